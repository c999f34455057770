import BudgetModel
import CalculationGraphs
import ProbabilityDistributions
import Testing

@testable import BudgetProjection

/// Streams and who pays, against closed forms and conservation.
struct FundingTests {
  @Test func anAwardKeepsItsFloorThenLosesThenIsDelayedThenEnds() {
    var sample = SampleBudget()
    sample.addFund("grant", award: .constant(100), lastYear: 2029)
    sample.state(
      "fund.grant.award", .constant(100), growth: .constant(-0.2), floor: .constant(0.9))
    sample.state("fund.grant.loss", .constant(0.5))
    sample.state("fund.grant.loss_chance", .constant(0.1))
    sample.state("fund.grant.delay", .constant(1))
    sample.state("fund.grant.delay_chance", .constant(0.05))
    var future = Future(
      sample,
      uniforms: [
        "fund.grant.loss.event 2027": 0.95, "fund.grant.delay.event 2028": 0.96,
        "fund.grant.delay.event 2029": 0.94,
      ])
    // 100, 90 of which half is lost, 81 that comes a year late, 72.9, nothing after the end.
    #expect(agree(future.figure("fund.grant.received"), [100, 45, 0, 153.9, 0]))
  }

  @Test(arguments: [(0.69, 0.0), (0.71, 100)])
  func aStreamMayBeRenewed(uniform: Double, expected: Double) {
    var sample = SampleBudget()
    sample.addFund("grant", award: .constant(100), lastYear: 2028, mayRenew: true)
    sample.state("fund.grant.renewal_chance", .constant(0.3))
    var future = Future(sample, uniforms: ["fund.grant.renewal": uniform])
    #expect(agree(future.figure("fund.grant.received"), [100, 100, 100, expected, expected]))
  }

  @Test func whatIsAvailableFollowsItsStatement() {
    var sample = SampleBudget()
    sample.addFund("share", award: .constant(1_000), available: 0.25)
    sample.addFund("amount", award: .constant(1_000), availability: .amount, available: 1_200)
    sample.addFund("rest", award: .constant(1_000), availability: .afterCommitted, available: 900)
    sample.addFund("whole", award: .constant(1_000), available: nil)
    var future = Future(sample)
    #expect(future.figure("fund.share.available")[0] == 250)
    #expect(future.figure("fund.amount.available")[0] == 1_000)
    #expect(future.figure("fund.rest.available")[0] == 100)
    #expect(future.figure("fund.rest.committed")[0] == 900)
    #expect(future.figure("fund.whole.available")[0] == 1_000)
    #expect(future.run.remarks.contains { $0.contains("whole: no available share") })
  }

  @Test func titleOneCarriesOverFifteenPercent() {
    // T4: 15 % of $65,000 + $50,000 is $17,250; below $50,000 there is no limit.
    var sample = SampleBudget()
    sample.addFund("title1", award: .constant(115_000))
    sample.state("fund.title1.carryover", .constant(0.15))
    sample.state("fund.title1.carryover_free_below", .constant(50_000))
    sample.addFund("small", award: .constant(49_000))
    sample.state("fund.small.carryover", .constant(0.15))
    sample.state("fund.small.carryover_free_below", .constant(50_000))
    var future = Future(sample)
    #expect(agree(Array(future.figure("fund.title1.carried")[0...1]), [17_250, 17_250]))
    #expect(agree(Array(future.figure("fund.title1.carry_in")[0...1]), [0, 17_250]))
    #expect(agree([future.figure("fund.small.carried")[0]], [49_000]))
  }

  @Test func carryInPaysAfterAwardsAndBeforeTheGeneralFund() {
    var sample = SampleBudget()
    sample.addFund("grant", award: .constant(100))
    sample.state("fund.grant.carryover", .constant(1))
    sample.state("fund.grant.indirect", .constant(0.25))
    sample.addLine("coaching", .constant(40))
    sample.plan(
      "line.coaching.cost", .constant(40),
      changes: [SampleBudget.change(.replace, 200, from: 2027)])
    var future = Future(sample)
    // $40 take $10 of indirect cost; $50 go on. Then $100 pay $80 and the $50 pay $40 of $200.
    #expect(agree(Array(future.figure("fund.grant.direct")[0...2]), [40, 120, 80]))
    #expect(agree(Array(future.figure("fund.grant.indirect")[0...2]), [10, 30, 20]))
    #expect(agree(Array(future.figure("funding.recurring")[0...2]), [40, 80, 80]))
    #expect(agree(Array(future.figure("funding.one_time")[0...2]), [0, 40, 0]))
    #expect(agree(Array(future.figure("general_fund.draw")[0...2]), [0, 80, 120]))
  }

  @Test func aStreamThatIsStuckMovesAnEarlierOne() {
    // The first stream may pay both lines and would take the first; the second only that one.
    var sample = SampleBudget()
    sample.addFund("wide", award: .constant(100), paysFor: [.training, .other])
    sample.addFund("narrow", award: .constant(100), paysFor: [.training])
    sample.addLine("first", .constant(100), use: .training)
    sample.addLine("second", .constant(100))
    var future = Future(sample)
    #expect(agree([future.figure("funding.recurring")[0]], [200]))
  }

  @Test func aOneTimeLineMovesRecurringLinesToOtherMoneyOfTheirKind() {
    // The first stream pays the recurring line; only it may pay the one-time line, so the second
    // takes the recurring line over.
    var sample = SampleBudget()
    sample.addFund("wide", award: .constant(100), paysFor: [.training, .other])
    sample.addFund("narrow", award: .constant(100), paysFor: [.other])
    sample.addLine("coaching", .constant(90))
    sample.addLine("launch", .constant(70), recurring: false, use: .training)
    var future = Future(sample)
    #expect(agree([future.figure("funding.recurring")[0]], [90]))
    #expect(agree([future.figure("funding.one_time")[0]], [70]))
    #expect(agree([future.figure("fund.wide.direct")[0]], [100]))
    #expect(agree([future.figure("fund.narrow.direct")[0]], [60]))
  }

  @Test func overlappingStreamsFollowTheReference() {
    // `Tests/Reference/fixtures/overlapping-streams` and `rerouted-flow`, solved there by linear
    // programming; the second adds $8,000 of savings restricted to Title II.
    for (share, restricted, funding, titleTwo) in [
      (1.0, 0.0, 133_594.746_716_697_93, 43_902.439_024_390_245),
      (0.8, 8_000, 124_814.258_911_819_9, 42_926.829_268_292_69),
    ] {
      var sample = SampleBudget()
      sample.addStaff(positions: 6)
      sample.addFund(
        "title1", award: .constant(100_000), paysFor: [.leaderStipends, .leaderRelease],
        available: 0.6)
      sample.state("fund.title1.indirect", .constant(0.04))
      sample.addFund(
        "title2", award: .constant(45_000), paysFor: [.leaderStipends, .training],
        available: share)
      sample.state("fund.title2.indirect", .constant(0.025))
      sample.addFund(
        "state", award: .constant(52_000),
        paysFor: [.leaderStipends, .professionalDevelopment, .line("coaching")],
        availability: .afterCommitted, available: 20_000)
      sample.addLeader("lead", .count, 4)
      sample.plan("leader.lead.stipend", .constant(15_000))
      sample.plan("leader.lead.release", .constant(0.3))
      sample.plan("leader.lead.training", .constant(4_000))
      sample.addLine("coaching", .constant(16_000))
      sample.addLine("travel", .constant(6_000))
      sample.addRepurposed("orders", .constant(restricted), fund: "title2")
      var future = Future(sample)
      #expect(agree([future.figure("cost.recurring")[0]], [142_000]))
      #expect(agree([future.figure("funding.recurring")[0]], [funding]))
      #expect(agree([future.figure("fund.title2.direct")[0]], [titleTwo]))
      #expect(agree([future.figure("fund.state.direct")[0]], [32_000]))
      #expect(agree([future.figure("funding.one_time")[0]], [0]))
    }
  }

  @Test func oneTimeLinesTakeWhatLapsesFirst() {
    var sample = SampleBudget()
    sample.addFund("grant", award: .constant(100))
    sample.state("fund.grant.carryover", .constant(0.5))
    sample.addLine("launch", .constant(0), recurring: false)
    sample.plan(
      "line.launch.cost", .constant(0),
      changes: [SampleBudget.change(.replace, 30, from: 2027)])
    var future = Future(sample)
    // $50 come in; the launch takes $30 of them, so that all $100 stay and $50 are carried again.
    #expect(agree(Array(future.figure("fund.grant.carried")[0...1]), [50, 50]))
    #expect(agree(Array(future.figure("fund.grant.lapsed")[0...1]), [50, 70]))
    #expect(agree([future.figure("coverage.total")[1]], [1]))
  }

  @Test func restrictedSavingsPayOnlyThroughTheirStream() {
    var sample = SampleBudget()
    sample.addFund("title1", award: .constant(100), paysFor: [.training], available: 0)
    sample.addRepurposed("aides", .constant(60), fund: "title1")
    sample.addRepurposed("copiers", .constant(25))
    sample.addLine("training", .constant(50), use: .training)
    sample.addLine("other", .constant(50))
    var future = Future(sample)
    #expect(agree([future.figure("funding.recurring")[0]], [0]))
    // $50 of the aides and $25 of the copiers pay for $100.
    #expect(agree([future.figure("coverage.recurring")[0]], [0.75]))
    #expect(agree([future.figure("coverage.savings_only")[0]], [0.85]))
    #expect(agree([future.figure("fund.title1.lapsed")[0]], [10]))
    #expect(agree([future.figure("margin")[0]], [-25]))
  }

  @Test func moreRestrictedSavingsThanCommittedIsDoubleBooking() {
    var sample = SampleBudget()
    sample.addFund("title1", award: .constant(1_000), available: 0.9)
    sample.addRepurposed("aides", .constant(500), fund: "title1")
    var future = Future(sample)
    #expect(future.figure("rule.double_booking").allSatisfy { $0 == 1 })
  }

  /// A plan with lines of many uses and streams of many kinds, all amounts drawn.
  static func drawnMoney() -> SampleBudget {
    var sample = SampleBudget()
    let uses: [FundingUse] = [.training, .other, .professionalDevelopment, .leaderBonuses]
    func drawn(_ name: String, _ high: Double) -> ValueFormula {
      .draw(
        DrawnValue(name: name, distribution: .uniform(low: 0, high: high), eachYear: true))
    }
    for (index, use) in uses.enumerated() {
      sample.addLine("r\(index)", drawn("r\(index)", 100), use: use)
      sample.addLine("o\(index)", drawn("o\(index)", 60), recurring: false, use: use)
    }
    let streams: [(String, [FundingUse], Int?)] = [
      ("a", [.training, .other], nil), ("b", [.training], nil),
      ("c", [.other, .professionalDevelopment], 2028), ("d", [.leaderBonuses, .training], nil),
    ]
    for (id, uses, lastYear) in streams {
      sample.addFund(id, award: drawn("award \(id)", 200), paysFor: uses, lastYear: lastYear)
      sample.state("fund.\(id).available", .constant(0.6))
      sample.state("fund.\(id).carryover", .constant(0.3))
      sample.state("fund.\(id).indirect", .constant(0.1))
    }
    sample.addRepurposed("first", drawn("first", 60), fund: "a")
    sample.addRepurposed("second", drawn("second", 60))
    sample.addRepurposed("third", drawn("third", 30), recurring: false, fund: "d")
    sample.addLine("sale", drawn("sale", 30), cost: false, recurring: false)
    return sample
  }

  @Test func moneyIsConservedAndPayersSumToCost() {
    let projection = project([Self.drawnMoney().budget])
    for seed in UInt64(1)...40 {
      var future = Future(projection) { draw in
        draw.distribution.map { $0.quantile(uniform(seed, draw)) } ?? uniform(seed, draw)
      }
      let run = future.run
      for year in 0..<5 {
        for stream in run.streams {
          let into = [stream.carryIn, stream.available, stream.restrictedSavings]
          let out = [stream.direct, stream.indirect, stream.carried, stream.lapsed]
          let left = into.map { future.number($0[year]) }.reduce(0, +)
          let right = out.map { future.number($0[year]) }.reduce(0, +)
          #expect(abs(left - right) < 1e-9)
          #expect(out.allSatisfy { future.number($0[year]) >= -1e-9 })
        }
        var unpaid = 0.0
        for line in run.lines where line.role == .cost {
          let paid = line.payments.map { future.number($0.byYear[year]) }.reduce(0, +)
          #expect(abs(paid - future.number(line.byYear[year])) < 1e-9)
          unpaid += line.payments.last.map { future.number($0.byYear[year]) } ?? 0
        }
        #expect(abs(future.figure("general_fund.draw")[year] - unpaid) < 1e-9)
      }
    }
  }

  @Test func recurringFundingIsTheMinimumCut() {
    // The value of a flow is the least, over sets of streams, of what the others give and what the
    // lines within the set's reach want.
    let sample = Self.drawnMoney()
    let projection = project([sample.budget])
    let recurring = sample.funds.filter(\.isRecurring)
    for seed in UInt64(1)...40 {
      var future = Future(projection) { draw in
        draw.distribution.map { $0.quantile(uniform(seed, draw)) } ?? uniform(seed, draw)
      }
      for year in 0..<5 {
        var least = Double.infinity
        for set in 0..<(1 << recurring.count) {
          var cut = 0.0
          var reach: Set<FundingUse> = []
          for (index, fund) in recurring.enumerated() {
            if set >> index & 1 == 1 {
              reach.formUnion(fund.paysFor)
            } else {
              cut += future.figure("fund.\(fund.id).available")[year] / 1.1
            }
          }
          for line in sample.lines where line.isCost && line.isRecurring && reach.contains(line.use)
          {
            cut += future.figure("line.\(line.id)")[year]
          }
          least = min(least, cut)
        }
        #expect(abs(future.figure("funding.recurring")[year] - least) < 1e-9)
      }
    }
  }
}
