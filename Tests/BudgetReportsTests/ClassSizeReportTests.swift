import ReportDocuments
import ResultsData
import Testing

@testable import BudgetProjection
@testable import BudgetReports
@testable import SummaryMeasures

extension ReportedRunFixture {
  /// Two rules: the plan raises the target of one, which has a cap, and leaves the other, which has
  /// none.
  var classSizes: [ClassSizeSummary] {
    let none = ProjectedClassSize.World(
      students: [], seats: [], sections: [], target: [], targetsByCell: [], fractional: nil,
      cap: nil)
    func rule(_ id: String) -> ProjectedClassSize {
      ProjectedClassSize(id: id, title: "Grades \(id)", statusQuo: none, plan: none)
    }
    func entry(
      _ id: String, isPlan: Bool, target: Double, sections: Double, cap: Double?
    ) -> ClassSizeSummary {
      let students = 450.4
      let year = ClassSizeSummary.Year(
        students: estimate(students), sections: estimate(sections),
        fractional: estimate(students / target), average: estimate(students / sections),
        target: .exact(target, isDeterministic: isDeterministic), targetMost: nil,
        cap: cap.map { .exact($0, isDeterministic: isDeterministic) })
      return ClassSizeSummary(
        rule: rule(id), isPlan: isPlan, byYear: Self.years.map { _ in year }, targets: [])
    }
    return [
      entry("lower", isPlan: false, target: 20, sections: 24, cap: 25),
      entry("lower", isPlan: true, target: 22.5, sections: 21, cap: 25),
      entry("upper", isPlan: false, target: 24, sections: 20, cap: nil),
      entry("upper", isPlan: true, target: 24, sections: 20, cap: nil),
    ]
  }
}

/// The class sizes of the reports.
@Suite struct ClassSizeReportTests {
  private func lines(_ document: ReportDocument, startingWith words: [String]) -> [String] {
    render(document, as: .text).split(separator: "\n").map(String.init).filter { line in
      words.contains { line.hasPrefix($0) }
    }.map { $0.split(separator: " ").joined(separator: " ") }
  }

  @Test func theRunReportShowsTheLastYear() {
    let found = lines(
      composeRunReport(ReportedRunFixture().reported()),
      startingWith: ["Class sizes in", "Grades"])
    #expect(
      found == [
        "Class sizes in FY2028 (means)",
        "Grades lower, status quo 450 24.0 22.52 18.77 20 25",
        "Grades lower, plan 450 21.0 20.02 21.45 22.5 25",
        "Grades upper 450 20.0 18.77 22.52 24 n/a",
      ])
  }

  @Test func theFinanceOfficerSeesEveryYear() {
    let found = lines(
      CFOAppendix.people.compose(ReportedRunFixture().reported()),
      startingWith: ["Target", "Students", "Cap  ", "Fractional,"])
    #expect(
      found == [
        "Students 450 450 450", "Fractional, status quo 22.52 22.52 22.52",
        "Fractional, plan 20.02 20.02 20.02", "Target, status quo 20 20 20",
        "Target, plan 22.5 22.5 22.5", "Cap 25 25 25", "Students 450 450 450", "Target 24 24 24",
      ])
  }

  @Test func theTableHoldsTheMeans() {
    let rows = RunAnswer.dataset.table(RunAnswer([ReportedRunFixture().reported()])).rows.filter {
      $0[3].hasPrefix("class_size.plan.") && $0[2] == "FY2027" && $0[4] == "lower"
    }
    #expect(
      rows.map { Array($0[3...]) } == [
        ["class_size.plan.students", "lower", "mean", "450.4", "students"],
        ["class_size.plan.sections", "lower", "mean", "21", "sections"],
        ["class_size.plan.fractional", "lower", "mean", "20.01777778", "sections"],
        ["class_size.plan.average", "lower", "mean", "21.44761905", "students per section"],
        ["class_size.plan.target", "lower", "mean", "22.5", "students per section"],
        ["class_size.plan.cap", "lower", "mean", "25", "students per section"],
      ])
  }
}
