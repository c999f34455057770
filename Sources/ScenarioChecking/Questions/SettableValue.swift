public import BudgetNames
public import Diagnostics
internal import LanguageTable
internal import Quantities
public import ScenarioFiles
internal import ScenarioSyntax

/// A number that the path of a `set` names, or several of one kind: how it is written and what it may be.
public struct SettableValue: Sendable {
  /// How its number is written.
  public enum Form: Sendable, Hashable { case dollars, percent, plain }

  /// The values.
  public let keys: [ValueKey]
  /// How the number is written.
  public let form: Form
  /// The words behind the number, e.g. `students` or `per student`; empty where none are needed.
  public let words: String
  /// The least number as written (50 for 50 %), where there is one.
  public let least: Double?
  /// The greatest number as written, where there is one.
  public let greatest: Double?
  /// What it is, e.g. `a share, 0 % to 100 %`.
  public let description: String
}

/// The value that a path names in a sound scenario, or why it names no number.
public func settableValue(
  _ path: SourceFile, in file: SourceFile, files: any ScenarioFileReading
) -> (value: SettableValue?, diagnostics: [Diagnostic]) {
  let parsed = parsePath(path)
  guard let words = parsed.found else { return (nil, parsed.diagnostics) }
  let loaded = LoadedScenario.load(file, files: files)
  var declarations = DeclarationCollector.collect(loaded).declarations
  _ = BudgetLineRows.expand(&declarations, files: files)
  guard let scenario = declarations.scenario, let years = readHorizon(scenario).years else {
    return (nil, [])
  }
  var assembler = BudgetAssembler(
    declarations: declarations, symbols: Symbols(declarations), files: files, variants: [],
    years: years)
  _ = assembler.assemble()
  let targets = ChangeTargetFinder.changeTargets(words, assembler)
  guard let first = targets.first else {
    if let name = words.parts.last?.text, assembler.symbols.kind(of: name) == "let" {
      return (nil, [NameMessages.setOfFormula(words)])
    }
    let candidates = ChangeTargetFinder.changeCandidates(words, assembler)
    return (nil, [NameMessages.unknownPath(words, among: candidates)])
  }
  guard let quantity = first.quantity else { return (nil, [ChangeMessages.noNumber(words)]) }
  let others = targets.compactMap(\.quantity).filter { $0.unit != quantity.unit }
  guard others.isEmpty, targets.allSatisfy({ $0.quantity != nil }) else {
    return (nil, [ChangeMessages.severalKinds(words, targets.map(\.value.description))])
  }
  let isPercent = targets.contains { assembler.percentages.contains($0.value) }
  return (SettableValue(targets, quantity, isPercent: isPercent), [])
}

extension SettableValue {
  fileprivate init(
    _ targets: [ChangeTarget], _ quantity: QuantityDescription, isPercent: Bool
  ) {
    keys = targets.map(\.value)
    let isShare = quantity.unit.isRatio && (quantity.shape != .amount || isPercent)
    form = quantity.unit.isMoney ? .dollars : isShare ? .percent : .plain
    var core = quantity.unit
    for part in quantity.optionalParts { core = core.over(part) }
    let parts = core.isRatio ? [] : core.words.split(separator: " ").map(String.init)
    words = parts.filter { $0 != "$" && $0 != "1" }.joined(separator: " ")
    let scale: Double = isShare ? 100 : 1
    least = quantity.least.map { $0 * scale }
    greatest = quantity.greatest.map { $0 * scale }
    description = quantity.words
  }
}
