internal import BudgetProjection
internal import CalculationGraphs

/// Where the sums of a map stand: for each cell, step and year a row of figures.
struct ClassMapLayout: Sendable {
  /// What is summed of a cell's larger target.
  enum Figure: Int, CaseIterable {
    /// Sections that go, and trials in which one goes.
    case removed, hits
    /// What they are worth: FTE, and dollars at hire and at average pay.
    case positions, hire, average
    /// Sections with the larger target, and those where a section goes.
    case larger, enlarged
    /// Pupils per teacher over those of the others, and trials above the limit.
    case comparability, above
  }

  /// The map.
  let map: ProjectedClassMap
  /// The number of years.
  let years: Int
  /// By cell its first row.
  private let firstRow: [Int]
  /// By cell its first entry among steps without years.
  private let firstStep: [Int]
  /// By rule its first entry among steps without years.
  private let firstRuleStep: [Int]

  /// Lays out a map.
  init(_ map: ProjectedClassMap) {
    self.map = map
    years = map.cells.first?.students.count ?? 0
    var steps = 0
    firstStep = map.cells.map { cell in
      defer { steps += cell.larger.count }
      return steps
    }
    stepCount = steps
    var ruleSteps = 0
    firstRuleStep = map.rules.map { rule in
      defer { ruleSteps += rule.steps }
      return ruleSteps
    }
    ruleStepCount = ruleSteps
    let years = years
    firstRow = firstStep.map { $0 * years }
  }

  /// The number of steps of all cells.
  let stepCount: Int
  /// The number of steps of all rules.
  let ruleStepCount: Int
  /// The number of rows.
  var rowCount: Int { stepCount * years }

  /// The row of a cell's step in a year.
  func row(_ cell: Int, _ step: Int, _ year: Int) -> Int { firstRow[cell] + step * years + year }

  /// A cell's step among those without years.
  func step(_ cell: Int, _ step: Int) -> Int { firstStep[cell] + step }

  /// A rule's step among those without years.
  func step(ofRule rule: Int, _ step: Int) -> Int { firstRuleStep[rule] + step }

  /// The columns of which only means are shown: fractional figures of rules, then the plan larger.
  var meanNodes: [Node] {
    var nodes = map.rules.flatMap { Array($0.fractional.joined()) }
    for cell in map.cells {
      nodes += cell.basis + cell.seats + cell.sections
      nodes += cell.statusQuo.map { $0.seats + $0.sections } ?? []
    }
    for step in map.together {
      nodes += step.freed + step.usedByRelease + step.saved
      nodes += step.waiting + step.spending + step.fractional
    }
    return nodes
  }

  /// The nodes that the reduction reads, each once.
  var nodes: [Node] {
    var nodes = meanNodes
    for cell in map.cells {
      nodes += cell.students + cell.sections + cell.larger.joined()
      nodes += (cell.comparability?.after ?? []).joined()
    }
    for year in map.rules.flatMap(\.section) { nodes += [year.positions, year.hire, year.average] }
    var seen = Set<Node>()
    return nodes.filter { seen.insert($0).inserted }
  }
}

extension ProjectedClassMap.Cell {
  /// The columns of its school as planned.
  var basis: [Node] {
    let school = site.map { $0.seats + $0.sections + $0.limit } ?? []
    return school + (comparability?.ratio ?? [])
  }
}

/// The sums of one replicate.
struct ClassMapSums: Sendable {
  /// The number of trials.
  var trials = 0
  /// Figures row by row.
  var values: [Double]
  /// Trials in which a section goes in every year, by cell and step.
  var everyYear: [Int]
  /// Trials in which some cell of a rule loses one, by rule, step and year, and in every year.
  var ofRules: [Int]
  var ofRulesEveryYear: [Int]

  /// Nothing yet.
  init(_ layout: ClassMapLayout) {
    values = [Double](repeating: 0, count: layout.rowCount * ClassMapLayout.Figure.allCases.count)
    everyYear = [Int](repeating: 0, count: layout.stepCount)
    ofRules = [Int](repeating: 0, count: layout.ruleStepCount * layout.years)
    ofRulesEveryYear = [Int](repeating: 0, count: layout.ruleStepCount)
  }

  /// A figure of a row.
  subscript(row: Int, figure: ClassMapLayout.Figure) -> Double {
    get { values[row * ClassMapLayout.Figure.allCases.count + figure.rawValue] }
    set { values[row * ClassMapLayout.Figure.allCases.count + figure.rawValue] = newValue }
  }
}
