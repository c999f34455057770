internal import FigureCatalogue

/// A number of each fiscal year of the horizon, computed year by year when it is asked for.
struct Series: Hashable {
  /// Its position among the rules of its budget.
  let index: Int32
}

/// How one series comes about.
enum SeriesRule {
  /// The same number in every year.
  case constant(Double)
  case one(UnaryOperation, Series)
  case two(BinaryOperation, Series, Series)
  /// Left − right, or 0 where only rounding tells them apart.
  case difference(Series, Series)
  /// Left over right, or 0 where right is at most a number.
  case divideOrZero(Series, Series, above: Double)
  case sum([Series])
  /// The sum up to each year.
  case runningSum(Series)
  /// Another series under a name of its own.
  case named(FormulaBook.Subject, Series)
  /// A series that is only found when one of its years is asked for.
  case deferred((inout BudgetProjector) throws(Unanswered) -> Series)
  /// What a figure or value was in a fiscal year before the horizon, the same in every year of it.
  case past(FormulaBook.Subject, year: Int, (inout BudgetProjector) throws(Unanswered) -> Term)
  /// A rule of its own for each year.
  case yearly((inout BudgetProjector, Int) throws(Unanswered) -> Term)
}

/// Why a question has no answer yet, or none at all.
enum Unanswered: Error {
  /// A question needs its own answer: the way from it back to where it is asked again.
  case circle(way: [Question])
  /// Questions stand too deep in one another: the first of these has to be answered before. The
  /// others are the way to it, back to the one that was asked at first.
  case tooDeep(way: [Question])
  /// A formula names a figure that the budget does not have.
  case missing(FigureKey)
  /// A formula looks back at a figure in a fiscal year before the horizon that nothing says.
  case notGiven(FigureKey, year: Int)
}

/// One series in one year of the horizon, by its position.
struct Question: Hashable {
  let series: Series
  let position: Int
}
