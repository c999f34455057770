internal import BudgetModel
internal import CalculationGraphs

extension BudgetProjector {
  /// Limits on classes that can be passed; a `cap` cannot, since a further student opens a section.
  mutating func classCapTest() -> RuleTest {
    var test = RuleTest()
    let limited = budget.classSizes.filter { rule in
      yearlyValue("class_size.\(rule.id).cap", .plan) != nil
    }
    if limited.isEmpty {
      test.missing = [RuleRemarks.noLimit]
    } else {
      test.plan = flat(0)
      test.statusQuo = flat(0)
    }
    return test
  }
}
