internal import BudgetModel
internal import FigureCatalogue

/// The recursion of headcount and payroll over the lanes and steps of a schedule.
///
/// A year is: leavers go; those who stay move up a step and change lanes; hires come at their lane
/// and step; layoffs end with the hires' cell first and then from the lowest step up.
struct ScheduleFlow {
  /// The staff group.
  let group: StaffGroup
  /// Required positions, FTE.
  let required: Series
  /// What people leave and earn.
  let terms: WorkforceTerms
  /// How they move on the schedule.
  let scheduled: ScheduleTerms
  /// The names of the figures.
  let names: StaffNames

  /// Who stays, comes and goes, and what they earn.
  func flow(_ projector: inout BudgetProjector) -> StaffFlow {
    var people = SchedulePeople(
      group: group, scheduled: scheduled, hires: projector.flat(0), layoffs: nil)
    let staying = projector.yearly { projector, position throws(Unanswered) in
      try people.staying(&projector, position).headcount
    }
    let retiring = projector.yearly { projector, position throws(Unanswered) in
      try people.staying(&projector, position).retirements
    }
    let stayers = names.name(.stayers, staying, in: &projector)
    let hires = names.name(
      .hires, StaffWorkforce.hires(required, stayers: stayers, terms, &projector), in: &projector)
    var employed = projector.graph.add(stayers, hires)
    people.hires = hires
    var laidOff = projector.flat(0)
    if group.layoffsAllowed {
      laidOff = projector.graph.nonnegative(projector.graph.subtract(stayers, required))
    }
    let layoffs = names.name(.layoffs, laidOff, in: &projector)
    if group.layoffsAllowed {
      people.layoffs = layoffs
      employed = projector.graph.subtract(employed, layoffs)
    }
    let salaries = projector.yearly { projector, position throws(Unanswered) in
      let cohorts = try people.cohorts(&projector, position)
      return people.cells.salaries(cohorts, &projector.graph)
    }
    let payroll = projector.graph.multiply(scheduled.index, salaries)
    return StaffFlow(
      headcount: names.name(.headcount, employed, in: &projector), stayers: stayers, hires: hires,
      layoffs: layoffs, retirements: names.name(.retirements, retiring, in: &projector),
      payroll: names.name(.payroll, payroll, in: &projector))
  }
}

/// The people of one flow, year by year: each year's cohorts come from those of the year before.
struct SchedulePeople {
  /// The staff group.
  let group: StaffGroup
  /// How they move on the schedule.
  let scheduled: ScheduleTerms
  /// FTE hired.
  var hires: Series
  /// FTE laid off; `nil` where nobody is.
  var layoffs: Series?

  /// The lanes and steps on which they stand.
  var cells: ScheduleCells {
    ScheduleCells(schedule: scheduled.schedule, placement: scheduled.placement)
  }

  /// Those of the year before who stay, after step movement and lane changes.
  struct Staying {
    /// The cohorts of those who stay.
    let cohorts: [Cohort]
    /// Their FTE.
    let headcount: Term
    /// FTE who retired.
    let retirements: Term
  }

  /// What a year's part is; each flow has hires of its own, which tell flows apart.
  private func key(_ kind: String) -> BudgetProjector.PartKey {
    BudgetProjector.PartKey(kind: kind, id: group.id, detail: "\(hires.index)")
  }

  /// Those who stay in a year, by its position.
  func staying(_ projector: inout BudgetProjector, _ position: Int) throws(Unanswered) -> Staying {
    let year = projector.years[position]
    return try projector.once(key("schedule stayers"), in: year) {
      projector throws(Unanswered) in
      let before =
        try position > 0
        ? cohorts(&projector, position - 1) : [cells.opening(&projector.graph)]
      let shares = try shares(of: before, &projector, position)
      let movement = try projector.at(scheduled.movement, position)
      let laneChange = try projector.at(scheduled.laneChange, position)
      let retirements =
        shares.retiring.isEmpty
        ? projector.graph.constant(0) : cells.sum(before, shares.retiring, &projector.graph)
      var cohorts: [Cohort] = []
      for cohort in before {
        cohorts.append(
          Cohort(
            size: projector.graph.multiply(cohort.size, shares.common),
            cells: cells.moved(
              cohort.cells, staying: shares.byStep, up: movement, laneChange: laneChange,
              &projector.graph)))
      }
      return Staying(
        cohorts: cohorts, headcount: cells.headcount(cohorts, &projector.graph),
        retirements: retirements)
    }
  }

  /// Everybody at the end of a year, by its position: those who stay and the hires, without those laid
  /// off.
  func cohorts(_ projector: inout BudgetProjector, _ position: Int) throws(Unanswered) -> [Cohort] {
    let year = projector.years[position]
    return try projector.once(key("schedule"), in: year) { projector throws(Unanswered) in
      let staying = try staying(&projector, position)
      let hired = try projector.at(hires, position)
      let cohorts = staying.cohorts + [cells.hired(hired, &projector.graph)]
      guard let layoffs else { return cohorts }
      let laidOff = try projector.at(layoffs, position)
      let merged = cells.merged(cohorts, &projector.graph)
      return [cells.layOff(laidOff, merged, &projector.graph)]
    }
  }

  // MARK: leaving

  /// How many of those at each step stay in one year.
  private struct Shares {
    /// The share that stays, by step, behind `common`.
    var byStep: [Int: Term] = [:]
    /// The share that stays at every step alike.
    let common: Term
    /// The share of those at a step that retires.
    var retiring: [Int: Term] = [:]
  }

  /// Who stays in a year: the share at each step, or, of whole leavers, what is left when the drawn
  /// number leaves in proportion to what was expected of each cell.
  private func shares(
    of cohorts: [Cohort], _ projector: inout BudgetProjector, _ position: Int
  ) throws(Unanswered) -> Shares {
    let all = try projector.at(scheduled.leaving.map(\.all), position)
    let retiring = try projector.at(scheduled.leaving.map(\.retiring), position)
    var common: Term?
    if let first = all.first, all.allSatisfy({ $0.node == first.node }) { common = first }
    var scale: Term?
    if group.wholeLeavers {
      scale = leaverScale(cohorts, all, common: common, &projector, position)
    }
    var shares = Shares(
      common: common.map { kept($0, scale, &projector.graph) } ?? projector.graph.constant(1))
    for (number, leaving) in scheduled.leaving.enumerated() {
      if common == nil { shares.byStep[leaving.step] = kept(all[number], scale, &projector.graph) }
      guard projector.graph.constantValue(retiring[number]) != 0 else { continue }
      var share = retiring[number]
      if let scale {
        let most = projector.graph.divideOrZero(share, all[number])
        share = projector.graph.minimum(most, projector.graph.multiply(share, scale))
      }
      shares.retiring[leaving.step] = share
    }
    return shares
  }

  /// The share that stays where a share leaves, scaled; nobody leaves twice.
  private func kept(_ share: Term, _ scale: Term?, _ graph: inout TermBuilder) -> Term {
    let one = graph.constant(1)
    guard let scale else { return graph.subtract(one, share) }
    return graph.subtract(one, graph.minimum(one, graph.multiply(share, scale)))
  }

  /// Drawn over expected leavers: `Binomial(round(H), τ̄) / Σ n·τ`; 0 where none are expected.
  private func leaverScale(
    _ cohorts: [Cohort], _ leaving: [Term], common: Term?, _ projector: inout BudgetProjector,
    _ position: Int
  ) -> Term {
    let people = cells.headcount(cohorts, &projector.graph)
    let expected: Term
    let chance: Term
    if let common {
      expected = projector.graph.multiply(people, common)
      chance = common
    } else {
      var byStep: [Int: Term] = [:]
      for (share, leaving) in zip(leaving, scheduled.leaving) { byStep[leaving.step] = share }
      expected = cells.sum(cohorts, byStep, &projector.graph)
      chance = projector.graph.minimum(
        projector.graph.divideOrZero(expected, people), projector.graph.constant(1))
    }
    let uniform = StaffWorkforce(group: group).leaverUniform(position, &projector)
    let drawn = projector.graph.binomialQuantile(uniform, n: people, p: chance)
    return projector.graph.divideOrZero(drawn, expected)
  }
}
