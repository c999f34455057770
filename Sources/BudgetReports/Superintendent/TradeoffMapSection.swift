import BudgetModel
import BudgetProjection
import Quantities
import ReportDocuments
import SummaryMeasures

/// The +1 map as a superintendent reads it: by school and grade, the likeliest grades, who gets the extra
/// student, and class sizes before and after.
struct TradeoffMapSection {
  /// What is reported.
  let map: ReportedMap

  private var year: Int { map.yearPosition }
  private var cells: [ClassMapSummary.Cell] { map.summary.cells }

  /// So many grades stand among the likeliest.
  private static let mostCells = 10

  /// Every section.
  var parts: [ReportPart] {
    var parts: [ReportPart] = [
      .heading(level: 2, SuperintendentWording.mapHeading), .paragraph(MapWording.stays),
    ]
    let sections = map.summary.rules.indices.compactMap { rule -> [ReportPart]? in
      let section = MapRuleSection(map: map, position: rule).inShort
      guard !section.isEmpty else { return nil }
      return [.heading(level: 3, map.summary.rules[rule].rule.rule.title)] + section
    }
    // Two maps stand side by side.
    for first in stride(from: 0, to: sections.count, by: 2) {
      parts.append(.columns(Array(sections[first..<min(first + 2, sections.count)])))
    }
    return parts + likeliest + titleOne + beforeAndAfter
  }

  // MARK: the likeliest grades

  /// Cells whose odds say something: where students sit in several sections, one nearly always goes.
  private var likeliest: [ReportPart] {
    let ranked = cells.enumerated().filter { !map.summary.rules[$0.element.rule].rule.hasLoad }
      .sorted { left, right in
        let odds = [left, right].map { $0.element.steps[0].years[year].chance.value }
        return odds[0] != odds[1] ? odds[0] > odds[1] : left.offset < right.offset
      }.prefix(Self.mostCells).map(\.element)
    guard ranked.count > 1 else { return [] }
    let rows = ranked.map { cell in
      let planned = cell.years[year]
      let change = cell.steps[0].years[year]
      return ReportTable.Row([
        .text(MapWording.school(cell.cell.school)), .text(MapWording.grades(cell.cell.grades)),
        .number(Double(planned.students.p50)), .number(planned.sections),
        .number(Double(planned.seatsToSpare)), .text(MapWording.frequency(change.chance)),
        .worth(change.worth.hire),
      ])
    }
    let words = SuperintendentWording.likeliestHeadings
    return [
      .table(
        ReportTable(
          caption: SuperintendentWording.likeliest(rows.count, yearLabel(map.year)),
          columns: words.prefix(2).map { .init($0, isNumber: false) }
            + words.dropFirst(2).map { .init($0, isNumber: true) }, rows: rows,
          note: SuperintendentWording.likeliestNote))
    ]
  }

  // MARK: who gets the extra student

  private var titleOne: [ReportPart] {
    var order: [String] = []
    for status in cells.map(\.cell.school.titleOne) where !order.contains(status) {
      order.append(status)
    }
    guard order.count > 1 else {
      return order.first.map {
        [.paragraph(SuperintendentWording.oneStatus(isTitleOne: $0 != "none"))]
      } ?? []
    }
    let rows = map.summary.rules.flatMap { rule in
      let own = Array(cells[rule.rule.cells])
      return [ReportTable.Row([.text(rule.rule.rule.title)], kind: .group)]
        + order.compactMap { status in
          self.row(status, own.filter { $0.cell.school.titleOne == status })
        }
    }
    return [
      .table(
        ReportTable(
          caption: SuperintendentWording.titleOne(yearLabel(map.year)),
          columns: [.init(SuperintendentWording.titleOneHeadings[0], isNumber: false)]
            + SuperintendentWording.titleOneHeadings.dropFirst().map { .init($0, isNumber: true) },
          rows: rows, note: SuperintendentWording.titleOneNote))
    ]
  }

  /// The schools of one status in a level; nothing where it has none.
  private func row(_ status: String, _ own: [ClassMapSummary.Cell]) -> ReportTable.Row? {
    guard !own.isEmpty else { return nil }
    let seats = own.reduce(0) { $0 + $1.years[year].classes.plan.seats.value }
    let sections = own.reduce(0) { $0 + $1.years[year].classes.plan.sections.value }
    let removed = own.reduce(0) { $0 + $1.steps[0].years[year].removed.value }
    let positions = own.reduce(0) { $0 + $1.steps[0].years[year].worth.positions.value }
    func average(_ sections: Double) -> ReportCell {
      sections > 0 ? .number(seats / sections, decimals: 1) : .nothing
    }
    return ReportTable.Row([
      .text(SuperintendentWording.status(status)),
      .number(Double(Set(own.map(\.cell.school.id)).count)), average(sections),
      average(sections - removed), .number(positions, decimals: 1),
    ])
  }

  // MARK: before and after

  /// Class sizes without and with the plan by school and grade in the last year, a table a level.
  private var beforeAndAfter: [ReportPart] {
    let last = map.budget.years.count - 1
    let year = yearLabel(map.budget.years.upperBound)
    let tables = map.summary.rules.flatMap { rule -> [ReportPart] in
      let own = Array(cells[rule.rule.cells])
      guard own.contains(where: { changes($0, last) }) else { return [] }
      var grades: [[Grade]] = []
      for cell in own where !grades.contains(cell.cell.grades) { grades.append(cell.cell.grades) }
      var schools: [School] = []
      for cell in own where !schools.contains(where: { $0.id == cell.cell.school.id }) {
        schools.append(cell.cell.school)
      }
      let rows = schools.map { school in
        ReportTable.Row(
          [.text(MapWording.school(school))]
            + grades.map { grades in
              own.first { $0.cell.school.id == school.id && $0.cell.grades == grades }
                .map { sizes($0, last) } ?? .nothing
            })
      }
      return [
        .table(
          ReportTable(
            caption: SuperintendentWording.sizes(rule.rule.rule.title, year),
            columns: [.init(MapWording.schoolHeading, isNumber: false)]
              + grades.map { .init(MapWording.grades($0), isNumber: true) }, rows: rows))
      ]
    }
    return [.heading(level: 2, SuperintendentWording.sizesHeading)]
      + (tables.isEmpty
        ? [.paragraph(SuperintendentWording.sameSizes)]
        : [.paragraph(SuperintendentWording.sizesNote)] + tables)
  }

  private func average(_ classes: ClassMapSummary.Classes?) -> Double? {
    classes.flatMap { $0.sections.value > 0 ? $0.seats.value / $0.sections.value : nil }
  }

  private func changes(_ cell: ClassMapSummary.Cell, _ year: Int) -> Bool {
    let classes = cell.years[year].classes
    return average(classes.plan) != average(classes.statusQuo)
  }

  private func sizes(_ cell: ClassMapSummary.Cell, _ year: Int) -> ReportCell {
    let classes = cell.years[year].classes
    let text = [average(classes.statusQuo), average(classes.plan)].map { size in
      size.map { FigureFormat.number($0, decimals: 1) } ?? "none"
    }
    return .text(text[0] == text[1] ? text[0] : "\(text[0])→\(text[1])")
  }
}
