internal import BudgetNames
internal import Quantities

// Reading a spelling; the other way round stands in FigureKey+Spelling.swift.
extension FigureKey {
  /// The kinds of names that are themselves values.
  private static let valueKinds: Set<String> = ["driver", "input", "let"]

  /// Reads a spelling: the one that a key prints, one with the kind left off (`title1.spent` for
  /// `fund.title1.spent`), an alias, or with `value.` before it the path of a declared value.
  ///
  /// A figure goes before a value of the same name. Any word behind a declared name that is no figure
  /// is read as a value of it; whether there is one, the reader of the result must see. `nil` where no
  /// declared name stands where one must.
  public init?(spelling: String, in names: DeclaredNames) {
    if names.hasGeneralFund || !spelling.hasPrefix("fund."),
      let alias = Self.aliases.first(where: { $0.name == spelling })
    {
      self = alias.key
      return
    }
    var words = spelling.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard words.allSatisfy({ !$0.isEmpty }) else { return nil }
    var world = World.plan
    if words[0] == World.statusQuo.rawValue {
      world = .statusQuo
      words.removeFirst()
    }
    let isValue = words.first == "value"
    if isValue { words.removeFirst() }
    guard let first = words.first else { return nil }
    if words.count == 1, let kind = names.kinds[first], Self.valueKinds.contains(kind) {
      self.init(.value(ValueKey(kind, first, nil)), world)
      return
    }
    if !isValue, let found = Self.figure(words, in: names) {
      self.init(found.figure, world, at: found.place)
      return
    }
    guard let key = Self.value(words, in: names) else { return nil }
    self.init(.value(key), world)
  }

  /// The figure of a spelling with or without its kind.
  private static func figure(
    _ words: FigureForm.Words, in names: DeclaredNames
  ) -> (figure: Figure, place: Place?)? {
    func read(_ words: FigureForm.Words) -> (figure: Figure, place: Place?)? {
      guard let forms = FigureForm.byFirstWord[words[0]]?[words.count] else { return nil }
      for form in forms {
        if let found = form.read(words, in: names) { return found }
      }
      return nil
    }
    if let found = read(words) { return found }
    guard words.count > 1, let kind = names.kinds[words[0]] else { return nil }
    return read([kind] + words)
  }

  /// The declared value of a path with or without its kind.
  private static func value(
    _ words: FigureForm.Words, in names: DeclaredNames
  ) -> ValueKey? {
    guard words.count > 1 else { return nil }
    if names.kinds[words[1]] == words[0] {
      let isNamed = valueKinds.contains(words[0])
      guard isNamed ? words.count == 2 : words.count > 2 else { return nil }
      return ValueKey(path: words.joined(separator: "."), hasEnrollmentID: true)
    }
    if words[0] == "enrollment" || ValueKey.blocksWithoutID.contains(words[0]),
      names.kinds[words[0]] == nil
    {
      if words[0] != "enrollment", !names.hasGeneralFund { return nil }
      return ValueKey(path: words.joined(separator: "."))
    }
    guard let kind = names.kinds[words[0]], !valueKinds.contains(kind) else { return nil }
    return ValueKey(path: ([kind] + words).joined(separator: "."), hasEnrollmentID: true)
  }
}
