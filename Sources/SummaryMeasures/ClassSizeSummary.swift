public import BudgetProjection
internal import CalculationGraphs
public import Quantities

/// A class-size rule's means by year in one world.
public struct ClassSizeSummary: Sendable {
  /// The rule with its nodes.
  public let rule: ProjectedClassSize
  /// With the plan, or else without it.
  public let isPlan: Bool
  /// One entry a year of the horizon.
  public let byYear: [Year]
  /// The target of each cell by year, where it differs by place; else empty.
  public let targets: [(cell: Place, byYear: [Estimate])]

  /// Means of one year.
  public struct Year: Sendable, Hashable {
    /// Students of the rule's grades.
    public let students: Estimate
    /// Sections.
    public let sections: Estimate
    /// Students × courses over target, as budget offices count sections.
    public let fractional: Estimate
    /// Mean students × courses / mean sections; `nil` where there are none.
    public let average: Estimate?
    /// Students for whom one section is planned; the fewest where that differs by place.
    public let target: Estimate
    /// The most, where that differs by school or grade; else `nil`.
    public let targetMost: Estimate?
    /// The strictest cap of its classes; `nil` where no class has one.
    public let cap: Estimate?
  }
}

extension ClassSizeSummary {
  /// Summarises one rule in one world.
  init(_ rule: ProjectedClassSize, isPlan: Bool, _ answers: SummaryAnswers) {
    self.rule = rule
    self.isPlan = isPlan
    let world = isPlan ? rule.plan : rule.statusQuo
    let none = Estimate.exact(0, isDeterministic: answers.isDeterministic)
    func mean(_ node: Node) -> Estimate { answers.mean(node) ?? none }
    targets = world.targetsByCell.map { ($0.cell, $0.target.map(mean)) }
    byYear = world.students.indices.map { year in
      let fractional =
        world.fractional.map { mean($0[year]) }
        ?? answers.ratioOfMeans(world.seats[year], world.target[year])
      let targets = world.targetsByCell.map { mean($0.target[year]) }
        .sorted { $0.value < $1.value }
      return Year(
        students: mean(world.students[year]), sections: mean(world.sections[year]),
        fractional: fractional ?? none,
        average: answers.ratioOfMeans(world.seats[year], world.sections[year]),
        target: targets.first ?? mean(world.target[year]),
        targetMost: targets.last.flatMap { $0.value > targets[0].value ? $0 : nil },
        cap: world.cap.map { mean($0[year]) })
    }
  }
}

extension ProjectedClassSize.World {
  /// The nodes whose columns its summary reads.
  var nodes: [Node] {
    students + seats + sections + target + targetsByCell.flatMap(\.target) + (fractional ?? [])
      + (cap ?? [])
  }
}
