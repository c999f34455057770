import BudgetProjection
import SummaryMeasures
import Workbooks

/// The account of every stream by year.
struct StreamSheet: RunSection {
  /// What is reported.
  let reported: ReportedRun

  /// The sheet; nothing without streams.
  var sheet: Sheet? {
    guard !run.streams.isEmpty else { return nil }
    var sheet = Sheet(
      WorkbookWording.streams, title: CFOWording.accountHeading, note: CFOWording.accountNote,
      columns: [("", 52)] + YearColumns.dollars(years, withSum: false))
    for stream in run.streams { append(stream, to: &sheet) }
    return sheet
  }

  private func append(_ stream: StreamSummary, to sheet: inout Sheet) {
    sheet.append([.text("\(stream.stream.title) (\(CFOWording.kind(of: stream.stream)))", .group)])
    let incoming = total(CFOWording.comesIn, StreamSection.comesIn, of: stream, in: &sheet)
    let outgoing = total(CFOWording.becomesOfIt, StreamSection.becomesOfIt, of: stream, in: &sheet)
    sheet.appendDifference(WorkbookWording.inLessOut, columns: 1..<(years.count + 1)) {
      $0.cell(incoming, $1) - $0.cell(outgoing, $1)
    }
    lines(CFOWording.forInformation, StreamSection.information, of: stream, in: &sheet)
    sheet.append([])
  }

  /// Adds entries with their total; where it stands.
  private func total(
    _ title: String, _ names: [String], of stream: StreamSummary, in sheet: inout Sheet
  ) -> Int {
    let rows = lines(title, names, of: stream, in: &sheet)
    return sheet.append(
      [.text(CFOWording.accountTotal, .total)]
        + years.indices.map { year in
          rows.isEmpty
            ? .dollars(0, .total)
            : .formula(sheet.sum(rows: rows, column: year + 1), .dollars, .total)
        })
  }

  /// Adds entries under a title; their rows.
  @discardableResult private func lines(
    _ title: String, _ names: [String], of stream: StreamSummary, in sheet: inout Sheet
  ) -> Range<Int> {
    let accounts = names.compactMap { name in stream.accounts.first { $0.name == name } }
    guard !accounts.isEmpty else { return sheet.rows.count..<sheet.rows.count }
    sheet.append([.text(title, .note)])
    let first = sheet.rows.count
    for account in accounts {
      sheet.append(
        [.text(CFOWording.account(account.name))] + account.byYear.map { .dollars($0.mean.value) })
    }
    return first..<sheet.rows.count
  }
}
