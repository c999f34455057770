import BudgetQuestions
import MonteCarlo
import ResultsData
import SummaryMeasures
import Testing

@testable import LivePage

@Suite struct LiveSessionTests {
  private func glance(_ session: LiveSession, _ ask: LiveAsk, isPreview: Bool = true) throws
    -> Glance
  {
    let plan = session.standing.plan
    let found = session.result(of: try ask.change(of: plan), plan: plan, isPreview: isPreview)
    return try #require(found.glance, "\(found.diagnostics)")
  }

  /// The slider of a stipend: $600 for two is covered where the grant is at least $1,200, in 80 of 100
  /// futures, and is short by (200²/2)/1000 = $20 on average.
  @Test func aSliderMovesTheOdds() throws {
    let session = try SmallPlan().session()
    let base = try glance(session, LiveAsk())
    #expect(abs(base.covered.value - 0.5) <= 0.005)
    #expect(abs(base.leftInAll.mean.value + 125) < 0.5)
    let moved = try glance(session, LiveAsk(text: "set lead.stipend = $600"))
    #expect(abs(moved.covered.value - 0.8) <= 0.005)
    #expect(abs(moved.leftInAll.mean.value + 20) < 0.5)
  }

  /// The paired difference: $105 more on average, and no future in which it is worse.
  @Test func theDifferenceIsPaired() throws {
    let session = try SmallPlan().session()
    let first = try glance(session, LiveAsk(), isPreview: false)
    let second = try glance(session, LiveAsk(text: "set lead.stipend = $600"), isPreview: false)
    let found = try #require(first.difference(to: second))
    #expect(abs(found.left.value - 105) < 0.5)
    #expect(found.futures.less == 0)
    // The grant is below $1,500 in half of the futures; a difference of at most $1 is none.
    #expect(abs(found.futures.more - 5_000) <= 12)
    #expect(abs(found.covered.onlySecond - 3_000) <= 12 && found.covered.onlyFirst == 0)
    #expect(abs(found.odds.value - 0.3) <= 0.005)
    let error = try #require(found.left.error)
    #expect(error > 0 && error < 1)
    // More trials than one of them has cannot be paired.
    #expect(first.difference(to: try glance(session, LiveAsk(), isPreview: true)) == nil)
  }

  /// What the page shows is what the saved variant gives.
  @Test func whatIsSavedIsWhatWasShown() throws {
    let plan = SmallPlan()
    let session = try plan.session()
    let ask = LiveAsk(values: ["lead.count": 3])
    let shown = try glance(session, ask)
    let question = SaveQuestion(now: ask, id: "three", title: "Three \"leaders\"")
    #expect(session.preview(question).problem == nil)
    #expect(plan.text == SmallPlan.text, "looking at the lines wrote them")
    #expect(session.save(question).problem == nil)
    let lines = """

      variant three "Three leaders" {
        plan {
          set lead.count = 3
        }
      }

      """
    #expect(plan.text == SmallPlan.text + lines)
    #expect(session.standing.plan.variants.map(\.id) == ["one_leader", "three"])
    let saved = try glance(session, LiveAsk(variants: ["three"]))
    #expect(saved.covered == shown.covered && saved.leftInAll == shown.leftInAll)
  }

  @Test func savingIsRefused() throws {
    let plan = SmallPlan()
    let session = try plan.session()
    let ask = LiveAsk(values: ["lead.count": 3])
    func problem(_ ask: LiveAsk, _ id: String) -> String? {
      session.save(SaveQuestion(now: ask, id: id, title: "")).problem
    }
    #expect(problem(ask, "one_leader")?.contains("already") == true)
    #expect(problem(ask, "3rd")?.contains("is no id") == true)
    #expect(problem(ask, "x } include \"/etc/passwd\"")?.contains("is no id") == true)
    #expect(problem(LiveAsk(), "nothing")?.contains("nothing to save") == true)
    #expect(problem(LiveAsk(text: "set lead.cuont = 1"), "typo")?.contains("errors") == true)
    #expect(plan.text == SmallPlan.text)
    let edited = SmallPlan.text + "# edited beside the page\n"
    plan.edit(edited)
    #expect(problem(ask, "three")?.contains("changed on the disk") == true)
    #expect(plan.text == edited)
    // It was read again, so that it can be saved now.
    #expect(problem(ask, "three") == nil)
    #expect(plan.text.hasPrefix(edited))
  }

  @Test func nothingIsWrittenReadOnly() throws {
    let plan = SmallPlan()
    let session = try plan.session(isReadOnly: true)
    let question = SaveQuestion(now: LiveAsk(values: ["lead.count": 3]), id: "three", title: "")
    #expect(session.save(question).problem?.contains("--read-only") == true)
    #expect(plan.text == SmallPlan.text)
  }

  @Test func mistakesAreShownInPlace() throws {
    let session = try SmallPlan().session()
    let question = LiveQuestion(
      page: "x", isPreview: true, now: LiveAsk(text: "set lead.stipnd = $600"), pinned: nil)
    let answer = session.answerJSON(question, isCancelled: { false })
    let json = try #require(answer)
    let message = try #require(json["diagnostics"]?.elements.first)
    #expect(text(message["code"]) == "unknown-path")
    #expect(text(message["fix"])?.contains("lead.stipend") == true)
    #expect(text(message["text"])?.contains("^^^") == true)
    // A line of its own has no place in the file.
    #expect(text(message["text"])?.contains("small.scenario") == false)
    if case .null? = json["now"] {} else { Issue.record("an answer in spite of the mistake") }
  }

  @Test(arguments: [
    LiveAsk(values: ["lead.stipend": 1e9]), LiveAsk(values: ["lead.stipend": .nan]),
    LiveAsk(values: ["teachers.salary": 1]), LiveAsk(variants: ["none"]), LiveAsk(shocks: ["none"]),
    LiveAsk(from: 1999), LiveAsk(text: String(repeating: "x", count: 5_000)),
  ])
  func whatThePlanDoesNotHaveIsRefused(_ ask: LiveAsk) throws {
    let session = try SmallPlan().session()
    let plan = session.standing.plan
    #expect(throws: LiveAsk.Problem.self) { try ask.change(of: plan) }
  }

  /// A scenario that is broken on the disk keeps the last good answer and says so; mended, it goes on.
  @Test func aBrokenScenarioKeepsTheLastGoodAnswer() throws {
    let plan = SmallPlan()
    let session = try plan.session()
    #expect(!session.reload())
    plan.edit(SmallPlan.text + "fund {")
    #expect(session.reload())
    #expect(session.standing.version == 2 && !session.standing.broken.isEmpty)
    #expect(try glance(session, LiveAsk()).covered.value > 0.49)
    #expect(!session.reload(), "the same errors are no news")
    plan.edit(SmallPlan.text.replacing("$750", with: "$600"))
    #expect(session.reload())
    #expect(session.standing.version == 3 && session.standing.broken.isEmpty)
    #expect(abs(try glance(session, LiveAsk()).covered.value - 0.8) <= 0.005)
  }

  /// A shock comes on top of what is tried: 5 % fewer students do not touch this plan, a dearer benefit does.
  @Test func aShockComesOnTop() throws {
    let text = SmallPlan.text
      .replacing(
        "pays_for = leader stipends }", with: "pays_for = leader stipends; program = title2 }")
    let session = try SmallPlan(text).session()
    #expect(session.standing.plan.shocks.map(\.id).contains("title2_ended"))
    let shocked = try glance(session, LiveAsk(variants: ["one_leader"], shocks: ["title2_ended"]))
    // No grant at all: $750 for one leader is short in every future.
    #expect(shocked.covered.value == 0)
    #expect(shocked.leftInAll.p5.value == -750 && shocked.leftInAll.p95.value == -750)
  }

  @Test func aRunThatIsOvertakenIsNotKept() throws {
    let session = try SmallPlan().session()
    let plan = session.standing.plan
    let change = TriedChange(planLines: ["set lead.count = 4"])
    let stopped = session.result(of: change, plan: plan, isPreview: true, isCancelled: { true })
    #expect(stopped.isCancelled && stopped.glance == nil)
    #expect(session.result(of: change, plan: plan, isPreview: true).glance != nil)
  }

  @Test func onlyTheLastResultsAreKept() throws {
    let session = try SmallPlan().session()
    let plan = session.standing.plan
    let result = session.result(of: TriedChange(), plan: plan, isPreview: true)
    var store = ResultStore()
    func key(_ trials: Int) -> ResultStore.Key {
      ResultStore.Key(inputSHA256: "", change: TriedChange(), trials: trials)
    }
    func isKept(_ trials: Int) -> Bool { store.result(key(trials)) != nil }
    for trials in 0..<ResultStore.most { store.keep(result, for: key(trials)) }
    #expect(isKept(0))
    store.keep(result, for: key(1_000))
    #expect(isKept(0) && !isKept(1))
  }

  private func text(_ value: JSONValue?) -> String? {
    if case .string(let text)? = value { return text }
    return nil
  }
}
