internal import BudgetModel
internal import BudgetProjection
internal import CalculationGraphs
internal import Diagnostics
internal import FigureCatalogue
internal import ScenarioChecking

/// What does not fit together in the first year of a budget, without the plan and with every draw at
/// its median.
struct FirstYearFindings {
  /// How far the two sides of the budget, or people and positions, may be apart.
  private static let tolerance = 0.1

  /// Whether a number is further than the tolerance from another; just at it is not.
  private static func isFar(_ number: Double, from other: Double) -> Bool {
    abs(number - other) > tolerance * other * (1 + 1e-9)
  }

  private let run: ProjectedBudget
  private let budget: DistrictBudget
  private let year: Int
  /// Dollars of each revenue and spending line.
  private let dollars: [Double]
  /// Required positions of each staff group, FTE.
  private let required: [Double]
  /// The award of each stream, dollars.
  private let awards: [Double]

  /// Every finding of a budget.
  static func all(of run: ProjectedBudget, in projection: Projection) -> [Diagnostic] {
    let findings = FirstYearFindings(run, projection)
    return findings.peopleAndPositions + findings.revenueAndSpending + findings.notReconciled
      + findings.sameMoneyTwice + findings.nothingLeft
  }

  private init(_ run: ProjectedBudget, _ projection: Projection) {
    self.run = run
    budget = run.budget
    year = run.budget.years.lowerBound
    func medians(_ nodes: [Node]) -> [Double] { projection.medians(of: nodes).map(\.value) }
    dollars = medians(run.budgetLines.map { $0.byYear[0] })
    required = medians(run.staffing.map { $0.statusQuo.required[0] })
    awards = medians(run.streams.map { $0.received[0] })
  }

  /// People at hand against the positions of the first year.
  private var peopleAndPositions: [Diagnostic] {
    zip(run.staffing, required).compactMap { staffing, required in
      guard let group = budget.staff.first(where: { $0.id == staffing.id }),
        let people = people(of: group), required > 0,
        Self.isFar(people, from: required)
      else { return nil }
      return FirstYearMessages.peopleAndPositions(
        group.range, group: group.id, people: people, required: required,
        from: group.schedule == nil ? "`headcount`" : "roster", year: year,
        positionsAreStated: group.basis == .fixed)
    }
  }

  /// The FTE of a group's roster or its written headcount; `nil` where neither is a plain number.
  private func people(of group: StaffGroup) -> Double? {
    if let schedule = group.schedule { return schedule.roster.reduce(0) { $0 + $1.reduce(0, +) } }
    let written = budget.statusQuoValues[group.key("headcount")]
    guard case .constant(let people) = written?.segments.first?.formula else { return nil }
    return people
  }

  private func lines(_ side: BudgetLine.Side) -> [(line: BudgetLine, dollars: Double)] {
    zip(run.budgetLines, dollars).filter { $0.0.line.side == side }.map { ($0.0.line, $0.1) }
  }

  private func sum(_ side: BudgetLine.Side) -> Double {
    lines(side).reduce(0) { $0 + $1.dollars }
  }

  private var revenueAndSpending: [Diagnostic] {
    guard let fund = budget.generalFund else { return [] }
    let (revenue, spending) = (sum(.revenue), sum(.spending))
    guard revenue > 0, spending > 0, Self.isFar(revenue, from: spending) else { return [] }
    return [
      FirstYearMessages.revenueAndSpending(
        fund.range, revenue: revenue, spending: spending, year: year)
    ]
  }

  /// Lines without an adopted amount, where others of their side have one.
  private var notReconciled: [Diagnostic] {
    guard let fund = budget.generalFund else { return [] }
    return [BudgetLine.Side.revenue, .spending].compactMap { side in
      // What takes the rest of an adopted total has no amount of its own to compare.
      let all = lines(side).filter { adoptedTotal(of: $0.line) == nil }
      let open = all.filter { entry in !entry.line.adopted.contains { $0.year == year } }
      let (whole, rest) = (sum(side), open.reduce(0) { $0 + $1.dollars })
      guard open.count < all.count, let first = open.first, whole > 0,
        rest / whole > fund.reconcilesWithin
      else { return nil }
      return FirstYearMessages.notReconciled(
        first.line.range, side: side.rawValue, lines: open.map(\.line.path),
        share: rest / whole, dollars: rest, year: year)
    }
  }

  /// The adopted total whose rest a line is; `nil` for any other line.
  private func adoptedTotal(of line: BudgetLine) -> Double? {
    let written = budget.statusQuoValues[line.key("amount")]
    guard case .restOfAdopted(let total, _, _) = written?.segments.first?.formula else {
      return nil
    }
    return total
  }

  /// Lines that take the rest of an adopted total that the other lines exceed.
  private var nothingLeft: [Diagnostic] {
    zip(run.budgetLines, dollars).compactMap { entry, dollars in
      guard let total = adoptedTotal(of: entry.line), dollars < 0 else { return nil }
      return FirstYearMessages.nothingLeft(
        entry.line.range, side: entry.line.side.rawValue, total: total, others: total - dollars,
        year: year)
    }
  }

  /// Revenue lines that have a stream's programme in their name, or its dollars.
  private var sameMoneyTwice: [Diagnostic] {
    lines(.revenue).flatMap { line, dollars in
      zip(budget.funds, awards).compactMap { stream, award -> Diagnostic? in
        guard stream.program != .state, stream.program != .local else { return nil }
        let programs = FederalWords.programs(in: "\(line.id) \(line.title)")
        let own = FederalWords.programs(in: "\(stream.id) \(stream.title)")
          .union(stream.program.map { [$0] } ?? [])
        let because: String
        if let shared = programs.intersection(own).min(by: { $0.rawValue < $1.rawValue }) {
          because = "both are named after \(shared.title)"
        } else if award > 0, abs(dollars - award) <= 0.01 * award * (1 + 1e-9) {
          because =
            "it is $\(ShownNumber.dollars(dollars)) in FY\(year), and the award "
            + "$\(ShownNumber.dollars(award))"
        } else {
          return nil
        }
        return FirstYearMessages.sameMoneyTwice(
          line.range, line: line.path, fund: "fund.\(stream.id)",
          other: stream.range, because: because)
      }
    }
  }
}

/// The words by which budgets name federal programmes.
enum FederalWords {
  /// The programmes that a text names.
  static func programs(in text: String) -> Set<FundingProgram> {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    var found: Set<FundingProgram> = []
    for (position, word) in words.enumerated() {
      if let program = names[word] { found.insert(program) }
      guard word == "title", position + 1 < words.count else { continue }
      if let program = numerals[words[position + 1]] { found.insert(program) }
    }
    return found
  }

  private static let names: [String: FundingProgram] = [
    "title1": .title1, "title2": .title2, "title3": .title3, "title4": .title4, "idea": .idea,
    "ideab": .idea, "esser": .esser, "arp": .esser,
  ]
  private static let numerals: [String: FundingProgram] = [
    "i": .title1, "1": .title1, "ia": .title1, "1a": .title1, "ii": .title2, "2": .title2,
    "iia": .title2, "2a": .title2, "iii": .title3, "3": .title3, "iiia": .title3, "iv": .title4,
    "4": .title4, "iva": .title4,
  ]
}
