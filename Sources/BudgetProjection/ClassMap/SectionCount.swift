internal import BudgetModel
internal import CalculationGraphs

/// How the students of a cell become sections in one year, with every draw at its median.
public struct SectionCount: Sendable {
  /// Students for whom one section is planned.
  public let target: Double
  /// The most a class may hold; `nil` without a limit.
  public let cap: Double?
  /// By how much the target is stretched before rounding up: 1 + tolerance.
  let stretch: Double
  /// Sections that a student sits in.
  let courses: Double
  /// Students of the smallest section; `nil` where none is stated.
  let minimum: Double?
  /// How places over target become whole.
  let rounding: Rounding

  /// More students than this are not looked for.
  private static let mostStudents = 1 << 31

  /// Sections of some students with a target larger by some students.
  public func sections(of students: Int, targetPlus more: Int = 0) -> Double {
    var graph = GraphBuilder()
    return sections(of: students, targetPlus: more, &graph)
  }

  private func sections(
    of students: Int, targetPlus more: Int = 0, _ graph: inout GraphBuilder
  ) -> Double {
    let terms = SectionTerms(
      rounding: rounding, target: graph.constant((target + Double(more)) * stretch),
      minimum: minimum.map { graph.constant($0) }, cap: cap.map { graph.constant($0) })
    let node = terms.sections(
      of: graph.constant(Double(students)), seats: graph.constant(Double(students) * courses),
      &graph)
    guard let number = graph.constantValue(node) else {
      preconditionFailure("sections of given numbers are a number")
    }
    return number
  }

  /// Students by whom a class may still grow to the cap; `nil` without one.
  public var headroom: Double? { cap.map { $0 - target } }

  /// Whether the target, larger by some students and stretched by its tolerance, reaches the cap.
  public func capBinds(targetPlus more: Int) -> Bool {
    guard let cap else { return false }
    return (target + Double(more)) * stretch >= cap * (1 - 1e-9)
  }

  /// The most students that may still come before a section opens.
  public func seatsToSpare(beyond students: Int) -> Int {
    var graph = GraphBuilder()
    let now = sections(of: students, &graph)
    let more = Self.first(upTo: Self.mostStudents - students) { more in
      sections(of: students + more, &graph) > now
    }
    return (more ?? Self.mostStudents) - 1
  }

  /// How many students fewer close a section without any change; `nil` where there is none to close.
  public func closesAnyway(with students: Int) -> Int? {
    var graph = GraphBuilder()
    let now = sections(of: students, &graph)
    return Self.first(upTo: students) { sections(of: students - $0, &graph) < now }
  }

  /// The smallest number of students more in the target that removes a section; `nil` where none does.
  public func smallestStep(for students: Int) -> Int? {
    var graph = GraphBuilder()
    let now = sections(of: students, &graph)
    // A class of all places is the largest there can be.
    let most = (Double(students) * courses - target).rounded(.up)
    guard most >= 1 else { return nil }
    return Self.first(upTo: Int(min(most, Double(Self.mostStudents)))) {
      sections(of: students, targetPlus: $0, &graph) < now
    }
  }

  /// The first number from 1 of which something holds that goes on to hold; `nil` where it does not hold
  /// up to `last`.
  private static func first(upTo last: Int, _ holds: (Int) -> Bool) -> Int? {
    guard last >= 1 else { return nil }
    var high = 1
    while !holds(high) {
      if high == last { return nil }
      high = min(last, high * 2)
    }
    var low = high / 2
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
