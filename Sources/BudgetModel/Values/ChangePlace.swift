public import Quantities

/// The schools and grades in which a `set` acts.
public struct ChangePlace: Sendable, Hashable {
  /// The schools by their ids; `nil` for all.
  public let schools: Set<String>?
  /// The grades; `nil` for all.
  public let grades: Set<Grade>?
  /// As written, e.g. `at north, west in grades 3..5`.
  public let text: String

  /// Makes a place.
  public init(schools: Set<String>?, grades: Set<Grade>?, text: String) {
    self.schools = schools
    self.grades = grades
    self.text = text
  }

  /// Whether a cell lies in it; of a place without a grade the school decides where all grades count.
  public func covers(_ cell: Place) -> Bool {
    let isSchool = schools.map { schools in cell.school.map(schools.contains) ?? false } ?? true
    let isGrade = grades.map { grades in cell.grade.map(grades.contains) ?? false } ?? true
    return isSchool && isGrade
  }

  /// Whether every cell of another place lies in this one.
  public func covers(_ other: ChangePlace) -> Bool {
    func holds<Value>(_ mine: Set<Value>?, _ its: Set<Value>?) -> Bool {
      mine.map { mine in its.map(mine.isSuperset) ?? false } ?? true
    }
    return holds(schools, other.schools) && holds(grades, other.grades)
  }

  /// Whether two places may share a cell.
  public func meets(_ other: ChangePlace) -> Bool {
    func meet<Value>(_ mine: Set<Value>?, _ its: Set<Value>?) -> Bool {
      guard let mine, let its else { return true }
      return !mine.isDisjoint(with: its)
    }
    return meet(schools, other.schools) && meet(grades, other.grades)
  }
}

extension ValueChange {
  /// A variant's change that takes the place of this one.
  public struct Replacement: Sendable {
    /// Where; `nil` everywhere.
    public let place: ChangePlace?
    /// The last fiscal year in which it does.
    public let lastYear: Int

    /// Makes a replacement.
    public init(place: ChangePlace?, lastYear: Int) {
      self.place = place
      self.lastYear = lastYear
    }
  }

  /// Whether it acts on a cell at all; one with a place leaves the value of the whole alone.
  public func acts(at cell: Place?) -> Bool {
    guard let place else { return true }
    return cell.map(place.covers) ?? false
  }

  /// Whether it acts in a fiscal year on a cell, or on the value of the whole.
  public func acts(in year: Int, at cell: Place? = nil) -> Bool {
    guard firstYear <= year, year <= (lastYear ?? year), acts(at: cell) else { return false }
    return !replacements.contains { replacement in
      guard year <= replacement.lastYear else { return false }
      guard let place = replacement.place else { return true }
      return cell.map(place.covers) ?? false
    }
  }
}

extension YearlyValue {
  /// Whether it may differ from cell to cell because a `set` has a place.
  public var differsByPlace: Bool { changes.contains { $0.place != nil } }

  /// The number in a fiscal year at a cell, or of the whole, where nothing is drawn, named or grown; else
  /// `nil`.
  public func constant(in year: Int, at cell: Place? = nil) -> Double? {
    guard let holding = segment(holdingIn: year), segments[holding].growth == nil,
      segments[holding].ramp.isEmpty, case .constant(var value) = segments[holding].formula
    else { return nil }
    for change in changes where change.acts(in: year, at: cell) {
      guard change.growth == nil, case .constant(let operand) = change.operand else { return nil }
      value = change.operation.applied(to: value, operand)
    }
    return value
  }
}

extension ValueChange.Operation {
  /// What the operation makes of a number.
  public func applied(to value: Double, _ operand: Double) -> Double {
    switch self {
    case .replace: operand
    case .increase: value + operand
    case .decrease: value - operand
    case .scale: value * operand
    case .hold: value
    }
  }
}
