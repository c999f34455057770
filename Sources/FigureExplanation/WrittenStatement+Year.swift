internal import BudgetModel
internal import Diagnostics

extension WrittenStatement {
  /// What was written about a value and acts in a year: the statement that holds, then every `set`.
  static func statements(of value: YearlyValue, in year: Int?) -> [WrittenStatement] {
    var statements: [WrittenStatement] = []
    let holding = value.segments.last { segment in
      guard let year else { return true }
      return (segment.firstYear ?? year) <= year && year <= (segment.lastYear ?? year)
    }
    if let holding {
      statements.append(
        WrittenStatement(
          author: nil, text: holding.text, place: holding.range?.place, source: holding.source,
          because: holding.because))
    }
    for change in value.changes {
      if let year, year < change.firstYear || year > (change.lastYear ?? year) { continue }
      statements.append(
        WrittenStatement(
          author: change.author, text: change.text, place: change.range.place,
          source: change.source, because: change.because))
    }
    return statements
  }
}
