internal import BudgetModel
internal import BudgetNames
internal import Diagnostics

/// A cost line of the plan as far as it is known before any draw.
struct PlannedLine {
  /// A plain title.
  let title: String
  /// What kind of use it is.
  let use: FundingUse
  /// Recurring, or one-time.
  let isRecurring: Bool
  /// The id of a `line`; `nil` for other lines.
  var id: String?
  /// The only stream that may pay it.
  var fund: String?
  /// The streams that may pay it together; `nil` where it has no braid.
  var braid: [String]?
  /// Local money paid for it last year.
  var isPaidLocallyBefore = false
  /// Up to when one-time money may pay it.
  var sunset: Sunset?
  /// Where it was written.
  let range: SourceRange

  /// Whether a stream may pay for it, as the waterfall decides.
  func mayBePaid(by stream: FundingStream) -> Bool {
    if let braid { return braid.contains(stream.id) }
    if let fund { return fund == stream.id }
    if stream.paysFor.contains(use) { return true }
    return id.map { stream.paysFor.contains(.line($0)) } ?? false
  }

  /// Every cost line that a plan is sure to have.
  static func all(of budget: DistrictBudget) -> [PlannedLine] {
    budget.plan.leaders.flatMap { lines(of: $0, budget) }
      + budget.plan.ladders.flatMap(lines)
      + budget.plan.bonuses.map { bonus in
        PlannedLine(
          title: bonus.title, use: .leaderBonuses, isRecurring: bonus.isRecurring,
          range: bonus.range)
      }
      + budget.plan.lines.filter(\.isCost).map { line in
        PlannedLine(
          title: line.title, use: line.use, isRecurring: line.isRecurring, id: line.id,
          fund: line.fund, braid: line.braid.isEmpty ? nil : line.braid.compactMap(\.fund),
          isPaidLocallyBefore: line.isPaidLocallyBefore, sunset: line.sunset, range: line.range)
      }
  }

  private static func lines(of ladder: CareerLadder) -> [PlannedLine] {
    func line(_ title: String, _ use: FundingUse) -> PlannedLine {
      PlannedLine(
        title: "\(ladder.title): \(title)", use: use, isRecurring: true, range: ladder.range)
    }
    return (ladder.pay.isEmpty ? [] : [line("stage pay", .leaderStipends)])
      + (ladder.development.isEmpty
        ? [] : [line("development budgets", .professionalDevelopment)])
  }

  private static func lines(of role: LeaderRole, _ budget: DistrictBudget) -> [PlannedLine] {
    func has(_ key: String) -> Bool { budget.planValues[role.key(key)] != nil }
    func line(_ title: String, _ use: FundingUse, isRecurring: Bool = true) -> PlannedLine {
      PlannedLine(
        title: "\(role.title): \(title)", use: use, isRecurring: isRecurring,
        isPaidLocallyBefore: role.isPaidLocallyBefore, sunset: role.sunset, range: role.range)
    }
    var lines: [PlannedLine] = []
    if role.stipendForm != .none { lines.append(line("stipends", .leaderStipends)) }
    if has("base_pay") { lines.append(line("permanent base pay", .leaderStipends)) }
    if has("extra_days") { lines.append(line("extra days", .leaderStipends)) }
    if has("release") { lines.append(line("released time", .leaderRelease)) }
    if has("training") {
      lines.append(line("training at the start", .training, isRecurring: false))
      lines.append(line("training of successors", .training))
    }
    return lines
  }
}
