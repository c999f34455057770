import BudgetProjection
import SummaryMeasures
import Testing

/// Who pays in small plans, against the heaviest flow of a network with one weight a stage.
@Suite struct WaterfallBruteForceTests {
  /// F, R, F1 and the carry-over of random plans in two years.
  @Test(arguments: 1...200)
  func stagesPayAsMuchAsAnyFlowCan(_ seed: Int) throws {
    try expectLargestFlows(RandomPlan(seed: UInt64(seed)), seed)
  }

  /// The same with more streams and lines than small plans have.
  @Test(arguments: 101...112)
  func stagesOfLargePlansPayAsMuchAsAnyFlowCan(_ seed: Int) throws {
    try expectLargestFlows(RandomPlan(seed: UInt64(seed), streams: 8...8, lines: 16...20), seed)
  }

  /// Shares of 100 % limit nothing, but the stages are then goals of a linear programme.
  @Test(arguments: 201...260)
  func goalsPayAsMuchAsAnyFlowCan(_ seed: Int) throws {
    try expectLargestFlows(RandomPlan(seed: UInt64(seed)), seed, asGoals: true)
  }

  private func expectLargestFlows(_ plan: RandomPlan, _ seed: Int, asGoals: Bool = false) throws {
    let run = try run(
      asGoals ? plan.text.replacing("pays_for = ", with: "pays_for = 100% of ") : plan.text)
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
  init(
    seed: UInt64, streams streamCounts: ClosedRange<Int> = 2...4,
    lines lineCounts: ClosedRange<Int> = 2...5
  ) {
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
        text +=
          "repurpose r\(index) { saves = $\(stream.recurringSaving) per year; fund = f\(index) }\n"
      }
      if stream.oneTimeSaving > 0 {
        text += "repurpose o\(index) { saves = $\(stream.oneTimeSaving) per year; fund = f\(index)"
        text += "; recurring = no }\n"
      }
    }
    return text + "repurpose free { saves = $\(unrestricted) per year }\n}\n"
  }

  /// The largest flows of the stages, each with what the stages before it pay.
  func stages(carryIn: [Double]) -> Stages {
    let recurring = lines.indices.filter { lines[$0].isRecurring }
    var flow = WeighedFlow(demands: lines.map(\.cost))
    for (index, stream) in streams.enumerated() {
      let direct = 1 / (1 + stream.indirect)
      let other = (stream.isRecurring ? 0 : stream.award) + stream.oneTimeSaving + carryIn[index]
      let pools = [stream.isRecurring ? stream.award : 0, stream.recurringSaving, other]
      for (pool, stage) in zip(pools, [1e9, 1e6, 1e3]) {
        flow.supply(
          pool * direct,
          weights: lines.indices.map { line in
            guard stream.lines.contains(line) else { return nil }
            return recurring.contains(line) ? stage : 1
          })
      }
    }
    flow.fill()
    func total(_ stage: Int, _ isRecurring: Bool) -> Double {
      flow.flows.indices.filter { $0 % 3 == stage }.reduce(0) { sum, pool in
        lines.indices.reduce(sum) {
          lines[$1].isRecurring == isRecurring ? $0 + flow.flows[pool][$1] : $0
        }
      }
    }
    let oneTime = (0..<3).reduce(0) { $0 + total($1, false) }
    return Stages(
      awards: total(0, true), restricted: total(1, true), others: total(2, true) + oneTime)
  }
}

/// The flow from supplies to demands with the largest sum of weight × amount: along the heaviest
/// path of the residual network (Bellman and Ford) while one weighs more than nothing. Weights a
/// thousand times apart put one stage before the next.
struct WeighedFlow {
  private(set) var flows: [[Double]] = []
  private var supplies: [Double] = []
  private var demands: [Double]
  private var weights: [[Double?]] = []

  /// A network without supplies.
  init(demands: [Double]) { self.demands = demands }

  /// Adds a supply with its weight for each demand that it may serve.
  mutating func supply(_ amount: Double, weights: [Double?]) {
    supplies.append(amount)
    self.weights.append(weights)
    flows.append(demands.map { _ in 0 })
  }

  /// Sends all that is worth sending.
  mutating func fill() {
    while let path = heaviestPath() {
      var amount = min(supplies[path[0]], demands[path[path.count - 1]])
      for step in stride(from: 2, to: path.count, by: 2) {
        amount = min(amount, flows[path[step]][path[step - 1]])
      }
      supplies[path[0]] -= amount
      demands[path[path.count - 1]] -= amount
      for step in stride(from: 0, to: path.count, by: 2) {
        flows[path[step]][path[step + 1]] += amount
        if step > 0 { flows[path[step]][path[step - 1]] -= amount }
      }
    }
  }

  /// Supply, demand, supply, …, demand of the heaviest path with something at both ends.
  private func heaviestPath() -> [Int]? {
    var ofSupply: [(weight: Double, path: [Int])?] = supplies.enumerated().map {
      $1 > 1e-9 ? (0, [$0]) : nil
    }
    var ofDemand: [(weight: Double, path: [Int])?] = demands.map { _ in nil }
    for _ in 0...(supplies.count + demands.count) {
      for (supply, row) in weights.enumerated() {
        guard let from = ofSupply[supply] else { continue }
        for (demand, weight) in row.enumerated() {
          guard let weight else { continue }
          let reached = from.weight + weight
          if reached > (ofDemand[demand]?.weight ?? -.infinity) + 1e-9 {
            ofDemand[demand] = (reached, from.path + [demand])
          }
        }
      }
      for (supply, row) in weights.enumerated() {
        for (demand, weight) in row.enumerated() where flows[supply][demand] > 1e-9 {
          guard let from = ofDemand[demand], let weight else { continue }
          let reached = from.weight - weight
          if reached > (ofSupply[supply]?.weight ?? -.infinity) + 1e-9 {
            ofSupply[supply] = (reached, from.path + [supply])
          }
        }
      }
    }
    let ends = demands.indices.filter { demands[$0] > 1e-9 }.compactMap { ofDemand[$0] }
    let best = ends.max { $0.weight < $1.weight }
    return best.flatMap { $0.weight > 1e-9 ? $0.path : nil }
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
