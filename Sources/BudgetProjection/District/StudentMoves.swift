internal import BudgetModel
internal import BudgetNames
internal import Quantities

/// Students who go to the same grade of another school: in the first year a share of every cell,
/// later of those who are new to the cells. Nobody is lost.
struct StudentMoves {
  /// Which school teaches what.
  let model: CohortModel
  /// The world in which shares are read.
  let world: World

  private var enrollment: Enrollment { model.enrollment }

  /// Moves of one school that begin in one year; their shares are of the same students.
  private struct Group {
    let source: String
    let firstYear: Int
    var moves: [StudentMove]
  }

  /// Applies the moves that have begun by a year, those that began first at first.
  func apply(
    in year: Int, to students: inout CohortYear, _ projector: inout BudgetProjector
  ) throws(Unanswered) {
    for group in groups(begunBy: year) {
      for grade in Grade.allCases {
        try apply(group, grade, in: year, to: &students, &projector)
      }
    }
  }

  private func groups(begunBy year: Int) -> [Group] {
    var groups: [Group] = []
    var positions: [String: [Int: Int]] = [:]
    for move in enrollment.moves where move.firstYear <= year {
      if let index = positions[move.source]?[move.firstYear] {
        groups[index].moves.append(move)
      } else {
        positions[move.source, default: [:]][move.firstYear] = groups.count
        groups.append(Group(source: move.source, firstYear: move.firstYear, moves: [move]))
      }
    }
    return groups
  }

  private func apply(
    _ group: Group, _ grade: Grade, in year: Int, to students: inout CohortYear,
    _ projector: inout BudgetProjector
  ) throws(Unanswered) {
    let zero = projector.graph.constant(0)
    let source = SchoolGrade(school: group.source, grade: grade)
    let moves = group.moves.filter { $0.covers(grade) }
    guard let all = students.students[source], projector.graph.constantValue(all) != 0,
      !moves.isEmpty
    else { return }
    let arrived = students.arrived[source] ?? zero
    var shares: [Term] = []
    for move in moves { shares.append(try share(of: move, in: year, &projector)) }
    let total = shares.reduce(0) { $0 + (projector.graph.constantValue($1) ?? .nan) }
    let areNew = moves.map { year == $0.firstYear || !stays(in: grade, $0) }
    let parts = parts(
      of: all, zip(areNew, shares).map { projector.graph.multiply($0 ? all : arrived, $1) },
      &projector.graph)
    var left = all
    var leftArrived = arrived
    for (number, move) in moves.enumerated() {
      let part = parts[number]
      left = projector.graph.subtract(left, part)
      let newPart =
        areNew[number] ? projector.graph.multiply(arrived, shares[number]) : part
      leftArrived = projector.graph.subtract(leftArrived, newPart)
      let target = SchoolGrade(school: move.target, grade: grade)
      students.students[target] = projector.graph.add(students.students[target] ?? zero, part)
      students.arrived[target] = projector.graph.add(students.arrived[target] ?? zero, part)
    }
    let isEmptied =
      abs(total - 1) < 1e-12
      && (year == group.firstYear || moves.allSatisfy { !stays(in: grade, $0) })
    students.students[source] = isEmptied ? zero : left
    students.arrived[source] = isEmptied ? zero : leftArrived
  }

  /// The students who move, whole ones where the enrolment says so: several parts by largest
  /// remainder, in which those who stay are the last part.
  private func parts(
    of all: Term, _ expected: [Term], _ terms: inout TermBuilder
  ) -> [Term] {
    guard enrollment.isWhole else { return expected }
    guard expected.count > 1 else { return [terms.minimum(terms.nearest(expected[0]), all)] }
    var left = all
    var quotas: [Term] = []
    for part in expected {
      let quota = terms.minimum(part, left)
      quotas.append(quota)
      left = terms.subtract(left, quota)
    }
    return WholeStudents.parts(of: all, quotas: quotas + [left], &terms).dropLast()
  }

  /// The share that moves: everyone where none is written.
  private func share(
    of move: StudentMove, in year: Int, _ projector: inout BudgetProjector
  ) throws(Unanswered) -> Term {
    if let key = move.share,
      let written = try EnrolledStudents.number(key, in: year, world, nil, &projector)
    {
      return written
    }
    return projector.graph.constant(1)
  }

  /// Whether students of a grade had their chance to move in the grade below.
  private func stays(in grade: Grade, _ move: StudentMove) -> Bool {
    guard enrollment.method == .cohortSurvival, !enrollment.entryGrades.contains(grade) else {
      return false
    }
    return model.below(grade).map { move.covers($0) } ?? false
  }
}
