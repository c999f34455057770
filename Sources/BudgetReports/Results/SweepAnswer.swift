import FigureCatalogue
public import ReportDocuments
public import ResultsData
import SummaryMeasures

/// The answer of `evenkeel sweep`: what the plan comes to with each value.
public struct SweepAnswer: DataAnswer {
  /// The sweep.
  public let sweep: ReportedSweep

  /// Makes an answer of a sweep.
  public init(_ sweep: ReportedSweep) { self.sweep = sweep }

  /// One report of all values.
  public var documents: [ReportDocument] { [composeSweepReport(sweep)] }

  /// The rows as JSON with a schema, and as a tidy table.
  public static var dataset: Dataset<SweepAnswer> {
    let origin: [Field<Provenance>] = [.seed, .trials, .sampling] + Field<Provenance>.origin
    return Dataset(
      title: "Results of evenkeel sweep --format json",
      "A plan with each value of a sweep, on the same draws.",
      record: Record(
        "results", "What one plan comes to with each value.",
        [
          .schemaVersion,
          Field<Provenance>.scenario.from { $0.sweep.provenance },
          .text("title", "The title of the scenario.") { $0.sweep.title },
          .texts("set", "The statements as written.") { $0.sweep.statements },
          .textOrNull("measure", "The measure that was asked for.") { $0.sweep.measure },
        ], origin.from { $0.sweep.provenance },
        [
          .dollars,
          .list("rows", "One entry for each combination of values.", of: .row) { $0.sweep.rows },
        ]),
      columns: [.scenario, .line, .measure, .stat, .value, .unit], value: .value)
  }
}

extension Record where Subject == ReportedSweep.Row {
  fileprivate static var row: Record {
    func estimate(
      _ name: String, _ summary: String, _ unit: String,
      _ value: @escaping @Sendable (SweepSummary) -> Estimate?
    ) -> Field<Subject> {
      .recordOrNull(name, summary, of: .swept(name, unit)) { value($0.summary) }
    }
    let balance = FigureKey(.generalFund(.balance))
    let balanceID = GeneralFundMeasure.all.first { $0.key == balance }?.id ?? "\(balance)"
    return Record(
      "row", "What the plan comes to with some values.",
      [
        .texts("values", "The value of each statement, in their order.") { $0.values },
        .column(.line) { $0.values.joined(separator: "; ") },
        estimate(
          "\(HorizonEvent(.covered, .everyYear))", "The odds that it is covered in every year.",
          "share"
        ) {
          $0.covered.everyYear
        },
        estimate(
          "\(HorizonEvent(.covered, .finalYear))", "The odds that it is covered in the last year.",
          "share"
        ) {
          $0.covered.finalYear
        },
        estimate(HorizonFigure.netCostSum.rawValue, "Mean net cost of all years.", "$") {
          $0.netCost
        },
        estimate("difference", "Mean difference of it to the plan as written.", "$") {
          $0.difference
        },
        estimate(balanceID, "Mean general-fund balance of the last year.", "$") { $0.balance },
        estimate(
          "\(HorizonEvent(.reserveBreach, .ever))", "The odds that the reserve floor is missed.",
          "share"
        ) {
          $0.breach
        },
        estimate(
          DistrictFigure.positionsSaved.rawValue, "Mean positions saved in the last year.", "FTE"
        ) { $0.saved },
        estimate("asked", "The measure asked for: a probability, or the last year's mean.", "") {
          $0.asked
        },
      ],
      [
        .count("less", "Trials in which it costs less than the plan as written.") {
          $0.summary.futures.less
        },
        .count("same", "Trials in which it costs the same.") { $0.summary.futures.same },
        .count("more", "Trials in which it costs more.") { $0.summary.futures.more },
        .flag("cap_binds", "Whether a class size's cap is below its target.") {
          $0.summary.capBinds
        },
      ])
  }
}

extension Record where Subject == Estimate {
  /// An estimate of a row under a name.
  fileprivate static func swept(_ name: String, _ unit: String) -> Record {
    Record(
      "estimate", "A number with its Monte Carlo error.",
      [.column(.measure, name), .column(.unit, unit)],
      Field<Estimate?>.estimate("value", "The number.", row: "mean").from { $0 })
  }
}
