internal import ArgumentParser
internal import BudgetModel
internal import BudgetQuestions
internal import BudgetReports
internal import MonteCarlo

/// `evenkeel backtest FILE`: what earlier projections would have said, against what happened.
struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Compare projections from earlier years with what happened since.",
    discussion: """
      A scenario's students are projected as if nothing after the year were known, and compared with
      the later years that its enrollment gives. A CSV file of yearly figures is projected with the
      default spreads of the district's size. Without --from every year is tried. Examples:
        evenkeel backtest Scenarios/backtests/ascension.scenario --from FY2019
        evenkeel backtest finance.csv --year fiscal_year --students enrolment \\
          --series federal_revenue=federal_rev --series spending=total_exp
      """)

  @Argument(help: "A scenario whose enrollment gives several years, or a CSV file.")
  var file: String

  @Option(help: "The last year that is known, e.g. FY2019. Default: every year in turn.")
  var from: String?

  @Option(help: "A CSV file with what happened: columns year, grade and students.")
  var actuals: String?

  @Option(help: "The most years ahead.")
  var years: Int?

  @Option(help: "Of a CSV file: the column with the fiscal year.")
  var year: String?

  @Option(help: "Of a CSV file: the column with the number of students.")
  var students: String?

  @Option(
    help: .init(
      "Of a CSV file, once a column: students, local_tax, state_revenue, federal_revenue, revenue or "
        + "spending, and the column that holds it.", valueName: "figure=column"))
  var series: [String] = []

  @OptionGroup var simulation: SimulationOptions

  @OptionGroup var output: OutputOptions

  private var isTable: Bool { file.lowercased().hasSuffix(".csv") }

  private var parsedFrom: Int? { WrittenArguments.fiscalYear(from) }

  func validate() throws {
    if let from, parsedFrom == nil {
      throw ValidationError("--from is written FY2019, not \(from)")
    }
    if let years, !(1...60).contains(years) {
      throw ValidationError("--years is from 1 to 60, not \(years)")
    }
    if simulation.variant != nil { throw ValidationError("backtest takes no variant") }
    if simulation.deterministic {
      throw ValidationError("backtest compares ranges; it takes no --deterministic")
    }
    if isTable {
      if year == nil || students == nil || series.isEmpty {
        throw ValidationError("a CSV file needs --year, --students and --series")
      }
      if actuals != nil { throw ValidationError("--actuals is for a scenario") }
      _ = try columns()
    } else if year != nil || students != nil || !series.isEmpty {
      throw ValidationError("--year, --students and --series are for a CSV file")
    }
  }

  /// The columns of the options.
  private func columns() throws -> FinanceColumns {
    var found: [(figure: DefaultSpreads.Figure, column: String)] = []
    for entry in series.flatMap({ $0.split(separator: ",") }) {
      let parts = entry.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let figure = DefaultSpreads.Figure(rawValue: parts[0]) else {
        let known = DefaultSpreads.Figure.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError(
          "--series takes FIGURE=COLUMN with a figure of \(known), not \(entry)")
      }
      found.append((figure: figure, column: parts[1]))
    }
    return FinanceColumns(year: year ?? "", students: students ?? "", series: found)
  }

  func run() throws {
    let source = try ScenarioOpening.open(file, root: simulation.root)
    try OutputGuard.check(
      [("-o", output.output)], reading: source, and: actuals.map { [$0] } ?? [])
    let request = RunRequest(
      source: source, path: file, variants: .base, settings: simulation.settings)
    let result =
      isTable
      ? backtestFinance(request, try columns(), from: parsedFrom, most: years)
      : backtestStudents(request, from: parsedFrom, most: years, actuals: try readActuals())
    ScenarioOpening.show(result.diagnostics, as: .text)
    if let problem = result.problem {
      Terminal.complain("evenkeel: \(problem)\n")
      throw ExitStatus.scenarioError
    }
    guard let backtest = result.backtest else { throw ExitStatus.scenarioError }
    try output.write(backtest)
  }

  /// What happened, where a file of its own says it.
  private func readActuals() throws -> StudentActuals {
    guard let actuals else { return StudentActuals() }
    let read = StudentActuals(try ScenarioOpening.open(actuals, root: nil).file)
    guard read.diagnostics.isEmpty else {
      ScenarioOpening.show(read.diagnostics, as: .text)
      throw ExitStatus.scenarioError
    }
    return read
  }
}
