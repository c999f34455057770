internal import BudgetModel
internal import BudgetNames
internal import Quantities

/// What `set enrollment.students *= 97% from FY2027` does, whatever the method.
///
/// Each named year's students are multiplied once, after chance and moves and before they are whole. The
/// path from year to year, its draws and given counts stay as they are.
struct EnrollmentShock {
  /// The enrolment.
  let enrollment: Enrollment
  /// The world in which the factor is read.
  let world: World

  /// The students of cells times the factor of each.
  func applied(to path: [CellSeries], _ projector: inout BudgetProjector) -> [CellSeries] {
    guard projector.yearlyValue(enrollment.shockKey, world) != nil else { return path }
    var shocked: [CellSeries] = []
    for cell in path {
      shocked.append(CellSeries(cell.taught, values: values(of: cell, &projector)))
    }
    return shocked
  }

  private func values(of cell: CellSeries, _ projector: inout BudgetProjector) -> Series {
    guard let factor = factor(at: cell.taught, &projector) else { return cell.values }
    let isWhole = enrollment.isWhole
    return projector.yearly { projector, position throws(Unanswered) in
      let students = try projector.at(cell.values, position)
      let share = try projector.at(factor, position)
      if projector.graph.constantValue(share) == 1 { return students }
      let counted = projector.graph.nonnegative(projector.graph.multiply(students, share))
      return isWhole ? projector.graph.nearest(counted) : counted
    }
  }

  /// What the students of a school's grade are multiplied by, year by year.
  private func factor(
    at cell: SchoolGrade, _ projector: inout BudgetProjector
  ) -> Series? {
    projector.valuePath(enrollment.shockKey, world, cell: cell.place)?.values
  }
}
