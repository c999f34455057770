import BudgetModel
import BudgetNames
import Testing

@testable import BudgetProjection

/// A stream that each year may be the last of, in single futures.
struct StreamTerminationTests {
  /// An award of 100 that each year ends with a chance of 10 %.
  private func sample(
    keeping kept: Double? = nil, _ change: (inout SampleBudget) -> Void = { _ in }
  ) -> SampleBudget {
    var sample = SampleBudget()
    sample.addFund("grant", award: .constant(100))
    sample.funds[0].mayTerminate = true
    sample.state("fund.grant.termination_chance", .constant(0.1))
    if let kept { sample.state("fund.grant.termination_keeps", .constant(kept)) }
    change(&sample)
    return sample
  }

  private func ended(in year: Int) -> [String: Double] {
    ["fund.grant.termination.event \(year)": 0.95]
  }

  @Test func itNeverComesBack() {
    var future = Future(sample(), uniforms: ended(in: 2028))
    #expect(future.figure("fund.grant.alive") == [1, 1, 0, 0, 0])
    #expect(agree(future.figure("fund.grant.received"), [100, 100, 0, 0, 0]))
    #expect(future.run.streams[0].isRecurring)
  }

  @Test func theYearInWhichItEndsKeepsAShare() {
    var future = Future(sample(keeping: 0.4), uniforms: ended(in: 2026))
    #expect(agree(future.figure("fund.grant.received"), [40, 0, 0, 0, 0]))
  }

  /// Of 100 today's uses take 70; of 80 that are left in the last year they take 70 too.
  @Test(arguments: [
    (FundingStream.Availability.share, 0.3), (.amount, 30), (.afterCommitted, 70),
  ])
  func todaysUsesAreServedFirst(_ form: FundingStream.Availability, _ stated: Double) {
    var sample = SampleBudget()
    sample.addFund(
      "grant", award: .constant(100), availability: form, available: stated)
    sample.funds[0].mayTerminate = true
    sample.state("fund.grant.termination_chance", .constant(0.1))
    sample.state("fund.grant.termination_keeps", .constant(0.8))
    var future = Future(sample, uniforms: ended(in: 2027))
    #expect(agree(future.figure("fund.grant.committed"), [70, 70, 0, 0, 0]))
    #expect(agree(future.figure("fund.grant.available"), [30, 10, 0, 0, 0]))
  }

  /// 60 of 100 are carried over; the year after it is ended, so that only what it keeps is spent.
  @Test func moneyCarriedInLapses() {
    let grant = sample(keeping: 0.5) { sample in
      sample.state("fund.grant.carryover", .constant(1))
      sample.addLine("coaching", .constant(40))
      sample.plan(
        "line.coaching.cost", .constant(40),
        changes: [SampleBudget.change(.replace, 200, from: 2027)])
    }
    var future = Future(grant, uniforms: ended(in: 2027))
    #expect(agree(future.figure("fund.grant.carry_in"), [0, 60, 0, 0, 0]))
    #expect(agree(future.figure("fund.grant.spendable"), [100, 50, 0, 0, 0]))
    #expect(agree(future.figure("fund.grant.direct"), [40, 50, 0, 0, 0]))
    #expect(agree(future.figure("fund.grant.carried"), [60, 0, 0, 0, 0]))
    #expect(agree(future.figure("fund.grant.lapsed"), [0, 60, 0, 0, 0]))
    #expect(agree(future.figure("fund.grant.carry_limit"), [100, 0, 0, 0, 0]))
    #expect(agree(future.figure("general_fund.draw"), [0, 150, 200, 200, 200]))
  }

  /// What is below the amount without a limit is carried over whole only while the stream goes on.
  @Test func nothingIsCarriedOutOfTheLastYear() {
    let grant = sample(keeping: 0.5) {
      $0.state("fund.grant.carryover_free_below", .constant(50_000))
    }
    var future = Future(grant, uniforms: ended(in: 2027))
    #expect(agree(future.figure("fund.grant.carried"), [100, 0, 0, 0, 0]))
    #expect(agree(future.figure("fund.grant.lapsed"), [0, 150, 0, 0, 0]))
  }

  /// Before its first award there is nothing to end; a change that takes a year's award away moves no
  /// later chance.
  @Test func theFirstChanceIsInTheFirstYearWithAnAward() {
    func grant(_ award: Double, _ change: ValueChange) -> SampleBudget {
      sample { $0.state("fund.grant.award", .constant(award), changes: [change]) }
    }
    var later = Future(
      grant(0, SampleBudget.change(.replace, 100, from: 2028)), uniforms: ended(in: 2027))
    #expect(agree(later.figure("fund.grant.received"), [0, 0, 100, 100, 100]))
    var withheld = Future(
      grant(100, SampleBudget.change(.replace, 0, from: 2026, until: 2026)),
      uniforms: ended(in: 2026))
    #expect(withheld.figure("fund.grant.alive") == [0, 0, 0, 0, 0])
  }

  /// Set-asides and what moves to another stream come before today's uses.
  @Test func setAsidesAndTransfersAreTakenBefore() {
    var sample = SampleBudget()
    sample.addFund("grant", award: .constant(100), available: 0.25)
    sample.addFund("other", award: .constant(10), available: 1)
    sample.funds[0].mayTerminate = true
    sample.funds[0].transfer = FundingStream.FundTransfer(recipient: "other", isShare: false)
    sample.funds[0].setAsides = [
      FundingStream.SetAside(key: .spelled("fund.grant.set_aside.homeless"), isShare: true)
    ]
    sample.state("fund.grant.transfer", .constant(20))
    sample.state("fund.grant.set_aside.homeless", .constant(0.1))
    sample.state("fund.grant.termination_chance", .constant(0.1))
    sample.state("fund.grant.termination_keeps", .constant(0.9))
    var future = Future(sample, uniforms: ended(in: 2027))
    // 100 − 20 − 8 = 72, of which 54 are committed; 90 − 20 − 7 = 63 leave 9.
    #expect(agree(Array(future.figure("fund.grant.available")[0...2]), [18, 9, 0]))
    #expect(agree(Array(future.figure("fund.grant.committed")[0...2]), [54, 54, 0]))
    #expect(agree(Array(future.figure("fund.other.received")[0...2]), [10, 10, 10]))
    #expect(agree(Array(future.figure("fund.grant.transferred_out")[0...2]), [20, 20, 0]))
  }
}
