import BudgetModel
import BudgetProjection
import ReportDocuments
import SummaryMeasures

extension RunSections {
  /// Class sizes in the last year: each rule without and with the plan.
  var classSizeTable: [ReportPart] {
    guard let last = years.indices.last, !run.classSizes.isEmpty else { return [] }
    let rows = classSizeRules.flatMap { rule in
      worlds(of: rule.id, Self.classFigures).map { world in
        let cells = Self.classFigures.map { figure in
          text(figure, rule.id, world.prefix, last)
        }
        return ReportTable.Row([rule.title + world.suffix] + cells)
      }
    }
    return [
      .table(
        ReportTable(
          caption: "Class sizes in \(years[last]) (means)",
          columns: [.init("", isNumber: false)]
            + Self.classFigures.map { .init($0.title, isNumber: true) },
          rows: rows, note: Self.classNote))
    ]
  }

  /// Every rule by year, without and with the plan.
  var classSizeTables: [ReportPart] {
    guard !run.classSizes.isEmpty else { return [] }
    var parts: [ReportPart] = [.heading(level: 2, "Class sizes")]
    for (place, rule) in classSizeRules.enumerated() {
      let shown = Self.classFigures.filter { entry($0.name, rule.id, "plan") != nil }
      let rows = shown.flatMap { figure in
        worlds(of: rule.id, [figure]).map { world in
          ReportTable.Row(
            [figure.title + world.suffix]
              + years.indices.map { text(figure, rule.id, world.prefix, $0) })
        }
      }
      parts.append(
        .table(
          ReportTable(
            caption: "\(rule.title) (means)",
            columns: [.init("", isNumber: false)] + years.map { .init($0, isNumber: true) },
            rows: rows,
            note: place == classSizeRules.count - 1 ? Self.classNote : nil)))
    }
    return parts
  }

  /// The figures of a rule with their headings and decimals; `nil` prints a number as it is.
  private static let classFigures: [(name: String, title: String, decimals: Int?)] = [
    ("students", "Students", 0), ("sections", "Sections", 1), ("fractional", "Fractional", 2),
    ("average", "Average", 2), ("target", "Target", nil), ("cap", "Cap", nil),
  ]

  /// Below the tables.
  private static let classNote =
    "Fractional is students over target, as budget offices count sections. A cap that differs by "
    + "grade is the lowest."

  /// The rules in declared order.
  private var classSizeRules: [(id: String, title: String)] {
    var rules: [(id: String, title: String)] = []
    for entry in run.classSizes where !rules.contains(where: { $0.id == entry.id }) {
      rules.append((entry.id, entry.title))
    }
    return rules
  }

  /// The worlds of some figures of a rule: one where the plan changes none of them.
  private func worlds(
    of rule: String, _ figures: [(name: String, title: String, decimals: Int?)]
  ) -> [(prefix: String, suffix: String)] {
    let isSame = figures.allSatisfy { figure in
      means(figure.name, rule, "status_quo") == means(figure.name, rule, "plan")
    }
    return isSame ? [("plan", "")] : [("status_quo", ", status quo"), ("plan", ", plan")]
  }

  private func means(_ name: String, _ rule: String, _ world: String) -> [Double] {
    entry(name, rule, world)?.map(\.mean.value) ?? []
  }

  private func entry(_ name: String, _ rule: String, _ world: String) -> [Statistics]? {
    run.classSizes.first { $0.id == rule && $0.name == "\(world).\(name)" }?.byYear
  }

  private func text(
    _ shown: (name: String, title: String, decimals: Int?), _ rule: String, _ world: String,
    _ index: Int
  ) -> String {
    guard let statistics = entry(shown.name, rule, world).flatMap({ ResultsWriter.at($0, index) })
    else { return FigureFormat.missing }
    if let decimals = shown.decimals { return figure(statistics.mean, decimals: decimals) }
    let isFixed = statistics.p5.value == statistics.p95.value
    return isFixed
      ? FormulaWording.number(statistics.mean.value) : figure(statistics.mean, decimals: 1)
  }
}
