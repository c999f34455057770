import BudgetModel
import BudgetProjection
internal import FigureCatalogue
import ReportDocuments
import SummaryMeasures

/// The parts that reports on one run are put together from.
struct RunSections {
  /// What is reported.
  let reported: ReportedRun

  /// What the trials amount to.
  var run: RunSummary { reported.run }
  /// The budget.
  var budget: DistrictBudget { run.projected.budget }
  /// Where the figures come from.
  var provenance: Provenance { reported.provenance }
  /// The labels of the years of the horizon.
  var years: [String] { budget.years.map { "FY\($0)" } }
  /// Whether some saving comes about through the leaders' work.
  var hasInduced: Bool { run.lines.contains { $0.line.isInduced } }

  /// The probability of an event.
  func probability(_ family: HorizonEvent.Family, _ moment: HorizonEvent.Moment) -> Estimate? {
    run.probability(HorizonEvent(family, moment))?.estimate
  }

  /// A measure's statistics at a position of the horizon.
  func statistics(_ figure: Figure, at index: Int) -> Statistics? {
    run.measure(FigureKey(figure)).flatMap { $0.byYear.element(at: index) }?.statistics
  }

  /// A measure's mean at a position of the horizon.
  func mean(_ figure: Figure, at index: Int) -> Double? {
    statistics(figure, at: index)?.mean.value
  }

  /// A mean as dollars, rounded to what its error supports.
  func dollars(_ estimate: Estimate?) -> ReportCell {
    .dollars(estimate?.value, place: FigureFormat.place(error: estimate?.error))
  }

  /// An estimate with at most so many decimals, fewer where its error asks for it.
  func figure(_ estimate: Estimate?, decimals: Int) -> ReportCell {
    .number(
      estimate?.value, decimals: FigureFormat.decimals(error: estimate?.error, most: decimals))
  }

  /// A figure in the form of its unit: dollars, or a number with decimals fit for its size.
  func figure(_ estimate: Estimate?, unit: String) -> ReportCell {
    unit.hasPrefix("$") ? dollars(estimate) : figure(estimate, decimals: Self.decimals(unit))
  }

  /// An error in the form of its unit, with two significant digits.
  func error(_ error: Double?, unit: String) -> ReportCell {
    guard let error, error.isFinite else { return .missing }
    if unit.hasPrefix("$") {
      return error >= 10 ? .dollars(error) : .figure(error, .dollarsAndCents)
    }
    return .number(error, decimals: Self.decimals(unit) + 2)
  }

  /// An event in 100 futures, as exactly as its error supports.
  func frequency(_ estimate: Estimate?) -> ReportCell {
    .figure(estimate?.value, .frequency(error: estimate?.error))
  }

  /// The decimals of a unit: two for ratios, one for positions and averages, none for people.
  private static func decimals(_ unit: String) -> Int {
    if unit == "ratio" || unit.hasPrefix("share") { return 2 }
    return unit.hasPrefix("students") && unit != "students" ? 2 : 1
  }

  /// The place to round a table of means to: what the worst error of its lines supports, and at
  /// least what leaves `digits` significant digits of its largest figure.
  func place(digits: Int?) -> Double {
    let means = run.lines.flatMap { $0.byYear.map(\.mean) }
    let error = means.compactMap(\.error).max()
    let largest = means.map { abs($0.value) }.filter(\.isFinite).max() ?? 0
    let coarse = digits.map { FigureFormat.place(of: largest, digits: $0) } ?? 1
    return max(coarse, FigureFormat.place(error: error))
  }

  /// The provenance as small print.
  var footer: ReportPart {
    .footer(ProvenanceWording.lines(provenance))
  }
}
