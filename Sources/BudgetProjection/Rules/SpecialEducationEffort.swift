internal import BudgetModel
internal import FigureCatalogue
internal import Quantities

/// Maintenance of effort under the IDEA (34 CFR 300.203; Appendix E to Part 300).
///
/// Spending on special education is held against that of earlier years by four methods; one that is
/// met is enough. Each method keeps its own base, the last year in which it was met (300.203(c)).
/// Since it is met where spending reaches the base, the base is the highest amount so far.
struct SpecialEducationEffort {
  /// One of the four methods.
  struct Method {
    /// Its name in words.
    let title: String
    /// Its amounts; `nil` where lines or children of the horizon are not stated.
    let amounts: YearlyAmounts?
    /// Children by whom its amounts are divided.
    let children: Series?

    /// The latest year before another whose amount is known, where the first years have no base.
    func isKnown(before year: Int, from firstYear: Int) -> Bool {
      guard let amounts else { return false }
      return year > firstYear || !amounts.knownPast(before: firstYear).isEmpty
    }
  }

  /// The four methods in the order of 300.203(b)(2).
  let methods: [Method]

  /// The methods of a general fund.
  init(_ fund: GeneralFund, _ projector: inout BudgetProjector) {
    let total = YearlyAmounts(
      GeneralFundPaths.specialEducationSpending(&projector), before: fund.specialEducation,
      projector)
    let local = Self.localSpending(&projector).map {
      YearlyAmounts($0, before: fund.localSpecialEducation, projector)
    }
    let counted = projector.value(GeneralFund.key("children"), .statusQuo)
    let children = counted.map { YearlyAmounts($0, before: fund.children, projector) }
    func perChild(_ amounts: YearlyAmounts?) -> YearlyAmounts? {
      guard let amounts, let children else { return nil }
      return amounts.over(children)
    }
    methods = [
      Method(title: "Local money", amounts: local, children: nil),
      Method(title: "State and local money", amounts: total, children: nil),
      Method(
        title: "Local money per child with a disability", amounts: perChild(local),
        children: counted),
      Method(
        title: "State and local money per child with a disability", amounts: perChild(total),
        children: counted),
    ]
  }

  /// What local money pays of special education; `nil` where a line does not say it.
  private static func localSpending(_ projector: inout BudgetProjector) -> Series? {
    var parts: [Series] = []
    for line in projector.budget.budgetLines
    where line.side == .spending && line.isSpecialEducation && line.countsAsEffort {
      guard let share = projector.value(line.key("local"), .statusQuo) else { return nil }
      let amount = BudgetLineAmounts.amount(of: line, &projector)
      parts.append(projector.graph.multiply(amount, share))
    }
    return projector.graph.sum(parts)
  }

  /// What cannot be assessed, and what would have to be written.
  private func missing(_ fund: GeneralFund, from firstYear: Int) -> [String] {
    let before = firstYear - 1
    var sentences: [String] = []
    if fund.specialEducation.isEmpty {
      sentences.append(
        RuleRemarks.methodNotAssessed(
          "State and local money", in: firstYear, ["`special_education FY\(before) = $…`"]))
    }
    let hasLocal = methods[0].amounts != nil
    if !hasLocal || fund.localSpecialEducation.isEmpty {
      let lines = "`local` in every spending line with `special_education = yes`"
      sentences.append(
        RuleRemarks.methodNotAssessed(
          "Local money", in: hasLocal ? firstYear : nil,
          (hasLocal ? [] : [lines])
            + (fund.localSpecialEducation.isEmpty
              ? ["`special_education_local FY\(before) = $…`"] : [])))
    }
    let hasChildren = methods[3].children != nil
    if !hasChildren || fund.children.isEmpty {
      sentences.append(
        RuleRemarks.methodNotAssessed(
          "Money per child with a disability", in: hasChildren ? firstYear : nil,
          (hasChildren ? [] : ["`children = … students`"])
            + (fund.children.isEmpty ? ["`children FY\(before) = … students`"] : [])))
    }
    return sentences
  }

  /// Whether some method can be assessed in a year.
  func isAssessed(_ year: Int, from firstYear: Int) -> Bool {
    methods.contains { $0.isKnown(before: year, from: firstYear) }
  }

  /// What a method must reach in a year: its highest amount before, `nil` where there is none.
  private func base(
    _ index: Int, _ year: Int, _ projector: inout BudgetProjector
  ) throws(Unanswered) -> Term? {
    let firstYear = projector.firstYear
    guard let amounts = methods[index].amounts, year >= firstYear else { return nil }
    let key = BudgetProjector.PartKey(kind: "special education effort", id: String(index))
    return try projector.once(key, in: year) { projector throws(Unanswered) -> Term? in
      guard year > firstYear else {
        var highest: Term?
        for past in amounts.knownPast(before: firstYear) {
          let term = try amounts.term(past, &projector)
          highest = highest.map { projector.graph.maximum($0, term) } ?? term
        }
        return highest
      }
      let last = try amounts.term(year - 1, &projector)
      guard let before = try base(index, year - 1, &projector) else { return last }
      return projector.graph.maximum(before, last)
    }
  }

  /// 1 where no method that can be assessed in a year is met.
  func failure(_ year: Int, _ projector: inout BudgetProjector) throws(Unanswered) -> Term {
    var lower: [Term] = []
    for (index, method) in methods.enumerated() {
      guard let amounts = method.amounts, let base = try base(index, year, &projector) else {
        continue
      }
      let kept = projector.graph.multiply(projector.graph.constant(1 - 1e-9), base)
      lower.append(projector.graph.greater(kept, try amounts.term(year, &projector)))
    }
    return lower.isEmpty ? projector.graph.constant(0) : projector.graph.all(lower)
  }

  /// The dollars by which spending is below the base of the method that comes closest: what the state
  /// has to pay back (300.203(d)), unless the subgrant is lower.
  func missingDollars(_ year: Int, _ projector: inout BudgetProjector) throws(Unanswered) -> Term {
    var least: Term?
    for (index, method) in methods.enumerated() {
      guard let amounts = method.amounts, let base = try base(index, year, &projector) else {
        continue
      }
      let reached = try amounts.term(year, &projector)
      var missing = projector.graph.nonnegative(projector.graph.subtract(base, reached))
      if let children = method.children {
        let count = try projector.at(children, year - projector.firstYear)
        missing = projector.graph.multiply(missing, count)
      }
      least = least.map { projector.graph.minimum($0, missing) } ?? missing
    }
    return least ?? projector.graph.constant(0)
  }

  /// The rule: trips in years in which none of the methods is met.
  static func test(_ projector: inout BudgetProjector) -> RuleTest {
    var test = RuleTest()
    guard let fund = projector.budget.generalFund else {
      test.missing = [RuleRemarks.noGeneralFund]
      return test
    }
    guard projector.budget.budgetLines.contains(where: \.isSpecialEducation) else {
      test.missing = [RuleRemarks.noSpecialEducation]
      return test
    }
    let effort = SpecialEducationEffort(fund, &projector)
    let firstYear = projector.firstYear
    test.missing = effort.missing(fund, from: firstYear)
    test.isAssessed = projector.years.map { effort.isAssessed($0, from: firstYear) }
    test.isWhole = !test.isAssessed.contains(false)
    guard test.isAssessed.contains(true) else { return test }
    test.plan = projector.yearly { projector, position throws(Unanswered) in
      try effort.failure(projector.years[position], &projector)
    }
    let missing = projector.yearly { projector, position throws(Unanswered) in
      try effort.missingDollars(projector.years[position], &projector)
    }
    test.amounts = [
      RuleTest.Amount(
        title: RuleRemarks.specialEducationShort, unit: "$ per year", values: missing)
    ]
    return test
  }
}
