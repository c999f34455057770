internal import BudgetModel
internal import BudgetNames
internal import BudgetProjection
internal import CalculationGraphs
internal import FigureCatalogue
internal import MonteCarlo

/// A recurring line or stream whose dollars may be why a future fails.
struct CauseInput {
  /// What it is.
  enum Kind { case saving, cost, stream, endableStream }

  /// Its id, e.g. `repurpose.pullout`, `fund.title2`.
  let id: String
  /// Its title.
  let title: String
  /// What it is.
  let kind: Kind
  /// The nodes whose sum are its dollars, by year; for a stream what it pays to recurring lines.
  let dollars: [[Node]]
  /// For a cost, by year: the plan itself raises it in that year.
  var isPlanned: [Bool] = []

  /// More of it is worse.
  var isCost: Bool { kind == .cost }

  /// All inputs of a budget that can differ: unrestricted recurring savings, streams, recurring
  /// costs, in declared order.
  static func all(_ run: ProjectedBudget) -> [CauseInput] {
    let recurring = run.lines.filter(\.isRecurring)
    let savings = recurring.filter { $0.role == .saving && $0.fund == "general" }
    let costs = recurring.filter { $0.role == .cost }
    var inputs = savings.map { line in
      CauseInput(
        id: line.id, title: line.title, kind: .saving,
        dollars: line.byYear.map { [$0] })
    }
    // Money with an end does not count as recurring, so it cannot be missing there.
    for stream in run.streams where stream.isRecurring {
      let payments = costs.flatMap { line in line.payments.filter { $0.payer == stream.id } }
      inputs.append(
        CauseInput(
          id: stream.id.hasPrefix("fund.") ? stream.id : "fund." + stream.id,
          title: stream.title, kind: stream.alive.isEmpty ? .stream : .endableStream,
          dollars: stream.received.indices.map { year in
            payments.map { $0.byYear[year] }
          }))
    }
    inputs += costs.map { line in
      CauseInput(
        id: line.id, title: line.title, kind: .cost,
        dollars: line.byYear.map { [$0] },
        isPlanned: run.budget.years.map { plannedYears(of: line, run.budget).contains($0) })
    }
    return inputs
  }

  /// The years in which a line starts, or something that its block states of it changes.
  private static func plannedYears(of line: ProjectedLine, _ budget: DistrictBudget) -> Set<Int> {
    let block: (keyword: String, id: String, start: Int?)
    switch line.key.source {
    case .leader(let id, _):
      block = (
        LeaderKind.keyword, id.text, budget.plan.leaders.first { id.text == $0.id }?.startYear
      )
    case .line(let id):
      block = (LineKind.keyword, id.text, budget.plan.lines.first { id.text == $0.id }?.startYear)
    default: return []
    }
    let values = budget.planValues.values.filter {
      $0.key.block == block.keyword && $0.key.id == block.id
    }
    return Set(
      [block.start].compactMap(\.self)
        + values.flatMap { $0.segments.compactMap(\.firstYear) + $0.changes.map(\.firstYear) })
  }

  /// The nodes that are 1 where a year is covered, by year.
  static func coveredByYear(_ run: ProjectedBudget) -> [Node] {
    run.budget.years.compactMap { year in
      run.probabilities.first { $0.event == HorizonEvent(.covered, .year(year)) }?.node
    }
  }
}

extension TrialBlock {
  /// The sums of some nodes in trials of the block, by their positions in it.
  func fill(_ sums: inout [Double], with nodes: [Node], at positions: [Int]) {
    sums.removeAll(keepingCapacity: true)
    sums.append(contentsOf: repeatElement(0, count: positions.count))
    for node in nodes {
      if let value = constant(node) {
        for place in sums.indices { sums[place] += value }
        continue
      }
      withColumn(node) { column in
        for place in sums.indices { sums[place] += column[positions[place]] }
      }
    }
  }
}
