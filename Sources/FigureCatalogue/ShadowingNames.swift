internal import BudgetNames
internal import Quantities

/// The words that a declared name may not be, since where the name stands in a spelling the word means
/// something else: a school `fractional` beside `sections.CLASS_SIZE.fractional`.
public struct ShadowingNames: Sendable {
  /// By kind and word, a form in which the word stands.
  private var forms: [String: [String: String]] = [:]

  /// The kinds of names that are themselves values, spelled with one word.
  private static let valueKinds = ["driver", "input", "let"]
  /// Words that stand before a spelling.
  private static let prefixes = [World.statusQuo.rawValue, "value"]

  /// Finds the words of all figures, and of values in these forms, e.g. `staff`, STAFF, `salary`.
  public init(values: [[SpelledWord]]) {
    let all = FigureForm.all.map(\.words) + values
    reserveSiblings(all)
    reserveFirstWords(all)
  }

  /// A form in which a word stands where a name of a kind may stand; `nil` where a name of the kind
  /// may be this word.
  public func form(_ word: String, as kind: String) -> String? {
    if Self.prefixes.contains(word) { return "\(word).NAME" }
    if ValueKey.blocksWithoutID.contains(word) { return "\(word).KEY" }
    return forms[kind]?[word]
  }

  /// Words that stand behind the same words as a name may.
  private mutating func reserveSiblings(_ all: [[SpelledWord]]) {
    var kinds: [[SpelledWord]: Set<String>] = [:]
    for words in all {
      for position in words.indices.dropFirst() {
        if let kind = words[position].kind {
          kinds[Array(words[..<position]), default: []].insert(kind)
        }
      }
    }
    for words in all {
      for position in words.indices.dropFirst() {
        guard case .text(let word) = words[position] else { continue }
        for kind in kinds[Array(words[..<position])] ?? [] { reserve(word, kind, words) }
      }
    }
  }

  /// First words of figures behind which the same follows as behind a name whose kind is left off.
  private mutating func reserveFirstWords(_ all: [[SpelledWord]]) {
    var byRest: [ArraySlice<SpelledWord>: [[SpelledWord]]] = [:]
    for words in all { byRest[words.dropFirst(), default: []].append(words) }
    for words in all {
      guard words.count > 2, case .name(let kind) = words[1], words[0] == .text(kind) else {
        continue
      }
      for other in byRest[words.dropFirst(2)] ?? [] { reserveFirst(of: other, kind) }
    }
    for other in byRest[[]] ?? [] {
      for kind in Self.valueKinds { reserveFirst(of: other, kind) }
    }
    for alias in FigureKey.aliases where !alias.name.contains(".") {
      for kind in Self.valueKinds { reserve(alias.name, kind, [.text(alias.name)]) }
    }
  }

  private mutating func reserveFirst(of words: [SpelledWord], _ kind: String) {
    if case .text(let word) = words[0] { reserve(word, kind, words) }
  }

  private mutating func reserve(_ word: String, _ kind: String, _ words: [SpelledWord]) {
    if forms[kind]?[word] != nil { return }
    forms[kind, default: [:]][word] = words.map(\.shown).joined(separator: ".")
  }
}
