internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import LanguageTable
internal import Quantities

/// A value over the horizon with how it grows.
struct ValuePath {
  /// The value.
  let values: Series
  /// The growth factor of each year.
  let growth: Series
}

/// Which value is meant, in which world, and for which cell.
struct ValueQuestion: Hashable {
  let key: ValueKey
  let world: World
  let cell: Place?
}

extension BudgetProjector {
  /// The declared value of a key in a world: the plan's own first, then the status quo's.
  func yearlyValue(_ key: ValueKey, _ world: World) -> YearlyValue? {
    if world == .plan, let changed = budget.planValues[key] { return changed }
    return budget.statusQuoValues[key]
  }

  /// A value over the horizon, or `nil` where it is not declared. Of a value that is drawn by school
  /// or grade the cell says for which.
  mutating func valuePath(_ key: ValueKey, _ world: World, cell: Place? = nil) -> ValuePath? {
    guard let yearly = yearlyValue(key, world) else { return nil }
    let question = ValueQuestion(key: key, world: world, cell: cell)
    if let known = valuePaths[question] { return known }
    let growth = deferred { $0.path(yearly, world, cell).growth }
    let values = deferred { $0.path(yearly, world, cell).values }
    let figure = FigureKey(.value(key), world)
    let name = cell.map { FormulaBook.Named.cellValue(figure, $0) } ?? .figure(figure)
    let path = ValuePath(values: graph.series(values, named: name), growth: growth)
    valuePaths[question] = path
    if cell == nil { figureSeries[figure] = path.values }
    return path
  }

  /// A value in each year, or `nil` where it is not declared.
  mutating func value(_ key: ValueKey, _ world: World) -> Series? {
    valuePath(key, world)?.values
  }

  /// A value in each year as it is for one cell, which differs from that of the whole where a `set`
  /// has a place; `nil` where it is not declared.
  mutating func value(_ key: ValueKey, _ world: World, at cell: Place) -> Series? {
    valuePath(key, world, cell: differsByPlace(key, world) ? cell : nil)?.values
  }

  /// Whether a value may differ from cell to cell because a `set` has a place.
  func differsByPlace(_ key: ValueKey, _ world: World) -> Bool {
    yearlyValue(key, world)?.differsByPlace ?? false
  }

  /// A value in each year, or a number in all years where it is not declared.
  mutating func value(_ key: ValueKey, _ world: World, default number: Double) -> Series {
    value(key, world) ?? flat(number)
  }

  /// A value in each year, or the number that the language states for its key where it is not declared.
  mutating func valueOrStandard(_ key: ValueKey, _ world: World) -> Series {
    if let declared = value(key, world) { return declared }
    let described = LanguageTable.block(key.block)?.key(key.key ?? "")
    guard let number = described?.standardNumber else {
      preconditionFailure("the language states no number for \(key)")
    }
    return flat(number)
  }

  /// The path of a value: its segments in their years, then its changes in order.
  private mutating func path(
    _ yearly: YearlyValue, _ world: World, _ cell: Place?
  ) -> ValuePath {
    let key = PartKey(
      kind: "value", id: yearly.key.description, world: world,
      detail: cell.map { "\($0.school ?? ""),\($0.grade?.rawValue ?? "")" } ?? "")
    return once(key) { projector in
      var segments: [ValuePath] = []
      var growth = projector.defaultGrowth(yearly, world)
      for segment in yearly.segments {
        if let own = segment.growth { growth = .own(own) }
        segments.append(projector.path(segment, growth, yearly.key, world, cell))
      }
      var result = ValuePath(
        values: projector.chosen(yearly, segments.map(\.values), else: 0),
        growth: projector.chosen(yearly, segments.map(\.growth), else: 1))
      for change in yearly.changes where change.acts(at: cell) {
        result = projector.changed(result, change, world, cell)
      }
      result = projector.keptInside(result, yearly, isOfCell: cell != nil)
      if world == .plan, let more = projector.planAdditions[yearly.key] {
        let values = projector.graph.add(result.values, projector.flat(more))
        result = ValuePath(values: values, growth: result.growth)
      }
      return result
    }
  }

  /// In each year the segment that holds then.
  private mutating func chosen(
    _ yearly: YearlyValue, _ segments: [Series], else number: Double
  ) -> Series {
    if segments.count == 1, yearly.segments[0].holdsAlways { return segments[0] }
    return self.yearly { projector, position throws(Unanswered) in
      let year = projector.years[position]
      guard let holding = yearly.segment(holdingIn: year) else {
        projector.remark(Remarks.noValue(yearly.path, year: year))
        return projector.graph.constant(number)
      }
      // The draw of a settled year stays declared, so that what is correlated with it keeps its own.
      if yearly.isSettledInSomeYears, holding > 0 { _ = try projector.at(segments[0], position) }
      return try projector.at(segments[holding], position)
    }
  }

  /// How a value grows where a growth rule applies.
  enum GrowthRule {
    /// It does not grow.
    case none
    /// By its own rate.
    case own(Growth)
    /// As another value does.
    case like(ValueKey)
  }

  /// Hire salaries without a growth of their own follow the salary of their group.
  func defaultGrowth(_ yearly: YearlyValue, _ world: World) -> GrowthRule {
    let key = yearly.key
    guard key.block == StaffKind.keyword, key.key == "hire_salary" else { return .none }
    let salary = ValueKey(key.block, key.id, "salary")
    return yearlyValue(salary, world) == nil ? .none : .like(salary)
  }

  /// The path that one segment alone would give.
  private mutating func path(
    _ segment: ValueSegment, _ growth: GrowthRule, _ key: ValueKey, _ world: World, _ cell: Place?
  ) -> ValuePath {
    let base = series(segment.formula, world, cell)
    let result = grown(base, dated: segment.datedYear, growth, world, cell)
    guard !segment.ramp.isEmpty else { return result }
    let shares = segment.ramp.map { series($0, world, cell) }
    let earliest = segment.firstYear ?? firstYear
    if followsLeaders(key) {
      let phase = Repurposing.phaseAfterLeaders(shares, earliest: earliest, &self)
      return ValuePath(values: graph.multiply(result.values, phase), growth: result.growth)
    }
    let start = max(itemStart(key) ?? firstYear, earliest)
    return ValuePath(
      values: ramped(result.values, shares, start: start), growth: result.growth)
  }

  /// Base values times the growth since the year they are dated, kept above a floor.
  mutating func grown(
    _ base: Series, dated: Int, _ rule: GrowthRule, _ world: World, _ cell: Place?
  ) -> ValuePath {
    if case .none = rule { return ValuePath(values: base, growth: flat(1)) }
    let growth = factors(rule, world, cell)
    // The growth from the year of the value up to each year.
    var index = Series(index: 0)
    index = yearly { projector, position throws(Unanswered) in
      guard projector.years[position] > dated else { return projector.graph.constant(1) }
      var before = projector.graph.constant(1)
      if position > 0, projector.years[position - 1] > dated {
        before = try projector.at(index, position - 1)
      } else {
        let past = try projector.pastGrowth(rule, dated: dated, world, cell)
        if past != 1 { before = projector.graph.constant(past) }
      }
      let factor = try projector.at(growth.factors, position)
      return projector.graph.multiply(before, factor)
    }
    let values = grownValues(base, dated: dated, index: index, floor: growth.floor)
    return ValuePath(values: values, growth: growth.factors)
  }

  private mutating func grownValues(
    _ base: Series, dated: Int, index: Series, floor: Series?
  ) -> Series {
    var values = Series(index: 0)
    values = yearly { projector, position throws(Unanswered) in
      let own = try projector.at(base, position)
      guard projector.years[position] > dated else { return own }
      let factor = try projector.at(index, position)
      let grown = projector.graph.multiply(own, factor)
      guard position > 0, let floor else { return grown }
      let earlier = try projector.at(base, position - 1)
      guard own.node != earlier.node else { return grown }
      let least = try projector.at(floor, position)
      let before = try projector.at(values, position - 1)
      return projector.graph.maximum(grown, projector.graph.multiply(least, before))
    }
    return values
  }

  /// The growth factors of the horizon, and their floor.
  private mutating func factors(
    _ rule: GrowthRule, _ world: World, _ cell: Place?
  ) -> (factors: Series, floor: Series?) {
    switch rule {
    case .none: return (flat(1), nil)
    case .own(let growth): return factors(growth, world, cell)
    case .like(let key):
      guard let model = valuePath(key, world) else { return (flat(1), nil) }
      return (
        yearly { projector, position throws(Unanswered) in
          guard position > 0 else { return try projector.at(model.growth, 0) }
          let now = try projector.at(model.values, position)
          let before = try projector.at(model.values, position - 1)
          return projector.ratio(now, to: before)
        }, nil
      )
    }
  }

  /// left / right, or 1 where right is not positive.
  mutating func ratio(_ left: Term, to right: Term) -> Term {
    let quotient = graph.divideOrZero(left, right)
    return graph.select(graph.greater(right, graph.constant(0)), quotient, graph.constant(1))
  }

  /// The growth factors of the horizon, and the floor's share of the prior year.
  private mutating func factors(
    _ growth: Growth, _ world: World, _ cell: Place?
  ) -> (factors: Series, floor: Series?) {
    let factors = graph.onePlus(series(growth.rate, world, cell))
    guard let floorShare = growth.floorShare else { return (factors, nil) }
    let floor = series(floorShare, world, cell)
    return (graph.maximum(factors, floor), floor)
  }

  /// The growth after the year a value is dated up to the year before the horizon, or before another
  /// year.
  mutating func pastGrowth(
    _ rule: GrowthRule, dated: Int, before end: Int? = nil, _ world: World, _ cell: Place?
  ) throws(Unanswered) -> Double {
    let growth: Growth
    switch rule {
    case .none: return 1
    case .own(let own): growth = own
    case .like(let key):
      guard let model = yearlyValue(key, world)?.segments.first?.growth else { return 1 }
      growth = model
    }
    let from = max(dated, firstYear - Self.longestPast) + 1
    let end = end ?? firstYear
    guard from < end else { return 1 }
    var product = 1.0
    for year in from..<end {
      product *= try pastFactor(growth, year: year, world, cell)
    }
    return product
  }

  /// Values times the shares of a ramp from its start on; 0 before it.
  private mutating func ramped(_ values: Series, _ shares: [Series], start: Int) -> Series {
    yearly { projector, position throws(Unanswered) in
      let year = projector.years[position]
      guard year >= start else { return projector.graph.constant(0) }
      let share = try projector.at(shares[min(year - start, shares.count - 1)], position)
      let value = try projector.at(values, position)
      return projector.graph.multiply(value, share)
    }
  }

  /// A path after one `set`.
  private mutating func changed(
    _ path: ValuePath, _ change: ValueChange, _ world: World, _ cell: Place?
  ) -> ValuePath {
    let operand = series(change.operand, world, cell)
    let factor = change.growth.map { factors($0, world, cell).factors } ?? path.growth
    let acting = years.indices.filter { position in
      years[position] >= change.firstYear && years[position] <= (change.lastYear ?? .max)
    }
    guard let first = acting.first else { return path }
    // The growth of the operand since the change's first year.
    var index = Series(index: 0)
    index = yearly { projector, position throws(Unanswered) in
      guard position > first else { return projector.graph.constant(1) }
      let before = try projector.at(index, position - 1)
      let own = try projector.at(factor, position)
      return projector.graph.multiply(before, own)
    }
    let active = Set(acting.filter { change.acts(in: years[$0], at: cell) })
    let values = yearly { projector, position throws(Unanswered) in
      guard active.contains(position) else { return try projector.at(path.values, position) }
      if change.operation == .hold {
        return try projector.at(path.values, max(0, first - 1))
      }
      let own = try projector.at(operand, position)
      if change.operation == .scale {
        let before = try projector.at(path.values, position)
        return projector.graph.multiply(before, own)
      }
      let since = try projector.at(index, position)
      let amount = projector.graph.multiply(own, since)
      switch change.operation {
      case .replace, .scale, .hold: return amount
      case .increase:
        let before = try projector.at(path.values, position)
        return projector.graph.add(before, amount)
      case .decrease:
        let before = try projector.at(path.values, position)
        return projector.graph.subtract(before, amount)
      }
    }
    guard change.operation == .replace, change.growth != nil else {
      return ValuePath(values: values, growth: path.growth)
    }
    let growth = yearly { projector, position throws(Unanswered) in
      try projector.at(active.contains(position) ? factor : path.growth, position)
    }
    return ValuePath(values: values, growth: growth)
  }

  /// Whether a key belongs to an induced expenditure that starts after the first leaders.
  private func followsLeaders(_ key: ValueKey) -> Bool {
    guard key.block == RepurposeKind.keyword, let repurposed = repurposed(key.id ?? "") else {
      return false
    }
    return repurposed.isInduced && repurposed.startYear == nil
  }

  /// The first year of the item that a key belongs to, or `nil` where it has none.
  private func itemStart(_ key: ValueKey) -> Int? {
    guard key.key != nil, let id = key.id else { return nil }
    switch key.block {
    case LeaderKind.keyword: return leader(id)?.startYear
    case LineKind.keyword: return line(id)?.startYear
    case RepurposeKind.keyword:
      return repurposed(id).map { Repurposing.startYear(of: $0, self) }
    case LadderKind.keyword: return budget.plan.ladders.first { $0.id == id }?.startYear
    case BonusKind.keyword: return budget.plan.bonuses.first { $0.id == id }?.startYear
    case ExchangeKind.keyword: return budget.plan.exchanges.first { $0.id == id }?.startYear
    default: return nil
    }
  }
}
