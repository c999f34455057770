internal import Diagnostics
internal import ScenarioChecking

extension DiagnosticCode {
  static let peopleAndPositions = DiagnosticCode(
    "people-and-positions", .check,
    "The people at hand are more than 10 % off the positions of the first year: the difference is "
      + "hired or let go at once.")
  static let revenueAndSpending = DiagnosticCode(
    "revenue-and-spending", .check,
    "Revenue and spending of the first year are more than 10 % apart: a part of the budget is "
      + "missing or counted twice.")
  static let notReconciled = DiagnosticCode(
    "not-reconciled", .check,
    "Lines without an `adopted` amount: nothing compares them with the adopted budget.")
  static let sameMoneyTwice = DiagnosticCode(
    "same-money-twice", .check,
    "A revenue line looks like the money of a stream; both would pay.")

  static let nothingLeft = DiagnosticCode(
    "nothing-left", .check,
    "The other lines exceed the adopted total, so that the line that takes its rest is below zero.")

  static let firstYearCodes: [DiagnosticCode] = [
    peopleAndPositions, revenueAndSpending, notReconciled, sameMoneyTwice, nothingLeft,
  ]
}

/// The wording of what does not fit together in the first year.
enum FirstYearMessages {
  static func peopleAndPositions(
    _ range: SourceRange, group: String, people: Double, required: Double, from source: String,
    year: Int, positionsAreStated: Bool
  ) -> Diagnostic {
    let shown = [people, required].map { "\(ShownNumber.about($0)) FTE" }
    let gap = ShownNumber.about(abs(people - required))
    let share = ShownNumber.about(abs(people / required - 1) * 100)
    return Diagnostic(
      .peopleAndPositions, .warning,
      "`\(group)` has \(shown[0]) by its \(source) and \(shown[1]) required in FY\(year), "
        + "\(share) % \(people < required ? "too few" : "too many")",
      at: range,
      notes: [
        people < required
          ? "\(gap) FTE are hired in FY\(year)"
          : "\(gap) FTE leave, or wait for attrition, from FY\(year) on"
      ],
      fix: positionsAreStated
        ? "write `positions = \(shown[0])`, or check the \(source)"
        : "check the \(source), and the class sizes or ratio that `positions` follows")
  }

  static func revenueAndSpending(
    _ range: SourceRange, revenue: Double, spending: Double, year: Int
  ) -> Diagnostic {
    let share = ShownNumber.about(abs(revenue / spending - 1) * 100)
    return Diagnostic(
      .revenueAndSpending, .warning,
      "revenue of FY\(year) is \(share) % \(revenue < spending ? "below" : "above") its spending",
      at: range,
      notes: [
        "revenue $\(ShownNumber.dollars(revenue)), spending $\(ShownNumber.dollars(spending)), "
          + "without the plan"
      ],
      fix: "look for lines that are missing, stand twice or are totals of others")
  }

  static func notReconciled(
    _ range: SourceRange, side: String, lines: [String], share: Double, dollars: Double, year: Int
  ) -> Diagnostic {
    let names = lines.prefix(5).map { "`\($0)`" }.joined(separator: ", ")
    let more = lines.count > 5 ? " and \(lines.count - 5) more" : ""
    return Diagnostic(
      .notReconciled, .warning,
      "\(ShownNumber.about(share * 100)) % of FY\(year)'s \(side) has no `adopted` amount",
      at: range,
      notes: ["$\(ShownNumber.dollars(dollars)) on \(names)\(more)"],
      fix: "add `adopted = $…` to \(lines.count == 1 ? "the line" : "these lines")")
  }

  static func nothingLeft(
    _ range: SourceRange, side: String, total: Double, others: Double, year: Int
  ) -> Diagnostic {
    Diagnostic(
      .nothingLeft, .warning,
      "the other lines exceed FY\(year)'s adopted \(side) by $\(ShownNumber.dollars(others - total))",
      at: range,
      notes: [
        "adopted $\(ShownNumber.dollars(total)), other lines $\(ShownNumber.dollars(others)) at the medians"
      ],
      fix: "compare each other line with its `adopted` amount, or write the dollars of this one")
  }

  static func sameMoneyTwice(
    _ range: SourceRange, line: String, fund: String, other: SourceRange, because: String
  ) -> Diagnostic {
    Diagnostic(
      .sameMoneyTwice, .warning, "`\(line)` looks like the money of `\(fund)`", at: range,
      labels: [Diagnostic.Label(other, "the stream")],
      notes: [because, "the general fund and the stream would both spend it"],
      fix: "leave out the revenue line and the spending that it pays for, or the stream")
  }
}
