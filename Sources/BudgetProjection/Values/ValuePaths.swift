internal import BudgetModel
internal import CalculationGraphs
internal import Diagnostics

/// A value over the horizon with how it grows and where each year's number was written.
struct ValuePath {
  /// The value, one node a year.
  var values: Series
  /// The growth factor of each year.
  var growth: Series
  /// Where each year's number comes from.
  var origins: [Origin]

  /// Where a number was written and what vouches for it.
  struct Origin {
    /// `file:line`, or none for a default.
    let place: String?
    /// The source or reason given, or none.
    let source: String?
  }
}

extension BudgetProjector {
  /// The declared value of a path in a world: the plan's own first, then the status quo's.
  func yearlyValue(_ path: String, _ world: World) -> YearlyValue? {
    if world == .plan, let changed = budget.planValues[path] { return changed }
    return budget.statusQuoValues[path]
  }

  /// A value over the horizon, or `nil` where the path is not declared.
  mutating func valuePath(_ path: String, _ world: World, cell: Cell? = nil) -> ValuePath? {
    guard let yearly = yearlyValue(path, world) else { return nil }
    let place = cell.map { " [\($0.school),\($0.grade.rawValue)]" } ?? ""
    return once(
      "\(world.rawValue) \(path)\(place)", in: \.valuePaths,
      fallback: { projector in
        ValuePath(values: projector.flat(0), growth: projector.flat(1), origins: [])
      },
      compute: { $0.path(yearly, world, cell) })
  }

  /// A value in each year, or `nil` where the path is not declared.
  mutating func value(_ path: String, _ world: World) -> Series? {
    valuePath(path, world)?.values
  }

  /// A value in each year, or a number in all years where the path is not declared.
  mutating func value(_ path: String, _ world: World, default number: Double) -> Series {
    value(path, world) ?? flat(number)
  }

  /// The path of a value: its segments in their years, then its changes in order.
  private mutating func path(
    _ yearly: YearlyValue, _ world: World, _ cell: Cell?
  ) -> ValuePath {
    var segments: [ValuePath] = []
    var growth: GrowthRule = defaultGrowth(yearly, world)
    for segment in yearly.segments {
      if let own = segment.growth { growth = .own(own) }
      segments.append(path(segment, growth, yearly.path, world, cell))
    }
    var result = ValuePath(values: flat(0), growth: flat(1), origins: [])
    for (index, year) in years.enumerated() {
      let holding = yearly.segments.lastIndex {
        ($0.firstYear ?? year) <= year && year <= ($0.lastYear ?? year)
      }
      guard let holding else {
        remark(Remarks.noValue(yearly.path, year: year))
        result.origins.append(ValuePath.Origin(place: nil, source: nil))
        continue
      }
      result.values[index] = segments[holding].values[index]
      result.growth[index] = segments[holding].growth[index]
      result.origins.append(segments[holding].origins[index])
    }
    for change in yearly.changes { apply(change, to: &result, world, cell) }
    return result
  }

  /// How a value grows where a growth rule applies.
  enum GrowthRule {
    /// It does not grow.
    case none
    /// By its own rate.
    case own(Growth)
    /// As another value does, by its path.
    case like(String)
  }

  /// Hire salaries without a growth of their own follow the salary of their group.
  private func defaultGrowth(_ yearly: YearlyValue, _ world: World) -> GrowthRule {
    let suffix = ".hire_salary"
    guard yearly.path.hasPrefix("staff."), yearly.path.hasSuffix(suffix) else { return .none }
    let salary = String(yearly.path.dropLast(suffix.count)) + ".salary"
    return yearlyValue(salary, world) == nil ? .none : .like(salary)
  }

  /// The path that one segment alone would give.
  private mutating func path(
    _ segment: ValueSegment, _ growth: GrowthRule, _ path: String, _ world: World, _ cell: Cell?
  ) -> ValuePath {
    let base = series(segment.formula, world, cell)
    let origin = ValuePath.Origin(
      place: segment.range?.place, source: segment.source ?? segment.because)
    var result = grown(base, dated: segment.datedYear, growth, world, cell)
    result.origins = years.map { _ in origin }
    if !segment.ramp.isEmpty {
      let shares = segment.ramp.map { series($0, world, cell) }
      let earliest = segment.firstYear ?? firstYear
      if followsLeaders(path) {
        let phase = phaseAfterLeaders(shares, earliest: earliest)
        result.values = graph.multiply(result.values, phase)
      } else {
        let start = max(itemStart(path) ?? firstYear, earliest)
        result.values = ramped(result.values, shares, start: start)
      }
    }
    return result
  }

  /// Base values times the growth since the year they are dated, kept above a floor.
  mutating func grown(
    _ base: Series, dated: Int, _ rule: GrowthRule, _ world: World, _ cell: Cell?
  ) -> ValuePath {
    let growth = factors(rule, dated: dated, world, cell)
    var result = ValuePath(values: base, growth: growth.factors, origins: [])
    var index = graph.constant(growth.past)
    for (position, year) in years.enumerated() where year > dated {
      index = graph.multiply(index, growth.factors[position])
      result.values[position] = graph.multiply(base[position], index)
      guard position > 0, base[position] != base[position - 1], let floor = growth.floor else {
        continue
      }
      result.values[position] = graph.maximum(
        result.values[position],
        graph.multiply(floor[position], result.values[position - 1]))
    }
    return result
  }

  /// The growth factors of the horizon, their floor, and the growth before the horizon.
  private mutating func factors(
    _ rule: GrowthRule, dated: Int, _ world: World, _ cell: Cell?
  ) -> (factors: Series, floor: Series?, past: Double) {
    switch rule {
    case .none: return (flat(1), nil, 1)
    case .own(let growth):
      let own = factors(growth, world, cell)
      return (own.factors, own.floor, pastGrowth(growth, dated: dated, world, cell))
    case .like(let path):
      guard let model = valuePath(path, world) else { return (flat(1), nil, 1) }
      var ratios = [model.growth[0]]
      for position in years.indices.dropFirst() {
        ratios.append(ratio(model.values[position], to: model.values[position - 1]))
      }
      guard let growth = yearlyValue(path, world)?.segments.first?.growth else {
        return (ratios, nil, 1)
      }
      return (ratios, nil, pastGrowth(growth, dated: dated, world, cell))
    }
  }

  /// left / right, or 1 where right is not positive.
  mutating func ratio(_ left: Node, to right: Node) -> Node {
    let quotient = graph.divideOrZero(left, right)
    return graph.select(graph.greater(right, graph.constant(0)), quotient, graph.constant(1))
  }

  /// The growth factors of the horizon, and the floor's share of the prior year.
  private mutating func factors(
    _ growth: Growth, _ world: World, _ cell: Cell?
  ) -> (factors: Series, floor: Series?) {
    let rates = series(growth.rate, world, cell)
    let factors = rates.map { graph.add(graph.constant(1), $0) }
    guard let floorShare = growth.floorShare else { return (factors, nil) }
    let floor = series(floorShare, world, cell)
    return (zip(factors, floor).map { graph.maximum($0, $1) }, floor)
  }

  /// The growth after the year a value is dated up to the year before the horizon.
  private mutating func pastGrowth(
    _ growth: Growth, dated: Int, _ world: World, _ cell: Cell?
  ) -> Double {
    let from = max(dated, firstYear - Self.longestPast) + 1
    guard from < firstYear else { return 1 }
    var product = 1.0
    for year in from..<firstYear { product *= pastFactor(growth, year: year, world, cell) }
    return product
  }

  /// Values times the shares of a ramp from its start on; 0 before it.
  private mutating func ramped(_ values: Series, _ shares: [Series], start: Int) -> Series {
    years.enumerated().map { position, year in
      guard year >= start else { return graph.constant(0) }
      return graph.multiply(
        values[position], shares[min(year - start, shares.count - 1)][position])
    }
  }

  /// Applies one `set`.
  private mutating func apply(
    _ change: ValueChange, to path: inout ValuePath, _ world: World, _ cell: Cell?
  ) {
    let operand = series(change.operand, world, cell)
    let own = change.growth.map { factors($0, world, cell).factors }
    let origin = ValuePath.Origin(
      place: change.range.place, source: change.source ?? change.because)
    var index = graph.constant(1)
    var isFirst = true
    for (position, year) in years.enumerated()
    where year >= change.firstYear && year <= (change.lastYear ?? year) {
      let factor = own?[position] ?? path.growth[position]
      if !isFirst { index = graph.multiply(index, factor) }
      isFirst = false
      if let replaced = change.replacedUntil, year <= replaced { continue }
      let amount = graph.multiply(operand[position], index)
      let before = path.values[position]
      switch change.operation {
      case .replace:
        path.values[position] = amount
        path.growth[position] = factor
      case .increase: path.values[position] = graph.add(before, amount)
      case .decrease: path.values[position] = graph.subtract(before, amount)
      case .scale: path.values[position] = graph.multiply(before, operand[position])
      }
      path.origins[position] = origin
    }
  }

  /// Whether a path belongs to an induced expenditure that starts after the first leaders.
  private func followsLeaders(_ path: String) -> Bool {
    budget.plan.repurposed.contains {
      $0.isInduced && $0.startYear == nil && path.hasPrefix("repurpose.\($0.id).")
    }
  }

  /// The first year of the item that a path belongs to, or `nil` where it has none.
  private func itemStart(_ path: String) -> Int? {
    let parts = path.split(separator: ".", maxSplits: 2)
    guard parts.count == 3 else { return nil }
    switch parts[0] {
    case "leader": return budget.plan.leaders.first { $0.id == parts[1] }?.startYear
    case "line": return budget.plan.lines.first { $0.id == parts[1] }?.startYear
    case "repurpose":
      return budget.plan.repurposed.first { $0.id == parts[1] }.map { startYear(of: $0) }
    case "ladder": return budget.plan.ladders.first { $0.id == parts[1] }?.startYear
    case "bonus": return budget.plan.bonuses.first { $0.id == parts[1] }?.startYear
    case "exchange": return budget.plan.exchanges.first { $0.id == parts[1] }?.startYear
    default: return nil
    }
  }
}
