internal import Diagnostics
internal import FigureCatalogue
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Sorts the statements of all files by what they declare; finds unknown blocks and keys.
struct DeclarationCollector {
  var declarations = Declarations()
  var diagnostics: [Diagnostic] = []
  private var places: [String: SourceRange] = [:]

  /// Collects what a scenario and its includes declare.
  static func collect(
    _ loaded: LoadedScenario
  ) -> (declarations: Declarations, diagnostics: [Diagnostic]) {
    var collector = DeclarationCollector()
    for file in loaded.files { collector.collect(file) }
    collector.checkShape(loaded)
    return (collector.declarations, collector.diagnostics)
  }

  private mutating func collect(_ file: LoadedScenario.File) {
    checkLanguage(file)
    for statement in file.tree.statements.dropFirst(startsWithLanguage(file) ? 1 : 0) {
      collectTop(statement, isTop: file.isTop)
    }
  }

  private func startsWithLanguage(_ file: LoadedScenario.File) -> Bool {
    if case .language = file.tree.statements.first { return true }
    return false
  }

  private mutating func checkLanguage(_ file: LoadedScenario.File) {
    guard case .language(let version, _) = file.tree.statements.first else {
      diagnostics.append(BlockMessages.missingLanguage(file.tree))
      return
    }
    guard let number = Int(version.text), number >= 1 else {
      diagnostics.append(BlockMessages.unreadableLanguage(version))
      return
    }
    if number > LanguageTable.version { diagnostics.append(BlockMessages.newerLanguage(version)) }
  }

  private mutating func checkShape(_ loaded: LoadedScenario) {
    guard let top = loaded.files.first(where: { $0.isTop }) else { return }
    if declarations.scenario == nil, loaded.diagnostics.isEmpty {
      diagnostics.append(BlockMessages.missingScenario(top.tree))
    }
  }

  // MARK: top level

  private mutating func collectTop(_ statement: Statement, isTop: Bool) {
    switch statement {
    case .language(_, let range): diagnostics.append(BlockMessages.repeatedLanguage(range))
    case .include: break
    case .block(let block): collectBlock(block, isTop: isTop)
    case .declaration(let declaration): collectDeclaration(declaration, isTop: isTop)
    case .correlate(let first, let second, let coefficient, let range):
      declarations.correlations.append((first, second, coefficient, range))
    case .settled(let settled): declarations.settled.append(settled)
    case .set(let set):
      declarations.changes.append(
        WrittenChange(statement: set, author: "scenario", isPlan: false))
    case .require(let condition, let clauses, let range):
      addCheck(.require, nil, condition, clauses, range, isTop: isTop)
    case .adopted(let condition, let clauses, let range):
      addCheck(.adopted, nil, condition, clauses, range, isTop: isTop)
    case .assignment(let assignment):
      diagnostics.append(BlockMessages.unknownStatement(assignment.key, place: "top level"))
    case .entry(let entry):
      diagnostics.append(BlockMessages.unexpectedPhrase(entry.range, place: "top level"))
    case .suppress(let rule, let clauses, let range):
      declarations.suppressions.append((rule, clauses, range))
    case .onePer(_, _, _, let range), .atEachSchool(let range), .renews(_, let range),
      .terminates(_, _, let range), .sunset(_, _, let range):
      diagnostics.append(BlockMessages.unexpectedPhrase(range, place: "top level"))
    }
  }

  private mutating func addCheck(
    _ form: WrittenCheck.Form, _ title: String?, _ condition: Expression, _ clauses: Clauses,
    _ range: SourceRange, isTop: Bool
  ) {
    guard isTop || form == .require || form == .adopted else {
      diagnostics.append(BlockMessages.includeHolds(range, "a check"))
      return
    }
    declarations.checks.append(
      WrittenCheck(
        form: form, title: title, condition: condition, clauses: clauses, range: range))
  }

  private mutating func collectDeclaration(_ declaration: Declaration, isTop: Bool) {
    if declaration.keyword.text == "benefits" {
      diagnostics.append(BlockMessages.misplaced(declaration.keyword, belongs: "a `staff` block"))
      return
    }
    if addsYears(declaration) {
      declarations.laterNamed[declaration.name.text, default: []].append(declaration)
      return
    }
    claim(declaration.name, kind: declaration.keyword.text)
    if declarations.namedPositions[declaration.name.text] == nil {
      declarations.namedPositions[declaration.name.text] = declarations.named.count
    }
    declarations.named.append((declaration, isTop))
  }

  /// Whether a declaration says what a name is in other years: of all that have it, only one has no years.
  private func addsYears(_ declaration: Declaration) -> Bool {
    let before = declarations.allNamed(declaration.name.text)
    guard let first = before.first, first.keyword.text == declaration.keyword.text else {
      return false
    }
    return declaration.clauses.scope != nil || before.allSatisfy { $0.clauses.scope != nil }
  }

  private mutating func collectBlock(_ block: Block, isTop: Bool) {
    switch block.keyword.text {
    case "variant": collectVariant(block, isTop: isTop)
    case "expect", "example":
      let form: WrittenCheck.Form = block.keyword.text == "expect" ? .expect : .example
      if block.conditions.isEmpty { diagnostics.append(CheckMessages.emptyCheck(block)) }
      for condition in block.conditions {
        addCheck(form, block.title?.text, condition, Clauses(), block.range, isTop: isTop)
      }
      for statement in block.body {
        diagnostics.append(
          BlockMessages.unexpectedPhrase(statement.range, place: block.keyword.text))
      }
    case "plan": collectPlan(block, isTop: isTop)
    case "shock":
      let read = ShockReader.read(block)
      diagnostics += read.diagnostics
      guard let shock = read.shock else { return }
      claim(shock.id, kind: "shock")
      declarations.shocks.append(shock)
    default: collectDescribed(block, place: .top, isTop: isTop)
    }
  }

  // MARK: plan

  private mutating func collectPlan(_ block: Block, isTop: Bool) {
    if !isTop {
      diagnostics.append(BlockMessages.includeHolds(block.header, "a plan"))
      return
    }
    if let first = declarations.plan {
      diagnostics.append(BlockMessages.duplicateBlock(block, first: first.header))
      return
    }
    if let id = block.id { diagnostics.append(BlockMessages.unexpectedID(id, keyword: "plan")) }
    declarations.plan = block
    for statement in block.body {
      switch statement {
      case .block(let inner): collectDescribed(inner, place: .plan, isTop: isTop)
      case .set(let set):
        declarations.planChanges.append(
          WrittenChange(statement: set, author: "plan", isPlan: true))
      case .assignment(let assignment):
        diagnostics.append(BlockMessages.unknownKey(assignment.key, in: "plan", among: []))
      default: diagnostics.append(BlockMessages.unexpectedPhrase(statement.range, place: "plan"))
      }
    }
  }

  // MARK: described blocks

  private mutating func collectDescribed(
    _ block: Block, place: BlockDescription.Place, isTop: Bool
  ) {
    guard let description = LanguageTable.block(block.keyword.text) else {
      diagnostics.append(BlockMessages.unknownBlock(block.keyword, place: place))
      return
    }
    guard description.places.contains(place) else {
      diagnostics.append(BlockMessages.misplacedBlock(block.keyword, description))
      return
    }
    if !isTop, description.keyword == "scenario" {
      diagnostics.append(BlockMessages.includeHolds(block.header, "a scenario"))
      return
    }
    guard let instance = readInstance(block, description, isTop: isTop) else { return }
    store(instance)
  }

  private mutating func store(_ instance: BlockInstance) {
    guard instance.description.keyword == "scenario" else { return declarations.add(instance) }
    if let first = declarations.scenario {
      diagnostics.append(BlockMessages.duplicateBlock(instance.block, first: first.block.header))
    } else {
      declarations.scenario = instance
    }
  }

  mutating func readInstance(
    _ block: Block, _ description: BlockDescription, isTop: Bool
  ) -> BlockInstance? {
    switch (description.identity, block.id) {
    case (.required, nil):
      diagnostics.append(BlockMessages.missingID(block))
      return nil
    case (.none, let id?):
      diagnostics.append(BlockMessages.unexpectedID(id, keyword: description.keyword))
    case (_, let id?): claim(id, kind: description.keyword)
    default: break
    }
    if description.keyword != "enrollment" {
      if let year = block.year {
        diagnostics.append(BlockMessages.unexpectedHeader(year.range, "a year"))
      }
      if let file = block.file, !description.mayHaveFile,
        !BudgetLineRows.keywords.contains(description.keyword)
      {
        diagnostics.append(BlockMessages.unexpectedHeader(file.range, "a file"))
      }
    }
    let id = description.identity == .none ? description.keyword : block.id?.text
    var instance = BlockInstance(
      description: description, block: block, id: id ?? description.keyword,
      title: block.title?.text ?? id ?? description.keyword, isTop: isTop)
    for statement in block.body { readStatement(statement, into: &instance) }
    checkRequired(instance)
    return instance
  }

  private mutating func readStatement(_ statement: Statement, into instance: inout BlockInstance) {
    switch statement {
    case .assignment(let assignment): readAssignment(assignment, into: &instance)
    case .declaration(let declaration)
    where declaration.keyword.text == "benefits" && instance.description.keyword == "staff":
      if let first = instance.benefits.first(where: { $0.name.text == declaration.name.text }),
        declaration.clauses.scope == nil
      {
        diagnostics.append(BlockMessages.duplicateKey(declaration.name, first: first.name.range))
      }
      instance.benefits.append(declaration)
    case .entry(let entry): readEntry(entry, into: &instance)
    case .onePer(let number, let group, let clauses, let range)
    where instance.description.keyword == "leader":
      guard let key = instance.description.key("one_per") else { return }
      instance.ratioGroup = group
      if let place = clauses.atEachSchool { instance.atEachSchool = place }
      addSetting(
        BlockInstance.Setting(
          key: key, value: number, clauses: clauses, keyRange: range, range: range),
        word: Word("one per", range), into: &instance)
    case .atEachSchool(let range) where instance.description.keyword == "leader":
      instance.atEachSchool = range
    case .renews(let chance, let range) where instance.description.keyword == "fund":
      instance.renewal = (chance, range)
    case .terminates(let chance, let keeping, let range)
    where instance.description.keyword == "fund":
      if let first = instance.termination {
        diagnostics.append(
          StreamMessages.terminatesTwice(range, first: first.range))
      } else {
        instance.termination = (chance, keeping, range)
      }
    case .sunset(let year, let clauses, let range)
    where ["fund", "leader", "line"].contains(instance.description.keyword):
      if let first = instance.sunset {
        diagnostics.append(BlockMessages.duplicateKey(Word("sunset", range), first: first.range))
      } else {
        instance.sunset = (year, clauses, range)
      }
    case .block(let block):
      diagnostics.append(BlockMessages.blockInside(block.keyword, instance.description.keyword))
    default:
      diagnostics.append(
        BlockMessages.unexpectedPhrase(statement.range, place: instance.description.keyword))
    }
  }

  private mutating func readEntry(_ entry: Entry, into instance: inout BlockInstance) {
    let block = instance.description
    guard let description = block.entry(entry.keyword.text) else {
      instance.unknownKeys.append(entry.keyword.text)
      diagnostics.append(
        BlockMessages.unknownEntry(
          entry, in: block.keyword, forms: block.entries.map(\.form),
          among: block.entries.map(\.key.name) + block.keys.map(\.name)))
      return
    }
    if let same = instance.entries.first(entry.keyword.text, entry.qualifier),
      entry.clauses.scope == nil
    {
      diagnostics.append(BlockMessages.duplicateKey(entry.first, first: same.entry.range))
      return
    }
    instance.entries.append(WrittenEntry(description: description, entry: entry))
  }

  private mutating func readAssignment(
    _ assignment: Assignment, into instance: inout BlockInstance
  ) {
    let word = Word(assignment.key.text, assignment.key.range)
    guard assignment.key.parts.count == 1, let key = instance.description.key(word.text) else {
      instance.unknownKeys.append(word.text)
      diagnostics.append(
        BlockMessages.unknownKey(
          assignment.key, in: instance.description.keyword,
          among: instance.description.keys.map(\.name)))
      return
    }
    if let place = assignment.clauses.atEachSchool {
      if instance.description.keyword == "leader" {
        instance.atEachSchool = place
      } else {
        diagnostics.append(BlockMessages.unexpectedClause(place, "at each school", key: key.name))
      }
    }
    addSetting(
      BlockInstance.Setting(
        key: key, value: assignment.value, clauses: assignment.clauses,
        keyRange: assignment.key.range, range: assignment.range),
      word: word, into: &instance)
  }

  private mutating func addSetting(
    _ setting: BlockInstance.Setting, word: Word, into instance: inout BlockInstance
  ) {
    if let first = instance.setting(setting.key.name), setting.clauses.scope == nil {
      diagnostics.append(BlockMessages.duplicateKey(word, first: first.keyRange))
      return
    }
    instance.settings.append(setting)
  }

  private mutating func checkRequired(_ instance: BlockInstance) {
    for key in instance.description.keys where key.isRequired && instance.setting(key.name) == nil {
      if instance.misspells([key.name]) { continue }
      diagnostics.append(BlockMessages.missingKey(key, in: instance.block))
    }
  }

  // MARK: ids

  /// Words that cannot be ids.
  static let reservedWords = Set(
    LanguageTable.grades
      + DistrictFigure.allCases.filter { $0.description.form == .condition }.map(\.rawValue)
      + LanguageTable.reservedKeywords
      + ["coverage", "sections", "status_quo", "default", "per", "of", "rule"])

  mutating func claim(_ word: Word, kind: String) {
    if Self.reservedWords.contains(word.text) || word.text == kind {
      diagnostics.append(NameMessages.reservedID(word))
      return
    }
    if let form = ReservedIDs.form(word.text, as: kind) {
      diagnostics.append(NameMessages.shadowingID(word, kind, form: form))
      return
    }
    if let first = places[word.text] {
      diagnostics.append(NameMessages.duplicateID(word, first: first))
      return
    }
    places[word.text] = word.range
  }
}
