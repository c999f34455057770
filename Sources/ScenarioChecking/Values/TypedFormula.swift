internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import Quantities

/// A formula with its unit, after reading an expression.
struct TypedFormula {
  /// The formula.
  var formula: ValueFormula
  /// Its unit.
  var unit: Unit
  /// It was written as a percentage.
  var isPercent = false
  /// It was written in percentage points.
  var isPoints = false
  /// A CSV column of plain numbers of which is not said whether they are percentages.
  var plainColumn: PlainColumn?
  /// Where it was written.
  let range: SourceRange

  /// It is a number without any unit or sign of percent.
  var isUnitless: Bool { unit.isRatio && !isPercent && !isPoints && constant != nil }

  /// Its unit as messages say it.
  var words: String {
    if !unit.isRatio { return unit.words }
    if isPercent { return "a percentage" }
    if isPoints { return "percentage points" }
    return constant == nil ? "a ratio" : "a plain number"
  }

  /// The number it is, where nothing is drawn or referred to.
  var constant: Double? {
    if case .constant(let value) = formula { return value }
    return nil
  }
}

/// A column of plain numbers, drawn from without a word on what they are.
struct PlainColumn {
  /// Its name in the file.
  let name: String
  /// The mean of its numbers.
  let mean: Double
}

/// What is known about the place of an expression: whose value it is and how draws are made.
struct ValueContext {
  /// The full path of the value, the key of its draws.
  let path: String
  /// What an interval means here.
  let shape: QuantityDescription.Shape
  /// Draws are made each year.
  let eachYear: Bool
  /// Draws of their own by school or grade.
  var by: CellScope = .none
  /// The family behind `~`.
  var family: String?
  /// Where the family was written.
  var familyRange: SourceRange?
  /// Draws made so far; a second one in the same value has a name of its own.
  var draws = 0
  /// Something is drawn.
  var isDrawn: Bool { draws > 0 }

  /// The name of the next draw: the path, then `path#2`, `path#3`, ….
  mutating func nextName() -> String {
    draws += 1
    return draws == 1 ? path : "\(path)#\(draws)"
  }
}
