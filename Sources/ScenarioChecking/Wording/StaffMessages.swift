internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

extension DiagnosticCode {
  static let scheduleFile = DiagnosticCode(
    "schedule-file", .check,
    "A schedule or roster comes from a CSV file; each lane has every step once, without gaps.")
  static let offSchedule = DiagnosticCode(
    "off-schedule", .check, "The schedule has no such lane or step, or two lines share a step.")
  static let payForm = DiagnosticCode(
    "pay-form", .check,
    "A group has an average `salary` or stands on a `schedule`; each has keys of its own.")
  static let payerShares = DiagnosticCode(
    "payer-shares", .check, "The shares of `paid_by` sum to 100 %.")
  static let positionsForm = DiagnosticCode(
    "positions-form", .check,
    "Positions that end or are added go through their group's payroll, not through dollars.")

  static let staffCodes: [DiagnosticCode] = [
    scheduleFile, offSchedule, payForm, payerShares, positionsForm,
  ]
}

/// The wording of messages about staff: schedules, rosters, payers, positions.
enum StaffMessages {
  static func noScheduleFile(_ range: SourceRange, _ kind: String) -> Diagnostic {
    Diagnostic(
      .scheduleFile, "`\(kind)` is read from a CSV file", at: range,
      fix: "name it in front of the brace, e.g. `\(kind) licensed from \"data/\(kind).csv\" { … }`")
  }

  static func noScheduleRows(_ range: SourceRange, _ kind: String) -> Diagnostic {
    Diagnostic(
      .scheduleFile, "no row of this file is left for the \(kind)", at: range,
      fix: "compare each `where` with the cells of the file, letter by letter")
  }

  static func scheduleColumn(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .scheduleFile, "steps, salaries and people differ from row to row", at: range,
      fix: "name their column in the block, e.g. `step = column \"step\"`")
  }

  static func scheduleNumber(_ range: SourceRange, _ rule: String) -> Diagnostic {
    Diagnostic(.scheduleFile, "\(rule)", at: range, fix: "correct this cell of the file")
  }

  static func repeatedStep(
    _ range: SourceRange, _ first: SourceRange, lane: String, step: Int
  ) -> Diagnostic {
    Diagnostic(
      .scheduleFile, "step \(step) of lane `\(lane)` stands twice", at: range,
      labels: [Diagnostic.Label(first, "first given here")],
      fix: "take the rows of one schedule with `where COLUMN = \"…\"`")
  }

  static func stepGap(
    _ range: SourceRange, lane: String, after: Int, before: Int
  ) -> Diagnostic {
    Diagnostic(
      .scheduleFile, "lane `\(lane)` has no salary between step \(after) and step \(before)",
      at: range, notes: ["people move up one step a year, so that each step needs a salary"],
      fix: "add the missing steps, or number the steps without gaps")
  }

  static func missingRoster(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .payForm, "a group on a schedule needs its people by lane and step", at: range,
      notes: ["they are those of the year before the first one"],
      fix: "write `roster now from \"data/roster.csv\" { step = column \"step\"; lane = column "
        + "\"lane\"; fte = column \"n\" }` outside, and `roster = now` here")
  }

  static func payForm(_ range: SourceRange, _ key: String, needs schedule: String?) -> Diagnostic {
    let message =
      schedule == nil
      ? "`\(key)` does not stand beside `schedule`"
      : "`\(key)` needs a `schedule`"
    let fix =
      schedule == nil
      ? "remove it: the schedule and the roster say it"
      : "remove it, or write `schedule = …` instead of `salary`"
    return Diagnostic(.payForm, message, at: range, fix: fix)
  }

  static func rosterLane(_ range: SourceRange, _ schedule: String, _ lanes: [String]) -> Diagnostic
  {
    Diagnostic(
      .offSchedule, "this roster names no lanes, and `\(schedule)` has several", at: range,
      notes: ["lanes: " + lanes.prefix(12).joined(separator: ", ")],
      fix: "add `lane = column \"…\"`")
  }

  static func offSchedule(
    _ range: SourceRange, _ what: String, _ schedule: String, _ lanes: [String]
  ) -> Diagnostic {
    Diagnostic(
      .offSchedule, "the schedule `\(schedule)` has no \(what)", at: range,
      notes: ["lanes: " + lanes.prefix(12).joined(separator: ", ")],
      fix: "write one of its lanes as the file does")
  }

  static func offSchedule(
    _ range: SourceRange, _ what: String, _ schedule: String, _ lanes: [SalarySchedule.Lane]
  ) -> Diagnostic {
    let steps = lanes.prefix(6).map { "\($0.name) \($0.firstStep)..\($0.lastStep)" }
    return Diagnostic(
      .offSchedule, "the schedule `\(schedule)` has no \(what)", at: range,
      notes: ["steps: " + steps.joined(separator: ", ")], fix: "write one of its steps")
  }

  static func badSteps(_ range: SourceRange, _ keyword: String) -> Diagnostic {
    Diagnostic(
      .offSchedule, "steps are whole numbers from low to high", at: range,
      fix: "write e.g. `\(keyword) 1..5 = 18%`")
  }

  static func overlappingSteps(
    _ range: SourceRange, _ first: SourceRange, _ keyword: String
  ) -> Diagnostic {
    Diagnostic(
      .offSchedule, "two lines of `\(keyword)` share a step", at: range,
      labels: [Diagnostic.Label(first, "the other line")], fix: "give them steps that do not meet")
  }

  static func payerShares(_ range: SourceRange, _ total: Double?) -> Diagnostic {
    Diagnostic(
      .payerShares,
      total.map { "these shares sum to \(percent($0)), not to 100 %" }
        ?? "several payers need their shares", at: range,
      fix: "write e.g. `paid_by = 60% title1, 40% general`")
  }

  static func repeatedPayer(_ range: SourceRange, _ fund: String) -> Diagnostic {
    Diagnostic(
      .payerShares, "`\(fund)` stands twice", at: range, fix: "write its whole share once")
  }

  /// A share in percent with at most two decimals.
  private static func percent(_ share: Double) -> String {
    let hundredths = (share * 10_000).rounded()
    guard abs(hundredths) < 1e9 else { return "something else" }
    let whole = Int(hundredths) / 100
    let rest = Int(hundredths) % 100
    return rest == 0 ? "\(whole) %" : "\(whole).\(rest < 10 ? "0" : "")\(rest) %"
  }

  static func savesOrRemoves(_ block: Block, both: Bool) -> Diagnostic {
    Diagnostic(
      both ? .positionsForm : .missingKey,
      both
        ? "an expenditure saves dollars or removes positions, not both"
        : "`repurpose` needs `saves` or `removes`", at: block.header,
      fix: both
        ? "make two of it"
        : "add a line such as `saves = $160,000 per year`, or `removes = 2 FTE of aides`")
  }

  static func positionsForm(_ range: SourceRange, _ key: String, _ positions: String) -> Diagnostic
  {
    Diagnostic(
      .positionsForm, "`\(key)` does not stand beside `\(positions)`", at: range,
      notes: ["what positions cost or save comes about in their group's payroll, year by year"],
      fix: "remove it; a smaller number of positions says the same")
  }

  static func positionsOf(_ range: SourceRange, _ key: String, _ groups: [String]) -> Diagnostic {
    Diagnostic(
      .positionsForm, "`\(key)` is a number of FTE of a staff group", at: range,
      notes: groups.isEmpty ? [] : ["staff groups: " + groups.joined(separator: ", ")],
      fix: "write e.g. `\(key) = 2 FTE of \(groups.first ?? "aides")`")
  }
}
