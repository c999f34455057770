internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

/// What names mean: declared things, their values by full path, and figures of the results.
struct Symbols {
  /// A value or figure a name stands for.
  struct Meaning {
    /// The full path or the figure's name.
    let path: String
    /// Its unit; `nil` for a named value whose unit is known once its own value has been read.
    let unit: Unit?
    /// It is a figure that is computed, not a value that was written.
    let isFigure: Bool
  }

  /// Kind by id: `title1` is a `fund`.
  private(set) var kinds: [String: String] = [:]
  /// Ids by kind, in declared order.
  private(set) var ids: [String: [String]] = [:]
  /// Benefit names by staff id, with whether they are a share of pay.
  private(set) var benefits: [String: [(name: String, isShareOfPay: Bool)]] = [:]

  /// Leader roles that are counted from students.
  private(set) var countedFromStudents: Set<String> = []
  /// The scenario has a general fund.
  private let hasGeneralFund: Bool
  /// Revenue lines whose amount is stated per student.
  private var linesPerStudent: Set<String> = []

  /// What stands behind the dots of entries, by the path of their block: `survival.9`.
  private(set) var entries: [String: [String]] = [:]

  /// The stages of ladders by id.
  private(set) var stages: [String: [String]] = [:]

  /// Learns the names of a scenario.
  init(_ declarations: Declarations) {
    hasGeneralFund = declarations.others["general_fund"] != nil
    for line in declarations.others["revenue"] ?? [] {
      if case .quantity(let amount) = line.setting("amount")?.value,
        amount.per.contains(where: { Unit.dimension(ofWord: $0.words.last?.text ?? "") == .student }
        )
      {
        linesPerStudent.insert(line.id)
      }
    }
    for instance in declarations.identified {
      learn(instance.id, instance.description.keyword)
    }
    for named in declarations.named {
      learn(named.declaration.name.text, named.declaration.keyword.text)
    }
    for variant in declarations.variants { learn(variant.id, "variant") }
    for staff in declarations.staff {
      var seen: [(name: String, isShareOfPay: Bool)] = []
      for benefit in staff.benefits where !seen.contains(where: { $0.name == benefit.name.text }) {
        var isShare = false
        if case .share = benefit.value { isShare = true }
        seen.append((benefit.name.text, isShare))
      }
      benefits[staff.id] = seen
    }
    for instance in declarations.identified + declarations.enrollments {
      for written in instance.entries {
        entries[instance.path, default: []]
          .append("\(written.entry.keyword.text).\(written.entry.qualifier)")
      }
    }
    for ladder in declarations.others["ladder"] ?? [] {
      stages[ladder.id] = ladder.setting("stages")?.elements.compactMap { element in
        guard case .name(let path) = element else { return nil }
        return path.text
      }
    }
    countedFromStudents = Set(declarations.leaders.filter(\.countsStudents).map(\.id))
    allNames = kinds.keys.sorted()
  }

  private mutating func learn(_ id: String, _ kind: String) {
    guard kinds[id] == nil else { return }
    kinds[id] = kind
    ids[kind, default: []].append(id)
  }

  /// All declared names, for did-you-mean.
  private(set) var allNames: [String] = []

  /// The ids of a kind in declared order.
  func ids(of kind: String) -> [String] { ids[kind] ?? [] }

  /// The unit of a key with one unit, and of the keys with several forms where that is plain.
  static func unit(of key: KeyDescription) -> Unit? {
    switch key.kind {
    case .quantity(let quantity): quantity.unit
    case .stipend: Unit([.dollar], per: [.leader, .year])
    case .availability, .award, .shareOrAmount, .transfer: Unit([.dollar], per: [.year])
    case .shareOfPay: .ratio
    case .positions, .positionsOf: Unit(.fte)
    case .stagePay: Unit([.dollar], per: [.fte, .year])
    case .perLeader: Unit([.fte], per: [.leader])
    case .budgetAmount: Unit([.dollar], per: [.year])
    default: nil
    }
  }

  /// What a dotted name means: a declared value, a key of a block, or a figure.
  func meaning(of name: String) -> Meaning? {
    let alias = LanguageTable.figureAliases.first { $0.alias == name }?.figure ?? name
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 1, let kind = kinds[name], ["driver", "input", "let"].contains(kind) {
      return Meaning(
        path: "\(kind).\(name)", unit: kind == "driver" ? .ratio : nil, isFigure: false)
    }
    if let figure = LanguageTable.planFigures.first(where: { $0.name == alias }) {
      return Meaning(path: figure.name, unit: figure.unit, isFigure: true)
    }
    if let figure = LanguageTable.conditions.first(where: { $0.name == name }) {
      return Meaning(path: figure.name, unit: .ratio, isFigure: true)
    }
    if LanguageTable.reviewRules.contains(where: { $0.figure == name }) {
      return Meaning(path: name, unit: .ratio, isFigure: true)
    }
    guard let first = parts.first else { return nil }
    if parts.count == 2, ["driver", "input", "let"].contains(first), kinds[parts[1]] == first {
      return Meaning(path: name, unit: first == "driver" ? .ratio : nil, isFigure: false)
    }
    if let kind = kinds[first], parts.count >= 2,
      let found = member(kind: kind, id: first, key: parts.dropFirst().joined(separator: "."))
    {
      return found
    }
    if parts.count >= 2, kinds[parts[1]] == first {
      if parts.count == 2 { return lineMeaning(kind: first, id: parts[1]) }
      return member(
        kind: first, id: parts[1], key: parts.dropFirst(2).joined(separator: "."))
    }
    if hasGeneralFund, parts.count == 2, first == "general_fund" {
      if let figure = LanguageTable.generalFundFigures.first(where: { $0.name == parts[1] }) {
        return Meaning(path: name, unit: figure.unit, isFigure: true)
      }
      if parts[1] == "opening" {
        return Meaning(path: name, unit: Unit(.dollar), isFigure: false)
      }
    }
    if parts.count == 2, first == "enrollment", kinds[parts[1]] == "school" {
      return Meaning(path: name, unit: Unit(.student), isFigure: true)
    }
    if first == "enrollment", parts.count >= 2 { return studentMeaning(name, parts) }
    if first == "sections" || first == "rooms" { return sectionMeaning(name, parts) }
    return nil
  }

  /// `sections.<class_size>`, `sections.<class_size>.<school>`, `sections.<class_size>.fractional`
  /// and `rooms.<school>`.
  private func sectionMeaning(_ name: String, _ parts: [String]) -> Meaning? {
    guard parts.count >= 2 else { return nil }
    if parts[0] == "rooms" {
      guard parts.count == 2, kinds[parts[1]] == "school" else { return nil }
      return Meaning(path: name, unit: Unit(.room), isFigure: true)
    }
    guard kinds[parts[1]] == "class_size", parts.count <= 3 else { return nil }
    let isPart = parts.count == 3 && parts[2] != "fractional"
    if isPart, kinds[parts[2]] != "school" { return nil }
    return Meaning(path: name, unit: Unit(.section), isFigure: true)
  }

  /// `enrollment.grade.9`, `enrollment.west.9`, or a value of the block without an id.
  private func studentMeaning(_ name: String, _ parts: [String]) -> Meaning? {
    let isCell = parts[1] == "grade" || kinds[parts[1]] == "school"
    if parts.count == 3, isCell, LanguageTable.grades.contains(parts[2]) {
      return Meaning(path: name, unit: Unit(.student), isFigure: true)
    }
    let block = LanguageTable.enrollmentBlock
    let isEntry = entries["enrollment"]?.contains(parts.dropFirst().joined(separator: ".")) ?? false
    let key = isEntry ? block.entry(parts[1])?.key : parts.count == 2 ? block.key(parts[1]) : nil
    return key.flatMap { Symbols.unit(of: $0) }.map {
      Meaning(path: name, unit: $0, isFigure: false)
    }
  }

  private func lineMeaning(kind: String, id: String) -> Meaning? {
    switch kind {
    case "repurpose", "line", "class_size", "enrollment", "revenue", "spending":
      let unit = kind == "enrollment" ? Unit(.student) : Unit([.dollar], per: [.year])
      return Meaning(path: "\(kind).\(id)", unit: unit, isFigure: true)
    case _ where LanguageTable.ladderFigures(of: kind)?.isLine == true:
      return Meaning(
        path: "\(kind).\(id)", unit: Unit([.dollar], per: [.year]), isFigure: true)
    default: return nil
    }
  }

  private func member(kind: String, id: String, key: String) -> Meaning? {
    let path = "\(kind).\(id).\(key)"
    let flow = Unit([.dollar], per: [.year])
    switch kind {
    case "fund":
      if let figure = LanguageTable.fundFigures.first(where: { $0.name == key }) {
        return Meaning(path: path, unit: figure.unit, isFigure: true)
      }
    case "staff":
      if let figure = LanguageTable.staffFigures.first(where: { $0.name == key }) {
        return Meaning(path: path, unit: figure.unit, isFigure: true)
      }
      if key == "positions" {
        return Meaning(path: path, unit: Unit(.fte), isFigure: true)
      }
      if key.hasPrefix("benefits."),
        let benefit = benefits[id]?.first(where: { "benefits." + $0.name == key })
      {
        return Meaning(
          path: path, unit: benefit.isShareOfPay ? .ratio : Unit([.dollar], per: [.fte, .year]),
          isFigure: false)
      }
    case "class_size":
      if let figure = LanguageTable.classSizeFigures.first(where: { $0.name == key }) {
        return Meaning(path: path, unit: figure.unit, isFigure: true)
      }
    case "school":
      if key == "rooms_cost" { return Meaning(path: path, unit: flow, isFigure: true) }
    case "leader":
      if let figure = LanguageTable.leaderFigures.first(where: { $0.name == key }) {
        return Meaning(path: path, unit: figure.unit, isFigure: true)
      }
      if key.hasSuffix("_cost"), LanguageTable.leaderLines.contains(String(key.dropLast(5))) {
        return Meaning(path: path, unit: flow, isFigure: true)
      }
      if key == "one_per", countedFromStudents.contains(id) {
        return Meaning(
          path: path, unit: QuantityDescription.studentsPerLeader.unit, isFigure: false)
      }
    case "revenue" where key == "amount" && linesPerStudent.contains(id):
      return Meaning(path: path, unit: flow.over(Unit(.student)), isFigure: false)
    default:
      if let figure = ladderFigure(kind, id, key) {
        return Meaning(path: path, unit: figure.unit, isFigure: true)
      }
    }
    if let entry = entries["\(kind).\(id)"]?.first(where: { $0 == key }),
      let keyword = entry.split(separator: ".").first,
      let description = LanguageTable.block(kind)?.entry(String(keyword)),
      let unit = Symbols.unit(of: description.key)
    {
      return Meaning(path: path, unit: unit, isFigure: false)
    }
    guard let description = LanguageTable.block(kind)?.key(key),
      let unit = Symbols.unit(of: description)
    else { return nil }
    return Meaning(path: path, unit: unit, isFigure: false)
  }

  /// A figure of a ladder, bonus, exchange or retention effect; stages and parts by their names.
  private func ladderFigure(_ kind: String, _ id: String, _ key: String) -> FigureDescription? {
    guard let figures = LanguageTable.ladderFigures(of: kind)?.figures else { return nil }
    if let figure = figures.first(where: { $0.name == key }) { return figure }
    if stages[id]?.contains(key) == true { return figures.first { $0.name == "STAGE" } }
    let isPart = entries["\(kind).\(id)"]?.contains("part.\(key)") == true
    return isPart ? figures.first { $0.name == "PART" } : nil
  }

  /// Names near an unknown one, for did-you-mean.
  func candidates(near name: String) -> [String] {
    let parts = name.split(separator: ".").map(String.init)
    var all =
      allNames + LanguageTable.planFigures.map(\.name)
      + LanguageTable.figureAliases.map(\.alias) + LanguageTable.conditions.map(\.name)
    if parts.first == "rule" { all += LanguageTable.reviewRules.map(\.figure) }
    if hasGeneralFund {
      all += LanguageTable.generalFundFigures.map { "general_fund.\($0.name)" }
    }
    for id in parts.prefix(2) {
      guard let kind = kinds[id] else { continue }
      let figures: [FigureDescription] =
        switch kind {
        case "fund": LanguageTable.fundFigures
        case "staff": LanguageTable.staffFigures
        case "leader": LanguageTable.leaderFigures
        case "class_size": LanguageTable.classSizeFigures
        default: LanguageTable.ladderFigures(of: kind)?.figures ?? []
        }
      let written = entries["\(kind).\(id)"] ?? []
      let own =
        (stages[id] ?? []) + written
        + written.filter { $0.hasPrefix("part.") }.map { String($0.dropFirst("part.".count)) }
      let keys = LanguageTable.block(kind)?.keys.map(\.name) ?? []
      let prefix = parts.first == id ? id : "\(kind).\(id)"
      let names = figures.map(\.name).filter { $0 != $0.uppercased() }
      all += (names + own + keys).map { "\(prefix).\($0)" }
    }
    return all
  }
}
