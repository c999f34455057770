internal import BudgetModel
internal import BudgetNames
internal import Diagnostics

/// What the rules for review find in a budget as written.
struct ReviewFindings {
  /// The budget.
  let budget: DistrictBudget
  /// Its cost lines.
  private let lines: [PlannedLine]

  /// Looks at a budget.
  init(_ budget: DistrictBudget) {
    self.budget = budget
    lines = PlannedLine.all(of: budget)
  }

  /// Every finding, rule by rule.
  var all: [ReviewFinding] {
    titleOneCarryover + titleOneFloor + titleTwoSupplant + titleOneMethodology
      + oneTimeForRecurring + streamUse
  }

  private func streams(_ program: FundingProgram) -> [FundingStream] {
    budget.funds.filter { $0.program == program }
  }

  /// The segments of a value.
  private func segments(_ key: ValueKey) -> [ValueSegment] {
    (budget.planValues[key] ?? budget.statusQuoValues[key])?.segments ?? []
  }

  /// The plain numbers that a value takes at some time.
  private func numbers(_ key: ValueKey) -> [Double] {
    let value = budget.planValues[key] ?? budget.statusQuoValues[key]
    let formulas =
      (value?.segments.map(\.formula) ?? [])
      + (value?.changes.filter { $0.operation == .replace }.map(\.operand) ?? [])
    return formulas.compactMap {
      if case .constant(let number) = $0 { return number }
      return nil
    }
  }

  // MARK: Title I and II

  private var titleOneCarryover: [ReviewFinding] {
    streams(.title1).compactMap { stream in
      guard let share = numbers(stream.key("carryover")).max(), share > 0.15 + 1e-9,
        numbers(stream.key("award")).max() ?? .infinity >= 50_000
      else { return nil }
      return finding(
        "title1-carryover", .review, ReviewWording.carryover(stream.title, share: share),
        stream.range)
    }
  }

  private var titleOneFloor: [ReviewFinding] {
    streams(.title1).compactMap { stream in
      let shares = segments(stream.key("award")).compactMap { segment -> Double? in
        guard case .constant(let share) = segment.growth?.floorShare else { return nil }
        return share
      }
      let poverty = numbers(stream.key("poverty")).first
      let allowed = poverty.map { [Self.floor(poverty: $0)] } ?? [0.95, 0.9, 0.85]
      if let share = shares.first {
        if shares.allSatisfy({ share in allowed.contains { abs($0 - share) < 1e-9 } }) {
          return nil
        }
        let text = ReviewWording.floor(
          stream.title, share: share, wanted: allowed, poverty: poverty)
        return finding("title1-floor", .review, text, stream.range)
      }
      let text = ReviewWording.noFloor(stream.title, wanted: allowed, poverty: poverty)
      return finding("title1-floor", .review, text, stream.range)
    }
  }

  /// The hold-harmless share of a poverty share (ESEA §1122(c)).
  static func floor(poverty: Double) -> Double {
    poverty >= 0.3 ? 0.95 : poverty >= 0.15 ? 0.9 : 0.85
  }

  private var titleTwoSupplant: [ReviewFinding] {
    let ended = budget.plan.repurposed.filter { $0.fund == nil && $0.use != nil }
    return streams(.title2).flatMap { stream in
      lines.filter { $0.mayBePaid(by: stream) }.compactMap { line in
        if line.isPaidLocallyBefore {
          return finding(
            "title2-supplant", .review, ReviewWording.supplant(stream.title, line.title),
            line.range)
        }
        guard let same = ended.first(where: { $0.use == line.use }) else { return nil }
        return finding(
          "title2-supplant", .review,
          ReviewWording.supplant(stream.title, line.title, replaced: same.title), line.range)
      }
    }
  }

  private var titleOneMethodology: [ReviewFinding] {
    streams(.title1).filter { stream in lines.contains { $0.mayBePaid(by: stream) } }.map {
      finding("title1-methodology", .note, ReviewWording.methodology($0.title), $0.range)
    }
  }

  // MARK: streams

  private var oneTimeForRecurring: [ReviewFinding] {
    budget.funds.compactMap { stream in
      guard !stream.isRecurring, let end = stream.lastYear else { return nil }
      let last = min(end, budget.years.upperBound)
      let paid = lines.filter { $0.isRecurring && $0.mayBePaid(by: stream) }
      let open = paid.filter { line in
        ![stream.sunset, line.sunset].contains { sunset in (sunset?.year ?? .min) >= last }
      }
      if !open.isEmpty {
        return finding(
          "one-time-for-recurring", .review,
          ReviewWording.oneTime(stream.title, end: end, lines: open.map(\.title)), stream.range)
      }
      guard let sunset = stream.sunset ?? paid.compactMap(\.sunset).first else { return nil }
      return finding(
        "one-time-for-recurring", .quieted, ReviewWording.sunset(stream.title, sunset),
        stream.range)
    }
  }

  private var streamUse: [ReviewFinding] {
    let named = lines.compactMap { line -> ReviewFinding? in
      guard let id = line.fund, let stream = budget.funds.first(where: { $0.id == id }) else {
        return nil
      }
      let names = line.id.map { stream.paysFor.contains(.line($0)) } ?? false
      if stream.paysFor.contains(line.use) || names { return nil }
      return finding(
        "stream-use", .review, ReviewWording.outsideUses(line.title, stream.title), line.range)
    }
    guard !lines.isEmpty else { return named }
    let idle = budget.funds.filter { stream in
      !stream.paysFor.contains(.other) && !lines.contains { $0.mayBePaid(by: stream) }
    }
    return named
      + idle.map { finding("stream-use", .review, ReviewWording.idle($0.title), $0.range) }
  }

  private func finding(
    _ rule: String, _ kind: ReviewFinding.Kind, _ text: String, _ range: SourceRange
  ) -> ReviewFinding {
    ReviewFinding(rule: rule, kind: kind, text: text, range: range)
  }
}
