public import BudgetProjection
public import CalculationGraphs
public import MonteCarlo

/// Simulates a map of class sizes and says what it comes to; no trial is kept.
public func simulateClassMap(
  _ map: ProjectedClassMap, in graph: CalculationGraph, settings: SimulationSettings,
  progress: (@Sendable (Int) -> Void)? = nil
) throws(SimulationError) -> ClassMapSummary {
  let layout = ClassMapLayout(map)
  let nodes = layout.nodes
  let kept = graph.keeping(nodes)
  func figures(
    _ settings: SimulationSettings, _ progress: (@Sendable (Int) -> Void)?
  ) throws(SimulationError) -> ClassMapFigures {
    try MonteCarloEngine.reduce(
      kept, settings: settings, from: ClassMapReduction(layout), mustBeFinite: Set(nodes),
      progress: progress)
  }
  var medians = settings
  medians.deterministic = true
  let median = try figures(medians, nil)
  let all = settings.deterministic ? median : try figures(settings, progress)
  return ClassMapSummary(all, median: median, isDeterministic: settings.deterministic)
}

extension ClassMapSummary {
  init(_ figures: ClassMapFigures, median: ClassMapFigures, isDeterministic: Bool) {
    let summary = ClassMapSummariser(
      figures: figures, median: median, isDeterministic: isDeterministic)
    map = figures.layout.map
    trials = figures.trials
    cells = map.rules.enumerated().flatMap { position, rule in
      rule.cells.map { summary.cell($0, of: position) }
    }
    let cells = cells
    rules = map.rules.indices.map { summary.rule($0, cells) }
    together = map.together.indices.map { summary.together($0) }
  }
}

/// Turns the sums of a map into what it comes to.
private struct ClassMapSummariser {
  let figures: ClassMapFigures
  let median: ClassMapFigures
  let isDeterministic: Bool

  private var layout: ClassMapLayout { figures.layout }
  private var map: ProjectedClassMap { layout.map }

  private func mean(_ node: Node) -> Estimate {
    figures.mean(node, isDeterministic: isDeterministic)
  }

  private func mean(_ figure: ClassMapLayout.Figure, _ rows: [Int]) -> Estimate {
    figures.estimate(figure, rows, isDeterministic: isDeterministic)
  }

  private func worth(_ rows: [Int], isStaffed: Bool) -> ClassMapSummary.Worth {
    ClassMapSummary.Worth(
      positions: mean(.positions, rows), hire: isStaffed ? mean(.hire, rows) : nil,
      average: isStaffed ? mean(.average, rows) : nil)
  }

  // MARK: cells

  func cell(_ position: Int, of rule: Int) -> ClassMapSummary.Cell {
    let cell = map.cells[position]
    return ClassMapSummary.Cell(
      cell: cell, rule: rule, years: (0..<layout.years).map { year(position, $0) },
      steps: cell.larger.indices.map { step in
        ClassMapSummary.CellStep(
          more: step + 1,
          everyYear: figures.everyYear(position, step, isDeterministic: isDeterministic),
          years: (0..<layout.years).map {
            change(position, step, $0, isStaffed: map.rules[rule].isStaffed)
          })
      })
  }

  private func year(_ position: Int, _ year: Int) -> ClassMapSummary.CellYear {
    let cell = map.cells[position]
    let count = cell.counts[year]
    let students = figures.students(position, year, [0.05, 0.5, 0.95])
    let site = cell.site.flatMap { site -> (average: Double, limit: Double)? in
      let sections = mean(site.sections[year]).value
      guard sections > 0 else { return nil }
      return (mean(site.seats[year]).value / sections, mean(site.limit[year]).value)
    }
    return ClassMapSummary.CellYear(
      students: (students[0], students[1], students[2]), target: count.target, cap: count.cap,
      headroom: count.headroom, sections: count.sections(of: students[1]),
      classes: (
        classes(cell.seats[year], cell.sections[year]),
        cell.statusQuo.map { classes($0.seats[year], $0.sections[year]) }
      ),
      smallestStep: count.smallestStep(for: students[1]),
      seatsToSpare: count.seatsToSpare(beyond: students[1]),
      closesAnyway: count.closesAnyway(with: students[1]), site: site,
      comparability: cell.comparability.map { mean($0.ratio[year]) })
  }

  private func classes(_ seats: Node, _ sections: Node) -> ClassMapSummary.Classes {
    ClassMapSummary.Classes(seats: mean(seats), sections: mean(sections))
  }

  private func change(
    _ position: Int, _ step: Int, _ year: Int, isStaffed: Bool
  ) -> ClassMapSummary.CellChange {
    let cell = map.cells[position]
    let row = layout.row(position, step, year)
    let removed = mean(.removed, [row])
    let siteAverage = cell.site.flatMap { site -> Double? in
      let left = mean(site.sections[year]).value - removed.value
      return left > 0 ? mean(site.seats[year]).value / left : nil
    }
    let isCompared = cell.comparability != nil
    return ClassMapSummary.CellChange(
      removed: removed, chance: figures.odds(.hits, row, isDeterministic: isDeterministic),
      worth: worth([row], isStaffed: isStaffed), enlarged: figures.enlarged([row]),
      capBinds: cell.counts[year].capBinds(targetPlus: step + 1), siteAverage: siteAverage,
      comparability: isCompared ? mean(.comparability, [row]) : nil,
      aboveLimit: isCompared
        ? figures.odds(.above, row, isDeterministic: isDeterministic) : nil)
  }

  // MARK: rules and all of them

  func rule(_ position: Int, _ cells: [ClassMapSummary.Cell]) -> ClassMapSummary.Rule {
    let rule = map.rules[position]
    return ClassMapSummary.Rule(
      rule: rule,
      steps: (0..<rule.steps).map { step in
        ClassMapSummary.RuleStep(
          more: step + 1,
          everyYear: figures.odds(
            ofRule: position, step, nil, isDeterministic: isDeterministic),
          years: (0..<layout.years).map { change(ofRule: position, step, $0, cells) })
      })
  }

  private func change(
    ofRule position: Int, _ step: Int, _ year: Int, _ cells: [ClassMapSummary.Cell]
  ) -> ClassMapSummary.RuleChange {
    let rule = map.rules[position]
    let rows = rule.cells.map { layout.row($0, step, year) }
    let paying = rule.cells.filter { cell in
      cells[cell].years[year].smallestStep.map { $0 <= step + 1 } ?? false
    }
    return ClassMapSummary.RuleChange(
      removed: mean(.removed, rows),
      chance: figures.odds(ofRule: position, step, year, isDeterministic: isDeterministic),
      deterministic: median.mean(.removed, rows), fractional: mean(rule.fractional[step][year]),
      worth: worth(rows, isStaffed: rule.isStaffed), enlarged: figures.enlarged(rows),
      capBinds: rule.cells.contains { map.cells[$0].counts[year].capBinds(targetPlus: step + 1) },
      paying: (
        paying.count, figures.mean(.removed, paying.map { layout.row($0, step, year) })
      ))
  }

  /// All cells with a target larger by some students; where a rule is mapped no further, its cap binds.
  func together(_ step: Int) -> [ClassMapSummary.Together] {
    (0..<layout.years).map { year in
      let rows = map.rules.flatMap { rule in
        rule.cells.map { layout.row($0, min(step, rule.steps - 1), year) }
      }
      let nodes = map.together[step]
      return ClassMapSummary.Together(
        worth: worth(rows, isStaffed: map.rules.contains(where: \.isStaffed)),
        deterministic: median.mean(.positions, rows), fractional: mean(nodes.fractional[year]),
        plan: ClassMapSummary.PlanChange(
          freed: mean(nodes.freed[year]), usedByRelease: mean(nodes.usedByRelease[year]),
          saved: mean(nodes.saved[year]), waiting: mean(nodes.waiting[year]),
          spending: mean(nodes.spending[year])))
    }
  }
}
