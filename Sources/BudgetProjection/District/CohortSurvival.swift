internal import BudgetModel
internal import CalculationGraphs
internal import ProbabilityDistributions

/// The students of all cells in one year while they are being worked out.
struct CohortYear {
  /// Students of each cell.
  var students: [Cell: Node] = [:]
  /// Those of them who are new to their school.
  var arrived: [Cell: Node] = [:]
  /// Students of the entry grades as they would be without any move.
  var entered: [Cell: Node] = [:]
}

// E[s,g,t] = E[s,g−,t−1] × ρ[g,t], with g− the next lower grade; the entry grades grow, are given,
// or come from births. Years before the horizon use medians.
extension BudgetProjector {
  /// The students of a cohort-survival enrolment by cell.
  mutating func cohortStudents(_ model: inout CohortModel, _ world: World) -> [CellSeries] {
    let baseYear = model.enrollment.baseYear
    var year = CohortYear()
    for cell in model.cells {
      year.students[cell] = graph.constant(model.base[cell] ?? 0)
      year.arrived[cell] = graph.constant(0)
      year.entered[cell] = year.students[cell]
    }
    applyMoves(model.enrollment, in: baseYear, &year, world)
    var series: [Cell: Series] = [:]
    for current in baseYear...max(baseYear, years.last ?? baseYear) {
      if current > baseYear {
        year = nextYear(model, current, year, world)
        applyMoves(model.enrollment, in: current, &year, world)
      }
      guard current >= firstYear else { continue }
      for cell in model.cells {
        series[cell, default: []].append(year.students[cell] ?? graph.constant(0))
      }
    }
    return model.cells.map { CellSeries(cell: $0, values: series[$0] ?? flat(0)) }
  }

  /// The students of a year before its moves.
  private mutating func nextYear(
    _ model: CohortModel, _ year: Int, _ before: CohortYear, _ world: World
  ) -> CohortYear {
    var next = CohortYear()
    let zero = graph.constant(0)
    for grade in model.grades {
      let cells = model.cells.filter { $0.grade == grade }
      var inflow: [Cell: Node] = [:]
      if !model.isEntry(grade) {
        for leaving in model.leavers(into: grade, in: year) {
          let students = before.students[leaving.school] ?? zero
          for (cell, share) in leaving.shares {
            let part = graph.multiply(students, graph.constant(share))
            inflow[cell] = graph.add(inflow[cell] ?? zero, part)
          }
        }
      }
      for cell in cells {
        guard model.isEntry(grade) else {
          place(cell, model, year, before, inflow[cell] ?? zero, &next, world)
          continue
        }
        guard model.isGiven(cell) else {
          (next.students[cell], next.arrived[cell]) = (zero, zero)
          continue
        }
        let mean = entering(cell, model, year, before, world)
        let noisy = noise(mean, "entry_noise", cell, model.enrollment, year, world)
        (next.students[cell], next.arrived[cell], next.entered[cell]) = (noisy, noisy, noisy)
      }
    }
    return next
  }

  /// One cell of a grade that another leads into: those who stay at the school and those who come.
  private mutating func place(
    _ cell: Cell, _ model: CohortModel, _ year: Int, _ before: CohortYear, _ inflow: Node,
    _ next: inout CohortYear, _ world: World
  ) {
    let zero = graph.constant(0)
    var staying = zero
    if let below = model.below(cell.grade), model.teaches(cell, in: year) {
      let lower = Cell(school: cell.school, grade: below)
      if model.teaches(lower, in: year) { staying = before.students[lower] ?? zero }
    }
    let all = graph.add(staying, inflow)
    guard graph.constantValue(all) != 0 else {
      (next.students[cell], next.arrived[cell]) = (zero, zero)
      return
    }
    let own = "\(model.enrollment.path).survival.\(cell.grade.rawValue)"
    let path = yearlyValue(own, world) == nil ? "\(model.enrollment.path).survival" : own
    let ratio = number(path, in: year, world, cell) ?? graph.constant(1)
    let students = noise(
      graph.multiply(all, ratio), "noise", cell, model.enrollment, year, world)
    next.students[cell] = students
    next.arrived[cell] =
      graph.constantValue(staying) == 0
      ? students
      : graph.constantValue(inflow) == 0
        ? zero : graph.multiply(students, graph.divideOrZero(inflow, all))
  }

  // MARK: entry

  /// The expected students of an entry cell.
  private mutating func entering(
    _ cell: Cell, _ model: CohortModel, _ year: Int, _ before: CohortYear, _ world: World
  ) -> Node {
    let enrollment = model.enrollment
    let last = before.entered[cell] ?? graph.constant(0)
    if let total = entryTotal(cell.grade, enrollment, year, world) {
      let cells = model.cells.filter { $0.grade == cell.grade && model.isGiven($0) }
      let shares = CohortModel.inProportion(cells, model.base)
      let given = graph.constant(shares.first { $0.0 == cell }?.1 ?? 0)
      guard enrollment.isWhole || hasNoise("entry_noise", enrollment, world) else {
        return graph.multiply(total, given)
      }
      let all = graph.sum(cells.map { before.entered[$0] ?? graph.constant(0) })
      let share = graph.select(
        graph.greater(all, graph.constant(0)), graph.divideOrZero(last, all), given)
      return graph.multiply(total, share)
    }
    let own = "\(enrollment.path).entry_growth.\(cell.grade.rawValue)"
    let path = yearlyValue(own, world) == nil ? "\(enrollment.path).entry_growth" : own
    guard let growth = number(path, in: year, world, cell) else { return last }
    return graph.multiply(last, graph.add(graph.constant(1), growth))
  }

  /// The district's students of an entry grade where they are given or come from births.
  private mutating func entryTotal(
    _ grade: Grade, _ enrollment: Enrollment, _ year: Int, _ world: World
  ) -> Node? {
    if enrollment.totalledGrades.contains(grade) {
      return number("\(enrollment.path).entry.\(grade.rawValue)", in: year, world, nil)
    }
    guard let births = enrollment.births, births.grade == grade,
      let rate = number("\(enrollment.path).entry_rate", in: year, world, nil)
    else { return nil }
    return graph.multiply(graph.constant(births.counts[year - births.lag] ?? 0), rate)
  }

  // MARK: noise

  private mutating func hasNoise(
    _ key: String, _ enrollment: Enrollment, _ world: World
  ) -> Bool {
    guard let noise = value("\(enrollment.path).\(key)", world) else { return false }
    return noise.contains { graph.constantValue($0) != 0 }
  }

  /// `max(0, mean + noise × √mean × z)`, then whole students where the enrolment says so.
  private mutating func noise(
    _ mean: Node, _ key: String, _ cell: Cell, _ enrollment: Enrollment, _ year: Int,
    _ world: World
  ) -> Node {
    var students = mean
    let path = "\(enrollment.path).\(key)"
    if year >= firstYear, let size = number(path, in: year, world, nil),
      graph.constantValue(size) != 0
    {
      let score = graph.input(
        InputDraw(
          name: path + cell.suffix(.schoolAndGrade), year: year,
          distribution: .normal(mean: 0, sd: 1)))
      let root = graph.power(graph.nonnegative(mean), graph.constant(0.5))
      let chance = graph.multiply(graph.multiply(size, root), score)
      students = graph.nonnegative(graph.add(mean, chance))
    }
    return enrollment.isWhole ? graph.nearest(students) : students
  }

  /// A value of a cell in a year: its median before the horizon; `nil` where it is not declared.
  mutating func number(_ path: String, in year: Int, _ world: World, _ cell: Cell?) -> Node? {
    if year >= firstYear { return valuePath(path, world, cell: cell)?.values[year - firstYear] }
    guard let yearly = yearlyValue(path, world) else { return nil }
    return graph.constant(pastValue(yearly, year: year, world, cell))
  }
}
