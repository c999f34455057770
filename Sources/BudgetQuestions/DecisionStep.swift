internal import BudgetModel
internal import BudgetNames
internal import LanguageTable
internal import Quantities

/// A key of the plan that a district decides on, with one step of it.
struct DecisionStep {
  /// The value.
  let value: YearlyValue
  /// The step, in the value's unit.
  let size: Double
  /// The step in words.
  let words: String
  /// What the key allows.
  private let quantity: QuantityDescription

  /// The decisions of a budget's class sizes and leader roles that have a plain number, in declared order.
  static func all(of budget: DistrictBudget) -> [DecisionStep] {
    var steps: [DecisionStep] = []
    func add(_ keyword: String, _ id: String, _ owns: (ValueKey) -> Bool) {
      for key in LanguageTable.block(keyword)?.keys ?? [] where key.isDecision {
        let path = ValueKey(keyword, id, key.name)
        guard owns(path), let value = budget.planValues[path] ?? budget.statusQuoValues[path],
          let step = DecisionStep(value, key)
        else { continue }
        steps.append(step)
      }
    }
    for rule in budget.classSizes { add(ClassSizeKind.keyword, rule.id) { $0.key == "target" } }
    for role in budget.plan.leaders {
      add(LeaderKind.keyword, role.id) { $0.key != "stipend" || role.stipendForm == .dollars }
    }
    return steps
  }

  private init?(_ value: YearlyValue, _ key: KeyDescription) {
    let quantity: QuantityDescription
    switch key.kind {
    case .quantity(let own): quantity = own
    case .stipend: quantity = QuantityDescription(Unit(.dollar), shape: .amount, least: 0)
    case .perLeader: quantity = QuantityDescription(Unit(.fte), shape: .amount, least: 1)
    default: return nil
    }
    self.value = value
    self.quantity = quantity
    size =
      switch key.name {
      case "stipend", "base_pay": 1_000
      case "replaces": 0.1
      case "share": 0.01
      case "release": 0.05
      default: 1
      }
    words = TornadoMessages.step(key.name)
  }

  /// The budget with the step added to the plan's value in every year; `nil` where the key does not allow
  /// it in some year.
  func budget(_ budget: DistrictBudget, times sign: Double) -> DistrictBudget? {
    for year in budget.years {
      guard let now = value.constant(in: year) else { continue }
      let then = now + sign * size
      if then < (quantity.least ?? -.infinity) || then > (quantity.greatest ?? .infinity) {
        return nil
      }
    }
    guard let range = value.segments.lazy.compactMap(\.range).first else { return nil }
    let change = ValueChange(
      operation: .increase, operand: .constant(sign * size), growth: nil,
      firstYear: budget.years.lowerBound, lastYear: nil, author: "step", text: words,
      range: range, source: nil, because: nil)
    var changed = budget
    changed.planValues[value.key] = value.with(change)
    return changed
  }
}
