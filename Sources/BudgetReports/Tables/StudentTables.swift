import BudgetModel
import BudgetProjection
internal import Quantities
import ReportDocuments
import SummaryMeasures

/// Tables of students by grade or by school, their years broken into pieces that fit a page.
struct StudentTables {
  /// One row of a table before it has years.
  private struct Entry {
    let title: String
    let school: String?
    let grade: Grade?
  }

  /// One column: a heading and a cell for each row, the total last.
  private struct YearColumn {
    let heading: String
    let cells: [ReportCell]
    var width: Int { ([heading] + cells.map(\.text)).map(\.count).max() ?? 0 }
  }

  private let reported: ReportedEnrollment
  private let found: [String: StudentSummary]

  /// The widest table.
  private static let width = 80

  /// Prepares a projection.
  init(_ reported: ReportedEnrollment) {
    self.reported = reported
    var found: [String: StudentSummary] = [:]
    for summary in reported.students {
      found[Self.key(summary.students.school, summary.students.grade)] = summary
    }
    self.found = found
  }

  private static func key(_ school: String?, _ grade: Grade?) -> String {
    "\(school ?? "*") \(grade?.rawValue ?? "*")"
  }

  /// The grades of a school, or of the district.
  func byGrade(school: String?) -> [ReportPart] {
    let given = reported.given.filter { school == nil || $0.school == school }.map(\.grade)
    let projected = reported.students.filter { $0.students.school == school }
      .compactMap(\.students.grade)
    let grades = Set(given + projected).sorted()
    return tables(
      "Grade", grades.map { Entry(title: $0.rawValue, school: school, grade: $0) },
      Entry(title: "All", school: school, grade: nil))
  }

  /// The schools with their sum.
  func bySchool(_ schools: [School]) -> [ReportPart] {
    tables(
      "School", schools.map { Entry(title: $0.title, school: $0.id, grade: nil) },
      Entry(title: "District", school: nil, grade: nil))
  }

  private func tables(_ heading: String, _ entries: [Entry], _ total: Entry) -> [ReportPart] {
    let titles = entries.map(\.title) + [total.title]
    let label = min(30, ([heading] + titles).map(\.count).max() ?? 0)
    let columns = givenColumns(entries, total) + projectedColumns(entries, total)
    var pieces: [[YearColumn]] = []
    var used = Self.width + 1
    for column in columns {
      if used + 2 + column.width > Self.width {
        pieces.append([])
        used = label
      }
      pieces[pieces.count - 1].append(column)
      used += 2 + column.width
    }
    return pieces.map { piece in
      let rows = titles.enumerated().map { index, title in
        ReportTable.Row(
          [.text(title)] + piece.map { $0.cells[index] },
          kind: index == entries.count ? .total : .plain)
      }
      return .table(
        ReportTable(
          caption: nil,
          columns: [.init(heading, isNumber: false)]
            + piece.map { .init($0.heading, isNumber: true) },
          rows: rows))
    }
  }

  /// The years as given; a dash where a school has no such grade.
  private func givenColumns(_ entries: [Entry], _ total: Entry) -> [YearColumn] {
    reported.givenYears.map { year in
      let rows = entries.map { reported.given(year, school: $0.school, grade: $0.grade) }
      let sum = roundedGivenTotal(total, year)
      let printed = FigureFormat.roundedToSum(rows.map { $0 ?? 0 }, total: sum, place: 1).values
      let cells = zip(rows, printed).map { $0 == nil ? ReportCell.nothing : .number($1) }
      let whole = reported.given(year, school: total.school, grade: total.grade)
      return YearColumn(
        heading: "FY\(year) given", cells: cells + [whole == nil ? .nothing : .number(sum)])
    }
  }

  /// A given total as it is printed everywhere: a school's is its share of the rounded district.
  private func roundedGivenTotal(_ total: Entry, _ year: Int) -> Double {
    let district = (reported.given(year, school: nil, grade: nil) ?? 0)
      .rounded(.toNearestOrAwayFromZero)
    guard let school = total.school else { return district }
    let schools = reported.students.compactMap { summary in
      summary.students.grade == nil ? summary.students.school : nil
    }
    let shares = FigureFormat.roundedToSum(
      schools.map { reported.given(year, school: $0, grade: nil) ?? 0 }, total: district, place: 1
    ).values
    return schools.firstIndex(of: school).map { shares[$0] } ?? 0
  }

  private func projectedColumns(_ entries: [Entry], _ total: Entry) -> [YearColumn] {
    Array(reported.budget.years).enumerated().map { index, year in
      let rows = entries.map { statistics($0, index) }
      let sum = roundedTotal(total, index)
      let printed = FigureFormat.roundedToSum(
        rows.map { $0?.mean.value ?? 0 }, total: sum, place: 1
      ).values
      let cells = zip(rows, printed).map { cell($0, mean: $1) }
      return YearColumn(
        heading: "FY\(year)", cells: cells + [cell(statistics(total, index), mean: sum)])
    }
  }

  /// A total as it is printed everywhere: a school's is its share of the rounded district.
  private func roundedTotal(_ total: Entry, _ index: Int) -> Double {
    let district = found[Self.key(nil, nil)]?.byYear[index].mean.value.rounded() ?? 0
    guard let school = total.school else { return district }
    let schools = reported.students.filter {
      $0.students.school != nil && $0.students.grade == nil
    }
    let shares = FigureFormat.roundedToSum(
      schools.map { $0.byYear[index].mean.value }, total: district, place: 1
    ).values
    let position = schools.firstIndex { $0.students.school == school }
    return position.map { shares[$0] } ?? 0
  }

  private func statistics(_ entry: Entry, _ index: Int) -> Statistics? {
    found[Self.key(entry.school, entry.grade)]?.byYear[index]
  }

  private func cell(_ statistics: Statistics?, mean: Double) -> ReportCell {
    func count(_ value: Double) -> ReportFigure { ReportFigure(value, .number(decimals: 0)) }
    guard let statistics else { return .nothing }
    guard statistics.sd.value > 0 else { return .figure(count(mean)) }
    return .figureInRange(
      count(mean), from: count(statistics.p5.value), to: count(statistics.p95.value))
  }
}
