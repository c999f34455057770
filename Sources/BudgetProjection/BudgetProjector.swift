internal import BudgetModel
internal import BudgetNames
internal import CalculationGraphs
internal import FigureCatalogue
internal import Quantities

/// Turns one budget into nodes of the shared graph.
///
/// Figures are series that are computed year by year when one of their years is first asked for; so
/// formulas may refer to figures and figures to formulas in any order in which no year needs itself.
struct BudgetProjector {
  /// Arithmetic, the shared graph, and the formulas of this budget.
  var graph: TermBuilder
  /// Numbers of nodes with every draw at its median.
  var medians: ScalarEvaluator
  /// The budget.
  let budget: DistrictBudget
  /// Where its parts stand.
  let positions: PartPositions
  /// What is kept beside results.
  let detail: ProjectionDetail
  /// The fiscal years of the horizon.
  let years: [Int]
  /// The first fiscal year without leaders, to see what remains to be paid.
  var leadersStop = Int.max
  /// What a question adds to values of the plan in every year.
  var planAdditions: [ValueKey: Double] = [:]
  /// Plain sentences for people, in the order in which they were found.
  private(set) var remarks: [String] = []
  private var knownRemarks: Set<String> = []

  /// What has been computed, by series and year.
  private var terms: [Term?] = []
  /// What is being computed.
  private var open: [Bool] = []
  /// How many questions stand in one another.
  private var depth = 0

  /// Series of figures by their keys.
  var figureSeries: [FigureKey: Series] = [:]
  /// Values over the years by key, world and cell.
  var valuePaths: [ValueQuestion: ValuePath] = [:]
  /// Values that may leave what their key allows, in the order in which they were found.
  var watched: [(value: YearlyValue, limits: ValueLimits, series: Series)] = []
  /// Values in single years before the horizon.
  var pastValues: [PastQuestion: Series] = [:]
  /// What formulas that look back ask of years before the horizon.
  var givenFigures: [GivenQuestion: Series] = [:]
  /// What adopted totals leave for lines; where the base of this budget was projected before, its numbers.
  var rests: [FigureKey: Double] = [:]
  /// Values whose past is being looked for, with the year.
  var openPasts: [ValueQuestion: Int] = [:]
  /// Parts that consist of several series, by what they are and what they are of.
  private var parts: [PartKey: Any] = [:]
  /// The same of single fiscal years.
  private var datedParts: [DatedPart: Any] = [:]

  /// Starts on a budget with the graph of the budgets before it.
  init(
    budget: DistrictBudget, graph: GraphBuilder, medians: ScalarEvaluator,
    detail: ProjectionDetail
  ) {
    self.budget = budget
    self.positions = PartPositions(budget)
    self.detail = detail
    self.graph = TermBuilder(graph: graph, recordsFormulas: detail == .formulas)
    self.medians = medians
    self.years = Array(budget.years)
  }

  /// The number of years.
  var count: Int { years.count }

  /// The first fiscal year.
  var firstYear: Int { years[0] }

  /// Adds a remark once.
  mutating func remark(_ sentence: String) {
    if knownRemarks.insert(sentence).inserted { remarks.append(sentence) }
  }

  /// The same number in every year.
  mutating func flat(_ value: Double) -> Series { graph.series(value) }

  /// A series by a rule for each year, given by its position in the horizon.
  mutating func yearly(
    _ rule: @escaping (inout BudgetProjector, Int) throws(Unanswered) -> Term
  ) -> Series {
    graph.series(.yearly(rule))
  }

  /// A series that is only found when one of its years is asked for.
  mutating func deferred(
    _ find: @escaping (inout BudgetProjector) throws(Unanswered) -> Series
  ) -> Series {
    graph.series(.deferred(find))
  }

  // MARK: asking

  /// The most questions that stand in one another on the machine's own stack.
  private static let deepest = 200

  /// A series in one year, by its position; computed once.
  mutating func at(_ series: Series, _ position: Int) throws(Unanswered) -> Term {
    let question = Question(series: series, position: position)
    let slot = slot(of: question)
    if let known = terms[slot] { return known }
    if open[slot] { throw .circle(way: [question]) }
    if depth >= Self.deepest { throw .tooDeep(way: [question]) }
    open[slot] = true
    depth += 1
    defer {
      open[slot] = false
      depth -= 1
    }
    do throws(Unanswered) {
      let term = try compute(graph.rules[Int(series.index)], series, position)
      terms[slot] = term
      return term
    } catch {
      switch error {
      case .circle(let way) where way.count > 1 && way.first == way.last: throw error
      case .circle(let way): throw .circle(way: way + [question])
      case .tooDeep(let way): throw .tooDeep(way: way + [question])
      case .missing, .notGiven: throw error
      }
    }
  }

  private mutating func compute(
    _ rule: SeriesRule, _ series: Series, _ position: Int
  ) throws(Unanswered) -> Term {
    switch rule {
    case .constant(let value): return graph.constant(value)
    case .one(let operation, let operand):
      let term = try at(operand, position)
      return graph.apply(operation, term)
    case .two(let operation, let left, let right):
      let first = try at(left, position)
      let second = try at(right, position)
      return graph.apply(operation, first, second)
    case .difference(let left, let right):
      let (left, right) = (try at(left, position), try at(right, position))
      return graph.difference(left, right)
    case .divideOrZero(let left, let right, let least):
      let first = try at(left, position)
      let second = try at(right, position)
      return graph.divideOrZero(first, second, above: least)
    case .sum(let parts):
      let terms = try at(parts, position)
      return graph.sum(terms)
    case .runningSum(let values):
      let term = try at(values, position)
      guard position > 0 else { return term }
      let before = try at(series, position - 1)
      return graph.add(before, term)
    case .named(let subject, let values):
      let term = try at(values, position)
      return graph.named(subject, term, year: isOfHorizon(subject) ? nil : years[position])
    case .deferred(let find):
      let found = try find(&self)
      graph.rules[Int(series.index)] = .sum([found])
      return try at(found, position)
    case .past(_, _, let find): return try find(&self)
    case .yearly(let rule): return try rule(&self, position)
    }
  }

  /// Whether a subject is one number for the whole horizon.
  private func isOfHorizon(_ subject: FormulaBook.Subject) -> Bool {
    if case .figure(let key) = graph.book.what(subject), case .event = key.figure { return true }
    return false
  }

  /// Several series in one year.
  mutating func at(_ series: [Series], _ position: Int) throws(Unanswered) -> [Term] {
    var terms: [Term] = []
    terms.reserveCapacity(series.count)
    for one in series { terms.append(try at(one, position)) }
    return terms
  }

  /// The median of a series in one year: its number with every draw at its median.
  mutating func median(_ series: Series, _ position: Int) throws(Unanswered) -> Double {
    let term = try at(series, position)
    return median(term.node)
  }

  /// The number of a node with every draw at its median.
  mutating func median(_ node: Node) -> Double {
    medians.value(
      of: node, operations: graph.graph.operations, inputs: graph.graph.inputs,
      allocations: graph.graph.allocations)
  }

  /// Answers a question whatever it stands on: questions that are too deep are answered first.
  mutating func answer(_ series: Series, _ position: Int) throws(ProjectionFault) -> Term {
    var waiting = [Question(series: series, position: position)]
    // The way from each waiting question back to the one that waits for it.
    var ways: [[Question]] = []
    defer { for question in waiting { setOpen(question, false) } }
    while let top = waiting.last {
      setOpen(top, false)
      do throws(Unanswered) {
        let term = try at(top.series, top.position)
        waiting.removeLast()
        if waiting.isEmpty { return term }
        ways.removeLast()
      } catch {
        switch error {
        case .missing(let key): throw .missing(key)
        case .notGiven(let key, let year): throw .notGiven(key, year: year)
        case .circle(let way): throw .circle(links(closed(way, waiting, ways)))
        case .tooDeep(let way):
          // Who waits counts as being computed, so that asking for it again is a circle.
          setOpen(top, true)
          waiting.append(way[0])
          ways.append(way)
        }
      }
    }
    preconditionFailure("a question was answered without its answer")
  }

  /// Notes whether a question is being answered.
  private mutating func setOpen(_ question: Question, _ isOpen: Bool) {
    let slot = slot(of: question)
    open[slot] = isOpen
  }

  /// Where the answer to a question is kept.
  private mutating func slot(of question: Question) -> Int {
    let slot = Int(question.series.index) * count + question.position
    if slot >= terms.count {
      let more = max(graph.rules.count * count, slot + 1) - terms.count
      terms.append(contentsOf: repeatElement(nil, count: more))
      open.append(contentsOf: repeatElement(false, count: more))
    }
    return slot
  }

  /// The whole way of a circle: where it leads over questions that wait, with the ways between them.
  private func closed(
    _ way: [Question], _ waiting: [Question], _ ways: [[Question]]
  ) -> [Question] {
    guard way.first != way.last, let first = way.first,
      let start = waiting.firstIndex(of: first)
    else { return way }
    return way + ways[start...].reversed().flatMap { $0.dropFirst() }
  }

  /// The circle of a way from a question back to itself, with the figures that have a name.
  private func links(_ way: [Question]) -> [ProjectionFault.Link] {
    var chain: [ProjectionFault.Link] = []
    for question in way.reversed() {
      let link: ProjectionFault.Link
      switch graph.rules[Int(question.series.index)] {
      case .named(let subject, _):
        guard let key = graph.book.what(subject).key else { continue }
        link = ProjectionFault.Link(key: key, year: years[question.position])
      case .past(let subject, let year, _):
        guard let key = graph.book.what(subject).key else { continue }
        link = ProjectionFault.Link(key: key, year: year)
      default: continue
      }
      if chain.last != link { chain.append(link) }
    }
    if let first = chain.first, chain.count == 1 || chain.last != first { chain.append(first) }
    return chain
  }

  // MARK: figures and parts

  /// A figure's series: found once, computed under the figure's name.
  mutating func figure(
    _ figure: Figure, _ world: World = .plan, at place: Place? = nil,
    _ find: (inout BudgetProjector) -> Series
  ) -> Series {
    let key = FigureKey(figure, world, at: place)
    if let known = figureSeries[key] { return known }
    let values = find(&self)
    let named = graph.series(values, named: .figure(key))
    figureSeries[key] = named
    return named
  }

  /// Finds something that consists of several series once.
  mutating func once<Part>(
    _ key: PartKey, _ find: (inout BudgetProjector) -> Part
  ) -> Part {
    if let kept = parts[key], let known = kept as? Part { return known }
    let part = find(&self)
    parts[key] = part
    return part
  }

  /// Something of one fiscal year that consists of several terms, computed once.
  mutating func once<Part>(
    _ key: PartKey, in year: Int,
    _ compute: (inout BudgetProjector) throws(Unanswered) -> Part
  ) throws(Unanswered) -> Part {
    let dated = DatedPart(key: key, year: year)
    if let kept = datedParts[dated], let known = kept as? Part { return known }
    let part = try compute(&self)
    datedParts[dated] = part
    return part
  }

  /// A part in one fiscal year.
  struct DatedPart: Hashable {
    let key: PartKey
    let year: Int
  }

  /// What one part is and what it is of.
  struct PartKey: Hashable {
    /// What it is, e.g. `workforce`.
    let kind: String
    /// The id of what it is of; empty for the district.
    var id = ""
    /// Its world.
    var world = World.plan
    /// What else sets it apart.
    var detail = ""
  }
}
