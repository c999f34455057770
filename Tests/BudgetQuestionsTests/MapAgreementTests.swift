import BudgetModel
import BudgetProjection
import BudgetReports
import CalculationGraphs
import Diagnostics
import MonteCarlo
import ResultsData
import ScenarioChecking
import SummaryMeasures
import Testing

@testable import BudgetQuestions

/// The +1 map against the rest of the program, and what it refuses.
@Suite struct MapAgreementTests {
  private func answer(
    _ source: ScenarioSource, _ asked: MapRequest = MapRequest(),
    _ settings: SimulationSettings = SimulationSettings(trials: 400, seed: 1),
    variants: RunRequest.VariantChoice = .base
  ) -> MappedScenario {
    mapScenario(
      RunRequest(
        source: source, path: "Scenarios/x.scenario", variants: variants, settings: settings),
      asked)
  }

  private func map(
    _ path: String, _ asked: MapRequest = MapRequest(),
    _ settings: SimulationSettings = SimulationSettings(trials: 400, seed: 1),
    variants: RunRequest.VariantChoice = .base
  ) throws -> ReportedMap {
    let answer = answer(try ScenarioSource.file(path), asked, settings, variants: variants)
    return try #require(answer.map, "\(answer.problem ?? "") \(answer.diagnostics)")
  }

  /// More students in the target never bring a section back; sums over cells are the class size's, sums
  /// over class sizes the district's; odds are shares and joint odds no larger than those of a year.
  @Test(arguments: ["Scenarios/slaton.scenario", "Scenarios/ascension.scenario"])
  func cellsAddUp(_ path: String) throws {
    let summary = try map(path, MapRequest(most: 3)).summary
    let years = summary.together[0].indices
    for cell in summary.cells {
      for year in years {
        let removed = cell.steps.map { $0.years[year].removed.value }
        #expect(removed == removed.sorted() && removed[0] >= 0)
        #expect(
          cell.steps.allSatisfy { $0.everyYear.value <= $0.years[year].chance.value + 1e-12 })
      }
    }
    for step in 0..<3 {
      for year in years {
        for rule in summary.rules {
          let cells = summary.cells[rule.rule.cells].map { $0.steps[step].years[year] }
          let change = rule.steps[step].years[year]
          #expect(agrees(cells.reduce(0) { $0 + $1.removed.value }, change.removed.value))
          #expect(
            agrees(cells.reduce(0) { $0 + $1.worth.positions.value }, change.worth.positions.value))
        }
        let rules = summary.rules.map { $0.steps[step].years[year].worth }
        let all = summary.together[step][year].worth
        #expect(agrees(rules.reduce(0) { $0 + $1.positions.value }, all.positions.value))
        let hire = rules.compactMap(\.hire).reduce(0) { $0 + $1.value }
        #expect(agrees(hire, all.hire?.value ?? .nan))
      }
    }
  }

  /// Positions freed in the plan with larger classes are the sum over cells of sections fewer over load, in
  /// every single future.
  @Test(arguments: ["Scenarios/slaton.scenario", "Scenarios/ascension.scenario"])
  func thePlanWithLargerClassesIsTheSumOfCells(_ path: String) throws {
    let source = try ScenarioSource.file(path)
    let checked = check(source.file, files: source.files, variants: .base)
    let budget = try #require(checked.budgets.first)
    let (projection, map) = try project(checked.budgets, detail: .results)
      .classMap(of: budget, ClassMapRequest(most: 2))
    var nodes = map.together.flatMap(\.freed)
    for cell in map.cells { nodes += cell.sections + cell.larger.joined() }
    nodes += map.rules.flatMap { $0.section.map(\.positions) }
    let table = try MonteCarloEngine.run(
      projection.graph.keeping(nodes), settings: SimulationSettings(trials: 60, seed: 3))
    for step in 0..<2 {
      for year in map.together[step].freed.indices {
        for trial in stride(from: 0, to: 60, by: 7) {
          var sum = 0.0
          for rule in map.rules {
            let worth = table.value(rule.section[year].positions, trial: trial)
            for cell in map.cells[rule.cells] {
              let fewer =
                table.value(cell.sections[year], trial: trial)
                - table.value(cell.larger[step][year], trial: trial)
              sum += fewer * worth
            }
          }
          let freed = table.value(map.together[step].freed[year], trial: trial)
          #expect(abs(sum - freed) < 1e-9, "\(step) \(year) \(trial): \(sum) \(freed)")
        }
      }
    }
  }

  /// What `run` says of the variant with one student more from FY2027, the map says of the plan.
  @Test func theVariantWithOneStudentMore() throws {
    let settings = SimulationSettings(trials: 400, seed: 1)
    let both = try runs(
      ScenarioSource.file("Scenarios/slaton.scenario"), settings,
      variants: .combinations([["plus_one"]]))
    let found = try map("Scenarios/slaton.scenario", MapRequest(), settings).summary
    func mean(_ run: RunSummary, _ id: String) throws -> [Double] {
      try #require(run.statistics(id)).map(\.mean.value)
    }
    for (position, rule) in found.rules.enumerated() {
      let sections = both.map { run in
        run.classSizes.filter(\.isPlan)[position].byYear.map(\.sections.value)
      }
      for year in 1...4 {
        let removed = rule.steps[0].years[year].removed.value
        #expect(agrees(removed, sections[0][year] - sections[1][year]))
      }
    }
    let freed = try zip(mean(both[0], "sections"), mean(both[1], "sections")).map { $0 - $1 }
    for year in 1...4 {
      #expect(agrees(found.together[0][year].plan.freed.value, freed[year]))
    }
  }

  /// A variant's plan is mapped by its own targets: with one student more, its +1 is the base's +2 less +1.
  @Test func aVariantIsMappedFromItsOwnTargets() throws {
    let base = try map("Scenarios/slaton.scenario", MapRequest(most: 2)).summary
    let variant = try map(
      "Scenarios/slaton.scenario", MapRequest(most: 1), variants: .combinations([["plus_one"]]))
    #expect(variant.provenance.variant == "plus_one")
    for (one, other) in zip(base.rules, variant.summary.rules) {
      let steps = one.steps.map { $0.years[2].removed.value }
      #expect(agrees(other.steps[0].years[2].removed.value, steps[1] - steps[0]))
    }
  }

  @Test func theSameBytesWhateverTheThreadsAndBlocks() throws {
    func bytes(_ threads: Int, _ blockSize: Int) throws -> String {
      let settings = SimulationSettings(
        trials: 400, seed: 1, threads: threads, blockSize: blockSize)
      return MapAnswer(try map("Scenarios/slaton.scenario", MapRequest(most: 2), settings))
        .written(as: AnswerForm.json)
    }
    let one = try bytes(1, 512)
    #expect(try bytes(2, 512) == one)
    #expect(try bytes(3, 7) == one)
  }

  /// With every draw at its median there is one future: no odds, no errors.
  @Test func theDeterministicMap() throws {
    let found = try map("Scenarios/slaton.scenario", MapRequest(), .medians).summary
    #expect(found.trials == 1)
    for rule in found.rules {
      for change in rule.steps.flatMap(\.years) {
        #expect(change.removed.value == change.deterministic && change.removed.error == nil)
        #expect(change.chance.value == (change.removed.value > 0 ? 1 : 0))
      }
    }
  }

  /// Only what is asked for is mapped, and larger in the plan.
  @Test func oneClassSizeAlone() throws {
    let all = try map("Scenarios/ascension.scenario", MapRequest(most: 1)).summary
    let alone = try map(
      "Scenarios/ascension.scenario", MapRequest(rules: ["primary"], most: 1))
    #expect(alone.summary.rules.map(\.rule.rule.id) == ["primary"])
    #expect(alone.provenance.command.contains("--class-size primary --most 1"))
    let position = try #require(all.rules.firstIndex { $0.rule.rule.id == "primary" })
    let change = alone.summary.rules[0].steps[0].years[0]
    #expect(change.removed == all.rules[position].steps[0].years[0].removed)
    #expect(
      agrees(alone.summary.together[0][0].plan.freed.value, change.worth.positions.value))
  }

  // MARK: messages

  @Test(arguments: [
    (MapRequest(rules: ["erly"]), "did you mean `early`"),
    (MapRequest(rules: ["x"]), "write one of early, middle, upper"),
    (MapRequest(year: 2031), "write FY2026 to FY2030"),
  ])
  func whatCannotBeMappedIsSaid(_ asked: MapRequest, _ words: String) throws {
    let answer = answer(try ScenarioSource.file("Scenarios/slaton.scenario"), asked)
    #expect(answer.map == nil)
    #expect(answer.problem?.contains(words) == true, "\(answer.problem ?? "")")
  }

  @Test func severalVariantsAreRefused() throws {
    let answer = answer(
      try ScenarioSource.file("Scenarios/slaton.scenario"), variants: .all)
    #expect(answer.problem?.contains("--variant plus_one") == true)
  }

  @Test func withoutClassSizesOrStudentsThereIsNoMap() throws {
    let denver = answer(try ScenarioSource.file("Scenarios/mentor-pay.scenario"))
    #expect(denver.problem?.contains("class_size elementary {") == true)
    let other = MapTests.oneSchool.replacing("grades = K..5", with: "grades = 6..8")
      .replacing("1 FTE per section", with: "6 FTE")
    #expect(answer(.text(other)).problem?.contains("`enrollment` block") == true)
  }

  @Test func errorsOfTheScenarioAreShown() {
    let broken = MapTests.oneSchool.replacing("target = 22 students", with: "target = many")
    let answer = answer(.text(broken))
    #expect(answer.map == nil && answer.problem == nil)
    #expect(answer.diagnostics.contains { $0.severity == .error })
  }
}
