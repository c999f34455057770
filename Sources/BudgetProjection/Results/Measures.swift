internal import BudgetModel
internal import CalculationGraphs

/// The measures of the results, in their order.
enum MeasureList {
  /// Id, title and unit.
  static let entries: [(id: String, title: String, unit: String)] = [
    ("cost.recurring", "Recurring plan cost", "$ per year"),
    ("cost.one_time", "One-time plan cost", "$ per year"),
    ("savings.recurring", "Recurring savings", "$ per year"),
    ("savings.one_time", "One-time savings", "$ per year"),
    ("funding.recurring", "Recurring stream funding", "$ per year"),
    ("funding.one_time", "Other stream funding", "$ per year"),
    ("coverage.recurring", "Recurring coverage ratio", "ratio"),
    ("coverage.without_induced", "Recurring coverage without induced savings", "ratio"),
    ("coverage.savings_only", "Recurring coverage by savings alone", "ratio"),
    ("coverage.total", "Total coverage ratio", "ratio"),
    ("margin", "Margin of recurring money", "$ per year"),
    ("funding.unused", "Stream dollars not used", "$ per year"),
    ("net_cost", "Net cost", "$ per year"),
    ("net_cost.cumulative", "Cumulative net cost", "$"),
    ("spending.change", "Change in overall spending", "$ per year"),
    ("general_fund.draw", "General-fund draw", "$ per year"),
    ("leaders", "Teacher leaders", "leaders"),
    ("release_fte", "Released positions", "FTE"),
    ("teachers", "Teachers before backfill", "FTE"),
    ("teachers_per_leader", "Teachers per leader", "ratio"),
    ("leaders.share", "Leaders as a share of the faculty", "ratio"),
    ("leaders.share_unrounded", "Leaders as a share of the faculty before rounding", "ratio"),
    ("cost.per_pupil", "Plan cost per pupil", "$ per student per year"),
    ("cost.per_teacher", "Plan cost per teacher", "$ per FTE per year"),
    ("sections", "Sections", "sections"),
    ("sections.fractional", "Students over target", "sections"),
    ("class_size.average", "Average class size", "students per section"),
    ("enrollment", "Students", "students"),
  ]

  /// Money below this is no money in a ratio's divisor: one cent.
  static let leastMoney = 0.01
}

extension BudgetProjector {
  /// A measure by its id, or `nil` where there is none.
  mutating func measure(_ id: String) -> ProjectedMeasure? {
    if let entry = measureEntries.first(where: { $0.id == id }) {
      return once(
        id, in: \.measurePaths,
        fallback: { projector in
          ProjectedMeasure(
            id: id, title: entry.title, unit: entry.unit, byYear: projector.flat(0),
            definedByYear: nil, ratio: nil)
        },
        compute: { $0.computeMeasure(id, entry.title, entry.unit) })
    }
    guard id.hasPrefix("let."), yearlyValue(id, .plan) != nil else { return nil }
    let title = budget.namedValues.first { $0.path == id }
    return ProjectedMeasure(
      id: id, title: title?.id ?? id, unit: title?.unit ?? "",
      byYear: value(id, .plan, default: 0), definedByYear: definedYears(id), ratio: nil)
  }

  private mutating func computeMeasure(
    _ id: String, _ title: String, _ unit: String
  ) -> ProjectedMeasure {
    if let sides = ratioSides(id) {
      let least = sides.isMoney ? MeasureList.leastMoney : 1e-9
      let defined = sides.denominator.map { graph.greater($0, graph.constant(least)) }
      let always = defined.allSatisfy { graph.constantValue($0) == 1 }
      return ProjectedMeasure(
        id: id, title: title, unit: unit,
        byYear: graph.divideOrZero(sides.numerator, sides.denominator, above: least),
        definedByYear: always ? nil : defined,
        ratio: ProjectedMeasure.Ratio(
          numerator: sides.numerator, denominator: sides.denominator))
    }
    return ProjectedMeasure(
      id: id, title: title, unit: unit, byYear: amounts(id), definedByYear: nil, ratio: nil)
  }

  /// The two sides of a measure that is a ratio.
  private mutating func ratioSides(
    _ id: String
  ) -> (numerator: Series, denominator: Series, isMoney: Bool)? {
    switch id {
    case "coverage.recurring": return (recurringMoney(), cost(recurring: true), true)
    case "coverage.without_induced":
      return (
        recurringMoney(withInduced: false), cost(recurring: true, withInduced: false), true
      )
    case "coverage.savings_only":
      return (savings(recurring: true), cost(recurring: true), true)
    case "coverage.total": return (allMoney(), totalCost(), true)
    case "teachers_per_leader":
      let leaders = totalLeaders()
      return (graph.subtract(totalTeachers(.plan), leaders), leaders, false)
    case "leaders.share": return (totalLeaders(), totalTeachers(.plan), false)
    case "leaders.share_unrounded":
      var roles: [Series] = []
      for role in budget.plan.leaders { roles.append(leaders(role).unrounded) }
      return (graph.sum(roles, count: count), totalTeachers(.plan), false)
    case "cost.per_pupil": return (totalCost(), totalStudents(.plan), false)
    case "cost.per_teacher": return (totalCost(), totalTeachers(.plan), false)
    case "class_size.average":
      return (seatsInSections(.plan), totalSections(.plan), false)
    case _ where budget.generalFund != nil: return generalFundRatio(id)
    default: return nil
    }
  }

  /// A measure that is an amount.
  private mutating func amounts(_ id: String) -> Series {
    switch id {
    case "cost.recurring": return cost(recurring: true)
    case "cost.one_time": return cost(recurring: false)
    case "savings.recurring": return savings(recurring: true)
    case "savings.one_time": return savings(recurring: false)
    case "funding.recurring": return waterfall().recurringFunding
    case "funding.one_time": return waterfall().otherFunding
    case "margin": return graph.subtract(recurringMoney(), cost(recurring: true))
    case "funding.unused":
      let accounts = waterfall().accounts
      var parts: [Series] = []
      for account in accounts {
        let spent = spent(account)
        parts.append(graph.nonnegative(graph.subtract(account.spendable, spent)))
      }
      return graph.sum(parts, count: count)
    case "net_cost": return netCost()
    case "net_cost.cumulative": return graph.runningSum(netCost())
    case "spending.change": return graph.subtract(totalCost(), totalSavings())
    case "general_fund.draw": return graph.nonnegative(netCost())
    case "leaders": return totalLeaders()
    case "release_fte":
      var parts: [Series] = []
      for role in budget.plan.leaders { parts.append(leaders(role).release) }
      return graph.sum(parts, count: count)
    case "teachers": return totalTeachers(.plan)
    case "sections": return totalSections(.plan)
    case "sections.fractional": return fractionalSections(.plan)
    case "enrollment": return totalStudents(.plan)
    default: return generalFundAmount(id) ?? flat(0)
    }
  }

  /// 1 where no divisor of a declared formula is 0; `nil` where it divides by nothing.
  private mutating func definedYears(_ path: String) -> Series? {
    let defined = onceSeries("defined \(path)") { projector in
      guard let yearly = projector.yearlyValue(path, .plan) else { return projector.flat(1) }
      var parts: [Series] = []
      for segment in yearly.segments { parts.append(projector.defined(segment.formula)) }
      return parts.reduce(projector.flat(1)) { projector.graph.multiply($0, $1) }
    }
    return defined.allSatisfy { graph.constantValue($0) == 1 } ? nil : defined
  }

  private mutating func defined(_ formula: ValueFormula) -> Series {
    switch formula {
    case .constant, .draw, .process: return flat(1)
    case .binomial(_, _, let n, let p): return graph.multiply(defined(n), defined(p))
    case .poisson(_, _, let mean): return defined(mean)
    case .reference(let name):
      if name.hasPrefix("let.") { return definedYears(name) ?? flat(1) }
      return measure(name)?.definedByYear ?? flat(1)
    case .negate(let operand): return defined(operand)
    case .arithmetic(let operation, let left, let right):
      let both = graph.multiply(defined(left), defined(right))
      guard operation == .divide else { return both }
      let zero = graph.constant(0)
      let nonzero = series(right, .plan, nil).map { graph.not(graph.equal($0, zero)) }
      return graph.multiply(both, nonzero)
    case .function(_, let arguments):
      var result = flat(1)
      for argument in arguments { result = graph.multiply(result, defined(argument)) }
      return result
    }
  }
}
