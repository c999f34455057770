import BudgetModel
import BudgetProjection
public import ReportDocuments
import SummaryMeasures

/// The answer of `evenkeel map`: what larger classes come to in all, then a table a class size.
public func composeMapReport(_ map: ReportedMap) -> ReportDocument {
  let years = map.budget.years
  var parts: [ReportPart] = [
    .paragraph(
      MapWording.meaning(yearLabel(map.year), isDeterministic: map.provenance.isDeterministic)),
    .headline(MapWording.stays),
  ]
  parts += MapDistrictSection(map: map).parts
  for rule in map.summary.rules.indices { parts += MapRuleSection(map: map, position: rule).parts }
  parts.append(.footer(ProvenanceWording.lines(map.provenance)))
  return ReportDocument(
    title: MapWording.title(map.budget.header.title),
    subtitle: "\(yearLabel(years.lowerBound)) to \(yearLabel(years.upperBound))", parts: parts)
}

extension ReportedMap {
  /// The position of the tables' year.
  var yearPosition: Int { year - budget.years.lowerBound }
}

/// All cells larger: the district in one year, positions by year, and sections by class size.
struct MapDistrictSection {
  /// What is reported.
  let map: ReportedMap

  private var year: Int { map.yearPosition }
  private var summary: ClassMapSummary { map.summary }

  /// The tables with their notes.
  var parts: [ReportPart] {
    var parts: [ReportPart] = [.heading(level: 2, MapWording.districtHeading)]
    if let first = summary.together.first {
      parts.append(
        .paragraph(
          MapWording.together(
            first[year], yearLabel(map.year),
            isDeterministic: map.provenance.isDeterministic)))
    }
    parts += [positionTable, planTable]
    if map.budget.years.count > 1 { parts.append(yearTable) }
    parts.append(sectionTable)
    if summary.map.hasLeadersPerTeacher { parts.append(.paragraph(MapWording.leaders)) }
    return parts
  }

  /// Positions of one student more everywhere, as the one sentence that matters.
  var headline: [ReportPart] {
    summary.together.first.map {
      [.headline(MapWording.together($0[year], yearLabel(map.year), isDeterministic: false))]
    } ?? []
  }

  private func rows(_ cells: (ClassMapSummary.Together) -> [ReportCell]) -> [ReportTable.Row] {
    summary.together.enumerated().map { step, years in
      ReportTable.Row([.text(MapWording.more(step + 1))] + cells(years[year]))
    }
  }

  /// Positions as sums over cells, beside what budget offices count.
  private var positionTable: ReportPart {
    .table(
      ReportTable(
        caption: MapWording.positionCaption(yearLabel(map.year)),
        columns: [.init(MapWording.larger, isNumber: false)]
          + MapWording.positionHeadings.map { .init($0, isNumber: true) },
        rows: rows { step in
          [
            .mean(step.worth.positions), .worth(step.worth.hire), .worth(step.worth.average),
            .number(step.deterministic, decimals: 2), .mean(step.fractional),
          ]
        }, note: MapWording.positionNote))
  }

  /// The plan itself with larger classes.
  private var planTable: ReportPart {
    .table(
      ReportTable(
        caption: MapWording.planCaption(yearLabel(map.year)),
        columns: [.init(MapWording.larger, isNumber: false)]
          + MapWording.planHeadings.map { .init($0, isNumber: true) },
        rows: rows { step in
          [
            .mean(step.plan.freed), .mean(step.plan.usedByRelease), .mean(step.plan.saved),
            .mean(step.plan.waiting), .text(MapWording.change(step.plan.spending)),
          ]
        }, note: MapWording.planNote))
  }

  private var yearTable: ReportPart {
    let errors = summary.together.joined().compactMap(\.worth.positions.error)
    let decimals = FigureFormat.decimals(error: errors.max(), most: 2)
    return .table(
      ReportTable(
        caption: MapWording.yearCaption,
        columns: [.init(MapWording.larger, isNumber: false)]
          + map.budget.years.map { .init(yearLabel($0), isNumber: true) },
        rows: summary.together.enumerated().map { step, years in
          ReportTable.Row(
            [.text(MapWording.more(step + 1))]
              + years.map { .number($0.worth.positions.value, decimals: decimals) })
        }))
  }

  /// Sections by class size, whose positions alone add up.
  private var sectionTable: ReportPart {
    let rows = summary.rules.flatMap { rule in
      [ReportTable.Row([.text(rule.rule.rule.title)], kind: .group)]
        + rule.steps.map { step in
          let change = step.years[year]
          return ReportTable.Row([
            .text(MapWording.more(step.more, capBinds: change.capBinds)), .mean(change.removed),
            .text(MapWording.frequency(change.chance)),
            .number(change.deterministic), .mean(change.fractional),
            .mean(change.worth.positions), .enlarged(change.enlarged.inAdvance),
            .enlarged(change.enlarged.atCount),
          ])
        }
    }
    return .table(
      ReportTable(
        caption: MapWording.sectionCaption(yearLabel(map.year)),
        columns: [.init(MapWording.larger, isNumber: false)]
          + MapWording.sectionHeadings.map { .init($0, isNumber: true) },
        rows: rows, note: MapWording.sectionNote))
  }
}

extension ReportCell {
  /// A mean of sections or positions, with the decimals that its error supports.
  static func mean(_ estimate: Estimate) -> ReportCell {
    .number(estimate.value, decimals: FigureFormat.decimals(error: estimate.error, most: 2))
  }

  /// Dollars that sections are worth; a dash where no staff follows them.
  static func worth(_ estimate: Estimate?) -> ReportCell {
    guard let estimate else { return .nothing }
    return .dollars(
      estimate.value,
      place: max(FigureFormat.place(error: estimate.error), 1_000))
  }

  /// Classes enlarged for each section that goes; a dash where none goes.
  static func enlarged(_ classes: Double?) -> ReportCell {
    classes.map { .number($0, decimals: 1) } ?? .nothing
  }
}
