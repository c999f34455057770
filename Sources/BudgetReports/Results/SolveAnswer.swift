import BudgetModel
public import ReportDocuments
public import ResultsData
import SummaryMeasures

/// The answer of `evenkeel solve`: a value, with everything that was run to find it.
public struct SolveAnswer: DataAnswer {
  /// The answer.
  public let solution: ReportedSolution

  /// Makes an answer of a solution.
  public init(_ solution: ReportedSolution) { self.solution = solution }

  /// One report.
  public var documents: [ReportDocument] { [composeSolveReport(solution)] }

  /// The answer as JSON with a schema, and the values that were run as a tidy table.
  public static var dataset: Dataset<SolveAnswer> {
    let origin: [Field<Provenance>] = [.seed, .trials, .sampling] + Field<Provenance>.origin
    return Dataset(
      title: "Results of evenkeel solve --format json",
      "The value of a key with which a goal holds.",
      record: Record(
        "results", "The value of a key with which a goal holds, on one scenario.",
        [
          .schemaVersion,
          Field<Provenance>.scenario.from { $0.solution.provenance },
          .text("title", "The title of the scenario.") { $0.solution.title },
          .text("find", "The path of the key, with its world and years.") { $0.solution.find },
          .texts("so_that", "The goals as written.") { $0.solution.goals },
          .choice("direction", "Which value is wanted.") { $0.solution.direction },
          .record("range", "The values among which it was looked for.", of: .range) {
            $0.solution.range
          },
        ], origin.from { $0.solution.provenance },
        [
          .dollars,
          .textOrNull("best", "The best value by estimate; null where none meets the goal.") {
            $0.solution.row($0.solution.best)?.value
          },
          .textOrNull("safe", "The best value whose whole intervals meet the goal.") {
            $0.solution.row($0.solution.safe)?.value
          },
          .textOrNull("nearest", "Where none meets the goal: the value that comes nearest.") {
            $0.solution.nearest?.row.value
          },
          .list("tried", "Every value that was run, from the lowest.", of: .row) { answer in
            answer.solution.tried.map { SeededRow(row: $0, seed: answer.solution.provenance.seed) }
          },
          .list("crossings", "Where the goal begins or ends to hold.", of: .crossing) {
            $0.solution.crossings
          },
          .list(
            "independent", "The best and the safe value on draws by which they were not chosen.",
            of: .row
          ) { answer in
            (answer.solution.independent?.rows ?? []).map {
              SeededRow(row: $0, seed: answer.solution.independent?.seed ?? 0)
            }
          },
          .list("causes", "Why futures are not covered at the nearest value.", of: .cause) {
            $0.solution.nearest?.causes.causes ?? []
          },
        ]),
      columns: [.scenario, .line, .seed, .measure, .stat, .value, .unit], value: .value)
  }
}

/// A value that was run, with the seed of its draws.
private struct SeededRow {
  /// The value with its goals.
  let row: ReportedSolution.Row
  /// The seed.
  let seed: UInt64
}

extension TableColumn {
  /// The seed of the draws.
  fileprivate static let seed = TableColumn("seed")
}

extension Record where Subject == ReportedSolution.Range {
  fileprivate static var range: Record {
    Record(
      "range", "Values from the lowest upwards by whole steps.",
      [
        .text("low", "The lowest value.") { $0.low },
        .text("high", "The highest value.") { $0.high },
        .text("step", "From one value to the next.") { $0.step },
        .count("values", "The number of values.") { $0.count },
      ])
  }
}

extension Record where Subject == SeededRow {
  fileprivate static var row: Record {
    Record(
      "row", "How the plan with a value stands against the goals.",
      [
        .text("value", "The value as written.") { $0.row.value }.filling(.line),
        .number("number", "Its number; 50 for 50 %.") { $0.row.number },
        .text("seed", "The seed of the draws.") { String($0.seed) }.filling(.seed),
        .flag("met", "Whether the number of each goal meets it.") { $0.row.isMet },
        .flag("safe", "Whether the whole interval of each does.") { $0.row.isSafe },
        .list("goals", "One entry a goal.", of: .goal) { $0.row.goals },
      ])
  }
}

extension Record where Subject == GoalSummary {
  fileprivate static var goal: Record {
    Record(
      "goal", "The number of a goal.",
      [
        .text("goal", "The goal as written.") { $0.check.text }.filling(.measure),
        .column(.unit) { goal in
          switch goal.form {
          case .share: "share"
          case .dollars: "$"
          case .plain: ""
          }
        },
        Field("year", .nullable(.fiscalYear), "The year that speaks for it; null for all years.") {
          $0.year.map { .string(yearLabel($0)) } ?? .null
        },
        .number("asked", "The number that is asked for.") { $0.threshold },
        .flag("met", "Whether the number meets it.") { $0.isMet },
        .choice("outcome", "Whether the whole interval does: passed, failed or undecided.") {
          $0.outcome
        },
      ],
      Field<Estimate?>.estimate("value", "The number.", row: "value", errorHasRow: true).from {
        $0.estimate
      })
  }
}

extension Record where Subject == ReportedSolution.Crossing {
  fileprivate static var crossing: Record {
    Record(
      "crossing", "Two neighbouring values between which the goal begins or ends to hold.",
      [
        .text("low", "The lower value.") { $0.low },
        .text("high", "The higher value.") { $0.high },
        .flag("holds_below", "Whether the goal holds at the lower one.") { $0.holdsBelow },
      ])
  }
}
