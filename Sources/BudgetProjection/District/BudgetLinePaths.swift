internal import BudgetModel
internal import CalculationGraphs

// Revenue and spending lines. They are the same in both worlds: what the plan changes comes in
// through the waterfall.
extension BudgetProjector {
  /// A line's dollars a year.
  mutating func amount(of line: BudgetLine) -> Series {
    onceSeries("amount of \(line.path)") { projector in
      switch line.form {
      case .amount: return projector.value("\(line.path).amount", .statusQuo, default: 0)
      case .perStudent(let attendance, let priorYear):
        var counted =
          attendance ? projector.attendance(.statusQuo) : projector.totalStudents(.statusQuo)
        if priorYear { counted = [counted[0]] + counted.dropLast() }
        let amount = projector.value("\(line.path).amount", .statusQuo, default: 0)
        return projector.graph.multiply(amount, counted)
      case .taxBase:
        let base = projector.value("\(line.path).base", .statusQuo, default: 0)
        let rate = projector.value("\(line.path).rate", .statusQuo, default: 0)
        return projector.graph.multiply(base, rate)
      case .staff(let groups):
        let costs = groups.compactMap { projector.group($0) }.map { projector.generalCost($0) }
        return projector.graph.sum(costs, count: projector.count)
      }
    }
  }

  /// What unrestricted money pays of a group's payroll with benefits in the status quo.
  private mutating func generalCost(_ group: StaffGroup) -> Series {
    let cost = workforce(group, .statusQuo).cost
    let share = group.paidBy.filter { $0.fund == nil }.map(\.share).reduce(0, +)
    return share == 1 ? cost : graph.multiply(cost, flat(share))
  }

  /// The sum of some lines, rows of one CSV block first added up on their own.
  mutating func total(_ side: BudgetLine.Side, _ name: String, where counts: (BudgetLine) -> Bool)
    -> Series
  {
    let lines = budget.budgetLines.filter { $0.side == side && counts($0) }
    return onceSeries("\(side.rawValue): \(name)") { projector in
      var parts: [Series] = []
      var blocks: Set<String> = []
      for line in lines {
        guard let block = line.block else {
          parts.append(projector.amount(of: line))
          continue
        }
        guard blocks.insert(block).inserted else { continue }
        let rows = lines.filter { $0.block == block }.map { projector.amount(of: $0) }
        parts.append(projector.graph.sum(rows, count: projector.count))
      }
      return projector.graph.sum(parts, count: projector.count)
    }
  }

  /// The figure of a line, or of the rows of a CSV block, by its name.
  mutating func budgetLineFigure(_ name: String) -> Series? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let side = BudgetLine.Side(rawValue: parts[0]) else { return nil }
    let lines = budget.budgetLines.filter { $0.side == side }
    if let line = lines.first(where: { $0.id == parts[1] }) { return amount(of: line) }
    guard lines.contains(where: { $0.block == parts[1] }) else { return nil }
    return total(side, "rows of \(parts[1])") { $0.block == parts[1] }
  }

  /// The names of the figures of lines and of CSV blocks, in declared order.
  var budgetLineNames: [String] {
    var names: [String] = []
    for line in budget.budgetLines {
      if let block = line.block {
        let name = "\(line.side.rawValue).\(block)"
        if names.last != name, !names.contains(name) { names.append(name) }
      }
      names.append(line.path)
    }
    return names
  }
}
