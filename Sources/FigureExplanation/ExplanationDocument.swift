public import ReportDocuments

/// An explanation as a report: value and range, the tree, what drives the figure.
///
/// The tree's lines are at most 80 columns wide; use the ASCII signs for the ASCII form.
public func explanationDocument(
  _ explained: ExplainedFigure, signs: TreeSigns = .unicode
) -> ReportDocument {
  let root = explained.root
  let year = root.year.map { " in FY\($0)" } ?? ""
  var subtitle = explained.scenario
  if !explained.variants.isEmpty {
    subtitle += ", with " + explained.variants.joined(separator: " and ")
  }
  var parts: [ReportPart] = [.definitions(summary(explained))]
  parts.append(.heading(level: 2, "Where it comes from"))
  parts.append(.drawing(TreeDrawing(signs: signs).lines(root)))
  parts.append(.heading(level: 2, "What drives it"))
  if explained.drivers.isEmpty {
    parts.append(.paragraph(explained.driversRemark ?? ExplanationMessages.weakDrivers))
  } else {
    parts.append(.table(table(explained.drivers)))
  }
  return ReportDocument(
    title: (root.title ?? root.name) + year, subtitle: subtitle, parts: parts)
}

/// Value, range and unit.
private func summary(_ explained: ExplainedFigure) -> [(term: String, meaning: String)] {
  let root = explained.root
  let trial = explained.trial.map { "in trial \($0 + 1)" } ?? "with every draw at its median"
  var entries: [(term: String, meaning: String)] = [
    ("Figure", root.name),
    ("Value", AmountWording.full(root.value, unit: root.unit) + ", " + trial),
  ]
  if let range = explained.range, root.unit == "0 or 1" {
    let share = AmountWording.short(range.mean, unit: "%")
    let trials = FigureFormat.number(Double(range.trials))
    entries.append(("Range", "holds in \(share) of \(trials) trials"))
  } else if let range = explained.range {
    let texts = [range.p5, range.p50, range.p95].map {
      AmountWording.short($0, unit: root.unit)
    }
    entries.append(
      (
        "Range",
        "p5 \(texts[0]), p50 \(texts[1]), p95 \(texts[2]), over "
          + "\(FigureFormat.number(Double(range.trials))) trials"
      ))
  } else {
    entries.append(("Range", ExplanationMessages.deterministicRange))
  }
  return entries
}

private func table(_ drivers: [FigureDriver]) -> ReportTable {
  let rows = drivers.map { driver in
    let cells = driver.draws == 1 ? "" : " (\(driver.draws) cells together)"
    return ReportTable.Row([
      .text(driver.name + cells), driver.year.map { "FY\($0)" } ?? "once",
      .number(driver.correlation, decimals: 2),
    ])
  }
  let trials = drivers.first?.trials ?? 0
  return ReportTable(
    caption: nil,
    columns: [
      ReportTable.Column("Draw", isNumber: false), ReportTable.Column("Drawn", isNumber: false),
      ReportTable.Column("Rank correlation", isNumber: true),
    ], rows: rows,
    note: "Spearman's rank correlation over \(FigureFormat.number(Double(trials))) trials.")
}
