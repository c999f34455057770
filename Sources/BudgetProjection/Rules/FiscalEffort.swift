internal import BudgetModel
internal import Quantities

/// Maintenance of effort under the ESEA (§8521; 34 CFR 299.5).
///
/// Money of award year t asks for the effort of year t − 2 against that of t − 3: the preceding fiscal
/// year is the one before the federal fiscal year in which the money becomes available (299.5(c)).
struct FiscalEffort {
  /// What the effort of a year must reach of that of the year before (§8521(a)).
  static let keptShare = 0.9
  /// For how many award years a failure counts (§8521(b)(1)).
  static let lookBack = 5
  /// How many years lie between an award and the effort that it asks for.
  static let lag = 2

  /// The world.
  let world: World
  /// The general fund.
  let fund: GeneralFund
  /// Effort in total, and per pupil.
  let measures: [YearlyAmounts]

  /// The effort of a world.
  init(_ fund: GeneralFund, _ world: World, _ projector: inout BudgetProjector) {
    let effort = YearlyAmounts(
      GeneralFundPaths.fiscalEffort(world, &projector), before: fund.effort, projector)
    let pupils = YearlyAmounts(
      StudentCounts.totalStudents(world, &projector), before: fund.pupils, projector)
    self.world = world
    self.fund = fund
    measures = [effort, effort.over(pupils)]
  }

  /// What is found for one award year.
  struct Finding {
    /// By what share effort is short of what is required, by the better measure.
    let shortfall: Term
    /// 1 where effort was not maintained.
    let fails: Term
    /// What each measure must reach; `nil` where it is not known.
    let required: [Term?]
    /// 1 where a measure says nothing: it is not known, or was not when effort failed last.
    let isOpen: [Term]
  }

  /// Whether an award year can be assessed: one of the measures is known in both years.
  func isAssessed(_ award: Int, from firstYear: Int) -> Bool {
    measures.contains { isKnown($0, award, from: firstYear) }
  }

  private func isKnown(_ measure: YearlyAmounts, _ award: Int, from firstYear: Int) -> Bool {
    [award - Self.lag, award - Self.lag - 1].allSatisfy { measure.isKnown($0, from: firstYear) }
  }

  /// Whether it is known if effort failed for an award year.
  func isFound(_ award: Int, from firstYear: Int) -> Bool {
    isAssessed(award, from: firstYear)
      || fund.failedEffort.contains(award) || fund.metEffort.contains(award)
  }

  /// The finding for an award year. After a failure a measure starts from the level that was required,
  /// not from the lesser one that was reached (a reading of §8521(b)(2)).
  func finding(_ award: Int, _ projector: inout BudgetProjector) throws(Unanswered) -> Finding? {
    let firstYear = projector.firstYear
    guard isAssessed(award, from: firstYear) else { return nil }
    let key = BudgetProjector.PartKey(kind: "fiscal effort", world: world)
    return try projector.once(key, in: award) { projector throws(Unanswered) in
      let before = try self.finding(award - 1, &projector)
      var least: Term?
      var required: [Term?] = []
      var isOpen: [Term] = []
      for (index, measure) in measures.enumerated() {
        guard isKnown(measure, award, from: firstYear) else {
          required.append(nil)
          isOpen.append(projector.graph.constant(1))
          continue
        }
        var base = try measure.term(award - Self.lag - 1, &projector)
        var open = projector.graph.constant(0)
        if let before {
          open = projector.graph.multiply(before.fails, before.isOpen[index])
          if let earlier = before.required[index] {
            base = projector.graph.select(
              before.fails, projector.graph.maximum(base, earlier), base)
          }
        }
        let wanted = projector.graph.multiply(projector.graph.constant(Self.keptShare), base)
        let reached = try measure.term(award - Self.lag, &projector)
        let missing = projector.graph.nonnegative(projector.graph.subtract(wanted, reached))
        let share = projector.graph.select(
          open, projector.graph.constant(1), projector.graph.divideOrZero(missing, wanted))
        least = least.map { projector.graph.minimum($0, share) } ?? share
        required.append(wanted)
        isOpen.append(open)
      }
      let shortfall = least ?? projector.graph.constant(0)
      return Finding(
        shortfall: shortfall, fails: fails(award, shortfall, &projector), required: required,
        isOpen: isOpen)
    }
  }

  /// Whether effort failed: as the state found, else as computed.
  private func fails(
    _ award: Int, _ shortfall: Term, _ projector: inout BudgetProjector
  ) -> Term {
    if fund.failedEffort.contains(award) { return projector.graph.constant(1) }
    if fund.metEffort.contains(award) { return projector.graph.constant(0) }
    return projector.graph.greater(shortfall, projector.graph.constant(1e-9))
  }

  /// 1 where effort fails for an award year; 0 where that is not assessed.
  func failure(_ award: Int, _ projector: inout BudgetProjector) throws(Unanswered) -> Term {
    try finding(award, &projector)?.fails ?? projector.graph.constant(0)
  }

  /// What an award year's money is cut by: the shortfall, where effort failed for one of the five award
  /// years before.
  func cut(_ award: Int, _ projector: inout BudgetProjector) throws(Unanswered) -> Term {
    guard let finding = try finding(award, &projector) else { return projector.graph.constant(0) }
    var earlier: [Term] = []
    for year in award - Self.lookBack..<award {
      if let found = try self.finding(year, &projector) {
        earlier.append(found.fails)
      } else if fund.failedEffort.contains(year) {
        earlier.append(projector.graph.constant(1))
      }
    }
    guard !earlier.isEmpty else { return projector.graph.constant(0) }
    return projector.graph.multiply(finding.shortfall, projector.graph.any(earlier))
  }

  /// The award years of the horizon, and those after it that its last years decide.
  static func awardYears(_ years: [Int]) -> (horizon: [Int], later: [Int]) {
    (years, years.last.map { Array($0 + 1...$0 + lag) } ?? [])
  }
}

extension FiscalEffort {
  /// The rule: trips in award years whose effort was not maintained.
  static func test(_ projector: inout BudgetProjector) -> RuleTest {
    var test = RuleTest()
    guard let fund = projector.budget.generalFund else {
      test.missing = [RuleRemarks.noGeneralFund]
      return test
    }
    let years = awardYears(projector.years)
    let planned = FiscalEffort(fund, .plan, &projector)
    let firstYear = projector.firstYear
    test.missing = planned.missing(years.horizon + years.later, from: firstYear)
    test.isAssessed = years.horizon.map { planned.isAssessed($0, from: firstYear) }
    let laterYears = years.later.filter { planned.isAssessed($0, from: firstYear) }
    test.isWhole =
      !test.isAssessed.contains(false) && laterYears.count == years.later.count
    guard test.isAssessed.contains(true) || !laterYears.isEmpty else { return test }
    test.plan = planned.series(.failure, &projector)
    test.later = laterYears.map { planned.later(.failure, $0, &projector) }
    let without = FiscalEffort(fund, .statusQuo, &projector)
    test.statusQuo = without.series(.failure, &projector)
    test.laterStatusQuo = laterYears.map {
      without.later(.failure, $0, &projector)
    }
    var cut = RuleTest.Amount(
      title: RuleRemarks.awardCut, unit: "share",
      values: planned.series(.cut, &projector))
    cut.later = laterYears.map { planned.later(.cut, $0, &projector) }
    test.amounts = [cut]
    return test
  }

  /// What is asked of an award year.
  private enum Question {
    /// Whether effort fails.
    case failure
    /// What its money is cut by.
    case cut
  }

  private func answer(
    _ question: Question, _ award: Int, _ projector: inout BudgetProjector
  ) throws(Unanswered) -> Term {
    switch question {
    case .failure: try failure(award, &projector)
    case .cut: try cut(award, &projector)
    }
  }

  /// An answer for each award year of the horizon.
  private func series(_ question: Question, _ projector: inout BudgetProjector) -> Series {
    projector.yearly { projector, position throws(Unanswered) in
      try answer(question, projector.years[position], &projector)
    }
  }

  /// An answer for one award year after the horizon.
  private func later(
    _ question: Question, _ award: Int, _ projector: inout BudgetProjector
  ) -> RuleTest.Later {
    RuleTest.Later(
      year: award,
      values: projector.yearly { projector, _ throws(Unanswered) in
        try answer(question, award, &projector)
      })
  }

  /// What cannot be assessed, and what would have to be written.
  private func missing(_ awards: [Int], from firstYear: Int) -> [String] {
    var sentences: [String] = []
    let unknown = awards.filter { !isAssessed($0, from: firstYear) }
    if !unknown.isEmpty {
      let needed = Set(unknown.flatMap { [$0 - Self.lag - 1, $0 - Self.lag] })
        .filter { !measures[0].isKnown($0, from: firstYear) }
      sentences.append(RuleRemarks.noEffort(needed.sorted(), for: unknown))
    }
    let open = awards.filter { award in
      isAssessed(award, from: firstYear) && !hasFailedBefore(award, from: firstYear)
        && !(award - Self.lookBack..<award).allSatisfy { isFound($0, from: firstYear) }
    }
    if !open.isEmpty {
      let years = open.flatMap { award in
        (award - Self.lookBack..<award).filter { $0 < firstYear && !isFound($0, from: firstYear) }
      }
      if !years.isEmpty {
        sentences.append(RuleRemarks.noLookBack(Set(years).sorted(), for: open))
      }
    }
    return sentences
  }

  /// Whether a failure is written for one of the five award years before.
  private func hasFailedBefore(_ award: Int, from firstYear: Int) -> Bool {
    fund.failedEffort.contains { (award - Self.lookBack..<award).contains($0) }
  }
}
