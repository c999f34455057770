import BudgetModel
import BudgetProjection
internal import FigureCatalogue
import ReportDocuments
import SummaryMeasures

/// A section of the reports on one run, with what every section asks of it.
protocol RunSection {
  /// What is reported.
  var reported: ReportedRun { get }
}

extension RunSection {
  /// What the trials amount to.
  var run: RunSummary { reported.run }
  /// The budget.
  var budget: DistrictBudget { reported.budget }
  /// Where the figures come from.
  var provenance: Provenance { reported.provenance }
  /// The labels of the years of the horizon.
  var years: [String] { reported.years }

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
}

extension ReportedRun {
  /// The budget.
  var budget: DistrictBudget { run.projected.budget }
  /// The labels of the years of the horizon.
  var years: [String] { budget.years.map { "FY\($0)" } }
  /// Whether some saving comes about through the leaders' work.
  var hasInduced: Bool { run.lines.contains { $0.line.isInduced } }

  /// The place to round a table of means to: what the worst error of its lines supports, and at
  /// least what leaves `digits` significant digits of its largest figure.
  func place(digits: Int?) -> Double {
    let means = run.lines.flatMap { $0.byYear.map(\.mean) }
    let error = means.compactMap(\.error).max()
    let largest = means.map { abs($0.value) }.filter(\.isFinite).max() ?? 0
    let coarse = digits.map { FigureFormat.place(of: largest, digits: $0) } ?? 1
    return max(coarse, FigureFormat.place(error: error))
  }

  /// Things a person should know about this budget.
  var remarks: [ReportPart] {
    let remarks = run.projected.remarks
    return remarks.isEmpty ? [] : [.heading(level: 2, "Remarks"), .points(remarks)]
  }

  /// A report under a title, with district, plan, variant and years below it, and the provenance as
  /// small print at its end.
  func document(title: String, parts: [ReportPart]) -> ReportDocument {
    var words: [String] = []
    if let district = budget.header.text("district") { words.append(district) }
    words.append(budget.plan.title)
    if !budget.variants.isEmpty {
      words.append(budget.variants.map(\.title).joined(separator: " + "))
    }
    if let first = years.first, let last = years.last { words.append("\(first) to \(last)") }
    return ReportDocument(
      title: title, subtitle: words.filter { !$0.isEmpty }.joined(separator: " · "),
      parts: parts + [.footer(ProvenanceWording.lines(provenance))])
  }
}
