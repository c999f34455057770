import BudgetNames
import BudgetProjection
import SummaryMeasures

/// How much of a plan's money rests on figures that name a source.
struct CitedMoney {
  /// Mean dollars over the horizon of lines and streams whose driving value is cited.
  let cited: Double
  /// Mean dollars over the horizon of all lines and streams.
  let total: Double

  /// Adds up plan costs, savings and the dollars that streams pay.
  init(_ reported: ReportedRun) {
    var cited = 0.0
    var total = 0.0
    func add(_ driving: [ValueKey], _ dollars: Double) {
      guard dollars.isFinite else { return }
      total += dollars
      if Self.isCited(driving, reported.register) { cited += dollars }
    }
    for line in reported.run.lines {
      add(Self.driving(line.line.key.source), line.byYear.reduce(0) { $0 + $1.mean.value })
    }
    for stream in reported.run.streams {
      let direct = stream.accounts.first { $0.name == "direct" }
      add(
        [ValueKey("fund", stream.stream.id, "award")],
        direct?.byYear.reduce(0) { $0 + $1.mean.value } ?? 0)
    }
    self.cited = cited
    self.total = total
  }

  /// The share 0...1, or `nil` where there is no money.
  var share: Double? { total > 0 ? cited / total : nil }

  /// Whether the value that drives a line or stream is cited: the first of some that is declared.
  /// Stage pay rests on all of its stages.
  static func isCited(_ driving: [ValueKey], _ register: AssumptionRegister) -> Bool {
    for key in driving {
      if let entry = register.entry(key) { return entry.isCited }
      guard key.block == LadderKind.keyword else { continue }
      let parts = register.entries.filter { entry in
        entry.key.block == key.block
          && entry.key.id == key.id && entry.key.key == key.key
      }
      if !parts.isEmpty { return parts.allSatisfy(\.isCited) }
    }
    return false
  }

  /// The values that may drive a line, the likeliest first.
  static func driving(_ source: LineKey.Source) -> [ValueKey] {
    switch source {
    case .leader(let id, .trainingReplacement): [ValueKey("leader", id.text, "training")]
    case .leader(let id, .replaces):
      ["replaces", "extra_students"].map { ValueKey("leader", id.text, $0) }
    case .leader(let id, let line): [ValueKey("leader", id.text, line.rawValue)]
    case .classSize(let id): [ValueKey("class_size", id.text, "target")]
    case .classSizeMoney(let id, .overage):
      ["overage_pay", "overage_aide"].map { ValueKey("class_size", id.text, $0) }
    case .classSizeMoney(let id, .lostRevenue): [ValueKey("class_size", id.text, "lost_revenue")]
    case .rooms(let id): [ValueKey("school", id.text, "room_cost")]
    case .positions(let id): [ValueKey("staff", id.text, "positions")]
    case .turnover(let id): [ValueKey("staff", id.text, "turnover")]
    case .pay(let id): [ValueKey("staff", id.text, "salary")]
    case .repurpose(let id): ["saves", "removes"].map { ValueKey("repurpose", id.text, $0) }
    case .line(let id): ["saves", "cost", "adds"].map { ValueKey("line", id.text, $0) }
    case .ladder(let id, let line): [ValueKey("ladder", id.text, line.rawValue)]
    case .bonus(let id): [ValueKey("bonus", id.text, "amount")]
    case .exchange(let id, nil): [ValueKey("exchange", id.text, "gives")]
    case .exchange(let id, let part?): [ValueKey("exchange", id.text, "part", part)]
    case .retention(let id): [ValueKey("retention", id.text, "cuts_turnover")]
    case .surcharge(let id, _): [ValueKey("fund", id.text, "surcharge")]
    }
  }
}
