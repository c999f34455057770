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
    func add(_ id: String, _ dollars: Double) {
      guard dollars.isFinite else { return }
      total += dollars
      if Self.isCited(id, reported.register) { cited += dollars }
    }
    for line in reported.run.lines {
      add(line.line.id, line.byYear.reduce(0) { $0 + $1.mean.value })
    }
    for stream in reported.run.streams {
      let direct = stream.accounts.first { $0.name == "direct" }
      add("fund." + stream.stream.id, direct?.byYear.reduce(0) { $0 + $1.mean.value } ?? 0)
    }
    self.cited = cited
    self.total = total
  }

  /// The share 0...1, or `nil` where there is no money.
  var share: Double? { total > 0 ? cited / total : nil }

  /// Whether the value that drives a line or stream is cited.
  static func isCited(_ id: String, _ register: AssumptionRegister) -> Bool {
    if let path = drivingPaths(id).first(where: register.contains) { return register.isCited(path) }
    // Stage pay rests on all of its stages.
    let parts = register.entries.filter { $0.path.hasPrefix(id + ".") }
    return !parts.isEmpty && parts.allSatisfy(\.isCited)
  }

  /// The paths that may drive a line or stream, the likeliest first.
  private static func drivingPaths(_ id: String) -> [String] {
    if id.hasSuffix(".training_replacement") { return [String(id.dropLast("_replacement".count))] }
    if id.hasSuffix(".surcharge_one_time") { return [String(id.dropLast("_one_time".count))] }
    for (prefix, key) in [("positions", "positions"), ("turnover", "turnover"), ("pay", "salary")]
    where id.hasPrefix(prefix + ".") {
      return ["staff\(id.dropFirst(prefix.count)).\(key)"]
    }
    if id.hasSuffix(".overage") { return [id + "_pay"] }
    if id.hasPrefix("school.") { return [String(id.dropLast("rooms".count)) + "room_cost"] }
    let pieces = id.split(separator: ".")
    if pieces.count == 3, pieces[0] == "exchange" {
      return ["exchange.\(pieces[1]).part.\(pieces[2])"]
    }
    let keys = [
      ".saves", ".removes", ".cost", ".adds", ".award", ".target", ".amount", ".gives",
      ".cuts_turnover",
    ]
    return keys.map { id + $0 } + [id]
  }
}
