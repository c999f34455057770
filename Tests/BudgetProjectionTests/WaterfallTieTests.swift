import BudgetModel
import CalculationGraphs
import ProbabilityDistributions
import Testing

@testable import BudgetProjection

/// Where several ways of paying are as good, streams come in declared order before lines do, whichever
/// solver looks for one: the plain one, or that of streams with a surcharge.
struct WaterfallTieTests {
  private static let accounts = [
    "received", "available", "carry_in", "restricted_savings", "spendable", "direct", "indirect",
    "spent", "carried", "lapsed",
  ]

  /// Two streams that may pay one line, of which the second may pay another one too: $1 and $59 of
  /// savings, $60 and $60, for two lines of $60. Nothing here is pay, so that a surcharge falls on
  /// nothing.
  private func tie(surcharge: Double?, isReversed: Bool = false) -> SampleBudget {
    var sample = SampleBudget()
    sample.years = 2026...2027
    func addFirst(_ sample: inout SampleBudget) {
      sample.addFund(
        "a", award: .constant(1_000), paysFor: [.professionalDevelopment], availability: .amount,
        available: 1)
      if let surcharge { sample.state("fund.a.surcharge", .constant(surcharge)) }
    }
    if !isReversed { addFirst(&sample) }
    sample.addFund(
      "b", award: .constant(1_000), paysFor: [.professionalDevelopment, .training],
      availability: .amount, available: 60)
    sample.state("fund.b.carryover", .constant(0.5))
    if isReversed { addFirst(&sample) }
    sample.addLine("l1", .constant(60), use: .professionalDevelopment)
    sample.addLine("l2", .constant(60), use: .training)
    sample.addRepurposed("ra", .constant(59), fund: "a")
    sample.addRepurposed("rb", .constant(60), fund: "b")
    return sample
  }

  @Test(arguments: [nil, 0, 0.1, 0.5])
  func bothSolversBreakTiesAlike(surcharge: Double?) {
    var future = Future(tie(surcharge: surcharge))
    func first(_ name: String) -> Double { future.figure(name).first ?? .nan }
    #expect(agree([first("fund.a.direct")], [60]))
    #expect(agree([first("fund.a.lapsed")], [0]))
    #expect(agree([first("fund.b.direct")], [60]))
    #expect(agree([first("fund.b.carried")], [60]))
    #expect(agree([first("fund.b.lapsed")], [0]))
    for (line, payer, dollars) in [("l1", "a", 60.0), ("l1", "b", 0), ("l2", "b", 60)] {
      let payments = future.run.lines.first { $0.id == "line.\(line)" }?.payments ?? []
      let paid = payments.first { $0.payer == payer }.map { future.numbers($0.byYear)[0] }
      #expect(agree([paid ?? .nan], [dollars]), "\(payer) pays \(line)")
    }
  }

  /// A surcharge on nothing moves no dollar of any account or payment, in any year and order.
  @Test(arguments: [false, true])
  func aSurchargeOnNothingMovesNothing(isReversed: Bool) {
    var plain = Future(tie(surcharge: nil, isReversed: isReversed))
    var priced = Future(tie(surcharge: 0.1, isReversed: isReversed))
    for fund in ["a", "b"] {
      for account in Self.accounts {
        let name = "fund.\(fund).\(account)"
        #expect(agree(priced.figure(name), plain.figure(name)), "\(name)")
      }
    }
    for line in plain.run.lines where line.role == .cost {
      for payment in line.payments {
        let other = priced.run.lines.first { $0.key == line.key }?.payments
          .first { $0.payer == payment.payer }
        let found = other.map { priced.numbers($0.byYear) } ?? []
        #expect(agree(found, plain.numbers(payment.byYear)), "\(line.key) \(payment.payer)")
      }
    }
    #expect(agree(priced.figure("net_cost"), plain.figure("net_cost")))
  }

  /// The same for money that is drawn: random awards and costs of lines that are no pay.
  @Test func aSurchargeOnNothingMovesNothingInManyFutures() {
    let plain = FundingTests.drawnMoney()
    var priced = plain
    for fund in plain.funds { priced.state("fund.\(fund.id).surcharge", .constant(0.1)) }
    let projections = (project([plain.budget]), project([priced.budget]))
    for seed in UInt64(1)...40 {
      var one = Future(projections.0) { draw in
        draw.distribution.map { $0.quantile(uniform(seed, draw)) } ?? uniform(seed, draw)
      }
      var other = Future(projections.1) { draw in
        draw.distribution.map { $0.quantile(uniform(seed, draw)) } ?? uniform(seed, draw)
      }
      for fund in plain.funds {
        for account in ["direct", "indirect", "carried", "lapsed"] {
          let name = "fund.\(fund.id).\(account)"
          #expect(agree(other.figure(name), one.figure(name), within: 1e-7), "\(name), \(seed)")
        }
      }
      #expect(agree(other.figure("net_cost"), one.figure("net_cost"), within: 1e-7))
    }
  }
}
