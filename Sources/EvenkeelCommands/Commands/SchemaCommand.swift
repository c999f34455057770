internal import ArgumentParser
internal import BudgetReports
internal import Diagnostics
internal import ResultsData

/// `evenkeel schema NAME`: the published form of JSON outputs.
struct SchemaCommand: ParsableCommand {
  /// What has a schema.
  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case results, compare, sweep, map, stress, solve, exchange, tornado, enrollment, unwind
    case roll, backtest, messages
  }

  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract:
      "Print the JSON Schema of the results of a command, or of messages."
  )

  @Argument(
    help:
      "results (run), compare, sweep, map, stress, solve, exchange, tornado, enrollment, unwind, roll, backtest (all --format json) or messages (check --messages json)."
  )
  var subject = Subject.results

  func run() throws {
    let schema =
      switch subject {
      case .results: RunAnswer.dataset.schema
      case .compare: ComparisonAnswer.dataset.schema
      case .sweep: SweepAnswer.dataset.schema
      case .tornado: TornadoAnswer.dataset.schema
      case .solve: SolveAnswer.dataset.schema
      case .exchange: ExchangeAnswer.dataset.schema
      case .stress: StressAnswer.dataset.schema
      case .map: MapAnswer.dataset.schema
      case .enrollment: EnrollmentAnswer.dataset.schema
      case .unwind: UnwindAnswer.dataset.schema
      case .roll: RollAnswer.dataset.schema
      case .backtest: ReportedBacktest.dataset.schema
      case .messages: Record<Diagnostic>.messageSchema
      }
    try Terminal.write(schema.written())
  }
}
