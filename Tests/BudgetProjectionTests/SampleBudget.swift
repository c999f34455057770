import BudgetModel
import BudgetNames
import CalculationGraphs
import Diagnostics
import Quantities

@testable import BudgetProjection

/// A budget made by hand for a test.
struct SampleBudget {
  /// Where everything was written.
  static let range = SourceRange(
    file: SourceFile(path: "sample.scenario", text: "language 1\n"), lowerBound: 0, upperBound: 8)

  var years = 2026...2030
  var schools: [School] = []
  var enrollments: [Enrollment] = []
  var classSizes: [ClassSize] = []
  var staff: [StaffGroup] = []
  var namedValues: [NamedValue] = []
  var funds: [FundingStream] = []
  var leaders: [LeaderRole] = []
  var repurposed: [RepurposedExpenditure] = []
  var lines: [PlanLine] = []
  var statusQuo: [ValueKey: YearlyValue] = [:]
  var planned: [ValueKey: YearlyValue] = [:]
  var checks: [Check] = []

  /// States a value of the status quo.
  mutating func state(
    _ path: String, _ formula: ValueFormula, growth: ValueFormula? = nil,
    floor: ValueFormula? = nil, ramp: [ValueFormula] = [], dated: Int? = nil,
    changes: [ValueChange] = []
  ) {
    statusQuo[.spelled(path)] = yearly(
      path, formula, growth: growth, floor: floor, ramp: ramp, dated: dated, changes: changes)
  }

  /// States a value of the plan.
  mutating func plan(
    _ path: String, _ formula: ValueFormula, growth: ValueFormula? = nil,
    ramp: [ValueFormula] = [], changes: [ValueChange] = []
  ) {
    planned[.spelled(path)] = yearly(
      path, formula, growth: growth, floor: nil, ramp: ramp, dated: nil, changes: changes)
  }

  /// Declares a formula by a name.
  mutating func declare(_ id: String, _ formula: ValueFormula, unit: String = "$ per year") {
    namedValues.append(NamedValue(kind: .formula, id: id, unit: unit))
    state("let.\(id)", formula)
  }

  /// A value with one segment.
  func yearly(
    _ path: String, _ formula: ValueFormula, growth: ValueFormula?, floor: ValueFormula?,
    ramp: [ValueFormula], dated: Int?, changes: [ValueChange]
  ) -> YearlyValue {
    let segment = ValueSegment(
      formula: formula, growth: growth.map { Growth(rate: $0, floorShare: floor) }, ramp: ramp,
      datedYear: dated ?? years.lowerBound, text: "as written", range: Self.range, source: nil,
      because: nil)
    return YearlyValue(
      key: .spelled(path), title: path, unit: "", segments: [segment], changes: changes)
  }

  /// A change by the plan.
  static func change(
    _ operation: ValueChange.Operation, _ operand: Double, from: Int, until: Int? = nil,
    growth: Double? = nil
  ) -> ValueChange {
    ValueChange(
      operation: operation, operand: .constant(operand),
      growth: growth.map { Growth(rate: .constant($0), floorShare: nil) }, firstYear: from,
      lastYear: until, author: "plan", text: "set", range: range, source: nil, because: nil)
  }

  /// Adds students, the same number in each grade of one school.
  mutating func addStudents(
    _ count: Double, school: String = "primary", grades: [Grade],
    method: Enrollment.Method = .flat, year: Int? = nil
  ) {
    if !schools.contains(where: { $0.id == school }) {
      schools.append(School(id: school, title: school, titleOne: "none"))
    }
    enrollments.append(
      Enrollment(
        id: nil, method: method,
        cells: grades.map {
          Enrollment.Cell(
            school: school, grade: $0, year: year ?? years.lowerBound, students: count)
        }, range: Self.range))
  }

  /// Adds a class-size rule with a target.
  mutating func addClassSize(
    _ id: String, grades: [Grade], target: Double, cap: Double? = nil, rounding: Rounding = .up
  ) {
    classSizes.append(
      ClassSize(id: id, title: id, grades: grades, rounding: rounding, range: Self.range))
    state("class_size.\(id).target", .constant(target))
    if let cap { state("class_size.\(id).cap", .constant(cap)) }
  }

  /// Adds a staff group with positions.
  mutating func addStaff(
    _ id: String = "teachers", basis: StaffGroup.Basis = .fixed, positions: Double,
    salary: Double = 50_000, layoffs: Bool = false, whole: Bool = false,
    benefits: [StaffGroup.Benefit] = []
  ) {
    staff.append(
      StaffGroup(
        id: id, title: id, basis: basis, wholeLeavers: whole, layoffsAllowed: layoffs,
        benefits: benefits, range: Self.range))
    state("staff.\(id).positions", .constant(positions))
    state("staff.\(id).salary", .constant(salary))
  }

  /// Adds a role with one leader for so many teachers, or with a share or count.
  mutating func addLeader(
    _ id: String, _ form: LeaderRole.CountForm, _ number: Double, rounding: Rounding = .up,
    atEachSchool: Bool = false, stipend: LeaderRole.StipendForm = .dollars, starts: Int? = nil
  ) {
    leaders.append(
      LeaderRole(
        id: id, title: id, group: "teachers", countForm: form, atEachSchool: atEachSchool,
        rounding: rounding, stipendForm: stipend, startYear: starts ?? years.lowerBound,
        range: Self.range))
    let key = form == .onePer ? "one_per" : form.rawValue
    plan("leader.\(id).\(key)", .constant(number))
  }

  /// Adds a repurposed expenditure.
  mutating func addRepurposed(
    _ id: String, _ saves: ValueFormula, growth: ValueFormula? = nil, starts: Int? = nil,
    induced: Bool = false, recurring: Bool = true, fund: String? = nil
  ) {
    repurposed.append(
      RepurposedExpenditure(
        id: id, title: id, startYear: starts, isInduced: induced, isRecurring: recurring,
        fund: fund, range: Self.range))
    plan("repurpose.\(id).saves", saves, growth: growth)
  }

  /// Adds a cost or saving line.
  mutating func addLine(
    _ id: String, _ amount: ValueFormula, cost: Bool = true, recurring: Bool = true,
    use: FundingUse = .other, fund: String? = nil
  ) {
    lines.append(
      PlanLine(
        id: id, title: id, isCost: cost, isRecurring: recurring, use: use, fund: fund,
        startYear: years.lowerBound, range: Self.range))
    plan("line.\(id).\(cost ? "cost" : "saves")", amount, ramp: recurring ? [] : [.constant(1)])
  }

  /// Adds a stream.
  mutating func addFund(
    _ id: String, award: ValueFormula, paysFor: [FundingUse] = [.other],
    availability: FundingStream.Availability = .share, available: Double? = 1,
    lastYear: Int? = nil, mayRenew: Bool = false, delayTiming: FundingStream.EventTiming = .eachYear
  ) {
    funds.append(
      FundingStream(
        id: id, title: id, availability: availability, lossTiming: .eachYear,
        delayTiming: delayTiming, lastYear: lastYear, mayRenew: mayRenew, paysFor: paysFor,
        range: Self.range))
    state("fund.\(id).award", award)
    if let available { state("fund.\(id).available", .constant(available)) }
  }

  /// The finished budget.
  var budget: DistrictBudget {
    DistrictBudget(
      header: ScenarioHeader(title: "Sample", texts: []), variants: [], years: years,
      schools: schools, enrollments: enrollments, classSizes: classSizes, staff: staff,
      namedValues: namedValues, correlations: [], funds: funds,
      plan: Plan(title: "Plan", leaders: leaders, repurposed: repurposed, lines: lines),
      statusQuoValues: statusQuo, planValues: planned, checks: checks)
  }
}
