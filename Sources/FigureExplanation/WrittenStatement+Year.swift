internal import BudgetModel
internal import Diagnostics
internal import Quantities

extension WrittenStatement {
  /// What was written about a value and makes its number in a year: the statement that holds, one
  /// whose growth it keeps, and every `set` that acts. What a later `=` replaces is left out.
  static func statements(of value: YearlyValue, in year: Int?, at cell: Place? = nil)
    -> [WrittenStatement]
  {
    let acting = value.changes.filter { change in
      year.map { change.acts(in: $0, at: cell) } ?? change.acts(at: cell)
    }
    let replacing = acting.lastIndex { $0.operation == .replace }
    var statements: [WrittenStatement] = []
    let isBaseSeen = replacing.map { grows(since: acting[$0], in: year) } ?? true
    if isBaseSeen { statements += written(value, in: year) }
    for change in acting[(replacing ?? 0)...] {
      statements.append(
        WrittenStatement(
          author: change.author, text: change.text, place: change.range.place,
          source: change.source, because: change.because))
    }
    return statements
  }

  /// Whether a replaced value goes on growing at the rate of the value's own statement.
  private static func grows(since change: ValueChange, in year: Int?) -> Bool {
    change.growth == nil && year.map { $0 > change.firstYear } ?? true
  }

  /// The segment that holds in a year; of those dated before the horizon the one of the year.
  private static func holding(_ value: YearlyValue, in year: Int) -> Int? {
    guard let holding = value.segment(holdingIn: year), value.segments[holding].holdsAlways else {
      return value.segment(holdingIn: year)
    }
    return value.segments.lastIndex { $0.holdsAlways && $0.datedYear <= year } ?? holding
  }

  /// The segment that holds in a year, before it the one whose growth it keeps.
  private static func written(_ value: YearlyValue, in year: Int?) -> [WrittenStatement] {
    guard let holding = year.map({ holding(value, in: $0) }) ?? value.segments.indices.last
    else { return [] }
    let segment = value.segments[holding]
    var found = [segment]
    let isLater = year.map { $0 > segment.datedYear } ?? true
    if segment.growth == nil, isLater,
      let earlier = value.segments[..<holding].last(where: { $0.growth != nil })
    {
      found.insert(earlier, at: 0)
    }
    return found.map { segment in
      WrittenStatement(
        author: nil, text: segment.text, place: segment.range?.place, source: segment.source,
        because: segment.because)
    }
  }
}
