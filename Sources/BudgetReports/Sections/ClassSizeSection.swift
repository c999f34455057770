import BudgetModel
import BudgetProjection
internal import Quantities
import ReportDocuments
import SummaryMeasures

/// Class sizes without and with the plan.
struct ClassSizeSection: RunSection {
  /// What is reported.
  let reported: ReportedRun

  /// Class sizes in the last year: each rule without and with the plan.
  var lastYear: [ReportPart] {
    guard let last = years.indices.last, !run.classSizes.isEmpty else { return [] }
    let rows = pairs.flatMap { pair in
      let isSame = pair.statusQuo.byYear == pair.plan.byYear
      let worlds = isSame ? [(pair.plan, "")] : Self.both(pair)
      return worlds.map { entry, suffix in
        ReportTable.Row(
          [.text(entry.rule.title + suffix)]
            + Self.shownFigures.map { cell($0, entry.byYear.element(at: last)) })
      }
    }
    return [
      .table(
        ReportTable(
          caption: "Class sizes in \(years[last]) (means)",
          columns: [.init("", isNumber: false)]
            + Self.shownFigures.map { .init($0.title, isNumber: true) },
          rows: rows, note: Self.classNote))
    ]
  }

  /// Every rule by year, without and with the plan.
  var tables: [ReportPart] {
    guard !run.classSizes.isEmpty else { return [] }
    let pairs = self.pairs
    return [.heading(level: 2, "Class sizes")]
      + pairs.enumerated().map { place, pair in
        let rows = Self.shownFigures.flatMap { figureRows($0, pair) }
        return .table(
          ReportTable(
            caption: "\(pair.plan.rule.title) (means)",
            columns: [.init("", isNumber: false)] + years.map { .init($0, isNumber: true) },
            rows: rows, note: place == pairs.count - 1 ? Self.classNote : nil))
      } + targetTables
  }

  /// The targets of schools and grades where they differ by place.
  private var targetTables: [ReportPart] {
    pairs.flatMap { pair in
      Self.both(pair).compactMap { entry, suffix -> ReportPart? in
        guard !entry.targets.isEmpty else { return nil }
        return .table(
          ReportTable(
            caption: ClassSizeWording.targets(entry.rule.title + suffix),
            columns: [.init("", isNumber: false)] + years.map { .init($0, isNumber: true) },
            rows: targetRows(entry)))
      }
    }
  }

  /// A row for the grades of a school that have the same targets in every year.
  private func targetRows(_ entry: ClassSizeSummary) -> [ReportTable.Row] {
    var rows: [(school: String, grades: [Grade], byYear: [Estimate])] = []
    for (cell, byYear) in entry.targets {
      guard let school = cell.school, let grade = cell.grade else { continue }
      if let same = rows.firstIndex(where: {
        $0.school == school && $0.byYear.map(\.value) == byYear.map(\.value)
      }) {
        rows[same].grades.append(grade)
      } else {
        rows.append((school, [grade], byYear))
      }
    }
    return rows.map { row in
      let title = budget.schools.first { $0.id == row.school }?.title ?? row.school
      return ReportTable.Row(
        [.text(ClassSizeWording.grades(of: title, row.grades))]
          + row.byYear.map {
            .number($0.value, decimals: FigureFormat.decimals(of: $0.value, most: 2))
          })
    }
  }

  /// A figure as it is shown: its name among the means, heading and decimals; `nil` prints a number
  /// with the decimals it has.
  private typealias ShownFigure = (name: ClassSizeFigure, title: String, decimals: Int?)

  /// The figures in their order.
  private static let shownFigures: [ShownFigure] = [
    (.students, "Students", 0), (.sections, "Sections", 1), (.fractional, "Fractional", 2),
    (.average, "Average", 2), (.target, "Target", nil), (.cap, "Cap", nil),
  ]

  /// Below the tables.
  private static let classNote =
    "Fractional is students over target, as budget offices count sections; average is mean students "
    + "over mean sections. A cap that differs by grade or place is the lowest."

  /// Each rule without and with the plan.
  private var pairs: [(statusQuo: ClassSizeSummary, plan: ClassSizeSummary)] {
    let plans = run.classSizes.filter(\.isPlan)
    return plans.compactMap { plan in
      run.classSizes.first { !$0.isPlan && $0.rule.id == plan.rule.id }.map { ($0, plan) }
    }
  }

  private static func both(
    _ pair: (statusQuo: ClassSizeSummary, plan: ClassSizeSummary)
  ) -> [(ClassSizeSummary, String)] {
    [(pair.statusQuo, ", status quo"), (pair.plan, ", plan")]
  }

  /// The rows of a figure: one where the plan does not change it, none where it is not defined.
  private func figureRows(
    _ figure: ShownFigure, _ pair: (statusQuo: ClassSizeSummary, plan: ClassSizeSummary)
  ) -> [ReportTable.Row] {
    func values(_ entry: ClassSizeSummary) -> [Estimate?] {
      entry.byYear.map { estimate(figure, $0) }
    }
    guard values(pair.plan).contains(where: { $0 != nil }) else { return [] }
    let isSame = values(pair.statusQuo) == values(pair.plan)
    return (isSame ? [(pair.plan, "")] : Self.both(pair)).map { entry, suffix in
      ReportTable.Row([.text(figure.title + suffix)] + entry.byYear.map { cell(figure, $0) })
    }
  }

  private func estimate(_ shown: ShownFigure, _ year: ClassSizeSummary.Year?) -> Estimate? {
    year.flatMap(shown.name.estimate)
  }

  private func cell(_ shown: ShownFigure, _ year: ClassSizeSummary.Year?) -> ReportCell {
    guard let found = estimate(shown, year) else { return .missing }
    if shown.name == .target, let most = year?.targetMost {
      return .text(ClassSizeWording.range(found.value, most.value))
    }
    if let decimals = shown.decimals { return .number(found, most: decimals) }
    return (found.error ?? 0) == 0
      ? .number(found.value, decimals: FigureFormat.decimals(of: found.value, most: 6))
      : .number(found, most: 1)
  }
}
