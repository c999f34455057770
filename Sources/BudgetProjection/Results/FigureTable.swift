internal import BudgetModel
internal import BudgetNames
public import CalculationGraphs
public import FigureCatalogue
internal import LanguageTable
internal import Quantities

/// A figure with its numbers and the formulas by which they came about.
public struct ProjectedFigure: Sendable {
  /// Which figure it is.
  public let key: FigureKey
  /// One node a year of the horizon; of an event one for the horizon.
  public let byYear: [Node]
  /// The entry of the book for each node; empty where no formulas are recorded.
  public let formulas: [FormulaBook.Index]
}

/// Every figure of one budget by its key, in the order of reports.
public struct FigureTable: Sendable {
  /// The keys in the order of reports.
  public private(set) var keys: [FigureKey] = []
  private var positions: [FigureKey: Int32] = [:]
  /// Where each figure's nodes begin among all nodes, with their end.
  private var starts: [Int32] = [0]
  private var nodes: [Node] = []
  /// The entry of the book for each node; empty where no formulas are recorded.
  private var formulas: [FormulaBook.Index] = []

  /// An empty table.
  public init() {}

  /// A figure; `nil` where the budget has none of this key.
  public subscript(_ key: FigureKey) -> ProjectedFigure? {
    guard let position = positions[key] else { return nil }
    let range = Int(starts[Int(position)])..<Int(starts[Int(position) + 1])
    return ProjectedFigure(
      key: key, byYear: Array(nodes[range]),
      formulas: formulas.isEmpty ? [] : Array(formulas[range]))
  }

  /// Adds a figure; one that is there already stays.
  mutating func add(_ figure: ProjectedFigure) {
    guard positions[figure.key] == nil else { return }
    positions[figure.key] = Int32(keys.count)
    keys.append(figure.key)
    nodes += figure.byYear
    formulas += figure.formulas
    starts.append(Int32(nodes.count))
  }
}

extension FigureTable {
  /// Every figure of the budget, or those that checks name; the lines are those that results list.
  static func table(_ lines: [ProjectedLine], _ projector: inout BudgetProjector)
    throws(ProjectionFault) -> FigureTable
  {
    var table = FigureTable()
    let keys =
      projector.detail == .results ? checkedKeys(projector) : figureKeys(lines, &projector)
    for key in keys {
      guard let series = FigureSeries.series(of: key, &projector) else { continue }
      var terms: [Term] = []
      if case .event = key.figure {
        terms.append(try projector.answer(series, projector.count - 1))
      } else {
        for position in projector.years.indices {
          terms.append(try projector.answer(series, position))
        }
      }
      let formulas = projector.graph.book.isRecording ? terms.map(\.formula) : []
      table.add(ProjectedFigure(key: key, byYear: terms.map(\.node), formulas: formulas))
    }
    return table
  }

  /// The keys of figures that are shown where a requirement fails.
  private static func checkedKeys(_ projector: BudgetProjector) -> [FigureKey] {
    projector.budget.checks.flatMap { check -> [FigureKey] in
      guard case .everyTrial(let formula, _) = check.condition else { return [] }
      return formula.figures
    }
  }

  /// The keys that may have a figure, in the order of reports.
  private static func figureKeys(_ lines: [ProjectedLine], _ projector: inout BudgetProjector)
    -> [FigureKey]
  {
    var keys: [FigureKey] = []
    let values = Set(projector.budget.statusQuoValues.keys).union(projector.budget.planValues.keys)
      .map { (key: $0, path: $0.description) }.sorted { $0.path < $1.path }.map(\.key)
    for world in [World.plan, .statusQuo] {
      keys += DistrictFigure.allCases.map { FigureKey(.district($0), world) }
      keys += GeneralFundFigure.allCases.map { FigureKey(.generalFund($0), world) }
      keys += studentKeys(world, &projector) + classSizeKeys(world, &projector)
      for group in projector.budget.staff {
        keys += StaffFigure.allCases.map { FigureKey(.staff(group.name, $0), world) }
      }
      keys += LanguageTable.reviewRules.map { FigureKey(.rule($0.id), world) }
      keys += values.map { FigureKey(.value($0), world) }
    }
    keys += budgetLineKeys(projector) + planKeys(projector)
    for line in lines {
      keys += [line.key.whole, line.key].map { FigureKey(.line($0)) }
      if line.standsInBothRoles {
        let side: LineSide = line.role == .cost ? .cost : .saving
        keys += [line.key, line.key.whole].map { FigureKey(.lineSide($0, side)) }
      }
      keys += line.payments.map { FigureKey(.payment(line.key, $0.key)) }
    }
    return keys + EventList(of: projector.budget).events.map { FigureKey(.event($0.event)) }
  }

  private static func studentKeys(_ world: World, _ projector: inout BudgetProjector) -> [FigureKey]
  {
    var places: [Place] = projector.budget.schools.map { Place(school: $0.id) }
    places += projector.budget.enrolledGrades.map { Place(grade: $0) }
    places += StudentCounts.students(world, &projector).map(\.cell)
    return places.map { FigureKey(.district(.enrollment), world, at: $0) }
      + projector.budget.schools.map { FigureKey(.rooms, world, at: Place(school: $0.id)) }
  }

  private static func classSizeKeys(_ world: World, _ projector: inout BudgetProjector)
    -> [FigureKey]
  {
    var keys: [FigureKey] = []
    for rule in projector.budget.classSizes {
      keys += [Figure.sections(rule.name), .fractionalSections(rule.name)]
        .map { FigureKey($0, world) }
      keys += ClassSizeFigure.allCases.map { FigureKey(.classSize(rule.name, $0), world) }
      for school in projector.budget.schools {
        let place = Place(school: school.id)
        keys.append(FigureKey(.sections(rule.name), world, at: place))
        keys.append(FigureKey(.classSize(rule.name, .average), world, at: place))
      }
      for group in ClassSections.classGroups(rule, world, &projector) where group.grades.count == 1
      {
        let place = Place(school: group.school, grade: group.grades[0])
        keys.append(FigureKey(.sections(rule.name), world, at: place))
      }
    }
    return keys
  }

  private static func budgetLineKeys(_ projector: BudgetProjector) -> [FigureKey] {
    var keys: [FigureKey] = []
    for line in projector.budget.budgetLines {
      guard let side = BudgetSide(rawValue: line.side.rawValue) else { continue }
      if let block = line.block { keys.append(FigureKey(.budgetLine(side, block))) }
      keys.append(FigureKey(.budgetLine(side, line.id)))
    }
    return keys
  }

  /// What only the plan has, lines apart.
  private static func planKeys(_ projector: BudgetProjector) -> [FigureKey] {
    var figures: [Figure] = []
    for fund in projector.budget.funds {
      figures += StreamFigure.allCases.filter { $0 != .alive || fund.mayTerminate }
        .map { .stream(fund.name, $0) }
    }
    for role in projector.budget.plan.leaders {
      figures += LeaderFigure.allCases.map { .leader(role.name, $0) }
    }
    for ladder in projector.budget.plan.ladders {
      figures += ladder.stages.map { .ladderStage(ladder.name, $0) }
    }
    figures += projector.budget.plan.bonuses.map { .bonusRecipients($0.name) }
    for effect in projector.budget.plan.retentions {
      figures += RetentionFigure.allCases.map { .retention(effect.name, $0) }
    }
    let placed = projector.budget.plan.leaders.filter(\.atEachSchool).flatMap { role in
      projector.budget.schools.flatMap { school in
        [LeaderFigure.count, .cost].map {
          FigureKey(.leader(role.name, $0), at: Place(school: school.id))
        }
      }
    }
    return figures.map { FigureKey($0) } + placed
  }
}
