internal import BudgetNames
internal import Quantities

// Reading a spelling; the other way round stands in FigureKey+Spelling.swift.
extension FigureKey {
  /// The kinds of names that are themselves values.
  private static let valueKinds: Set<String> = ["driver", "input", "let"]

  /// Reads a spelling: the one that a key prints, one with the kind left off (`title1.spent` for
  /// `fund.title1.spent`), an alias, the two columns of a row of the results joined, or with `value.` before
  /// it the path of a declared value.
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
    if let key = Self.value(words, in: names) {
      self.init(.value(key), world)
      return
    }
    guard !isValue else { return nil }
    if let line = Self.line(ofRow: words, in: names) {
      self.init(line, world)
      return
    }
    guard world == .plan, let name = Self.name(ofRow: words, in: names) else {
      return nil
    }
    self.init(spelling: name, in: names)
  }

  /// The line of a row of the results, its side and its id joined: `cost.leader.mentor.stipend` is
  /// `leader.mentor.stipend_cost`, `saving.positions.aides` is `positions.aides.saving`.
  private static func line(ofRow words: FigureForm.Words, in names: DeclaredNames) -> Figure? {
    guard words.count > 2, ["cost", "saving"].contains(words[0]) else { return nil }
    let id = Array(words.dropFirst())
    let named = [id + [words[0]], id.dropLast() + [id[id.count - 1] + "_cost"], id]
    for name in named {
      switch figure(name, in: names)?.figure {
      case .line(let line)?: return .line(line)
      case .lineSide(let line, let side)?: return .lineSide(line, side)
      default: continue
      }
    }
    return nil
  }

  /// The spelling of what a row of the results names in two columns, joined: `fund.received.title1` is
  /// `fund.title1.received`, `staff.status_quo.hires.aides` is `status_quo.staff.aides.hires`.
  private static func name(ofRow words: FigureForm.Words, in names: DeclaredNames) -> String? {
    guard words.count > 2, let id = words.last, names.kinds[id] == words[0],
      names.kinds[words[1]] != words[0]
    else { return nil }
    var middle = words[1..<(words.count - 1)]
    var world: [String] = []
    if middle.count > 1, let found = World(rawValue: middle[1]) {
      middle.removeFirst()
      if found == .statusQuo { world = [found.rawValue] }
    }
    // Sections have a name of their own beside that of their rule.
    let figure =
      switch (words[0], Array(middle)) {
      case (ClassSizeKind.keyword, ["sections"]): ["sections", id]
      case (ClassSizeKind.keyword, ["fractional"]): ["sections", id, "fractional"]
      default: [words[0], id] + middle
      }
    return (world + figure).joined(separator: ".")
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
