internal import BudgetModel
internal import FigureCatalogue

/// The events of one budget with their titles, in the order of results.
struct EventList {
  /// The events.
  private(set) var events: [(event: HorizonEvent, title: String)] = []
  /// The fiscal years of the horizon.
  private let years: [Int]

  /// Lists the events of a budget.
  init(of budget: DistrictBudget) {
    years = Array(budget.years)
    addFamily(.covered, "Recurring money covers the plan")
    addFamily(.neutral, "The plan is cost-neutral")
    addYears(.neutralCumulative, "The plan is cost-neutral over the years up to")
    addFamily(.selfPaying, "Savings alone cover the plan")
    addFamily(
      .coveredWithoutInduced, "Recurring money covers the plan without the induced savings")
    addYears(.cumulativeCovered, "All money covers all cost over the years up to")
    addStartGaps()
    addYears(.cliff, "Total coverage first falls below 1 in")
    add(.cliff, .never, "Total coverage never falls below 1 after a covered year")
    addYears(.uncoveredFrom, "Recurring coverage is first below 1 in")
    add(.uncoveredFrom, .never, "Recurring coverage is never below 1")
    if budget.generalFund != nil { addReserve() }
  }

  private mutating func add(
    _ family: HorizonEvent.Family, _ moment: HorizonEvent.Moment, _ title: String
  ) {
    events.append((HorizonEvent(family, moment), title))
  }

  private mutating func addYears(_ family: HorizonEvent.Family, _ title: String) {
    for year in years { add(family, .year(year), "\(title) FY\(year)") }
  }

  /// Each year, every year and the last year.
  private mutating func addFamily(_ family: HorizonEvent.Family, _ title: String) {
    addYears(family, "\(title) in")
    add(family, .everyYear, "\(title) in every year")
    add(family, .finalYear, "\(title) in the last year")
  }

  /// Years before the first covered one.
  private mutating func addStartGaps() {
    for gap in years.indices {
      let lead = gap == 1 ? "1 year" : "\(gap) years"
      add(.startGap, .gap(gap), "\(lead) before recurring money first covers the plan")
    }
    add(.startGap, .never, "Recurring money never covers the plan")
  }

  /// Whether and when the balance first falls below the floor.
  private mutating func addReserve() {
    add(.reserveBreach, .ever, "The balance falls below the reserve floor in some year")
    add(
      .reserveBreachStatusQuo, .ever,
      "Without the plan the balance falls below the reserve floor in some year")
    addYears(.reserveBreach, "The balance is first below the reserve floor in")
    add(.reserveBreach, .never, "The balance is never below the reserve floor")
    addYears(
      .reserveBreachStatusQuo, "Without the plan the balance is first below the reserve floor in")
    add(.reserveExhausted, .ever, "The balance falls below zero in some year")
    addYears(.reserveExhausted, "The balance is below zero in")
    add(
      .reserveExhaustedStatusQuo, .ever,
      "Without the plan the balance falls below zero in some year")
    addYears(.reserveExhaustedStatusQuo, "Without the plan the balance is below zero in")
  }
}
