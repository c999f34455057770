internal import Diagnostics
internal import ScenarioSyntax

extension DiagnosticCode {
  static let unknownStage = DiagnosticCode(
    "unknown-stage", .name, "The ladder has no such stage.")
  static let unknownSchoolType = DiagnosticCode(
    "unknown-school-type", .name, "No `school` has this `type`.")
  static let noLadder = DiagnosticCode(
    "no-ladder", .name, "`stages` needs the ladder they belong to, of the same staff group.")
  static let stageList = DiagnosticCode(
    "stage-list", .check,
    "A ladder has two stages or more, each once; `pay` and `development` name its lines.")
  static let stageShares = DiagnosticCode(
    "stage-shares", .check,
    "The shares of the first year are the whole group, and no more than all leave a stage.")
  static let stageMove = DiagnosticCode(
    "stage-move", .check, "`advance` goes from one stage to another.")
  static let bonusRecipients = DiagnosticCode(
    "bonus-recipients", .check, "A bonus says who receives it: `share` or `count`, once.")
  static let exchangeParts = DiagnosticCode(
    "exchange-parts", .check, "An exchange names its parts, with words of their own.")
  static let unevenExchange = DiagnosticCode(
    "uneven-exchange", .check, "The parts of an exchange usually add to what is given up.")
  static let missingSource = DiagnosticCode(
    "missing-source", .check,
    "An effect of this kind counts only with what it rests on: its `source`, or where the message says so "
      + "a `because`.")
  static let repeatedRetention = DiagnosticCode(
    "repeated-retention", .check, "A staff group has one retention effect.")
  static let noSupport = DiagnosticCode(
    "no-support", .check, "A retention effect needs leaders who support the group's people.")

  static let ladderCodes: [DiagnosticCode] = [
    unknownStage, unknownSchoolType, noLadder, stageList, stageShares, stageMove, bonusRecipients,
    exchangeParts, unevenExchange, missingSource, repeatedRetention, noSupport,
  ]
}

/// The wording of messages about ladders, bonuses, exchanges and retention effects.
enum LadderMessages {
  private static func percent(_ share: Double) -> String {
    let tenths = (share * 1_000).rounded() / 10
    let text = String(tenths)
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + " %"
  }

  private static func list(_ words: [String]) -> String {
    words.map { "`\($0)`" }.joined(separator: ", ")
  }

  static func noGroupOfBlock(_ range: SourceRange, _ groups: [String]) -> Diagnostic {
    Diagnostic(
      .noGroup, "it is not clear which staff group this is about", at: range,
      notes: [
        groups.isEmpty
          ? "no `staff` block is declared" : "groups: " + groups.joined(separator: ", ")
      ],
      fix: groups.first.map { "add `of = \($0)`" } ?? "declare a `staff` block")
  }

  static func unknownStage(_ word: Word, ladder: String, among stages: [String]) -> Diagnostic {
    Diagnostic(
      .unknownStage, "`\(ladder)` has no stage `\(word.text)`", at: word.range,
      notes: ["stages: " + stages.joined(separator: ", ")],
      fix: Diagnostic.didYouMean(word.text, among: stages)
        ?? "write one of them, or add it to `stages`")
  }

  static func repeatedStage(_ word: Word) -> Diagnostic {
    Diagnostic(
      .stageList, "the stage `\(word.text)` stands twice", at: word.range,
      fix: "remove one of them")
  }

  static func oneStage(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .stageList, "a ladder has at least two stages", at: range,
      fix: "write them in order, e.g. `stages = novice, expert`")
  }

  static func startShares(
    _ range: SourceRange, _ total: Double, leavesRest: Bool
  ) -> Diagnostic {
    Diagnostic(
      .stageShares,
      leavesRest
        ? "the shares of the first year add to \(percent(total)), more than the group"
        : "the shares of the first year add to \(percent(total)), not to 100 %",
      at: range, fix: "change them, or leave out one stage, which then takes the rest")
  }

  static func stageLeft(_ range: SourceRange, _ stage: String, _ total: Double) -> Diagnostic {
    Diagnostic(
      .stageShares, "\(percent(total)) of `\(stage)` move to another stage", at: range,
      fix: "lower the shares that leave `\(stage)` to 100 % together")
  }

  static func moveWithoutEnd(_ word: Word, _ stages: [String]) -> Diagnostic {
    let other = stages.first { $0 != word.text } ?? "expert"
    return Diagnostic(
      .stageMove, "it is not said where those of `\(word.text)` move", at: word.range,
      fix: "write e.g. `advance \(word.text) to \(other) = 10%`")
  }

  static func moveToItself(_ word: Word) -> Diagnostic {
    Diagnostic(
      .stageMove, "a move from `\(word.text)` to itself is no move", at: word.range,
      notes: ["those who do not move stay in their stage"], fix: "remove it")
  }

  static func bonusRecipients(_ range: SourceRange, isTwice: Bool) -> Diagnostic {
    Diagnostic(
      .bonusRecipients,
      isTwice
        ? "this bonus says who receives it in two ways: `share`, `count`"
        : "this bonus does not say how many teachers receive it",
      at: range,
      fix: isTwice
        ? "keep one of them" : "write `share = 20% of teachers` or `count = 40 teachers`")
  }

  static func unknownSchoolType(_ word: Word, among types: [String]) -> Diagnostic {
    Diagnostic(
      .unknownSchoolType, "no school is of the type `\(word.text)`", at: word.range,
      notes: types.isEmpty ? [] : ["types: " + types.joined(separator: ", ")],
      fix: Diagnostic.didYouMean(word.text, among: types)
        ?? "write `type = \(word.text)` in the `school` blocks that are, or use `teacher_share`")
  }

  static func noLadder(_ range: SourceRange, _ ladders: [String]) -> Diagnostic {
    Diagnostic(
      .noLadder, "it is not clear which ladder these stages belong to", at: range,
      notes: ladders.isEmpty ? ["no `ladder` is declared"] : ["ladders: \(list(ladders))"],
      fix: ladders.first.map { "add `ladder = \($0)`" } ?? "declare a `ladder`, or remove `stages`")
  }

  static func ladderOfOtherGroup(
    _ range: SourceRange, ladder: String, of group: String, _ other: String
  ) -> Diagnostic {
    Diagnostic(
      .noLadder, "`\(ladder)` is the ladder of `\(group)`, this bonus is for `\(other)`", at: range,
      fix: "write `of = \(group)`, or remove `stages`")
  }

  static func noParts(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .exchangeParts, "this exchange gives up a position for nothing", at: range,
      fix: "write what it pays for, e.g. `part lead = 0.30 FTE`")
  }

  static func unevenExchange(_ range: SourceRange, given: Double, parts: Double) -> Diagnostic {
    Diagnostic(
      .unevenExchange, .warning,
      "the parts add to \(number(parts)) FTE, \(number(given)) FTE are given up", at: range,
      fix: "make them equal; the difference counts as a saving or a cost")
  }

  private static func number(_ value: Double) -> String {
    let rounded = (value * 1_000).rounded() / 1_000
    let text = String(rounded)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  static func missingSource(_ range: SourceRange, _ key: String) -> Diagnostic {
    Diagnostic(
      .missingSource, "`\(key)` has no source", at: range,
      notes: ["savings from lower turnover are easily claimed and seldom measured"],
      fix: "add `source \"…\"` behind the value, or leave the effect out")
  }

  static func secondRetention(
    _ range: SourceRange, _ group: String, first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .repeatedRetention, "`\(group)` has a retention effect already", at: range,
      labels: [Diagnostic.Label(first, "the first one")], fix: "join the two")
  }

  static func noSupport(_ range: SourceRange, _ group: String) -> Diagnostic {
    Diagnostic(
      .noSupport, "no leader role supports `\(group)`", at: range,
      fix: "name the roles, e.g. `roles = mentor`, or add a `leader` of this group")
  }
}
