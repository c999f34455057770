internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// What names mean: the only place where a spelled name becomes an identity, for formulas and for
/// checks alike.
struct Symbols {
  /// The figure or declared value that a name stands for.
  struct Meaning {
    /// What it is.
    let figure: Figure
    /// The world that the name says; the plan's where it says none.
    let world: World
    /// The school or grade; `nil` for the whole district.
    let place: Place?
    /// Its unit; `nil` for a value whose unit is that of what was written.
    let unit: Unit?
  }

  /// What becomes of a name.
  enum Resolution {
    case meaning(Meaning)
    /// Nothing has this name.
    case unknown
    /// A leader role has no figure of one school, since it is not counted at each school.
    case notCountedBySchool(role: String)
    /// A class size whose grades share sections has none of one grade.
    case combinesGrades(classSize: String)
  }

  /// The declared names.
  private(set) var names = DeclaredNames()
  /// Benefit names by staff id, with whether they are a share of pay.
  private(set) var benefits: [String: [(name: String, isShareOfPay: Bool)]] = [:]
  /// Leader roles that are counted from students.
  private(set) var countedFromStudents: Set<String> = []
  /// Leader roles that are counted at each school.
  private var countedBySchool: Set<String> = []
  /// Class sizes whose grades share sections.
  private var combined: Set<String> = []
  /// What stands behind the dots of entries, by the path of their block: `survival.9`.
  private(set) var entries: [String: [String]] = [:]
  /// All declared names, for did-you-mean.
  private(set) var allNames: [String] = []

  /// Learns the names of a scenario.
  init(_ declarations: Declarations) {
    names.hasGeneralFund = declarations.others["general_fund"] != nil
    for instance in declarations.identified {
      names.declare(instance.id, instance.description.keyword)
    }
    for named in declarations.named {
      names.declare(named.declaration.name.text, named.declaration.keyword.text)
    }
    for variant in declarations.variants { names.declare(variant.id, "variant") }
    for staff in declarations.staff { learn(staff) }
    for instance in declarations.identified + declarations.enrollments {
      for written in instance.entries {
        entries[instance.path, default: []]
          .append("\(written.entry.keyword.text).\(written.entry.qualifier)")
      }
    }
    for ladder in declarations.others["ladder"] ?? [] {
      let stages = ladder.setting("stages")?.elements.compactMap { element -> String? in
        guard case .name(let path) = element else { return nil }
        return path.text
      }
      names.declare(stages: stages ?? [], of: ladder.id)
    }
    for exchange in declarations.others["exchange"] ?? [] {
      names.declare(parts: exchange.entries("part").map(\.entry.qualifier), of: exchange.id)
    }
    for line in declarations.lines where line.setting("adds") != nil {
      names.declarePositions(of: line.id)
    }
    for repurposed in declarations.repurposed where repurposed.setting("removes") != nil {
      names.declarePositions(of: repurposed.id)
    }
    countedFromStudents = Set(declarations.leaders.filter(\.countsStudents).map(\.id))
    countedBySchool = Set(declarations.leaders.filter { $0.atEachSchool != nil }.map(\.id))
    combined = Set(declarations.classSizes.filter(\.isCombined).map(\.id))
    allNames = names.kinds.keys.sorted()
  }

  private mutating func learn(_ staff: BlockInstance) {
    if staff.setting("schedule") != nil { names.declareSchedule(of: staff.id) }
    var seen: [(name: String, isShareOfPay: Bool)] = []
    for benefit in staff.benefits where !seen.contains(where: { $0.name == benefit.name.text }) {
      var isShare = false
      if case .share = benefit.value { isShare = true }
      seen.append((benefit.name.text, isShare))
    }
    benefits[staff.id] = seen
  }

  /// The kind of a declared name: `title1` is a `fund`.
  func kind(of name: String) -> String? { names.kinds[name] }
  /// The ids of a kind in declared order.
  func ids(of kind: String) -> [String] { names.names(of: kind) }

  // MARK: meaning

  /// What a name means, or `nil` where nothing has it.
  func meaning(of name: String) -> Meaning? {
    if case .meaning(let meaning) = resolve(name) { return meaning }
    return nil
  }

  /// What a name means, or why it means nothing.
  func resolve(_ name: String) -> Resolution {
    guard let key = FigureKey(spelling: name, in: names) else { return .unknown }
    var unit = key.figure.unit
    switch key.figure {
    case .value(let value):
      switch valueUnit(of: value) {
      case nil: return .unknown
      case .asWritten?: unit = nil
      case .always(let known)?: unit = known
      }
    case .rule(let id):
      guard LanguageTable.reviewRule(id) != nil else { return .unknown }
    case .leader(let id, _) where key.place != nil && !countedBySchool.contains(id.text):
      return .notCountedBySchool(role: id.text)
    case .sections(let id) where key.place?.grade != nil && combined.contains(id.text):
      return .combinesGrades(classSize: id.text)
    default: break
    }
    return .meaning(
      Meaning(figure: key.figure, world: key.world, place: key.place, unit: unit))
  }

  /// The declared value of a name, though a figure may have the same one; `nil` for none.
  func value(of name: String) -> ValueKey? {
    let path = name.hasPrefix("value.") ? name : "value." + name
    guard case .value(let key)? = FigureKey(spelling: path, in: names)?.figure,
      valueUnit(of: key) != nil
    else { return nil }
    return key
  }

  // MARK: units of values

  /// How the unit of a declared value is known.
  enum ValueUnit {
    /// Whatever is written.
    case always(Unit)
    /// It is that of what is written.
    case asWritten
  }

  /// Values that come with a key of their block, by what stands behind the id.
  private static let companions: [String: Unit] = [
    "leader.phase_in": .ratio, "leader.stipend_rate": Unit([.dollar], per: [.hour]),
    "fund.loss_chance": .ratio, "fund.delay_chance": .ratio, "fund.renewal_chance": .ratio,
    "fund.termination_chance": .ratio, "fund.termination_keeps": .ratio,
    "fund.pays_for": .ratio, "line.braid": .ratio,
    "enrollment.students": .ratio,
    "class_size.rules": Unit([.student], per: [.section]),
  ]

  /// How the unit of a declared value is known; `nil` where the language has no such value.
  func valueUnit(of key: ValueKey) -> ValueUnit? {
    guard let name = key.key else {
      switch key.block {
      case "driver": return .always(.ratio)
      case "input", "let": return .asWritten
      default: return nil
      }
    }
    if key.block == "staff", name == "benefits" {
      return benefits[key.id ?? ""]?.first { $0.name == key.qualifier }.map {
        .always($0.isShareOfPay ? .ratio : Unit([.dollar], per: [.fte, .year]))
      }
    }
    if let unit = Self.companions["\(key.block).\(name)"] { return .always(unit) }
    guard let block = LanguageTable.block(key.block) else { return nil }
    guard let qualifier = key.qualifier else {
      if key.block == "leader", name == "one_per", countedFromStudents.contains(key.id ?? "") {
        return .always(QuantityDescription.studentsPerLeader.unit)
      }
      return block.key(name).flatMap { Self.unit(of: $0.kind) }
    }
    let path = key.id.map { "\(key.block).\($0)" } ?? key.block
    let isWritten = entries[path]?.contains("\(name).\(qualifier)") == true
    // What `enrollment` says for all grades, or fits, is a value of each grade.
    guard isWritten || (key.block == "enrollment" && Grade(rawValue: qualifier) != nil) else {
      return nil
    }
    return block.entry(name).flatMap { Self.unit(of: $0.key.kind) }
  }

  /// How the unit of a kind of value is known; `nil` for what is no number over the years.
  static func unit(of kind: ValueKind) -> ValueUnit? {
    switch kind {
    case .quantity(let quantity): .always(quantity.unit)
    case .shareOfPay: .always(.ratio)
    case .positionsOf: .always(Unit(.fte))
    case .perLeader: .always(QuantityDescription.teachersPerLeader.unit)
    case .stipend, .availability, .award, .shareOrAmount, .transfer, .positions, .stagePay, .pool,
      .budgetAmount, .reserve:
      .asWritten
    case .text, .choice, .yesNo, .grades, .numbers, .years, .year, .names, .name, .uses, .column,
      .words, .braid, .adopted, .textOrColumn, .texts, .payers, .step, .lane:
      nil
    }
  }
}
