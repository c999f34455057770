import BudgetReports
import Diagnostics
import MonteCarlo
import SummaryMeasures
import Testing

@testable import BudgetQuestions

/// The value of a key with which a goal holds.
@Suite struct SolveTests {
  /// One Master Teacher without benefits whose stipend comes out of $20,000 × U: covered with
  /// probability 1 − stipend / $20,000.
  private static let uniform = """
    language 1
    scenario "One draw" { years = FY2026..FY2026 }
    staff teachers { positions = 10 FTE; salary = $50,000 per FTE; turnover = 0% }
    plan "One leader" {
      leader master { count = 1; stipend = $10,000 }
      repurpose lease { saves = $20,000 per year; realised = uniform(low = 0%, high = 100%) drawn once }
    }
    """

  /// A saving of a · (10 − a) thousand dollars for a cost of $15,500: covered for a of 2 to 8 in steps of 1.
  private static let hill = """
    language 1
    scenario "A hill" { years = FY2026..FY2026 }
    staff teachers { positions = 10 FTE; salary = $50,000 per FTE; turnover = 0% }
    input a = 5
    plan "Best in the middle" {
      line work { cost = $15,500 per year }
      line gain { saves = a * (10 - a) * $1,000 per year }
    }
    """

  private func solve(
    _ find: String, _ goal: String, in source: ScenarioSource, between: String? = nil,
    step: String? = nil, _ direction: SolveQuestion.Direction? = nil, trials: Int = 2_000,
    seed: UInt64 = 1
  ) -> SolvedScenario {
    solveScenario(
      RunRequest(
        source: source, path: "test.scenario", variants: .base,
        settings: SimulationSettings(trials: trials, seed: seed)),
      SolveQuestion(
        find: find, goal: goal, between: between, step: step, direction: direction))
  }

  private func solution(_ answer: SolvedScenario) throws -> ReportedSolution {
    let words = [answer.problem ?? ""] + (answer.mistakes + answer.diagnostics).map(\.message)
    return try #require(answer.solution, "\(words)")
  }

  // MARK: closed forms

  /// P = 1 − x / 20,000. Each replicate has 500 strata, of which 200 lie above $12,000: there P is 0.4 in
  /// each, which is met and, by Clopper and Pearson, not safe; one step below 0.405 is.
  @Test func aUniformDrawHasItsQuantile() throws {
    let found = try solution(
      solve(
        "master.stipend", "P(covered in all years) >= 40%", in: .text(Self.uniform),
        between: "$5,000..$20,000", trials: 10_000))
    let best = try #require(found.row(found.best))
    #expect(best.value == "$12,000" && found.direction == .largest)
    // A saving that falls short by less than $1 counts too: one future in 10,000, or none.
    #expect(abs((best.goals[0].estimate?.value ?? 0) - 0.4) < 0.0006)
    let safe = try #require(found.row(found.safe))
    #expect(safe.value == "$11,900")
    #expect(abs((safe.goals[0].estimate?.value ?? 0) - 0.405) < 0.002)
    // One step either side was run.
    let position = try #require(found.best)
    let above = try #require(found.row(position + 1)?.goals[0].estimate?.value)
    #expect(found.row(position - 1)?.isMet == true && abs(above - 0.395) < 0.002)
    #expect(found.crossings.map(\.low) == ["$12,000"] && found.crossings.map(\.high) == ["$12,100"])
    #expect(found.crossings.first?.holdsBelow == true)
  }

  /// Without a range it is a quarter to four times the stipend, as far as whole steps go.
  @Test func theRangeFollowsFromThePlan() throws {
    let found = try solution(
      solve(
        "master.stipend", "P(covered in all years) <= 25.1%", in: .text(Self.uniform)))
    #expect(found.range.low == "$2,500" && found.range.high == "$40,000")
    #expect(found.range.count == 376 && found.range.step == "$100")
    #expect(found.row(found.best)?.value == "$15,000" && found.direction == .smallest)
  }

  /// E = 20,000 · 0.5 − x: the mean of the saving is $10,000, and $1 counts as nothing.
  @Test func aMeanAndAProbabilityTogether() throws {
    let goal = "P(covered in all years) >= 20% and mean(net_cost in FY2026) <= $0"
    let found = try solution(
      solve(
        "master.stipend", goal, in: .text(Self.uniform), between: "$5,000..$20,000", trials: 10_000)
    )
    #expect(found.goals == ["P(covered in all years) >= 20%", "mean(net_cost in FY2026) <= $0"])
    #expect(found.row(found.best)?.value == "$10,000")
    let above = try #require(found.best.flatMap { found.row($0 + 1) })
    #expect(above.goals.map(\.isMet) == [true, false])
  }

  /// A share is looked for in percent: release of one teacher of $50,000 costs release × $50,000.
  @Test func aShareInHalfPoints() throws {
    let text = Self.uniform.replacing("stipend = $10,000", with: "release = 20%")
    let found = try solution(
      solve(
        "master.release", "P(covered in all years) >= 50%", in: .text(text), between: "0%..100%"))
    // 1 − release · 50,000 / 20,000 ≥ 0.5 up to 20 %.
    #expect(found.row(found.best)?.value == "20.0%")
    #expect(found.range.step == "0.5%")
  }

  /// The answer holds on other draws about as often as it says, and so do its neighbours.
  @Test(arguments: [7, 8, 9] as [UInt64])
  func otherDrawsAgree(_ seed: UInt64) throws {
    let found = try solution(
      solve(
        "master.stipend", "P(covered in all years) >= 40.2%", in: .text(Self.uniform),
        between: "$5,000..$20,000", step: "$130", seed: seed))
    // The largest of 5,000 + 130 k up to 11,960 is 11,890 (k = 53): P = 0.4055.
    let best = try #require(found.row(found.best))
    #expect(best.value == "$11,890")
    let independent = try #require(found.independent)
    #expect(independent.seed == seed + 1)
    let there = try #require(independent.rows.first?.goals.first?.estimate?.value)
    // Of 2,000 stratified futures in 20 replicates at most one a replicate is on the wrong side.
    #expect(abs(there - 0.4055) <= 0.01)
  }

  // MARK: goals that are not monotone, and that nothing meets

  @Test func aHillNeedsADirection() throws {
    func answer(_ direction: SolveQuestion.Direction?) -> SolvedScenario {
      solve(
        "status_quo.a", "P(covered in all years) >= 90%", in: .text(Self.hill),
        between: "0..10", direction, trials: 20)
    }
    let problem = try #require(answer(nil).problem)
    #expect(
      problem.contains("at neither end (0, 10)") && problem.contains("--largest or --smallest"))
    let largest = try solution(answer(.largest))
    #expect(largest.row(largest.best)?.value == "8")
    #expect(largest.crossings.map { [$0.low, $0.high] } == [["1", "2"], ["8", "9"]])
    #expect(largest.crossings.map(\.holdsBelow) == [false, true])
    let smallest = try solution(answer(.smallest))
    #expect(smallest.row(smallest.best)?.value == "2")
  }

  /// a · (10 − a) ≥ 15.5 for a from 1.918 to 8.082.
  @Test func aHillOnAFineGrid() throws {
    let found = try solution(
      solve(
        "status_quo.a", "P(covered in all years) >= 90%", in: .text(Self.hill),
        between: "0.001..10", step: "0.001", .largest, trials: 20))
    // 8.082 · 1.918 = 15.501, 8.083 · 1.917 = 15.495.
    #expect(found.row(found.best)?.value == "8.082")
    #expect(found.crossings.map(\.low) == ["1.917", "8.082"])
    #expect(found.tried.count < 100)
  }

  /// No stipend from $2,000 on is covered in 95 of 100 futures; the least one comes nearest, with 90.
  @Test func nothingMeetsTheGoal() throws {
    let found = try solution(
      solve(
        "master.stipend", "P(covered in all years) >= 95%", in: .text(Self.uniform),
        between: "$2,000..$20,000", trials: 10_000))
    #expect(found.best == nil && found.safe == nil && found.independent == nil)
    let nearest = try #require(found.nearest)
    #expect(nearest.row.value == "$2,000")
    #expect(abs((nearest.row.goals[0].estimate?.value ?? 0) - 0.9) < 0.0006)
    #expect((994...1_000).contains(nearest.causes.failing) && nearest.causes.trials == 10_000)
    #expect(nearest.causes.causes.map(\.id) == ["repurpose.lease"])
  }

  /// The top of a hill that does not reach the goal is found between the coarse values: 5 · 5 = 25.
  @Test func theNearestMissIsLookedFor() throws {
    let text = Self.hill.replacing("$15,500", with: "$30,000")
    let found = try solution(
      solve(
        "status_quo.a", "mean(net_cost in FY2026) <= $0", in: .text(text), between: "1..10",
        step: "0.01", trials: 20))
    #expect(found.nearest?.row.value == "5.00")
    #expect(found.nearest?.row.goals[0].estimate.map { abs($0.value - 5_000) < 1e-6 } == true)
  }

  // MARK: Slaton

  /// Measured on an earlier build: about $12,300 is the largest stipend with 70 of 100; three Master
  /// Teachers are covered in 80 of 100 futures, four in 1 of 10,000.
  @Test func slatonsStipendAndCount() throws {
    let source = try ScenarioSource.file("Tests/BudgetQuestionsTests/Slaton/slaton.scenario")
    let stipend = try solution(
      solve("master.stipend", "P(covered in all years) >= 70%", in: source, trials: 10_000))
    let best = try #require(stipend.row(stipend.best))
    #expect((12_200...12_400).contains(best.number))
    let count = try solution(
      solve("master.count", "P(covered in all years) >= 50%", in: source, trials: 10_000))
    #expect(count.row(count.best)?.value == "3" && count.row(count.safe)?.value == "3")
    let odds = [3, 4].map { number in
      count.tried.first { $0.number == Double(number) }?.goals[0].estimate?.value ?? .nan
    }
    #expect(abs(odds[0] - 0.80) < 0.005 && abs(odds[1] - 0.0001) < 1e-9)
  }

  // MARK: what cannot be asked

  @Test(arguments: [
    ("", "P(covered in all years) >= 40%", nil, nil, "say which value to look for"),
    ("master.stipend", " ", nil, nil, "say what must hold"),
    ("master.stipend", "P(covered in all years) >= 40%", "20..30", nil, "--between '$20..$30'"),
    ("master.stipend", "P(covered in all years) >= 40%", "$9..$2", nil, "does not go up"),
    ("master.stipend", "P(covered in all years) >= 40%", "-$9..$2", nil, "--between '$0..$2'"),
    ("master.release", "P(covered in all years) >= 40%", "0%..150%", nil, "--between '0%..100%'"),
    ("master.release", "P(covered in all years) >= 40%", nil, nil, "--between '0%..50%'"),
    ("master.stipend", "P(covered in all years) >= 40%", nil, "a lot", "--step '$100'"),
    ("master.stipend", "P(covered in all years) >= 40%", "$1..$2", nil, "a smaller --step"),
    ("teachers.turnover", "P(covered in all years) >= 0%", nil, nil, "write e.g. --between"),
    ("master.stipend", "P(covered in all years) >= 0%", nil, nil, "--largest or --smallest"),
  ])
  func whatCannotBeAskedIsSaid(
    _ find: String, _ goal: String, _ between: String?, _ step: String?, _ words: String
  ) throws {
    let answer = solve(
      find, goal, in: .text(Self.uniform), between: between, step: step, trials: 20)
    #expect(answer.solution == nil)
    let problem = try #require(answer.problem, "\(answer.mistakes.map(\.message))")
    #expect(problem.contains(words), "\(problem)")
  }

  /// A mistake in an argument is shown at its place in it, with what to write.
  @Test(arguments: [
    ("master.stpend", "P(covered in all years) >= 40%", "--find:1:1", "master.stipend"),
    ("master.starts", "P(covered in all years) >= 40%", "--find:1:1", "name a number"),
    ("master stipend", "P(covered in all years) >= 40%", "--find:1:1", ""),
    (
      "master.stipend", "covered in all years", "--so-that:1:1",
      "P(covered in all years) >= 80%"
    ),
    ("master.stipend", "P(coverd in all years) >= 40%", "--so-that:1:3", "comparison"),
    ("master.stipend", "P(covered) >= 40%", "--so-that:1:3", "in all years"),
    ("master.stipend", "P(covered in all years) >= 40", "--so-that:1:28", "40%"),
    ("master.stipend", "P(covered in all years >= 40%", "--so-that:1:", ""),
  ])
  func mistakesHaveTheirPlace(
    _ find: String, _ goal: String, _ place: String, _ fix: String
  ) throws {
    let answer = solve(find, goal, in: .text(Self.uniform), trials: 20)
    #expect(answer.solution == nil && answer.problem == nil)
    let mistake = try #require(answer.mistakes.first)
    let text = DiagnosticRenderer.text(mistake)
    #expect(text.contains(place) && text.contains(fix), "\(text)")
  }

  /// What the plan may not change is changed in both worlds.
  @Test func valuesOfBothWorlds() throws {
    let text = Self.hill
    let problem = try #require(
      solve(
        "a", "P(covered in all years) >= 40%", in: .text(text), between: "1..4", trials: 20
      ).problem)
    #expect(problem.contains("--find status_quo.a"), "\(problem)")
  }
}

/// Which values are run.
@Suite struct SolveSearchTests {
  /// Runs a search over a rule; gives the search and the number of runs.
  private func run(
    _ count: Int, _ direction: SolveQuestion.Direction, where holds: (Int) -> Bool
  ) -> (search: SolveSearch, runs: Int) {
    var search = SolveSearch(count: count)
    var values = search.first()
    var runs = 0
    while !values.isEmpty {
      search.note(
        values.map {
          (
            $0,
            SolveSearch.Standing(isMet: holds($0), isSafe: holds($0), shortfall: holds($0) ? 0 : 1)
          )
        })
      runs += 1
      values = search.next(direction)
    }
    return (search, runs)
  }

  @Test(arguments: [2, 3, 9, 10, 151, 376, 15_451])
  func everyThresholdIsFound(_ count: Int) {
    for threshold in stride(from: 0, to: count - 1, by: max(1, count / 97)) {
      let (search, runs) = run(count, .largest) { $0 <= threshold }
      #expect(search.best(.largest) == threshold)
      let neighbours = [threshold - 1, threshold + 1].filter { $0 >= 0 && $0 < count }
      #expect(neighbours.allSatisfy { search.standings[$0] != nil })
      #expect(runs <= (count <= 376 ? 3 : 5))
    }
  }

  @Test func theFirstValuesAreSpreadEvenly() {
    #expect(SolveSearch(count: 17).first() == [0, 2, 4, 6, 8, 10, 12, 14, 16])
    #expect(SolveSearch(count: 4).first() == [0, 1, 2, 3])
    #expect(SolveSearch(count: 151).first() == [0, 19, 38, 56, 75, 94, 113, 131, 150])
  }

  @Test func everyCrossingBetweenTheFirstValuesIsFound() {
    let (search, _) = run(801, .smallest) { (130...270).contains($0) || (430...660).contains($0) }
    #expect(search.crossings.map(\.low) == [129, 270, 429, 660])
    #expect(search.best(.smallest) == 130 && search.best(.largest) == 660)
  }
}
