import BudgetModel
import BudgetProjection
import Diagnostics
import MonteCarlo
import ScenarioPipeline
import SummaryMeasures
import Testing

/// Who pays in small plans, against the largest flows that a search over all subsets finds.
@Suite struct WaterfallBruteForceTests {
  /// F, R, F1 and the carry-over of random plans in two years.
  @Test(arguments: 1...60)
  func stagesPayAsMuchAsAnyFlowCan(_ seed: Int) throws {
    try expectLargestFlows(RandomPlan(seed: UInt64(seed)), seed)
  }

  /// The same with more streams and lines than small plans have.
  @Test(arguments: 101...106)
  func stagesOfLargePlansPayAsMuchAsAnyFlowCan(_ seed: Int) throws {
    try expectLargestFlows(RandomPlan(seed: UInt64(seed), streams: 8...8, lines: 16...20), seed)
  }

  private func expectLargestFlows(_ plan: RandomPlan, _ seed: Int) throws {
    let run = try run(plan.text)
    func found(_ name: String, _ year: Int) throws -> Double {
      try #require(run.statistics(name), "no \(name)")[year].mean.value
    }
    for year in 0..<2 {
      let carried = try plan.streams.indices.map { try found("fund.f\($0).carry_in", year) }
      let expected = plan.stages(carryIn: carried)
      let place = "seed \(seed), year \(year), expected \(expected)\n\(plan.text)"
      let awards = try found("funding.recurring", year)
      let money = try found("margin", year) + found("cost.recurring", year)
      let others = try found("funding.one_time", year)
      #expect(agrees(awards, expected.awards), "F \(awards), \(place)")
      #expect(
        agrees(money, plan.unrestricted + expected.awards + expected.restricted),
        "S_u + R + F \(money), \(place)")
      #expect(agrees(others, expected.others), "F1 \(others), \(place)")
      for (index, stream) in plan.streams.enumerated() {
        // At most the limit, and at most this year's own money that no line took.
        func account(_ name: String) throws -> Double { try found("fund.f\(index).\(name)", year) }
        let carryIn = try account("carry_in")
        let own = try account("available") + account("restricted_savings")
        let unspent = try own + carryIn - account("direct") - account("indirect")
        let carriedOver = try account("carried")
        let limit = stream.award * stream.carryover
        #expect(carriedOver <= min(limit, max(0, unspent)) + 1e-6)
        // Only dollars of this year carry: all that is unspent, less what may be carry-in.
        #expect(carriedOver >= min(limit, unspent - carryIn) - 1e-6)
      }
    }
  }

  /// No payment goes to a line that its stream may not pay for.
  @Test(arguments: 1...60)
  func streamsPayOnlyForTheirUses(_ seed: Int) throws {
    let plan = RandomPlan(seed: UInt64(seed))
    for line in try run(plan.text).lines where line.line.role == .cost {
      let index = try #require(plan.lines.firstIndex { line.line.id == "line.\($0.id)" })
      for payment in line.payments {
        let payers = plan.streams.indices.filter { payment.payer == "f\($0)" }
        for stream in payers where !plan.streams[stream].lines.contains(index) {
          #expect(payment.meanByYear.allSatisfy { $0 == 0 }, "f\(stream) pays \(line.line.id)")
        }
      }
    }
  }
}

/// A plan of two to four streams and two to five lines.
struct RandomPlan {
  /// A stream with what it brings and what it may pay for.
  struct Stream {
    let award: Double
    let isRecurring: Bool
    let indirect: Double
    let carryover: Double
    let recurringSaving: Double
    let oneTimeSaving: Double
    let lines: [Int]
  }
  /// A cost line.
  struct Line {
    let id: String
    let cost: Double
    let isRecurring: Bool
  }
  let streams: [Stream]
  let lines: [Line]
  /// Unrestricted recurring savings.
  let unrestricted: Double

  /// What the stages pay: F, R and F1.
  struct Stages {
    let awards: Double
    let restricted: Double
    let others: Double
  }

  /// Draws a plan.
  init(seed: UInt64, streams streamCounts: ClosedRange<Int> = 2...4, lines lineCounts: ClosedRange<Int> = 2...5) {
    var random = SplitMix(state: seed)
    let lineCount = lineCounts.lowerBound + random.below(lineCounts.count)
    lines = (0..<lineCount).map { index in
      Line(
        id: "l\(index)", cost: Double(random.below(13)) * 1_000, isRecurring: random.below(3) > 0)
    }
    streams = (0..<(streamCounts.lowerBound + random.below(streamCounts.count))).map { _ in
      let paid = (0..<lineCount).filter { _ in random.below(2) == 0 }
      return Stream(
        award: Double(random.below(16)) * 1_000, isRecurring: random.below(3) > 0,
        indirect: [0, 0, 0.05, 0.25][random.below(4)],
        carryover: [0, 0.15, 0.5, 1][random.below(4)],
        recurringSaving: random.below(2) == 0 ? 0 : Double(random.below(6)) * 500,
        oneTimeSaving: random.below(3) > 0 ? 0 : Double(random.below(6)) * 500,
        lines: paid.isEmpty ? [random.below(lineCount)] : paid)
    }
    unrestricted = Double(random.below(8)) * 1_000
  }

  /// The plan in the language.
  var text: String {
    var text = "language 1\nscenario \"Random\" { years = FY2026..FY2027 }\n"
    for (index, stream) in streams.enumerated() {
      let uses = stream.lines.map { lines[$0].id }.joined(separator: ", ")
      text += "fund f\(index) {\n award = $\(stream.award) per year\n available = 100%\n"
      text += " pays_for = \(uses)\n indirect = \(stream.indirect * 100)%\n"
      text += " carryover = \(stream.carryover * 100)%\n"
      text += stream.isRecurring ? "}\n" : " ends = FY2027\n}\n"
    }
    text += "plan \"Plan\" {\n"
    for line in lines {
      text += "line \(line.id) { cost = $\(line.cost) per year; recurring = "
      text += "\(line.isRecurring ? "yes" : "no") }\n"
    }
    for (index, stream) in streams.enumerated() {
      if stream.recurringSaving > 0 {
        text += "repurpose r\(index) { saves = $\(stream.recurringSaving) per year; fund = f\(index) }\n"
      }
      if stream.oneTimeSaving > 0 {
        text += "repurpose o\(index) { saves = $\(stream.oneTimeSaving) per year; fund = f\(index)"
        text += "; recurring = no }\n"
      }
    }
    return text + "repurpose free { saves = $\(unrestricted) per year }\n}\n"
  }

  /// The largest flows of the stages, each with all that the stages before it use.
  func stages(carryIn: [Double]) -> Stages {
    let direct = streams.indices.map { 1 / (1 + streams[$0].indirect) }
    let awards = streams.indices.map { streams[$0].isRecurring ? streams[$0].award * direct[$0] : 0 }
    let savings = streams.indices.map { streams[$0].recurringSaving * direct[$0] }
    let others = streams.indices.map { index in
      let stream = streams[index]
      let oneTime = (stream.isRecurring ? 0 : stream.award) + stream.oneTimeSaving
      return (oneTime + carryIn[index]) * direct[index]
    }
    let recurring = lines.indices.filter { lines[$0].isRecurring }
    let withSavings = zip(awards, savings).map { $0 + $1 }
    let all = zip(withSavings, others).map { $0 + $1 }
    let first = largestFlow(awards, recurring)
    let second = largestFlow(withSavings, recurring)
    return Stages(
      awards: first, restricted: second - first,
      others: largestFlow(all, Array(lines.indices)) - second)
  }

  /// The largest flow is the smallest cut: over all subsets of streams, what they bring and what
  /// the lines of the other streams cost.
  private func largestFlow(_ capacities: [Double], _ paid: [Int]) -> Double {
    (0..<(1 << streams.count)).map { subset in
      var cut = 0.0
      for index in streams.indices where subset >> index & 1 == 1 { cut += capacities[index] }
      for line in paid {
        let isReached = streams.indices.contains {
          subset >> $0 & 1 == 0 && streams[$0].lines.contains(line)
        }
        if isReached { cut += lines[line].cost }
      }
      return cut
    }.min() ?? 0
  }
}

/// Sebastiano Vigna's SplitMix64.
struct SplitMix {
  var state: UInt64

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A whole number from 0 to one below a limit.
  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
