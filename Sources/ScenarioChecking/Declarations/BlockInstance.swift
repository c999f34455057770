internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// One block of the scenario whose keys are known to exist.
struct BlockInstance {
  /// One `key = value` of it.
  struct Setting {
    /// The key.
    let key: KeyDescription
    /// The value as written.
    let value: Expression
    /// What stands behind the value.
    let clauses: Clauses
    /// The key's place.
    let keyRange: SourceRange
    /// The place of the statement.
    let range: SourceRange

    /// The values of a list, or the one value.
    var elements: [Expression] {
      if case .list(let list, _) = value { return list }
      return [value]
    }
  }

  /// What kind of block it is.
  let description: BlockDescription
  /// What was written.
  let block: Block
  /// Its id; the keyword where it takes none.
  let id: String
  /// Its title, or the id.
  let title: String
  /// It stands in the scenario's own file.
  let isTop: Bool
  /// Its settings in written order; a key stands more than once only with years.
  var settings: [Setting] = []
  /// Keys that the block does not have.
  var unknownKeys: [String] = []
  /// `KEYWORD QUALIFIER = …`, in written order.
  var entries = WrittenEntries()
  /// `benefits NAME = …`.
  var benefits: [Declaration] = []
  /// `at each school`.
  var atEachSchool: SourceRange?
  /// The staff group of `one per N GROUP` or `share = 10% of GROUP`.
  var ratioGroup: Word?
  /// The id of the block whose CSV file this is a row of.
  var fileBlock: String?
  /// `renews with chance p`.
  var renewal: (chance: Expression, range: SourceRange)?
  /// `terminates with chance p each year keeping s`.
  var termination: (chance: Expression, keeping: Expression?, range: SourceRange)?
  /// `sunset FY2029 because "…"`.
  var sunset: (year: FiscalYearWord, clauses: Clauses, range: SourceRange)?

  /// The path of the block: `staff.teachers`, or `enrollment`.
  var path: String {
    id == description.keyword ? id : "\(description.keyword).\(id)"
  }

  /// One of its values, e.g. `staff.teachers.salary`.
  func key(_ name: String, _ qualifier: String? = nil) -> ValueKey {
    let isNamed = description.identity != .none && id != description.keyword
    return ValueKey(description.keyword, isNamed ? id : nil, name, qualifier)
  }

  /// The entries of a keyword.
  func entries(_ keyword: String) -> [WrittenEntry] {
    entries.filter { $0.description.key.name == keyword }
  }

  /// Whether a key that the block does not have looks like one of these, misspelt.
  func misspells(_ keys: [String]) -> Bool {
    unknownKeys.contains { Diagnostic.didYouMean($0, among: keys) != nil }
  }

  /// Whether a class size says that its grades share sections.
  var isCombined: Bool {
    guard case .name(let path) = setting("combined")?.value else { return false }
    return path.text == "yes"
  }

  /// Whether a leader role says `one per N students`.
  var countsStudents: Bool {
    if let group = ratioGroup { return Unit.dimension(ofWord: group.text) == .student }
    guard case .quantity(let quantity) = setting("one_per")?.value else { return false }
    return quantity.unit.contains { Unit.dimension(ofWord: $0.text) == .student }
  }

  /// The settings of a key.
  func settings(_ key: String) -> [Setting] { settings.filter { $0.key.name == key } }
  /// The first setting of a key.
  func setting(_ key: String) -> Setting? { settings.first { $0.key.name == key } }
}

/// One `KEYWORD QUALIFIER = value` whose keyword is known to exist.
struct WrittenEntry {
  /// What it is.
  let description: EntryDescription
  /// What was written.
  let entry: Entry
}

/// The `KEYWORD QUALIFIER = value` of a block, in written order, found by what they are of.
struct WrittenEntries: Sequence {
  private var all: [WrittenEntry] = []
  /// The position of the first of each keyword and qualifier.
  private var positions: [String: [String: Int]] = [:]

  func makeIterator() -> IndexingIterator<[WrittenEntry]> { all.makeIterator() }

  /// The first of a keyword and qualifier.
  func first(_ keyword: String, _ qualifier: String) -> WrittenEntry? {
    positions[keyword]?[qualifier].map { all[$0] }
  }

  /// Adds one.
  mutating func append(_ written: WrittenEntry) {
    let keyword = written.description.key.name
    let qualifier = written.entry.qualifier
    if positions[keyword]?[qualifier] == nil {
      positions[keyword, default: [:]][qualifier] = all.count
    }
    all.append(written)
  }

  /// Leaves out those that a test picks.
  mutating func removeAll(where isLeftOut: (WrittenEntry) -> Bool) {
    let kept = all.filter { !isLeftOut($0) }
    self = WrittenEntries()
    for written in kept { append(written) }
  }
}

/// One `set` with the variant or plan that makes it.
struct WrittenChange {
  /// What was written.
  let statement: SetStatement
  /// `scenario`, `plan`, or `variant plus_one`.
  let author: String
  /// It acts in the plan's world only.
  let isPlan: Bool
}

/// A variant.
struct WrittenVariant {
  /// Its id.
  let id: String
  /// Its title, or the id.
  let title: String
  /// The changes of both worlds.
  var changes: [WrittenChange] = []
  /// The changes of the plan.
  var planChanges: [WrittenChange] = []
  /// Blocks that only it has: of the plan, and streams, staff, revenue and spending.
  var blocks: [BlockInstance] = []
  /// Its `plan`, where it has one.
  var plan: Block?
  /// Its place.
  let range: SourceRange
}

/// A check as written.
struct WrittenCheck {
  /// The forms.
  enum Form { case require, adopted, expect, example }
  /// Which form.
  let form: Form
  /// The title, where one was written.
  let title: String?
  /// The condition.
  let condition: Expression
  /// What stands behind it.
  let clauses: Clauses
  /// Its place.
  let range: SourceRange
}

/// Everything a scenario declares, by kind, in written order.
struct Declarations {
  var scenario: BlockInstance?
  var schools: [BlockInstance] = []
  var enrollments: [BlockInstance] = []
  var classSizes: [BlockInstance] = []
  var staff: [BlockInstance] = []
  var funds: [BlockInstance] = []
  var plan: Block?
  var leaders: [BlockInstance] = []
  var repurposed: [BlockInstance] = []
  var lines: [BlockInstance] = []
  /// Blocks of all other kinds by their keyword.
  var others: [String: [BlockInstance]] = [:]
  var named: [(declaration: Declaration, isTop: Bool)] = []
  /// The position in `named` of the first declaration of each name.
  var namedPositions: [String: Int] = [:]
  /// What further declarations of a name say for some years.
  var laterNamed: [String: [Declaration]] = [:]
  var correlations: [(first: Path, second: Path, coefficient: Expression, range: SourceRange)] = []
  /// The settled years of drivers.
  var settled: [Settled] = []
  var changes: [WrittenChange] = []
  var planChanges: [WrittenChange] = []
  var variants: [WrittenVariant] = []
  var shocks: [WrittenShock] = []
  var checks: [WrittenCheck] = []
  /// What is asked from outside the scenario: conditions that hold together.
  var goals: [WrittenCheck] = []
  /// `suppress RULE because "…"`.
  var suppressions: [(rule: Word, clauses: Clauses, range: SourceRange)] = []

  /// The first declaration of a name as driver, input or formula.
  func named(_ name: String) -> Declaration? {
    namedPositions[name].map { named[$0].declaration }
  }

  /// All declarations of a name, in written order.
  func allNamed(_ name: String) -> [Declaration] {
    [named(name)].compactMap(\.self) + laterNamed[name, default: []]
  }

  /// Adds a block by its kind; the `scenario` apart.
  mutating func add(_ instance: BlockInstance) {
    switch instance.description.keyword {
    case "school": schools.append(instance)
    case "enrollment": enrollments.append(instance)
    case "class_size": classSizes.append(instance)
    case "staff": staff.append(instance)
    case "fund": funds.append(instance)
    case "leader": leaders.append(instance)
    case "repurpose": repurposed.append(instance)
    case "line": lines.append(instance)
    default: others[instance.description.keyword, default: []].append(instance)
    }
  }

  /// What holds with some variants: with the blocks that they have of their own.
  func with(_ applied: [WrittenVariant]) -> Declarations {
    var own = self
    for variant in applied {
      if own.plan == nil { own.plan = variant.plan }
      for block in variant.blocks { own.add(block) }
    }
    return own
  }

  /// All blocks with an id, in the order of the reference.
  var identified: [BlockInstance] {
    schools + enrollments.filter { $0.block.id != nil } + classSizes + staff + funds + leaders
      + repurposed + lines
      + LanguageTable.blocks.flatMap { others[$0.keyword] ?? [] }
      .filter { $0.description.identity != .none && $0.block.id != nil }
  }
}
