internal import BudgetQuestions
internal import Diagnostics
internal import MonteCarlo
internal import ReportDocuments
internal import ResultsData
internal import SummaryMeasures

extension LiveSession {
  /// What can be tried, for the page to draw its controls.
  func stateJSON() -> JSONValue {
    let standing = standing
    let plan = standing.plan
    let years = plan.years.map(Array.init) ?? []
    return .object([
      ("version", .integer(standing.version)),
      ("title", .string(plan.title)),
      ("file", .string(scenario.path)),
      ("read_only", .boolean(isReadOnly)),
      ("years", .array(years.map { .integer($0) })),
      (
        "trials",
        .object([
          ("preview", .integer(settings(isPreview: true).actualTrials)),
          ("full", .integer(settings(isPreview: false).actualTrials)),
        ])
      ),
      ("controls", .array(plan.controls.map(Self.json))),
      (
        "variants",
        .array(
          plan.variants.map { .object([("id", .string($0.id)), ("title", .string($0.title))]) })
      ),
      (
        "shocks",
        .array(
          plan.shocks.map { shock in
            .object([
              ("id", .string(shock.id)), ("title", .string(shock.title)),
              ("changes", .array(shock.changes.map { .string($0) })),
            ])
          })
      ),
      ("warnings", .array(plan.diagnostics.map { Self.json($0, plan) })),
      ("broken", .array(standing.broken.map { Self.json($0, plan) })),
    ])
  }

  /// The version, for the page to see whether anything changed.
  func versionJSON() -> JSONValue { .object([("version", .integer(standing.version))]) }

  /// What a question comes to; `nil` where a later question of the page overtook it.
  func answerJSON(
    _ question: LiveQuestion, isCancelled: @Sendable @escaping () -> Bool
  ) -> JSONValue? {
    let standing = standing
    let plan = standing.plan
    let settings = settings(isPreview: question.isPreview)
    func refused(_ message: String) -> JSONValue {
      .object([
        ("version", .integer(standing.version)), ("problem", .string(message)),
        ("diagnostics", .array([])),
      ])
    }
    do throws(LiveAsk.Problem) {
      let change = try question.now.change(of: plan)
      let found = result(
        of: change, plan: plan, isPreview: question.isPreview, isCancelled: isCancelled)
      if found.isCancelled { return nil }
      var pinned: TriedPlan?
      if let ask = question.pinned {
        let change = try ask.change(of: plan)
        pinned = result(
          of: change, plan: plan, isPreview: question.isPreview, isCancelled: isCancelled)
        if pinned?.isCancelled == true { return nil }
      }
      let years = plan.years ?? 0...0
      var members: [(key: String, value: JSONValue)] = [
        ("version", .integer(standing.version)),
        ("preview", .boolean(question.isPreview)),
        ("trials", .integer(settings.actualTrials)),
        (
          "note",
          .string(LiveWording.provenance(trials: settings.actualTrials, seed: settings.seed))
        ),
        ("statements", .string(change.statements)),
        ("diagnostics", .array(found.diagnostics.map { Self.json($0, plan) })),
        ("now", found.glance.map { Self.json($0, years) } ?? .null),
        ("pinned", pinned?.glance.map { Self.json($0, years) } ?? .null),
      ]
      if let first = pinned?.glance, let second = found.glance,
        let difference = first.difference(to: second)
      {
        members.append(("difference", Self.json(difference, trials: settings.actualTrials)))
      }
      return .object(members)
    } catch {
      return refused(error.message)
    }
  }

  /// What would be written, or was.
  func savingJSON(_ saving: Saving, isSaved: Bool, problem: String?) -> JSONValue {
    let plan = standing.plan
    return .object([
      ("saved", .boolean(isSaved)),
      ("lines", .string(saving.lines)),
      ("line", .integer(saving.firstLine)),
      ("problem", .optional(problem)),
      ("diagnostics", .array(saving.diagnostics.map { Self.json($0, plan) })),
      ("version", .integer(standing.version)),
    ])
  }

  // MARK: parts

  private static func json(_ control: PlanControl) -> JSONValue {
    let count = Int(((control.high - control.low) / control.step + 1e-9).rounded(.down)) + 1
    let numbers = (0..<count).map { control.low + Double($0) * control.step }
      .map { ($0 * 1e6).rounded() / 1e6 }
    return .object([
      ("path", .string(control.path)),
      ("label", .string(LiveWording.label(control))),
      ("now", .number(control.now)),
      ("now_text", .string(control.text(control.now))),
      ("differs_by_year", .boolean(control.differsByYear)),
      ("values", .array(numbers.map { .number($0) })),
      ("texts", .array(numbers.map { .string(control.text($0)) })),
    ])
  }

  private static func json(_ glance: Glance, _ years: ClosedRange<Int>) -> JSONValue {
    let answer = LiveWording.answer(glance, years: years)
    let byYear = years.enumerated().map { position, year -> JSONValue in
      let left = glance.left[position]
      let odds =
        glance.coveredByYear.indices.contains(position) ? glance.coveredByYear[position] : nil
      return .object([
        ("label", .string("FY\(year)")),
        ("covered", .optional(odds?.value)),
        ("covered_text", .string(odds.map { FigureFormat.shortFrequency($0.value) } ?? "")),
        ("mean", .number(left.mean.value)), ("p5", .number(left.p5.value)),
        ("p50", .number(left.p50.value)), ("p95", .number(left.p95.value)),
        ("mean_text", .string(LiveWording.leftOver(left.mean))),
      ])
    }
    return .object([
      ("covered", .number(glance.covered.value)),
      ("covered_error", .optional(glance.covered.error)),
      ("covered_text", .string(FigureFormat.shortFrequency(glance.covered.value))),
      (
        "answer",
        .array(answer.map { .object([("text", .string($0.text)), ("bold", .boolean($0.isBold))]) })
      ),
      ("consequence", .string(LiveWording.consequence(glance, years: years))),
      ("left", json(glance.leftInAll)),
      ("positions", .optional(glance.positions?.value)),
      ("class_average", .optional(glance.averageClass?.plan.value)),
      ("breach", .optional(glance.breach?.value)),
      ("years", .array(byYear)),
      (
        "rows",
        .array(
          LiveWording.rows(glance, years: years).map {
            .object([("label", .string($0.label)), ("text", .string($0.text))])
          })
      ),
    ])
  }

  private static func json(_ statistics: Statistics) -> JSONValue {
    .object(
      Statistic.allCases.flatMap { statistic -> [(key: String, value: JSONValue)] in
        [
          (statistic.name, .number(statistics[statistic].value)),
          (statistic.name + "_error", .optional(statistics[statistic].error)),
        ]
      })
  }

  private static func json(_ found: GlanceDifference, trials: Int) -> JSONValue {
    .object([
      ("left", .number(found.left.value)), ("left_error", .optional(found.left.error)),
      ("p5", .number(found.range.low)), ("p95", .number(found.range.high)),
      ("less", .integer(found.futures.less)), ("same", .integer(found.futures.same)),
      ("more", .integer(found.futures.more)),
      ("both", .integer(found.covered.both)), ("only_a", .integer(found.covered.onlyFirst)),
      ("only_b", .integer(found.covered.onlySecond)),
      ("neither", .integer(found.covered.neither)),
      ("odds", .number(found.odds.value)), ("odds_error", .optional(found.odds.error)),
      (
        "sentences",
        .array(LiveWording.difference(found, trials: trials).map { .string($0) })
      ),
    ])
  }

  /// A message with its place; the lines of a tried change are counted by themselves.
  private static func json(_ diagnostic: Diagnostic, _ plan: OpenedPlan) -> JSONValue {
    let range = diagnostic.range
    let isTried =
      range.map { $0.file.path == plan.source.file.path && $0.line >= plan.firstTriedLine } ?? false
    let text = DiagnosticRenderer.text(diagnostic)
    let shown = isTried ? Self.withoutPlace(text) : text
    return .object([
      ("code", .string(diagnostic.code.id)), ("severity", .string(diagnostic.severity.rawValue)),
      ("message", .string(diagnostic.message)),
      ("tried", .boolean(isTried)),
      ("path", .optional(range?.file.path)),
      ("line", range.map { .integer($0.line) } ?? .null),
      ("column", range.map { .integer($0.column) } ?? .null),
      ("fix", .optional(diagnostic.fix)),
      ("text", .string(shown)),
    ])
  }

  /// A message without the place and the line number, which a text that is tried does not have.
  private static func withoutPlace(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("--> ") }
      .map { line in
        guard let bar = line.firstIndex(of: "|"),
          line.hasPrefix(" ") || line.first?.isNumber == true,
          line[..<bar].allSatisfy({ $0.isNumber || $0 == " " })
        else { return String(line) }
        return String(line[..<bar].map { _ in " " }) + line[bar...]
      }
      .joined(separator: "\n")
  }
}
