import BudgetProjection
import MonteCarlo
import ReportDocuments
import Testing

@testable import FigureExplanation

@Test func printAll() throws {
  let projection = project([ExplainedBudget.budget(), ExplainedBudget.budget(raisesStipend: true)])
  for (name, run, year, trial) in [("net_cost", 0, 2027, nil), ("coverage", 0, 2028, 17), ("master.stipend", 1, 2027, nil), ("teachers.payroll", 0, 2028, 3), ("title2.lapsed", 0, 2026, nil), ("value.leader.master.stipend", 1, 2027, nil), ("covered.every_year", 0, 2027, 3), ("funding.recurring", 0, 2028, 3), ("savings", 0, 2028, 3),("enrollment", 0, 2028, 3), ("status_quo.salary", 0, 2028, 3), ("sections.all.north.K", 0, 2028, 3)] as [(String, Int, Int, Int?)] {
    let e = try explain(projection, run: run, figure: name, year: year, settings: SimulationSettings(trials: 2000), trial: trial)
    print(render(explanationDocument(e), as: .text))
  }
}
