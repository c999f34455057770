import BudgetModel
import BudgetNames
import FigureCatalogue
import ProbabilityDistributions
import Quantities
import Testing

@testable import BudgetProjection

/// Figures are asked year by year: what a year needs of the year before is no circle, what it needs of
/// itself is one, and a long chain is no reason to stop.
struct YearByYearTests {
  private static let grant = FundID("grant")

  // MARK: what is no circle

  @Test func lastYearsMoneyMaySetThisYearsCost() {
    // What is carried into a year depends on what the stream paid the year before.
    var sample = SampleBudget()
    sample.addFund("grant", award: .constant(100))
    sample.state("fund.grant.carryover", .constant(1))
    sample.declare("left", .figure(.stream(Self.grant, .carryIn)))
    sample.addLine("kits", .arithmetic(.multiply, .value("let.left"), .constant(0.5)))
    #expect(project([sample.budget]).faults.isEmpty)
    var future = Future(sample)
    // Nothing comes in, so nothing is spent, and the whole award goes on.
    #expect(agree(Array(future.figure("let.left")[0...1]), [0, 100]))
    #expect(agree(Array(future.figure("line.kits")[0...1]), [0, 50]))
    #expect(agree(Array(future.figure("fund.grant.direct")[0...1]), [0, 50]))
    let carried = future.figure("fund.grant.carried")
    #expect(agree(Array(future.figure("let.left")[1...]), Array(carried[..<4])))
    #expect(agree(future.figure("line.kits"), future.figure("let.left").map { $0 / 2 }))
  }

  @Test func aStreamMaySetACostThatItDoesNotPay() {
    // The stream pays for training only; overhead is its indirect cost, which others pay.
    var sample = SampleBudget()
    sample.addFund("grant", award: .constant(1_000), paysFor: [.training])
    sample.state("fund.grant.indirect", .constant(0.1))
    sample.declare("charge", .figure(.stream(Self.grant, .indirect)))
    sample.addLine("overhead", .value("let.charge"))
    sample.addLine("courses", .constant(300), use: .training)
    #expect(project([sample.budget]).faults.isEmpty)
    var future = Future(sample)
    let flat = [30.0, 30, 30, 30, 30]
    #expect(agree(future.figure("fund.grant.indirect"), flat))
    #expect(agree(future.figure("let.charge"), flat))
    #expect(agree(future.figure("line.overhead"), flat))
    #expect(agree(future.figure("general_fund.draw"), flat))
  }

  /// Figures that stand before any line: a line may cost what they say.
  @Test(
    arguments: [
      (.leader(LeaderID("mentor"), .count), 8), (.district(.leaders), 8),
      (.leader(LeaderID("mentor"), .releaseFte), 0.8), (.district(.releaseFte), 0.8),
      (.stream(grant, .received), 100), (.stream(grant, .available), 100),
      (.staff(StaffID("teachers"), .headcount), 60.8), (.district(.teachers), 60),
      (.line(LineKey(.leader(LeaderID("mentor"), .stipend))), 32_000),
    ] as [(Figure, Double)])
  func aLineMayStandOnAFigure(figure: Figure, expected: Double) {
    var sample = SampleBudget()
    sample.addStaff(positions: 60)
    sample.addFund("grant", award: .constant(100))
    sample.addLeader("mentor", .onePer, 8)
    sample.plan("leader.mentor.release", .constant(0.1))
    sample.plan("leader.mentor.stipend", .constant(4_000))
    sample.addLine("kits", .arithmetic(.multiply, .figure(figure), .constant(250)))
    #expect(project([sample.budget]).faults.isEmpty)
    var future = Future(sample)
    #expect(agree([future.figure("line.kits")[0]], [250 * expected]))
  }

  /// An induced saving needs leaders of the year before, who may need that saving's year before.
  @Test func savingsOfTheYearBeforeMayFollowFromThem() {
    var sample = SampleBudget()
    sample.addStaff(positions: 40)
    sample.addLeader("mentor", .count, 2)
    sample.plan("leader.mentor.stipend", .constant(1_000))
    sample.addRepurposed("tutors", .figure(.district(.leaders)), induced: true)
    #expect(project([sample.budget]).faults.isEmpty)
    var future = Future(sample)
    #expect(agree(future.figure("repurpose.tutors"), [0, 2, 2, 2, 2]))
  }

  // MARK: what is one

  /// A stream pays the line that costs what the stream takes for paying it.
  private var circle: SampleBudget {
    var sample = SampleBudget()
    sample.addFund("grant", award: .constant(1_000))
    sample.state("fund.grant.indirect", .constant(0.1))
    sample.declare("charge", .figure(.stream(Self.grant, .indirect)))
    sample.addLine("overhead", .value("let.charge"))
    sample.addLine("courses", .constant(300))
    return sample
  }

  @Test func aCircleIsReportedWithItsChain() throws {
    let found = project([circle.budget]).faults
    #expect(found.map(\.budget) == [0])
    let chain = try #require(found.first?.circle)
    #expect(chain.first == chain.last)
    #expect(chain.count >= 3)
    #expect(Set(chain.dropLast()).count == chain.count - 1, "a link stands twice")
    let names = chain.map(\.key.description)
    for name in ["let.charge", "fund.grant.indirect", "line.overhead"] {
      #expect(names.contains(name), "\(name) is not in \(names)")
    }
    #expect(!names.contains("line.courses"))
    #expect(Set(chain.map(\.year)) == [2026])
  }

  /// A circle of a variant is that variant's, and the base has none.
  @Test func aCircleBelongsToItsBudget() {
    var sound = circle
    sound.lines.removeFirst()
    let found = project([sound.budget, circle.budget, sound.budget]).faults
    #expect(Set(found.map(\.budget)) == [1])
  }

  @Test func aValueThatIsItself() throws {
    var sample = SampleBudget()
    sample.declare("a", .value("let.a"))
    let chain = try #require(project([sample.budget]).faults.first?.circle)
    #expect(chain.map(\.key.description) == ["let.a", "let.a"])
  }

  /// One world may have a circle where the other has none.
  @Test func aCircleOfThePlanOnly() throws {
    var sample = SampleBudget()
    sample.declare("a", .constant(1))
    sample.declare("b", .value("let.a"))
    sample.plan("let.a", .value("let.b"))
    let found = project([sample.budget]).faults
    let links = try #require(found.first?.circle)
    #expect(links.allSatisfy { $0.key.world == .plan })
    #expect(Set(links.map(\.key.description)) == ["let.a", "let.b"])
  }

  // MARK: long chains

  private static let length = 40_000

  /// Formulas each of which is the next one, or the one before, and 1.
  private func chain(downwards: Bool) -> SampleBudget {
    var sample = SampleBudget()
    sample.years = 2026...2027
    let drawn = DrawnValue(
      name: "start", distribution: .uniform(low: 0, high: 2), eachYear: true)
    for index in 0...Self.length {
      let other = downwards ? index + 1 : index - 1
      let isStart = index == (downwards ? Self.length : 0)
      sample.declare(
        "c\(index)",
        isStart ? .draw(drawn) : .arithmetic(.add, .value("let.c\(other)"), .constant(1)))
    }
    return sample
  }

  @Test(arguments: [false, true])
  func aLongChainHasItsNumber(downwards: Bool) {
    var future = Future(chain(downwards: downwards), uniforms: ["start 2027": 0.25])
    #expect(future.projection.faults.isEmpty)
    let last = Double(Self.length)
    #expect(future.figure("let.c\(downwards ? 0 : Self.length)") == [last + 1, last + 0.5])
    #expect(future.figure("let.c\(Self.length / 2)") == [last / 2 + 1, last / 2 + 0.5])
  }

  @Test func aLongChainThatEndsInItsStartIsACircle() throws {
    var sample = chain(downwards: true)
    sample.state("let.c\(Self.length)", .value("let.c0"))
    let links = try #require(project([sample.budget]).faults.first?.circle)
    #expect(links.first == links.last)
    #expect(links.count == Self.length + 2)
  }

  /// A balance of 60 years that is carried from year to year.
  @Test func manyYearsStandOnEachOther() {
    var sample = SampleBudget()
    sample.years = 2026...2085
    sample.addFund("grant", award: .constant(100))
    sample.state("fund.grant.carryover", .constant(1))
    sample.declare("left", .figure(.stream(Self.grant, .carryIn)))
    sample.addLine("kits", .arithmetic(.multiply, .value("let.left"), .constant(0.5)))
    var future = Future(sample)
    #expect(future.projection.faults.isEmpty)
    let left = future.figure("let.left")
    #expect(left.count == 60)
    #expect(agree(future.figure("line.kits"), left.map { $0 / 2 }))
  }
}

extension Projection.BudgetFault {
  /// The circle that the fault is; `nil` for another one.
  var circle: [ProjectionFault.Link]? {
    if case .circle(let chain) = fault { return chain }
    return nil
  }
}
