import BudgetModel
import BudgetProjection
import Quantities
import ReportDocuments
import SummaryMeasures

/// The words of the +1 map.
enum MapWording {
  static let districtHeading = "All classes larger"
  static let larger = "Larger by"
  static let schoolHeading = "School"
  static let gradeHeading = "Grade"
  static let none = "none"

  /// People expect the opposite.
  static let stays = "Where no section goes, classes stay exactly as they are."

  /// Fewer teachers need fewer leaders.
  static let leaders =
    "Fewer teachers also mean fewer leaders counted one per so many teachers; the map's dollars leave "
    + "that out, the plan with all classes larger has it."

  /// A rule whose sections no staff follows.
  static let unstaffed =
    "No staff group has FTE per section of this class size: its positions are sections over load, and "
    + "they have no dollars."

  /// The title of the report.
  static func title(_ scenario: String) -> String { "The +1 map: \(scenario)" }

  /// What the report is about.
  static func meaning(_ year: String, isDeterministic: Bool) -> String {
    "For each school and grade: how many sections go where the plan's class size is one student larger, "
      + "two, and so on, "
      + (isDeterministic
        ? "with every draw at its median. " : "in each future, on the same draws. ")
      + "A grade's own figures are of that grade alone larger. Tables are of \(year); CSV and JSON have "
      + "every year."
  }

  // MARK: the district

  /// Positions of one student more everywhere.
  static func together(
    _ step: ClassMapSummary.Together, _ year: String, isDeterministic: Bool
  ) -> String {
    func number(_ estimate: Estimate) -> String { ReportCell.mean(estimate).text }
    let dollars = step.worth.hire.map { hire in
      let average = step.worth.average ?? hire
      return ", worth \(ReportCell.worth(hire).text) a year at new hires' pay and "
        + "\(ReportCell.worth(average).text) at average pay"
    }
    return
      "One student more than planned in every class removes \(number(step.worth.positions)) positions"
      + "\(isDeterministic ? "" : " on average") in \(year)\(dollars ?? ""). Of them "
      + "\(number(step.plan.usedByRelease)) cover released leaders, \(number(step.plan.saved)) are saved, "
      + "and \(number(step.plan.waiting)) wait until somebody leaves."
  }

  static func positionCaption(_ year: String) -> String {
    "Positions that all schools and grades give up together, \(year)"
  }

  static let positionHeadings = [
    "Positions", "At hire", "At average pay", "Point forecast", "Fractional",
  ]

  static let positionNote =
    "Positions: the sum over grades of mean sections fewer over the load of a teacher; sections of class "
    + "sizes with different load do not add. Point forecast: with every draw at its median. Fractional: "
    + "students over class size, without rounding, tolerance and cap."

  static func planCaption(_ year: String) -> String {
    "The plan with all classes larger, less the plan as it is, \(year)"
  }

  static let planHeadings = ["Freed", "For leaders", "Saved", "Waiting", "Spending"]

  static let planNote =
    "Means in FTE and dollars. For leaders: freed positions that released leaders leave behind. Waiting: "
    + "above need until somebody leaves. Spending: of all funds."

  static let yearCaption = "Positions by year, means"

  static func sectionCaption(_ year: String) -> String {
    "Sections that go, by class size, \(year)"
  }

  static let sectionHeadings = [
    "Sections", "Some, of 100", "Point forecast", "Fractional", "Positions", "Larger, in advance",
    "Larger, at count",
  ]

  static let sectionNote =
    "Sections: mean over all futures. Some: of 100 futures those in which some section goes. Larger: "
    + "classes that are larger for each section that goes, where the larger size is fixed in advance "
    + "for every class, and where classes are larger only if the count shows that this removes a section. "
    + "Cap binds: in some grade the class size, stretched by its tolerance, reaches the cap."

  /// By how many students classes are larger.
  static func more(_ students: Int, capBinds: Bool = false) -> String {
    "+\(FigureFormat.number(Double(students)))" + (capBinds ? " (cap binds)" : "")
  }

  /// What spending changes by.
  static func change(_ estimate: Estimate) -> String {
    let place = FigureFormat.place(error: estimate.error)
    let amount = FigureFormat.dollars(abs(estimate.value), place: place)
    if amount == FigureFormat.dollars(0) { return amount }
    return "\(amount) \(estimate.value < 0 ? "less" : "more")"
  }

  // MARK: a class size

  /// How classes are planned, then what follows from it.
  static func classSize(_ year: ClassMapSummary.CellYear, _ rest: String) -> String {
    func students(_ value: Double) -> String {
      FigureFormat.number(value, decimals: FigureFormat.decimals(of: value, most: 2))
    }
    var text = "Planned: \(students(year.target)) students"
    if let cap = year.cap { text += ", at most \(students(cap))" }
    return text + ". " + rest
  }

  /// The likeliest cell, and what those hold that lose a section at the median.
  static func likeliest(
    place: String, chance: Estimate, cells: Int, change: ClassMapSummary.RuleChange,
    isCertain: Bool, isDeterministic: Bool
  ) -> String {
    let all = ReportCell.mean(change.removed).text
    let positions = ReportCell.mean(change.worth.positions).text
    if isCertain {
      return "Students sit in several sections, so that one nearly always goes: what counts is "
        + "positions. One student more removes \(all) sections in \(grades(cells)) together, "
        + "\(positions) positions."
    }
    if isDeterministic { return "One student more removes \(all) sections in \(grades(cells))." }
    let futures = FigureFormat.futures(chance.value, error: chance.error)
    var text = "The likeliest to give up a section for one student more, \(place), does so in "
    text += "\(futures). "
    text +=
      cells == 1
      ? "" : "Counted school by school, its \(grades(cells)) give up \(all) sections on average. "
    let paying = change.paying
    text +=
      paying.cells == 0
      ? "Going by median counts of students alone, none would lose one."
      : "Going by median counts of students alone, \(grades(paying.cells)) would lose one; "
        + "\(paying.cells == 1 ? "it holds" : "they hold") "
        + "\(FigureFormat.number(paying.removed, decimals: 1)) of these."
    return text
  }

  private static func grades(_ count: Int) -> String {
    count == 1 ? "1 grade" : "\(FigureFormat.number(Double(count))) grades"
  }

  /// A school and grade in a sentence.
  static func place(_ cell: ClassMapSummary.Cell) -> String {
    let isOne = cell.cell.grades.count == 1
    return "\(isOne ? "grade" : "grades") \(grades(cell.cell.grades)) at \(cell.cell.school.title)"
  }

  /// One grade, or the first and last of those that share classes.
  static func grades(_ grades: [Grade]) -> String {
    guard let first = grades.first, let last = grades.last, first != last else {
      return grades.first?.rawValue ?? ""
    }
    return "\(first.rawValue) to \(last.rawValue)"
  }

  static func gridCaption(_ year: String, isPositions: Bool) -> String {
    isPositions
      ? "One student more than planned: positions on average by grade, \(year)"
      : "One student more than planned: in how many of 100 futures a section goes, \(year)"
  }

  /// Above a grid whose cells a reader may switch.
  static func gridPageCaption(_ year: String) -> String {
    "One student more than planned, by school and grade, \(year)"
  }
  /// What the shade of a grid says, which its cells print first.
  static func chanceMode(isPositions: Bool) -> String {
    isPositions ? "Positions on average" : "Futures of 100 in which a section goes"
  }
  /// What the cells may print instead.
  static let otherModes = ["Dollars a year at hire", "Seats to spare"]

  static let gridHeadings = ["Positions", "At hire"]

  static func cellCaption(_ year: String, isPositions: Bool) -> String {
    "Every grade, \(year): at the median of its students, then "
      + (isPositions ? "positions on average" : "of 100 futures those in which a section goes")
  }

  static let cellHeadings = ["Students", "Sections", "Removes one", "Seats to spare", "Closes at"]
  static let everyYear = "+1 in every year"
  static let comparability = "Ratio after +1"

  static func cellNote(isCompared: Bool) -> String {
    "Removes one: the smallest step that removes a section. Seats to spare: students who may still come "
      + "before a section opens. Closes at: a section goes without any change with so many students fewer. "
      + "Every year: of 100 futures those in which a section goes in every year."
      + (isCompared
        ? " Ratio: pupils per teacher over those of the schools that are not Title I (at most 1.10)."
        : "")
  }

  /// A school in the table of grades.
  static func school(_ school: School) -> String {
    school.titleOne == "none" ? school.title : "\(school.title) (T1)"
  }

  /// A school above its grades.
  static func schoolRow(_ school: School, site: (average: Double, limit: Double)?) -> String {
    let title = school.titleOne == "none" ? "" : ", Title I \(school.titleOne)"
    let average = site.map {
      ", average class \(FigureFormat.number($0.average, decimals: 1)) of at most "
        + FigureFormat.number($0.limit, decimals: FigureFormat.decimals(of: $0.limit, most: 1))
    }
    return school.title + title + (average ?? "")
  }

  /// Odds of 100 in a cell.
  static func frequency(_ odds: Estimate) -> String {
    FigureFormat.shortFrequency(odds.value)
  }
}
