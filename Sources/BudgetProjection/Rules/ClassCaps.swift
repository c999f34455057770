internal import BudgetModel
internal import CalculationGraphs

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
      let keys = ["cap", "site_cap", "overage_limit"].map { "class_size.\(rule.id).\($0)" }
      return !rule.legalLimits.isEmpty || keys.contains { yearlyValue($0, .plan) != nil }
    }
    guard limited else {
      test.missing = [RuleRemarks.noLimit]
      return test
    }
    let planned = passedLimits(.plan)
    test.plan = any(planned.map(\.trip))
    test.statusQuo = any(passedLimits(.statusQuo).map(\.trip))
    test.places = planned.map { limit in
      let school = budget.schools.first { $0.id == limit.school }?.title ?? limit.school
      return ProjectedRule.Place(title: "\(school), \(limit.words)", byYear: limit.trip)
    }
    return test
  }

  private mutating func passedLimits(_ world: World) -> [PassedLimit] {
    var passed: [PassedLimit] = []
    for rule in budget.classSizes {
      if let limit = value("class_size.\(rule.id).overage_limit", world) {
        passed += classes(rule, rule.grades, above: limit, RuleRemarks.overageLimit(rule), world)
      }
      if value("class_size.\(rule.id).cap", world) != nil {
        for limit in rule.legalLimits where !limit.isSiteAverage {
          guard let most = value(limit.path, world) else { continue }
          passed += classes(
            rule, limit.grades, above: most, RuleRemarks.lawfulClass(rule), world)
        }
      }
      if let limit = siteLimit(rule, world) {
        passed += sites(rule, limit, RuleRemarks.siteAverage(rule), world)
      }
      guard value("class_size.\(rule.id).site_cap", world) != nil else { continue }
      for limit in rule.legalLimits where limit.isSiteAverage {
        guard let most = value(limit.path, world) else { continue }
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
      let sizes = graph.divideOrZero(group.seats, group.sections).map { graph.ceiling($0) }
      let trip = above(sizes, most)
      if let index = trips.firstIndex(where: { $0.school == group.school }) {
        trips[index].parts.append(trip)
      } else {
        trips.append((group.school, [trip]))
      }
    }
    return trips.map { PassedLimit(school: $0.school, words: words, trip: any($0.parts)) }
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
    zip(values, limits).map { value, limit in
      graph.greater(value, graph.add(limit, graph.constant(1e-9)))
    }
  }
}
