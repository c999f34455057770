internal import Diagnostics
internal import LanguageTable
internal import ScenarioFiles
internal import ScenarioSyntax

/// Turns each `revenue from "FILE"` and `spending from "FILE"` into one line for each row, before
/// names are known, so that rows are named, changed and checked like written lines.
struct BudgetLineRows {
  private let files: any ScenarioFileReading
  private var diagnostics: [Diagnostic] = []
  /// Where each name of the scenario is declared.
  private var taken: [String: SourceRange] = [:]

  /// The keywords of budget lines.
  static let keywords = ["revenue", "spending"]

  private init(files: any ScenarioFileReading, _ declarations: Declarations) {
    self.files = files
    for instance in declarations.identified { taken[instance.id] = instance.block.header }
    for named in declarations.named {
      taken[named.declaration.name.text] = named.declaration.name.range
    }
    for variant in declarations.variants { taken[variant.id] = variant.range }
    for shock in declarations.shocks { taken[shock.id.text] = shock.id.range }
  }

  /// Adds the rows to the declarations; gives what is wrong with them.
  static func expand(
    _ declarations: inout Declarations, files: any ScenarioFileReading
  ) -> [Diagnostic] {
    var rows = BudgetLineRows(files: files, declarations)
    for keyword in keywords {
      guard let written = declarations.others[keyword] else { continue }
      declarations.others[keyword] = written.flatMap { rows.lines($0) }
    }
    return rows.diagnostics
  }

  /// A block as it is, or with its rows behind it.
  private mutating func lines(_ instance: BlockInstance) -> [BlockInstance] {
    guard let file = instance.block.file else {
      if instance.block.id != nil { return [instance] }
      diagnostics.append(BlockMessages.missingID(instance.block))
      return []
    }
    let block = instance.block.id == nil ? named(instance, file) : instance
    guard let table = table(file, from: instance.block.header.file),
      let columns = columns(block, file, table)
    else { return [block] }
    let before = diagnostics.count
    var rows: [BlockInstance] = []
    for row in table.rows.indices where isTaken(row, table, columns.filters) {
      if let line = line(row, table, columns, of: block) { rows.append(line) }
    }
    if rows.isEmpty, diagnostics.count == before {
      diagnostics.append(GeneralFundMessages.noRows(file))
    }
    return [block] + rows
  }

  /// A block without an id takes the name of its file.
  private mutating func named(_ instance: BlockInstance, _ file: Quoted) -> BlockInstance {
    let name = file.text.split(separator: "/").last.map(String.init) ?? file.text
    let id = Self.identifier(
      name.hasSuffix(".csv") ? String(name.dropLast(4)) : name,
      prefix: instance.description.keyword)
    claim(id, file.range)
    var result = BlockInstance(
      description: instance.description,
      block: instance.block.naming(Word(id, file.range), title: instance.block.title), id: id,
      title: instance.block.title?.text ?? id, isTop: instance.isTop)
    result.settings = instance.settings
    result.unknownKeys = instance.unknownKeys
    result.entries = instance.entries
    return result
  }

  private mutating func claim(_ id: String, _ range: SourceRange) {
    if let first = taken[id] {
      diagnostics.append(GeneralFundMessages.repeatedLine(id, range, first))
    } else {
      taken[id] = range
    }
  }

  // MARK: columns

  /// Which columns hold what.
  private struct Columns {
    /// The column of each setting that names one, by the setting's place.
    var indices: [SourceRange: Int] = [:]
    /// Which rows count.
    var filters: [(column: Int, texts: Set<String>)] = []

    /// The column that a block's first setting of a key names.
    func index(_ key: String, of block: BlockInstance) -> Int? {
      block.setting(key).flatMap { indices[$0.range] }
    }
  }

  private mutating func columns(
    _ block: BlockInstance, _ file: Quoted, _ table: CSVTable
  ) -> Columns? {
    let before = diagnostics.count
    for key in ["line", "amount"] where block.setting(key) == nil {
      diagnostics.append(StudentMessages.missingCSVKey(key, file.range, table.header))
    }
    var columns = Columns()
    for setting in block.settings {
      guard ["line", "amount", "title", "group", "adopted"].contains(setting.key.name) else {
        continue
      }
      columns.indices[setting.range] = column(setting, table)
      if let growth = setting.clauses.growth {
        diagnostics.append(GeneralFundMessages.growthOfColumn(growth.range))
      }
    }
    readFilters(block, table, &columns)
    return diagnostics.count == before ? columns : nil
  }

  private mutating func readFilters(
    _ block: BlockInstance, _ table: CSVTable, _ columns: inout Columns
  ) {
    if let only = block.setting("only") {
      if let group = columns.index("group", of: block) {
        columns.filters.append((group, texts(only.elements)))
      } else {
        diagnostics.append(GeneralFundMessages.onlyWithoutGroup(only.range))
      }
    }
    for written in block.entries("only") {
      let entry = written.entry
      if let second = entry.second {
        diagnostics.append(GeneralFundMessages.oneColumn(second.range))
      }
      guard let index = index(entry.first.text, entry.first.range, table) else { continue }
      var elements = [entry.value]
      if case .list(let list, _) = entry.value { elements = list }
      columns.filters.append((index, texts(elements)))
    }
  }

  private mutating func column(_ setting: BlockInstance.Setting, _ table: CSVTable) -> Int? {
    switch setting.value {
    case .column(let name, _): return index(name.text, name.range, table)
    case .text where setting.key.name == "group": return nil
    default:
      diagnostics.append(NameMessages.wrongKind(setting.value.range, "`column \"…\"`"))
      return nil
    }
  }

  private mutating func index(_ name: String, _ range: SourceRange, _ table: CSVTable) -> Int? {
    do throws(CSVTable.Problem) {
      return try table.column(name, namedAt: range)
    } catch {
      diagnostics.append(error.diagnostic)
      return nil
    }
  }

  private mutating func texts(_ elements: [Expression]) -> Set<String> {
    var texts: Set<String> = []
    for element in elements {
      if case .text(let quoted) = element {
        texts.insert(quoted.text)
      } else {
        diagnostics.append(NameMessages.wrongKind(element.range, "text in quotes"))
      }
    }
    return texts
  }

  private func isTaken(
    _ row: Int, _ table: CSVTable, _ filters: [(column: Int, texts: Set<String>)]
  ) -> Bool {
    filters.allSatisfy { $0.texts.contains(table.rows[row].cells[$0.column]) }
  }

  // MARK: rows

  private mutating func line(
    _ row: Int, _ table: CSVTable, _ columns: Columns, of block: BlockInstance
  ) -> BlockInstance? {
    guard let key = columns.index("line", of: block) else { return nil }
    do throws(CSVTable.Problem) {
      let text = try table.text(row: row, column: key)
      let place = table.range(row: row, column: key)
      let id = Self.identifier(text, prefix: block.id)
      claim(id, place)
      let title = columns.index("title", of: block).map { table.rows[row].cells[$0] } ?? ""
      let quoted = Quoted(title.isEmpty ? text : title, place)
      var line = BlockInstance(
        description: block.description, block: block.block.row(Word(id, place), title: quoted),
        id: id, title: quoted.text, isTop: block.isTop)
      line.fileBlock = block.id
      for setting in block.settings {
        let column = columns.indices[setting.range]
        switch setting.key.name {
        case "amount", "adopted":
          guard let column else { continue }
          // A line without an adopted amount has none to be held against.
          let isAmount = setting.key.name == "amount"
          if !isAmount, table.rows[row].cells[column].isEmpty { continue }
          line.settings.append(
            setting.holding(
              try table.number(row: row, column: column), table.range(row: row, column: column),
              growth: isAmount ? growth(of: block) : nil))
        case "group": line.settings.append(group(setting, row, table, column))
        case "line", "title", "growth", "only": continue
        default: line.settings.append(setting)
        }
      }
      return line
    } catch {
      diagnostics.append(error.diagnostic)
      return nil
    }
  }

  private func group(
    _ setting: BlockInstance.Setting, _ row: Int, _ table: CSVTable, _ column: Int?
  ) -> BlockInstance.Setting {
    guard let column else { return setting }
    let range = table.range(row: row, column: column)
    return setting.holding(.text(Quoted(table.rows[row].cells[column], range)), range)
  }

  /// Growth by the value that all rows share.
  private func growth(of block: BlockInstance) -> Clauses.Growth? {
    guard let setting = block.setting("growth") else { return nil }
    let words = [block.description.keyword, block.id, "growth"]
    let path = Path(
      parts: words.map { Word($0, setting.keyRange) }, range: setting.keyRange)
    return Clauses.Growth(
      rate: .name(path), family: nil, timing: nil, range: setting.keyRange)
  }

  private mutating func table(_ path: Quoted, from file: SourceFile) -> CSVTable? {
    do throws(FileProblem) {
      let resolved = try files.resolve(path.text, from: file.path)
      let text = try files.read(resolved)
      let read = CSVTable.read(SourceFile(path: resolved, text: text))
      diagnostics += read.diagnostics
      return read.table
    } catch {
      diagnostics.append(error.diagnostic(at: path.range))
      return nil
    }
  }

  /// A text as an id: small letters, digits and single underscores, with a letter first; words of
  /// the language or of figures and texts without a letter first get a prefix.
  static func identifier(_ text: String, prefix: String) -> String {
    var id = ""
    for character in text.lowercased() {
      let isPlain = character.isASCII && (character.isLetter || character.isNumber)
      if isPlain {
        id.append(character)
      } else if !id.isEmpty, id.last != "_" {
        id.append("_")
      }
    }
    if id.last == "_" { id.removeLast() }
    if id.isEmpty { return prefix }
    let isWord =
      id.first?.isLetter == true && !DeclarationCollector.reservedWords.contains(id)
      && !keywords.contains { ReservedIDs.form(id, as: $0) != nil }
    return isWord ? id : "\(prefix)_\(id)"
  }
}
