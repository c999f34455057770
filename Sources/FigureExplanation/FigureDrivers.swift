internal import CalculationGraphs
internal import MonteCarlo

/// Which draws move with a figure.
struct FigureDrivers {
  /// The strongest ones, at most five.
  let drivers: [FigureDriver]
  /// Why there are none, or `nil`.
  let remark: String?

  /// The most trials that are compared.
  static let mostTrials = 2_000
  /// The most draws, or groups of them, that are compared one by one.
  static let mostGroups = 400
  /// The most draws that are looked at at all.
  private static let mostDraws = 20_000
  private static let mostDrivers = 5

  private init(_ drivers: [FigureDriver], remark: String? = nil) {
    self.drivers = drivers
    self.remark = remark
  }

  /// Draws that are compared together: one, or the cells of one value in one year.
  private struct Group {
    let name: String
    let year: Int?
    var nodes: [Node]
  }

  /// Ranks the draws among a figure's ancestors by their rank correlation with it.
  static func drivers(
    of node: Node, in graph: CalculationGraph, settings: SimulationSettings
  ) throws(SimulationError) -> FigureDrivers {
    if settings.deterministic {
      return FigureDrivers([], remark: ExplanationMessages.deterministicDrivers)
    }
    let groups = groups(of: node, in: graph)
    let draws = groups.reduce(0) { $0 + $1.nodes.count }
    if draws == 0 { return FigureDrivers([], remark: ExplanationMessages.noDraws) }
    if groups.count > mostGroups || draws > mostDraws {
      return FigureDrivers([], remark: ExplanationMessages.tooManyDraws(draws))
    }
    var fewer = settings
    fewer.trials = min(settings.trials, mostTrials)
    let kept = graph.keeping([node] + groups.flatMap(\.nodes))
    let table = try MonteCarloEngine.run(kept, settings: fewer)
    let figure = table.column(node)
    guard let ranks = RankCorrelation(figure) else {
      return FigureDrivers([], remark: ExplanationMessages.constantFigure)
    }
    // Three standard errors of a rank correlation that is really zero.
    let least = 3 / Double(max(1, table.trials - 1)).squareRoot()
    let found = groups.compactMap { group -> FigureDriver? in
      guard let correlation = ranks.with(mean(of: group.nodes, table)),
        abs(correlation) >= least
      else { return nil }
      return FigureDriver(
        name: group.name, year: group.year, draws: group.nodes.count, correlation: correlation,
        trials: table.trials)
    }
    let sorted = found.enumerated().sorted {
      (-abs($0.element.correlation), $0.offset) < (-abs($1.element.correlation), $1.offset)
    }
    return FigureDrivers(
      sorted.prefix(mostDrivers).map(\.element),
      remark: found.isEmpty ? ExplanationMessages.weakDrivers : nil)
  }

  /// The draws among a figure's ancestors in declared order, cells of one value together.
  private static func groups(of node: Node, in graph: CalculationGraph) -> [Group] {
    var groups: [Group] = []
    var positions: [String: Int] = [:]
    for ancestor in graph.ancestors(of: [node]).sorted() {
      guard case .input(let position) = graph.operations[Int(ancestor.index)] else { continue }
      let input = graph.inputs[Int(position)]
      let name = String(input.name.prefix { $0 != "[" })
      let key = "\(name) \(input.year ?? 0)"
      if let known = positions[key] {
        groups[known].nodes.append(ancestor)
      } else {
        positions[key] = groups.count
        groups.append(Group(name: name, year: input.year, nodes: [ancestor]))
      }
    }
    return groups
  }

  private static func mean(of nodes: [Node], _ table: TrialTable) -> [Double] {
    var total = [Double](repeating: 0, count: table.trials)
    for node in nodes {
      table.withColumn(node) { column in
        for trial in total.indices { total[trial] += column[trial] }
      }
    }
    return total
  }
}
