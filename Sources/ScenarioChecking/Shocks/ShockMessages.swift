internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

/// The wording of messages about shocks.
enum ShockMessages {
  private static let example =
    "shock dearer \"Health 12 % dearer\" { from = FY2027; set benefits.health *= 112% }"

  static func body(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .shockBody, "a shock holds `from`, `years`, `source` and `set` only", at: range,
      notes: ["e.g. \(example)"], fix: "remove it")
  }

  static func empty(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .shockBody, "this shock changes nothing", at: range, notes: ["e.g. \(example)"],
      fix: "add a `set`")
  }

  static func badKey(_ key: String, _ range: SourceRange) -> Diagnostic {
    let good = ["from": "from = FY2027", "years": "years = 1", "source": "source = \"…\""]
    return Diagnostic(
      .shockBody, "`\(key)` of a shock is written otherwise", at: range,
      fix: "write e.g. `\(good[key] ?? "")`")
  }

  static func years(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .shockBody, "a `set` of a shock has the years of the shock", at: range,
      notes: ["values in a row are those of its first year, its second, …: `*= 50%, 0%`"],
      fix: "say them with `from = FY2027` and `years = 1` in the shock")
  }

  static func priorYear(_ range: SourceRange, _ path: String) -> Diagnostic {
    Diagnostic(
      .shockBody, "a value that stays as it was is set with `=`", at: range,
      fix: "write `set \(path) = prior year`")
  }

  static func selectorOutside(_ statement: SetStatement) -> Diagnostic {
    let kind = statement.path.parts.first?.text ?? ""
    let rest = statement.path.parts.dropFirst().map { ".\($0.text)" }.joined()
    return Diagnostic(
      .selectorOutside, "`\(statement.pathText)` chooses blocks, which only a shock does",
      at: statement.path.range, fix: "write `\(kind).*\(rest)`, or the id of one: `ID\(rest)`")
  }

  static func unknownSelector(_ statement: SetStatement, _ selector: Selector) -> Diagnostic {
    let kind = statement.path.parts.first?.text ?? ""
    let all = [
      "fund": "set fund[program = title2].award *= 0%",
      "revenue": "set revenue[source_of = state].amount *= 95%",
    ]
    let words: [String]
    if case .choice(let known) = LanguageTable.block(kind)?.key(selector.key.text)?.kind {
      words = known
    } else {
      words = []
    }
    let notes = words.isEmpty ? [] : ["`\(selector.key.text)`: " + words.joined(separator: ", ")]
    return Diagnostic(
      .unknownSelector, "`\(statement.pathText)` chooses nothing that the language knows",
      at: selector.range,
      notes: notes + ["e.g. \(all[kind] ?? all["fund"] ?? "")"],
      fix: Diagnostic.didYouMean(selector.value.text, among: words))
  }

  static func conflict(_ path: String, _ first: String, _ second: String, _ range: SourceRange)
    -> Diagnostic
  {
    Diagnostic(
      .shockConflict, "\(first) and \(second) both set `\(path)` in the same year", at: range,
      fix: "run them apart: --shocks \(first.dropFirst(6)),\(second.dropFirst(6))")
  }

  // MARK: what a shock does not find

  static func noneChosen(_ kind: String, _ selector: Selector, title: String?) -> String {
    let what = kind == "fund" ? "stream" : "`\(kind)` line"
    return title.map { "no \(what) of \($0) (`program = \(selector.value.text)`)" }
      ?? "no \(what) with `\(selector.key.text) = \(selector.value.text)`"
  }

  static func noBenefit(_ name: String) -> String { "no benefit `\(name)`" }

  static func noneWrites(_ kind: String, _ key: String) -> String { "no `\(key)` of a `\(kind)`" }

  static let noStudents = "no enrollment"

  static func outside(_ year: Int, _ years: ClosedRange<Int>) -> String {
    "FY\(year) is outside FY\(years.lowerBound)..FY\(years.upperBound)"
  }
}
