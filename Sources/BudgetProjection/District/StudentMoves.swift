internal import BudgetModel
internal import CalculationGraphs

// Students who go to the same grade of another school: in the first year a share of every cell, later
// of those who are new to the cells. Nobody is lost.
extension BudgetProjector {
  /// Moves of one school that begin in one year; their shares are of the same students.
  private struct MoveGroup {
    let source: String
    let firstYear: Int
    var moves: [StudentMove]
  }

  /// Moves students of cells that are known year by year, without cohorts: every year anew.
  mutating func moved(
    _ enrollment: Enrollment, _ unmoved: [CellSeries], _ world: World
  ) -> [CellSeries] {
    let model = CohortModel(enrollment)
    var series: [Cell: Series] = [:]
    for (position, current) in years.enumerated() {
      var year = CohortYear()
      for cell in model.cells { year.students[cell] = graph.constant(0) }
      for students in unmoved { year.students[students.cell] = students.values[position] }
      year.arrived = year.students
      applyMoves(enrollment, in: current, &year, world)
      for cell in model.cells {
        series[cell, default: []].append(year.students[cell] ?? graph.constant(0))
      }
    }
    return model.cells.map { CellSeries(cell: $0, values: series[$0] ?? flat(0)) }
  }

  /// Applies the moves that have begun by a year, those that began first at first.
  mutating func applyMoves(
    _ enrollment: Enrollment, in year: Int, _ students: inout CohortYear, _ world: World
  ) {
    var groups: [MoveGroup] = []
    for move in enrollment.moves where move.firstYear <= year {
      let index = groups.firstIndex {
        $0.source == move.source && $0.firstYear == move.firstYear
      }
      if let index {
        groups[index].moves.append(move)
      } else {
        groups.append(MoveGroup(source: move.source, firstYear: move.firstYear, moves: [move]))
      }
    }
    for group in groups { apply(group, enrollment, in: year, &students, world) }
  }

  private mutating func apply(
    _ group: MoveGroup, _ enrollment: Enrollment, in year: Int, _ students: inout CohortYear,
    _ world: World
  ) {
    let zero = graph.constant(0)
    for grade in Grade.allCases {
      let source = Cell(school: group.source, grade: grade)
      let moves = group.moves.filter { $0.covers(grade) }
      guard let all = students.students[source], graph.constantValue(all) != 0, !moves.isEmpty
      else { continue }
      let arrived = students.arrived[source] ?? zero
      var left = all
      var leftArrived = arrived
      var total = 0.0
      for move in moves {
        let share = move.sharePath.flatMap { number($0, in: year, world, nil) } ?? graph.constant(1)
        total += graph.constantValue(share) ?? .nan
        let isNew = year == move.firstYear || !stays(in: grade, move, enrollment)
        var part = graph.multiply(isNew ? all : arrived, share)
        if enrollment.isWhole { part = graph.minimum(graph.nearest(part), left) }
        left = graph.subtract(left, part)
        leftArrived = graph.subtract(leftArrived, isNew ? graph.multiply(arrived, share) : part)
        let target = Cell(school: move.target, grade: grade)
        students.students[target] = graph.add(students.students[target] ?? zero, part)
        students.arrived[target] = graph.add(students.arrived[target] ?? zero, part)
      }
      let isEmptied =
        abs(total - 1) < 1e-12
        && (year == group.firstYear || moves.allSatisfy { !stays(in: grade, $0, enrollment) })
      students.students[source] = isEmptied ? zero : left
      students.arrived[source] = isEmptied ? zero : leftArrived
    }
  }

  /// Whether students of a grade had their chance to move in the grade below.
  private func stays(in grade: Grade, _ move: StudentMove, _ enrollment: Enrollment) -> Bool {
    guard enrollment.method == .cohortSurvival, !enrollment.entryGrades.contains(grade) else {
      return false
    }
    let below = enrollment.cells.map(\.grade).filter { $0 < grade }.max()
    return below.map { move.covers($0) } ?? false
  }
}
