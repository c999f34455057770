internal import FigureCatalogue
internal import LanguageTable
internal import Quantities
internal import ReportDocuments

/// The language reference, made from the language table.
enum LanguageHelp {
  /// The whole reference, as it stands in the generated part of the language page.
  static var reference: ReportDocument {
    var parts: [ReportPart] = [.heading(level: 2, "Statements"), .table(statements)]
    parts.append(.heading(level: 2, "Blocks"))
    for block in LanguageTable.blocks { parts += self.block(block) }
    parts += [.heading(level: 2, "Distributions, processes and functions"), .table(functions)]
    parts += [.heading(level: 2, "Ready-made values"), .table(readyMade)]
    parts += [.heading(level: 2, "Class sizes of state laws (rules)")] + rulePacks
    parts += [.heading(level: 2, "Rules for review")] + rules
    parts += [.heading(level: 2, "Figures that checks and explain may name")] + figures
    return ReportDocument(title: "Language reference", subtitle: nil, parts: parts)
  }

  /// The statements of the top level.
  static var statements: ReportTable {
    ReportTable(
      caption: nil, columns: words(["form", "what it does"]),
      rows: LanguageTable.statements.map { ReportTable.Row([$0.form, $0.summary]) })
  }

  /// One block with its keys and an example.
  static func block(_ block: BlockDescription) -> [ReportPart] {
    var parts: [ReportPart] = [
      .heading(level: 3, block.keyword), .paragraph(block.summary),
    ]
    if !block.keys.isEmpty {
      parts.append(
        .table(
          ReportTable(
            caption: nil, columns: words(["key", "value", "where not written", "meaning"]),
            rows: block.keys.map { key in
              ReportTable.Row([
                key.name, key.kind.words, key.isRequired ? "required" : key.standard, key.summary,
              ])
            })))
    }
    if !block.entries.isEmpty {
      parts.append(
        .table(
          ReportTable(
            caption: nil, columns: words(["statement", "value", "where not written", "meaning"]),
            rows: block.entries.map { entry in
              ReportTable.Row([
                "\(entry.form) = …", entry.key.kind.words, entry.key.standard, entry.key.summary,
              ])
            })))
    }
    if !block.phrases.isEmpty {
      parts.append(.definitions(block.phrases.map { ($0.form, $0.summary) }))
    }
    parts.append(.code(block.example))
    return parts
  }

  /// One key in full.
  static func key(_ key: KeyDescription, of block: BlockDescription) -> ReportDocument {
    var facts: [(term: String, meaning: String)] = [
      ("value", key.kind.words),
      ("where not written", key.isRequired ? "required" : key.standard),
    ]
    if case .quantity = key.kind { facts.append(("a draw is made", key.timing.rawValue)) }
    if let ready = key.readyMade {
      facts.append(("= default", "\(ready.text) (\(ready.source ?? "uncited"))"))
    }
    return ReportDocument(
      title: "\(block.keyword).\(key.name)", subtitle: nil,
      parts: [.paragraph(key.summary), .definitions(facts), .code(key.example)])
  }

  /// Distributions, processes and functions.
  static var functions: ReportTable {
    ReportTable(
      caption: nil, columns: words(["name", "parameters", "what it gives", "example"]),
      rows: LanguageTable.functions.map { function in
        ReportTable.Row([
          function.name, function.parameters.joined(separator: ", "), function.summary,
          function.example,
        ])
      })
  }

  /// The class sizes of state laws.
  static var rulePacks: [ReportPart] {
    let rows = LanguageTable.rulePacks.flatMap { pack in
      pack.limits.map { limit in
        ReportTable.Row([
          pack.name, limit.span, FigureFormat.number(limit.students, decimals: 0),
          limit.basis.rawValue,
        ])
      }
    }
    return [
      .table(
        ReportTable(
          caption: nil,
          columns: words(["rules", "grades", "students", "what it limits"]),
          rows: rows)),
      .definitions(LanguageTable.rulePacks.map { ($0.name, "\($0.source). \($0.note)") }),
    ]
  }

  /// What `= default` stands for.
  static var readyMade: ReportTable {
    let keys = LanguageTable.blocks.flatMap { block in
      block.keys.compactMap { key in
        key.readyMade.map { ("\(block.keyword): \(key.name)", $0) }
      }
    }
    let drivers = LanguageTable.readyMadeDrivers.map { ("driver \($0.name)", $0.value) }
    return ReportTable(
      caption: nil, columns: words(["key", "= default stands for", "basis"]),
      rows: (keys + drivers).map { name, value in
        ReportTable.Row([name, value.text, value.source ?? "uncited"])
      })
  }

  /// Everything checks and explanations may name.
  static var figures: [ReportPart] {
    let conditions = FigureFamily.conditions.map { ("`\($0.name)`", $0.summary) }
    let short = FigureKey.aliases.map { ("`\($0.name)`", "short for `\($0.key)`") }
    let tables = FigureFamily.all.map { family in
      ReportPart.table(
        ReportTable(
          caption: family.caption, columns: words(["figure", "unit", "meaning"]),
          rows: family.figures.map {
            ReportTable.Row([family.prefix + $0.name, $0.unit.words, $0.summary])
          }))
    }
    return [.definitions((conditions + short).map { (term: $0.0, meaning: $0.1) })] + tables + [
      .paragraph(
        "Also every key with a number by its path (title1.award, class_size.primary.target), every "
          + "input, driver and let by its name, and every line by its id (repurpose.copiers, "
          + "revenue.aid, spending.utilities; the id of a CSV block is the sum of its rows). The "
          + "status quo's value stands behind status_quo., e.g. status_quo.teachers.headcount. What a row "
          + "of results.csv names in two columns is a name too: fund.received.title1, "
          + "staff.plan.hires.teachers, cost.leader.mentor.stipend."),
      .paragraph(
        "A figure goes before a key of the same name: title2.available is dollars, and the key, a "
          + "share or dollars as it is written, is value.title2.available."),
    ]
  }

  /// The page of one figure, by its name, its short name, or the part behind an id's dot.
  static func figure(_ name: String) -> ReportDocument? {
    let alias = FigureKey.aliases.first { $0.name == name }?.key.description
    let full = alias ?? name
    let found = FigureFamily.all.flatMap { family in
      family.figures.filter { $0.name == full || "\(family.prefix)\($0.name)" == full }
        .map { (family.prefix + $0.name, $0) }
    }
    if found.isEmpty {
      return FigureFamily.conditions.first { $0.name == name }.map {
        ReportDocument(title: name, subtitle: nil, parts: [.paragraph($0.summary)])
      }
    }
    return ReportDocument(
      title: full, subtitle: "a figure that checks may name",
      parts: [
        .definitions(found.map { ($0.0, "\($0.1.summary) (\($0.1.unit.words))") }),
        .paragraph("All of them: `evenkeel help figures`."),
      ])
  }

  private static func words(_ headings: [String]) -> [ReportTable.Column] {
    headings.map { ReportTable.Column($0, isNumber: false) }
  }
}
