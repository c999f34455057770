import BudgetModel
import BudgetProjection
import ReportDocuments
import SummaryMeasures

/// The accounts of the funding streams.
struct StreamSection: RunSection {
  /// What is reported.
  let reported: ReportedRun
  /// Dollars to round to.
  let place: Double

  /// What becomes of each stream in the last year, a stream a row.
  var lastYear: [ReportPart] {
    guard !run.streams.isEmpty, let last = years.indices.last else { return [] }
    let names = ["received", "committed", "available", "direct", "carried", "lapsed"]
    let rows = run.streams.map { stream in
      ReportTable.Row(
        [.text(stream.stream.title)]
          + names.map { name in
            let entry = stream.accounts.first { $0.name == name }?.byYear.element(at: last)
            return entry.map { .dollars($0.mean.value, place: place) } ?? .nothing
          })
    }
    return [
      .table(
        ReportTable(
          caption: CFOWording.streamCaption(years[last]),
          columns: [.init("", isNumber: false)]
            + names.map { .init(CFOWording.account($0), isNumber: true) }, rows: rows))
    ]
  }

  /// Every stream's account by year.
  var accounts: [ReportPart] {
    guard !run.streams.isEmpty else { return [] }
    return [.heading(level: 2, CFOWording.accountHeading)]
      + run.streams.map { account($0) }
  }

  /// The entries that come in.
  static let comesIn = ["carry_in", "available", "restricted_savings"]
  /// The entries that say what becomes of it.
  static let becomesOfIt = ["direct", "indirect", "surcharge", "carried", "lapsed"]
  /// The entries that do not take part in the account's sums.
  static let information = [
    "received", "transferred_out", "transferred_in", "set_aside", "committed", "carry_limit",
    "float",
  ]

  /// One stream's account: what comes in, what becomes of it, both with the same total.
  private func account(_ stream: StreamSummary) -> ReportPart {
    func entry(_ name: String) -> (title: String, values: [Double])? {
      stream.accounts.first { $0.name == name }.map {
        (CFOWording.account(name), $0.byYear.map(\.mean.value))
      }
    }
    func group(_ title: String, _ names: [String], _ total: String?) -> AdditiveTable.Group {
      AdditiveTable.Group(title: title, lines: names.compactMap(entry), total: total)
    }
    let both = [
      group(CFOWording.comesIn, Self.comesIn, CFOWording.accountTotal),
      group(CFOWording.becomesOfIt, Self.becomesOfIt, CFOWording.accountTotal),
    ]
    let information = AdditiveTable(
      groups: [group(CFOWording.forInformation, Self.information, nil)], total: nil,
      columns: years.count, place: place)
    let rows = both.flatMap {
      AdditiveTable(groups: [$0], total: nil, columns: years.count, place: place).rows()
    }
    let kind = CFOWording.kind(of: stream.stream)
    return .table(
      ReportTable(
        caption: "\(stream.stream.title) (\(kind))",
        columns: [.init("", isNumber: false)] + years.map { .init($0, isNumber: true) },
        rows: rows + information.rows(), note: CFOWording.accountNote))
  }
}
