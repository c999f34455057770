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

extension BudgetProjector {
  /// Limits on classes that can be passed: site averages, the limit behind overage pay, and the law's
  /// limit where a `cap` of one's own stands before it. A cap itself cannot, since a further student
  /// opens a section.
  mutating func classCapTest() -> RuleTest {
    var test = RuleTest()
    let limited = budget.classSizes.contains { rule in
      let keys = ["cap", "site_cap", "overage_limit"]
      return !rule.legalLimits.isEmpty
        || keys.contains { yearlyValue(rule.key($0), .plan) != nil }
    }
    guard limited else {
      test.missing = [RuleRemarks.noLimit]
      return test
    }
    let planned = passedLimits(.plan)
    test.plan = graph.any(planned.map(\.trip))
    test.statusQuo = graph.any(passedLimits(.statusQuo).map(\.trip))
    test.parts = planned.map { limit in
      let school = budget.schools.first { $0.id == limit.school }?.title ?? limit.school
      return RuleTest.Part(title: "\(school), \(limit.words)", trip: limit.trip)
    }
    return test
  }

  private mutating func passedLimits(_ world: World) -> [PassedLimit] {
    var passed: [PassedLimit] = []
    for rule in budget.classSizes {
      if let limit = value(rule.key("overage_limit"), world) {
        passed += classes(rule, rule.grades, above: limit, RuleRemarks.overageLimit(rule), world)
      }
      if value(rule.key("cap"), world) != nil {
        for limit in rule.legalLimits where !limit.isSiteAverage {
          guard let most = value(limit.key, world) else { continue }
          passed += classes(
            rule, limit.grades, above: most, RuleRemarks.lawfulClass(rule), world)
        }
      }
      if let limit = siteLimit(rule, world) {
        passed += sites(rule, limit, RuleRemarks.siteAverage(rule), world)
      }
      guard value(rule.key("site_cap"), world) != nil else { continue }
      for limit in rule.legalLimits where limit.isSiteAverage {
        guard let most = value(limit.key, world) else { continue }
        passed += sites(
          rule, SiteLimit(grades: limit.grades, most: most), RuleRemarks.lawfulAverage(rule),
          world)
      }
    }
    return passed
  }

  /// Schools with a class above a limit.
  private mutating func classes(
    _ rule: ClassSize, _ grades: [Grade], above most: Series, _ words: String, _ world: World
  ) -> [PassedLimit] {
    var trips: [(school: String, parts: [Series])] = []
    for group in classGroups(rule, world) where group.grades.contains(where: grades.contains) {
      let sizes = graph.ceiling(graph.divideOrZero(group.seats, group.sections))
      let trip = above(sizes, most)
      if let index = trips.firstIndex(where: { $0.school == group.school }) {
        trips[index].parts.append(trip)
      } else {
        trips.append((group.school, [trip]))
      }
    }
    return trips.map { PassedLimit(school: $0.school, words: words, trip: graph.any($0.parts)) }
  }

  /// Schools whose average is above a limit.
  private mutating func sites(
    _ rule: ClassSize, _ limit: SiteLimit, _ words: String, _ world: World
  ) -> [PassedLimit] {
    siteClasses(rule, limit.grades, world).map { site in
      let average = graph.divideOrZero(site.seats, site.sections)
      return PassedLimit(school: site.school, words: words, trip: above(average, limit.most))
    }
  }

  /// 1 where a number is above a limit, rounding apart.
  private mutating func above(_ values: Series, _ limits: Series) -> Series {
    graph.greater(values, graph.add(limits, flat(1e-9)))
  }
}
