internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue

/// Which values the plan leaves as they are, so that one world has the other's numbers.
enum UnplannedValues {
  /// Whether no value of a block is the plan's own, nor anything that these values name.
  static func holdsAll(of block: String, in budget: DistrictBudget) -> Bool {
    guard !budget.planValues.keys.contains(where: { $0.block == block }) else { return false }
    var waiting = budget.statusQuoValues.keys.filter { $0.block == block }
    var seen = Set(waiting)
    while let key = waiting.popLast() {
      if budget.planValues[key] != nil { return false }
      for figure in budget.statusQuoValues[key]?.references ?? [] {
        // A figure may follow the plan.
        guard case .value(let named) = figure else { return false }
        if seen.insert(named).inserted { waiting.append(named) }
      }
    }
    return true
  }
}

extension YearlyValue {
  /// What its formulas, their growth and its changes name, with repeats.
  fileprivate var references: [Figure] {
    var formulas: [ValueFormula] = []
    for segment in segments {
      formulas += [segment.formula] + segment.ramp
      formulas += segment.growth?.formulas ?? []
    }
    for change in changes {
      formulas += [change.operand] + (change.growth?.formulas ?? [])
    }
    return formulas.flatMap { $0.references }
  }
}

extension Growth {
  fileprivate var formulas: [ValueFormula] { [rate] + (floorShare.map { [$0] } ?? []) }
}
