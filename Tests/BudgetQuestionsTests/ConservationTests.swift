import BudgetModel
import BudgetProjection
import BudgetQuestions
import CalculationGraphs
import MonteCarlo
import SummaryMeasures
import Testing

/// What must add up in every trial and every year of every scenario.
@Suite struct ConservationTests {
  static let settings = SimulationSettings(trials: 200, seed: 3)

  /// Whoever pays, a line's payments sum to its cost, and streams pay what their accounts say.
  @Test(arguments: Repository.runnable)
  func payersSumToCost(_ path: String) throws {
    let all = try AllTrials(.file(path), Self.settings)
    for run in all.projection.runs {
      for line in run.lines where line.role == .cost {
        #expect(
          line.payments.map(\.payer).suffix(3) == ["savings", "one_time_savings", "general_fund"])
        for (year, node) in line.byYear.enumerated() {
          let payments = all.columns(line.payments.map { $0.byYear[year] })
          #expect(payments.joined().allSatisfy { $0 >= -1e-6 }, "\(line.id) has a negative payment")
          expectSame(all.columns([node]), payments, "\(path) \(line.id) \(year)")
        }
      }
      for stream in run.streams {
        for year in stream.direct.indices {
          let paid = run.lines.flatMap(\.payments).filter { $0.payer == stream.id }
          let spent = [stream.direct[year]] + stated(stream.surcharge, year)
          expectSame(
            all.columns(spent), all.columns(paid.map { $0.byYear[year] }),
            "\(path) \(stream.id) \(year)")
        }
      }
    }
  }

  /// The year of an entry that a stream's account has only where something is stated.
  private func stated(_ entry: [Node], _ year: Int) -> [Node] {
    entry.isEmpty ? [] : [entry[year]]
  }

  /// carry-in + available + restricted savings = direct + indirect + surcharge + carried + lapsed, and
  /// the award after transfers = set aside + committed + available.
  @Test(arguments: Repository.runnable)
  func streamsConserveDollars(_ path: String) throws {
    let all = try AllTrials(.file(path), Self.settings)
    for run in all.projection.runs {
      for stream in run.streams {
        for year in stream.received.indices {
          let name = "\(path) \(stream.id) \(year)"
          let incoming = [stream.carryIn, stream.available, stream.restrictedSavings].map {
            $0[year]
          }
          let outgoing =
            [stream.direct, stream.indirect, stream.carried, stream.lapsed].map { $0[year] }
            + stated(stream.surcharge, year)
          expectSame(all.columns(incoming), all.columns(outgoing), name)
          expectSame(
            all.columns([stream.received[year]] + stated(stream.transferredIn, year)),
            all.columns(
              [stream.committed[year], stream.available[year]] + stated(stream.setAside, year)
                + stated(stream.transferredOut, year)), name)
          let before = year == 0 ? [] : all.columns([stream.carried[year - 1]])
          expectSame(all.columns([stream.carryIn[year]]), before, name)
          let every = all.columns(incoming + outgoing + [stream.committed[year]])
          #expect(every.joined().allSatisfy { $0 >= -1e-6 }, "\(name) has a negative entry")
        }
      }
    }
  }

  /// Attributed staffing lines sum to W of the plan less W of the status quo.
  @Test(arguments: Repository.runnable)
  func staffingLinesSumToTheChangeInPayroll(_ path: String) throws {
    let all = try AllTrials(.file(path), Self.settings)
    for run in all.projection.runs {
      for year in 0..<run.budget.years.count {
        let lines = run.lines.filter(\.isStaffing)
        let costs = lines.filter { $0.role == .cost }.map { $0.byYear[year] }
        let savings = lines.filter { $0.role == .saving }.map { $0.byYear[year] }
        let plan = run.staffing.map { $0.plan.cost[year] }
        let statusQuo = run.staffing.map { $0.statusQuo.cost[year] }
        // Payrolls of millions leave 1e-9 of themselves in a difference of thousands.
        expectSame(
          all.columns(costs + statusQuo), all.columns(savings + plan), "\(path) \(year)")
      }
    }
  }

  /// The stages of a ladder hold the group's headcount, from its first year on.
  @Test(arguments: Repository.runnable)
  func stagesSumToHeadcount(_ path: String) throws {
    let all = try AllTrials(.file(path), Self.settings)
    for run in all.projection.runs {
      for (ladder, projected) in zip(run.budget.plan.ladders, run.ladders) {
        let group = try #require(run.staffing.first { $0.id == ladder.group })
        for (year, fiscal) in run.budget.years.enumerated() {
          let stages = all.columns(projected.stages.map { $0.byYear[year] })
          #expect(stages.joined().allSatisfy { $0 >= -1e-9 }, "\(path) \(ladder.id) \(year)")
          let people = fiscal < ladder.startYear ? [] : all.columns([group.plan.headcount[year]])
          expectSame(stages, people, "\(path) \(ladder.id) \(year)")
        }
      }
    }
  }

  /// C, C1, S, S1 are sums of their lines, and net cost is cost less all that pays.
  @Test(arguments: Repository.runnable)
  func totalsAreSumsOfLines(_ path: String) throws {
    let all = try AllTrials(.file(path), Self.settings)
    for run in all.projection.runs {
      func nodes(_ role: ProjectedLine.Role, _ recurring: Bool, _ year: Int) -> [Node] {
        run.lines.filter { $0.role == role && $0.isRecurring == recurring }.map { $0.byYear[year] }
      }
      func measure(_ id: String, _ year: Int) throws -> [[Double]] {
        all.columns([try #require(run.measures.first { $0.id == id }).byYear[year]])
      }
      for year in 0..<run.budget.years.count {
        let name = "\(path) \(year)"
        expectSame(
          try measure("cost.recurring", year), all.columns(nodes(.cost, true, year)), name)
        expectSame(
          try measure("cost.one_time", year), all.columns(nodes(.cost, false, year)), name)
        expectSame(
          try measure("savings.recurring", year), all.columns(nodes(.saving, true, year)), name)
        expectSame(
          try measure("savings.one_time", year), all.columns(nodes(.saving, false, year)), name)
        let unrestricted = run.lines.filter { $0.role == .saving && $0.fund == "general" }
        let money =
          unrestricted.map { $0.byYear[year] } + run.streams.map { $0.direct[year] }
          + run.streams.flatMap { stated($0.surcharge, year) }
        let costs = nodes(.cost, true, year) + nodes(.cost, false, year)
        expectSame(
          try measure("net_cost", year) + all.columns(money), all.columns(costs), name)
        let draws = run.lines.flatMap(\.payments).filter { $0.payer == "general_fund" }
        expectSame(
          try measure("general_fund.draw", year), all.columns(draws.map { $0.byYear[year] }), name)
        let lower = run.lines.filter { $0.role == .saving }.map { $0.byYear[year] }
        expectSame(
          try measure("spending.change", year) + all.columns(lower), all.columns(costs), name)
      }
    }
  }

  /// The printed means add: totals from lines, and each fund's dollars from who pays.
  @Test(arguments: Repository.runnable)
  func meansOfTotalsAreSumsOfMeans(_ path: String) throws {
    for run in try runs(.file(path), Self.settings, variants: .all) {
      let kinds: [(id: String, role: ProjectedLine.Role, recurring: Bool)] = [
        ("cost.recurring", .cost, true), ("cost.one_time", .cost, false),
        ("savings.recurring", .saving, true), ("savings.one_time", .saving, false),
      ]
      for kind in kinds {
        let totals = try #require(run.statistics(kind.id)).map(\.mean.value)
        let lines = run.lines.filter {
          $0.line.role == kind.role && $0.line.isRecurring == kind.recurring
        }
        for (year, total) in totals.enumerated() {
          let sum = lines.reduce(0) { $0 + $1.byYear[year].mean.value }
          #expect(agrees(total, sum), "\(path) \(kind.id) \(year): \(total), lines \(sum)")
        }
      }
      let payments = run.lines.flatMap(\.payments)
      for stream in run.streams {
        let direct = try #require(stream.accounts.first { $0.name == "direct" })
        let surcharge = stream.accounts.first { $0.name == "surcharge" }
        for (year, statistics) in direct.byYear.enumerated() {
          let paid = payments.filter { $0.payer == stream.stream.id }
            .reduce(0) { $0 + $1.meanByYear[year] }
          let spent = statistics.mean.value + (surcharge?.byYear[year].mean.value ?? 0)
          #expect(agrees(spent, paid), "\(path) \(stream.stream.id) \(year)")
        }
      }
    }
  }

  /// Expects two sums of columns to agree in every trial, relative to their largest term.
  private func expectSame(
    _ left: [[Double]], _ right: [[Double]], _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let trials = (left.first ?? right.first)?.count ?? 0
    for trial in 0..<trials {
      var difference = 0.0
      var size = 0.0
      for column in left {
        difference += column[trial]
        size = max(size, abs(column[trial]))
      }
      for column in right {
        difference -= column[trial]
        size = max(size, abs(column[trial]))
      }
      guard abs(difference) <= max(1e-6, 1e-9 * size) else {
        Issue.record(
          "\(what), trial \(trial): differs by \(difference)", sourceLocation: sourceLocation)
        return
      }
    }
  }
}
