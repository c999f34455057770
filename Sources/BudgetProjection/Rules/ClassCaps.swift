internal import BudgetModel
internal import BudgetNames
internal import Quantities

/// Where a limit on classes is passed.
private struct PassedLimit {
  /// The school's id.
  let school: String
  /// What is limited, in words.
  let words: String
  /// 1 where it is passed.
  let trip: Series
}

/// The rule that no class is larger than law and contract allow.
enum ClassCaps {
  /// Limits on classes that can be passed: site averages, the limit behind overage pay, and the law's
  /// limit where a `cap` of one's own stands before it. A cap itself cannot, since a further student
  /// opens a section.
  static func test(_ projector: inout BudgetProjector) -> RuleTest {
    var test = RuleTest()
    let limited = projector.budget.classSizes.contains { rule in
      let keys = ["cap", "site_cap", "overage_limit"]
      return !rule.legalLimits.isEmpty
        || keys.contains { projector.yearlyValue(rule.key($0), .plan) != nil }
    }
    guard limited else {
      test.missing = [RuleRemarks.noLimit]
      return test
    }
    let planned = passedLimits(.plan, &projector)
    test.plan = projector.graph.any(planned.map(\.trip))
    test.statusQuo = projector.graph.any(passedLimits(.statusQuo, &projector).map(\.trip))
    test.parts = planned.map { limit in
      let school = projector.budget.schools.first { $0.id == limit.school }?.title ?? limit.school
      return RuleTest.Part(title: "\(school), \(limit.words)", trip: limit.trip)
    }
    return test
  }

  private static func passedLimits(_ world: World, _ projector: inout BudgetProjector)
    -> [PassedLimit]
  {
    var passed: [PassedLimit] = []
    for rule in projector.budget.classSizes {
      if let limit = projector.value(rule.key("overage_limit"), world) {
        passed += classes(
          rule, rule.grades, above: limit, RuleRemarks.overageLimit(rule), world, &projector)
      }
      if projector.value(rule.key("cap"), world) != nil {
        for limit in rule.legalLimits where !limit.isSiteAverage {
          guard let most = projector.value(limit.key, world) else { continue }
          passed += classes(
            rule, limit.grades, above: most, RuleRemarks.lawfulClass(rule), world, &projector)
        }
      }
      if let limit = ClassSizeLimits.siteLimit(rule, world, &projector) {
        passed += sites(rule, limit, RuleRemarks.siteAverage(rule), world, &projector)
      }
      guard projector.value(rule.key("site_cap"), world) != nil else { continue }
      for limit in rule.legalLimits where limit.isSiteAverage {
        guard let most = projector.value(limit.key, world) else { continue }
        passed += sites(
          rule, SiteLimit(grades: limit.grades, most: most), RuleRemarks.lawfulAverage(rule),
          world, &projector)
      }
    }
    return passed
  }

  /// Schools with a class above a limit.
  private static func classes(
    _ rule: ClassSize, _ grades: [Grade], above most: Series, _ words: String, _ world: World,
    _ projector: inout BudgetProjector
  ) -> [PassedLimit] {
    var trips: [(school: String, parts: [Series])] = []
    for group in ClassSections.classGroups(rule, world, &projector)
    where group.grades.contains(where: grades.contains) {
      let sizes = projector.graph.ceiling(projector.graph.divideOrZero(group.seats, group.sections))
      let trip = above(sizes, most, &projector)
      if let index = trips.firstIndex(where: { $0.school == group.school }) {
        trips[index].parts.append(trip)
      } else {
        trips.append((group.school, [trip]))
      }
    }
    return trips.map {
      PassedLimit(school: $0.school, words: words, trip: projector.graph.any($0.parts))
    }
  }

  /// Schools whose average is above a limit.
  private static func sites(
    _ rule: ClassSize, _ limit: SiteLimit, _ words: String, _ world: World,
    _ projector: inout BudgetProjector
  ) -> [PassedLimit] {
    ClassSizeFigures.siteClasses(rule, limit.grades, world, &projector).map { site in
      let average = projector.graph.divideOrZero(site.seats, site.sections)
      return PassedLimit(
        school: site.school, words: words, trip: above(average, limit.most, &projector))
    }
  }

  /// 1 where a number is above a limit, rounding apart.
  private static func above(_ values: Series, _ limits: Series, _ projector: inout BudgetProjector)
    -> Series
  {
    projector.graph.greater(values, projector.graph.add(limits, projector.flat(1e-9)))
  }
}
