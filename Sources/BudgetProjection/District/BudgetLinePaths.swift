internal import BudgetModel
internal import FigureCatalogue
internal import Quantities

// Revenue and spending lines. They are the same in both worlds: what the plan changes comes in
// through the waterfall.
extension BudgetProjector {
  /// A line's dollars a year.
  mutating func amount(of line: BudgetLine) -> Series {
    figure(.budgetLine(line.side.catalogued, line.id)) { $0.dollars(of: line) }
  }

  private mutating func dollars(of line: BudgetLine) -> Series {
    switch line.form {
    case .amount: return value(line.key("amount"), .statusQuo, default: 0)
    case .perStudent(let attendance, let priorYear):
      let students = attendance ? self.attendance(.statusQuo) : totalStudents(.statusQuo)
      let amount = value(line.key("amount"), .statusQuo, default: 0)
      return graph.multiply(amount, priorYear ? yearBefore(students) : students)
    case .taxBase:
      let base = value(line.key("base"), .statusQuo, default: 0)
      return graph.multiply(base, value(line.key("rate"), .statusQuo, default: 0))
    case .staff(let groups):
      var costs: [Series] = []
      for group in groups.compactMap({ self.group($0) }) { costs.append(generalCost(group)) }
      return graph.sum(costs)
    }
  }

  /// Each year the number of the year before; in the first year its own.
  private mutating func yearBefore(_ values: Series) -> Series {
    yearly { projector, position throws(Unanswered) in
      try projector.at(values, max(0, position - 1))
    }
  }

  /// What unrestricted money pays of a group's payroll with benefits in the status quo.
  private mutating func generalCost(_ group: StaffGroup) -> Series {
    let cost = workforce(group, .statusQuo).cost
    let share = group.paidBy.filter { $0.fund == nil }.map(\.share).reduce(0, +)
    return share == 1 ? cost : graph.multiply(cost, flat(share))
  }

  /// The sum of some lines, rows of one CSV block first added up on their own.
  mutating func total(
    _ side: BudgetLine.Side, _ name: String, where counts: (BudgetLine) -> Bool
  ) -> Series {
    once(PartKey(kind: "budget lines", id: side.rawValue, detail: name)) { projector in
      let lines = projector.budget.budgetLines.filter { $0.side == side && counts($0) }
      var parts: [Series] = []
      var blocks: Set<String> = []
      for line in lines {
        guard let block = line.block else {
          parts.append(projector.amount(of: line))
          continue
        }
        guard blocks.insert(block).inserted else { continue }
        parts.append(projector.sum(of: lines.filter { $0.block == block }, block: block))
      }
      return projector.graph.sum(parts)
    }
  }

  /// The sum of rows of one CSV block, under the block's name where they are all of its rows.
  private mutating func sum(of rows: [BudgetLine], block: String) -> Series {
    let side = rows[0].side
    let all = budget.budgetLines.filter { $0.side == side && $0.block == block }
    let isNameFree = !budget.budgetLines.contains { $0.side == side && $0.id == block }
    guard rows.count == all.count, isNameFree else { return sum(of: rows) }
    return figure(.budgetLine(side.catalogued, block)) { $0.sum(of: rows) }
  }

  private mutating func sum(of lines: [BudgetLine]) -> Series {
    var amounts: [Series] = []
    for line in lines { amounts.append(amount(of: line)) }
    return graph.sum(amounts)
  }

  /// The dollars of a line, or of the rows of a CSV block; `nil` where neither has the id.
  mutating func budgetLine(_ side: BudgetSide, _ id: String) -> Series? {
    let lines = budget.budgetLines.filter { $0.side.catalogued == side }
    if let line = lines.first(where: { $0.id == id }) { return amount(of: line) }
    let rows = lines.filter { $0.block == id }
    return rows.isEmpty ? nil : sum(of: rows, block: id)
  }

  /// Every revenue and spending line.
  mutating func projectedBudgetLines() throws(ProjectionFault) -> [ProjectedBudgetLine] {
    var lines: [ProjectedBudgetLine] = []
    for line in budget.budgetLines {
      lines.append(ProjectedBudgetLine(line: line, byYear: try nodes(amount(of: line))))
    }
    return lines
  }
}

extension BudgetLine.Side {
  /// The same side in the names of figures.
  var catalogued: BudgetSide {
    switch self {
    case .revenue: .revenue
    case .spending: .spending
    }
  }
}
