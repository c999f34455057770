internal import BudgetModel
internal import FigureCatalogue
internal import Quantities

/// Revenue and spending lines. They are the same in both worlds: what the plan changes comes in
/// through the waterfall.
enum BudgetLineAmounts {
  /// A line's dollars a year.
  static func amount(of line: BudgetLine, _ projector: inout BudgetProjector) -> Series {
    projector.figure(.budgetLine(line.side.catalogued, line.id)) { dollars(of: line, &$0) }
  }

  private static func dollars(of line: BudgetLine, _ projector: inout BudgetProjector) -> Series {
    switch line.form {
    case .amount: return projector.value(line.key("amount"), .statusQuo, default: 0)
    case .perStudent(let attendance, let priorYear):
      let counted = CountedStudents(world: .statusQuo, areAttending: attendance)
      let students =
        priorYear
        ? counted.yearBefore(of: line.title, &projector) : counted.students(&projector)
      let amount = projector.value(line.key("amount"), .statusQuo, default: 0)
      return projector.graph.multiply(amount, students)
    case .taxBase:
      let base = projector.value(line.key("base"), .statusQuo, default: 0)
      return projector.graph.multiply(
        base, projector.value(line.key("rate"), .statusQuo, default: 0))
    case .staff(let groups):
      var costs: [Series] = []
      for group in groups.compactMap({ projector.group($0) }) {
        costs.append(generalCost(group, &projector))
      }
      return projector.graph.sum(costs)
    }
  }

  /// What unrestricted money pays of a group's payroll with benefits in the status quo.
  private static func generalCost(_ group: StaffGroup, _ projector: inout BudgetProjector) -> Series
  {
    let cost = StaffWorkforce(group: group).workforce(.statusQuo, &projector).cost
    let share = group.paidBy.filter { $0.fund == nil }.map(\.share).reduce(0, +)
    return share == 1 ? cost : projector.graph.multiply(cost, projector.flat(share))
  }

  /// The sum of some lines, rows of one CSV block first added up on their own.
  static func total(
    _ side: BudgetLine.Side, _ name: String, _ projector: inout BudgetProjector,
    where counts: (BudgetLine) -> Bool
  ) -> Series {
    projector.once(BudgetProjector.PartKey(kind: "budget lines", id: side.rawValue, detail: name)) {
      projector in
      let lines = projector.budget.budgetLines.filter { $0.side == side && counts($0) }
      var parts: [Series] = []
      var blocks: Set<String> = []
      for line in lines {
        guard let block = line.block else {
          parts.append(amount(of: line, &projector))
          continue
        }
        guard blocks.insert(block).inserted else { continue }
        parts.append(sum(of: lines.filter { $0.block == block }, block: block, &projector))
      }
      return projector.graph.sum(parts)
    }
  }

  /// The sum of rows of one CSV block, under the block's name where they are all of its rows.
  private static func sum(of rows: [BudgetLine], block: String, _ projector: inout BudgetProjector)
    -> Series
  {
    let side = rows[0].side
    let all = projector.budget.budgetLines.filter { $0.side == side && $0.block == block }
    let isNameFree = !projector.budget.budgetLines.contains { $0.side == side && $0.id == block }
    guard rows.count == all.count, isNameFree else { return sum(of: rows, &projector) }
    return projector.figure(.budgetLine(side.catalogued, block)) { sum(of: rows, &$0) }
  }

  private static func sum(of lines: [BudgetLine], _ projector: inout BudgetProjector) -> Series {
    var amounts: [Series] = []
    for line in lines { amounts.append(amount(of: line, &projector)) }
    return projector.graph.sum(amounts)
  }

  /// The dollars of a line, or of the rows of a CSV block; `nil` where neither has the id.
  static func line(_ side: BudgetSide, _ id: String, _ projector: inout BudgetProjector) -> Series?
  {
    let lines = projector.budget.budgetLines.filter { $0.side.catalogued == side }
    if let line = lines.first(where: { $0.id == id }) { return amount(of: line, &projector) }
    let rows = lines.filter { $0.block == id }
    return rows.isEmpty ? nil : sum(of: rows, block: id, &projector)
  }

  /// Every revenue and spending line.
  static func all(_ projector: inout BudgetProjector) throws(ProjectionFault)
    -> [ProjectedBudgetLine]
  {
    var lines: [ProjectedBudgetLine] = []
    for line in projector.budget.budgetLines {
      lines.append(
        ProjectedBudgetLine(line: line, byYear: try projector.nodes(amount(of: line, &projector))))
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
