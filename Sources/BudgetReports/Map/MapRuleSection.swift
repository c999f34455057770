import BudgetModel
import BudgetProjection
import Quantities
import ReportDocuments
import SummaryMeasures

/// One class size: schools by grades, then every cell.
struct MapRuleSection {
  /// What is reported.
  let map: ReportedMap
  /// The class size, by position in the map.
  let position: Int

  private var year: Int { map.yearPosition }
  private var rule: ClassMapSummary.Rule { map.summary.rules[position] }
  private var cells: [ClassMapSummary.Cell] { Array(map.summary.cells[rule.rule.cells]) }

  /// A school's cells with what they come to one student larger.
  private struct SchoolCells {
    let school: School
    let cells: [ClassMapSummary.Cell]
    let positions: Double
    let hire: Double?
    /// The largest error of the sums.
    let error: Double?
  }

  /// Heading, sentences and tables.
  var parts: [ReportPart] {
    cells.isEmpty
      ? [] : [.heading(level: 2, rule.rule.rule.title)] + inShort + [cellTable(schools)]
  }

  /// Sentences, and schools by grades.
  var inShort: [ReportPart] {
    guard let first = cells.first, let change = rule.steps.first?.years[year] else { return [] }
    var parts: [ReportPart] = [
      .paragraph(MapWording.classSize(first.years[year], likeliestWords(change)))
    ]
    if !rule.rule.isStaffed { parts.append(.paragraph(MapWording.unstaffed)) }
    if !rule.rule.rule.isCombined { parts.append(gridTable(schools)) }
    return parts
  }

  /// The likeliest cell, and what those come to that lose a section at the median.
  private func likeliestWords(_ change: ClassMapSummary.RuleChange) -> String {
    guard let likeliest = cells.max(by: { chance($0).value < chance($1).value }) else { return "" }
    return MapWording.likeliest(
      place: MapWording.place(likeliest), chance: chance(likeliest), cells: cells.count,
      change: change, isCertain: rule.rule.hasLoad,
      isDeterministic: map.provenance.isDeterministic)
  }

  private func chance(_ cell: ClassMapSummary.Cell) -> Estimate { cell.steps[0].years[year].chance }

  /// Schools by expected positions, most on top.
  private var schools: [SchoolCells] {
    var order: [String] = []
    for school in cells.map(\.cell.school.id) where !order.contains(school) { order.append(school) }
    let all = order.compactMap { id -> SchoolCells? in
      let own = cells.filter { $0.cell.school.id == id }
      guard let first = own.first else { return nil }
      let worth = own.map { $0.steps[0].years[year].worth }
      let hire = worth.compactMap(\.hire)
      return SchoolCells(
        school: first.cell.school, cells: own,
        positions: worth.reduce(0) { $0 + $1.positions.value },
        hire: hire.isEmpty ? nil : hire.reduce(0) { $0 + $1.value },
        error: worth.compactMap(\.positions.error).max())
    }
    let ranked = all.enumerated().sorted { left, right in
      left.element.positions != right.element.positions
        ? left.element.positions > right.element.positions : left.offset < right.offset
    }
    return ranked.map(\.element)
  }

  // MARK: schools by grades

  private func gridTable(_ schools: [SchoolCells]) -> ReportPart {
    let grades = rule.rule.rule.grades.filter { grade in
      cells.contains { $0.cell.grades == [grade] }
    }
    let rows = schools.map { school in
      HeatMap.Row(
        title: MapWording.school(school.school),
        cells: grades.map { grade in
          school.cells.first { $0.cell.grades == [grade] }.map(gridCell)
        },
        totals: [
          .number(school.positions, decimals: 2),
          school.hire.map { .dollars($0, place: 1_000) } ?? .nothing,
        ])
    }
    return .chart(
      .heatMap(
        HeatMap(
          caption: MapWording.gridCaption(yearLabel(map.year), isPositions: rule.rule.hasLoad),
          pageCaption: MapWording.gridPageCaption(yearLabel(map.year)),
          rowHeading: MapWording.schoolHeading, columns: grades.map(\.rawValue),
          totals: MapWording.gridHeadings,
          modes: [MapWording.chanceMode(isPositions: rule.rule.hasLoad)] + MapWording.otherModes,
          rows: rows, darkest: darkest, isShare: !rule.rule.hasLoad)))
  }

  /// The end of the darkest shade, the same for all class sizes whose cells say the same: five steps that
  /// reach the largest cell.
  private var darkest: Double {
    let alike = map.summary.rules.indices.filter {
      map.summary.rules[$0].rule.hasLoad == rule.rule.hasLoad
    }
    let largest = alike.flatMap { map.summary.cells[map.summary.rules[$0].rule.cells] }.map(shade)
    let most = largest.max() ?? 0
    let steps = [0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.15, 0.2]
    return 5 * (steps.first { most <= 5 * $0 } ?? most / 5)
  }

  /// What shades a cell: the odds that a section goes, or positions where one nearly always does.
  private func shade(_ cell: ClassMapSummary.Cell) -> Double {
    let change = cell.steps[0].years[year]
    return rule.rule.hasLoad ? change.worth.positions.value : change.chance.value
  }

  /// A cell of the grid: shaded by what its first text says.
  private func gridCell(_ cell: ClassMapSummary.Cell) -> HeatMap.Cell {
    let change = cell.steps[0].years[year]
    return HeatMap.Cell(
      shade: shade(cell),
      words: [
        stepCell(change).text,
        change.worth.hire.map { FigureFormat.shortDollars($0.value, decimals: 0) } ?? "–",
        FigureFormat.number(Double(cell.years[year].seatsToSpare)),
      ])
  }

  /// The odds that a section goes; positions where a student sits in several sections, of which one
  /// nearly always goes.
  private func stepCell(_ change: ClassMapSummary.CellChange) -> ReportCell {
    rule.rule.hasLoad
      ? .number(change.worth.positions.value, decimals: 2)
      : .text(MapWording.frequency(change.chance))
  }

  // MARK: cells

  /// So many steps have a column in the table of cells.
  private static let mostColumns = 4

  private func cellTable(_ schools: [SchoolCells]) -> ReportPart {
    let steps = min(rule.rule.steps, Self.mostColumns)
    let isCompared = cells.contains { $0.cell.comparability != nil }
    var headings = MapWording.cellHeadings + (1...steps).map { MapWording.more($0) }
    headings.append(MapWording.everyYear)
    if isCompared { headings.append(MapWording.comparability) }
    var rows: [ReportTable.Row] = []
    for school in schools {
      let title = MapWording.schoolRow(school.school, site: site(school.cells))
      rows.append(ReportTable.Row([.text(title)], kind: .group))
      for cell in school.cells {
        rows.append(ReportTable.Row(cells(of: cell, steps: steps, isCompared: isCompared)))
      }
    }
    return .table(
      ReportTable(
        caption: MapWording.cellCaption(yearLabel(map.year), isPositions: rule.rule.hasLoad),
        columns: [.init(MapWording.gradeHeading, isNumber: false)]
          + headings.map { .init($0, isNumber: true) },
        rows: rows, note: MapWording.cellNote(isCompared: isCompared)))
  }

  /// A cell's row: its grade, as planned, what goes with larger classes, and the ratio after it.
  private func cells(
    of cell: ClassMapSummary.Cell, steps: Int, isCompared: Bool
  ) -> [ReportCell] {
    var row: [ReportCell] = [.text(MapWording.grades(cell.cell.grades))]
    row += planned(cell.years[year])
    row += cell.steps.prefix(steps).map { stepCell($0.years[year]) }
    row.append(.text(MapWording.frequency(cell.steps[0].everyYear)))
    if isCompared {
      let ratio = cell.steps[0].years[year].comparability
      row.append(ratio.map { .number($0.value, decimals: 2) } ?? .nothing)
    }
    return row
  }

  /// A cell as planned, at the median of its students.
  private func planned(_ cell: ClassMapSummary.CellYear) -> [ReportCell] {
    [
      .number(Double(cell.students.p50)), .number(cell.sections),
      cell.smallestStep.map { .text(MapWording.more($0)) } ?? .text(MapWording.none),
      .number(Double(cell.seatsToSpare)),
      cell.closesAnyway.map { .number(-Double($0)) } ?? .nothing,
    ]
  }

  /// The school's average under a limit, now and after one student more in its first cell.
  private func site(_ cells: [ClassMapSummary.Cell]) -> (average: Double, limit: Double)? {
    cells.lazy.compactMap { $0.years[year].site }.first
  }
}
