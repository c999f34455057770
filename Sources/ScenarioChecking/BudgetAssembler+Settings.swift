internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import ScenarioFiles
internal import ScenarioSyntax

// Words, choices and names that a setting holds.
extension BudgetAssembler {
  /// One word of those a key takes.
  mutating func readChoice(_ setting: BlockInstance.Setting?) -> String? {
    guard let setting else { return nil }
    checkNoClauses(setting)
    guard let word = singleWord(setting.value) ?? joinedWords(setting.value) else {
      report(NameMessages.wrongKind(setting.value.range, setting.key.kind.words))
      return nil
    }
    let allowed: [String] =
      switch setting.key.kind {
      case .choice(let words): words
      default: ["yes", "no"]
      }
    guard allowed.contains(word.text) else {
      report(NameMessages.unknownChoice(word, allowed, key: setting.key.name))
      return nil
    }
    return word.text
  }

  /// A bare word written as a value.
  func singleWord(_ value: Expression?) -> Word? {
    guard case .name(let path) = value, path.parts.count == 1 else { return nil }
    return path.parts[0]
  }

  /// Several words written as a value, as one: `cohort survival` is `cohort_survival`.
  private func joinedWords(_ value: Expression) -> Word? {
    guard case .phrase(let words, let range) = value else { return nil }
    return Word(words.map(\.text).joined(separator: "_"), range)
  }

  /// Whether a key says `yes`.
  mutating func readYesNo(_ setting: BlockInstance.Setting?, standard: Bool) -> Bool {
    guard let word = readChoice(setting) else { return standard }
    return word == "yes"
  }

  /// Ids of declared things of a kind.
  mutating func readNames(_ setting: BlockInstance.Setting?) -> [String]? {
    guard let setting else { return nil }
    checkNoClauses(setting)
    let kind: String
    switch setting.key.kind {
    case .names(let of), .name(let of): kind = of
    default: return nil
    }
    var names: [String] = []
    for element in setting.elements {
      guard let word = singleWord(element) else {
        report(NameMessages.wrongKind(element.range, setting.key.kind.words))
        continue
      }
      guard symbols.ids(of: kind).contains(word.text) else {
        report(NameMessages.unknownID(word, kind: kind, among: symbols.ids(of: kind)))
        continue
      }
      names.append(word.text)
    }
    return names
  }

  /// The words of a key that takes words of the reader's own.
  mutating func readWords(_ setting: BlockInstance.Setting?) -> [Word] {
    guard let setting else { return [] }
    checkNoClauses(setting)
    return setting.elements.compactMap { element in
      if let word = singleWord(element) { return word }
      report(NameMessages.wrongKind(element.range, setting.key.kind.words))
      return nil
    }
  }
}
