import LanguageTable
import Testing

/// Every piece of the language that a page shows is accepted by the checker.
struct DocumentedExampleTests {
  @Test("The pages show scenarios")
  func pagesShowScenarios() {
    #expect(Self.shown.count { $0.container == "file" } >= 2)
    #expect(Self.shown.count >= 10)
  }

  @Test("A scenario shown in a page is accepted", arguments: shown)
  func shownExampleIsAccepted(_ example: WrittenExample) {
    #expect(example.errors == [], "\(example.whole)")
  }

  @Test("A whole scenario shown in a page runs", arguments: shown.filter { $0.container == "file" })
  func shownScenarioRuns(_ example: WrittenExample) {
    #expect(example.errorsOfRun == [], "\(example.whole)")
  }

  @Test("A piece of a page that is wrong is not accepted")
  func wrongExampleIsRefused() {
    let example = WrittenExample(place: "here", container: "fund", text: "award = 3 students")
    #expect(!example.errors.isEmpty)
  }

  /// The fenced blocks of all pages that hold the language.
  static let shown: [WrittenExample] = Repository.pages.flatMap { page in
    (try? Repository.text(page)).map { examples(in: $0, page: page) } ?? []
  }

  /// The fenced blocks marked `scenario`, or `scenario-fragment in=BLOCK`, of one page.
  private static func examples(in text: String, page: String) -> [WrittenExample] {
    var found: [WrittenExample] = []
    var opened: (line: Int, container: String)?
    var lines: [Substring] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if let (start, container) = opened {
        if line == "```" {
          found.append(
            WrittenExample(
              place: "\(page):\(start)", container: container, text: lines.joined(separator: "\n")))
          opened = nil
        } else {
          lines.append(line)
        }
      } else if line == "```scenario" {
        (opened, lines) = ((index + 1, "file"), [])
      } else if line.hasPrefix("```scenario-fragment in=") {
        let container = line.dropFirst("```scenario-fragment in=".count)
        (opened, lines) = ((index + 1, String(container)), [])
      }
    }
    return found
  }
}

/// Every example that the language table gives is accepted by the checker.
struct LanguageTableExampleTests {
  @Test("The example of a block is accepted", arguments: LanguageTable.blocks.map(\.keyword))
  func blockExampleIsAccepted(_ keyword: String) throws {
    let block = try #require(LanguageTable.block(keyword))
    let container = block.places.contains(.top) ? "top" : "plan"
    let example = WrittenExample(place: keyword, container: container, text: block.example)
    #expect(example.errors == [], "\(example.whole)")
  }

  @Test("The example of a key is accepted", arguments: keys)
  func keyExampleIsAccepted(_ example: WrittenExample) {
    #expect(example.errors == [], "\(example.whole)")
  }

  @Test("The example of an entry is accepted", arguments: entries)
  func entryExampleIsAccepted(_ example: WrittenExample) {
    #expect(example.errors == [], "\(example.whole)")
  }

  @Test("The example of a statement is accepted", arguments: statements)
  func statementExampleIsAccepted(_ example: WrittenExample) {
    #expect(example.errors == [], "\(example.whole)")
  }

  @Test("The example of a function is accepted", arguments: functions)
  func functionExampleIsAccepted(_ example: WrittenExample) {
    #expect(example.errors == [], "\(example.whole)")
  }

  @Test("A ready-made value is accepted as it is printed", arguments: readyMade)
  func readyMadeValueIsAccepted(_ example: WrittenExample) {
    #expect(example.errors == [], "\(example.whole)")
  }

  /// Each key in its block, beside the other keys that the block requires.
  static let keys: [WrittenExample] = LanguageTable.blocks.flatMap { block in
    block.keys.map { key in
      let isOfFile = isColumn(key, of: block) || block.mayHaveFile
      return WrittenExample(
        place: "\(block.keyword).\(key.name)",
        container: isOfFile ? "top" : block.keyword,
        text: isOfFile
          ? Self.columns(key, of: block)
          : (companions(of: key, in: block) + [key.example]).joined(separator: "\n"))
    }
  }

  /// Each entry of every block.
  static let entries: [WrittenExample] = enrollmentEntries + otherEntries

  /// Each entry of another block beside what that block requires.
  private static let otherEntries: [WrittenExample] = LanguageTable.blocks
    .filter { $0.keyword != "enrollment" }
    .flatMap { block in
      block.entries.map { entry in
        let beside =
          block.keyword == "staff"
          ? ["positions = 1 FTE per section", "schedule = licensed", "roster = teachers_now"]
          : companions(of: entry.key, in: block)
        return WrittenExample(
          place: "\(block.keyword).\(entry.form)",
          container: block.mayHaveFile ? "top" : block.keyword,
          text: block.mayHaveFile
            ? fileBlock(entry.key, of: block)
            : (beside + [entry.key.example]).joined(separator: "\n"))
      }
    }

  /// Each entry of the enrolment in a district that it fits.
  private static let enrollmentEntries = StudentBlocks.enrollment.entries.map { entry in
    let students = "        PK K 8 9\n  west 60 97 90 93\n  east - 70 66 68"
    let rate = entry.key.name == "births" ? ", 120\nentry_rate = 83%" : ""
    return WrittenExample(
      place: "enrollment.\(entry.form)", container: "top",
      text: """
        school north { title1 = none }
        enrollment FY2025 {
        \(students)
          survival = 99%
          \(entry.key.example)\(rate)
        }
        """)
  }

  /// Whether a key names a CSV column, or says something about the rows of a CSV file.
  private static func isColumn(_ key: KeyDescription, of block: BlockDescription) -> Bool {
    if ["revenue", "spending"].contains(block.keyword), ["growth", "only"].contains(key.name) {
      return true
    }
    if case .column = key.kind { return true }
    return false
  }

  /// A block that reads a CSV file, with its columns.
  private static func columns(_ key: KeyDescription, of block: BlockDescription) -> String {
    if block.mayHaveFile { return fileBlock(key, of: block) }
    guard block.keyword == "enrollment" else {
      let others = [
        "line = column \"id\"", "amount = column \"fy26\"", "group = column \"cost_center\"",
      ].filter { !$0.hasPrefix(key.name) }
      let lines = (others + [key.example]).joined(separator: "\n")
      return "\(block.keyword) shown from \"data/budget.csv\" {\n\(lines)\n}"
    }
    let columns = block.keys.filter { isColumn($0, of: block) }.map(\.example)
    return "enrollment FY2025 from \"data/slaton.csv\" {\n\(columns.joined(separator: "\n"))\n}"
  }

  /// A schedule or roster with all columns and the key.
  private static func fileBlock(_ key: KeyDescription, of block: BlockDescription) -> String {
    let isEntry = block.key(key.name) == nil
    let columns =
      block.keys.filter { isColumn($0, of: block) || $0.name == key.name }.map(\.example)
      + (isEntry ? [key.example] : [])
    let opening =
      block.keyword == "schedule"
      ? "schedule licensed from \"data/schedule.csv\""
      : "roster teachers_now from \"data/roster.csv\""
    return "\(opening) {\n\(columns.joined(separator: "\n"))\n}"
  }

  /// What must stand beside a key.
  private static func companions(
    of key: KeyDescription, in block: BlockDescription
  ) -> [String] {
    var beside = block.keys.filter { $0.isRequired && $0.name != key.name }.map(\.example)
    switch (block.keyword, key.name) {
    case ("leader", "one_per"), ("leader", "share"), ("leader", "count"): break
    case ("leader", _): beside.append("count = 3")
    case ("bonus", "share"), ("bonus", "count"): break
    case ("bonus", "ladder"): beside += ["share = 20%", "stages = expert", "of = teachers"]
    case ("bonus", "stages"), ("bonus", "of"): beside.append("share = 20%")
    case ("bonus", _): beside += ["share = 20%", "of = teachers"]
    case ("exchange", "part"): break
    case ("ladder", "start"): beside += ["of = teachers", "start advanced = 40%"]
    case ("exchange", _): beside.append("part lead = 1 FTE")
    case ("ladder", _), ("retention", "of"): if key.name != "of" { beside.append("of = teachers") }
    case ("retention", _): beside.append("of = teachers")
    case ("repurpose", "saves"), ("repurpose", "removes"): break
    case ("repurpose", _): beside.append("saves = $76,000 per year")
    case ("staff", "salary"): break
    case ("staff", "schedule"): beside.append("roster = teachers_now")
    case ("staff", "roster"): beside.append("schedule = licensed")
    case ("staff", "hire_step"), ("staff", "hire_lane"), ("staff", "step_movement"),
      ("staff", "lane_change"):
      beside += ["schedule = licensed", "roster = teachers_now"]
    case ("staff", _): beside.append("salary = $52,400 per FTE")
    case ("line", "cost"), ("line", "saves"), ("line", "adds"): break
    case ("line", _): beside.append("cost = $34,800 per year")
    case ("class_size", _): break
    case ("enrollment", "method"): beside += ["K 1 2", "west 97 90 93", "growth = 1%"]
    case ("enrollment", "noise"), ("enrollment", "entry_noise"), ("enrollment", "entry_rate"),
      ("enrollment", "entry_grades"):
      beside += ["PK K 1 2", "west 60 97 90 93", "survival = 99%"]
    case ("school", "closes"): beside.append("students_go_to = east")
    case ("enrollment", _): beside += ["K 1 2", "west 97 90 93"]
    case ("revenue", "base"): beside.append("rate = 0.52%")
    case ("revenue", "rate"): beside.append("base = $900,000,000")
    case ("revenue", "counted"), ("revenue", "count_year"):
      beside.append("amount = $7,200 per student")
    case ("revenue", "amount"), ("spending", "amount"), ("spending", "staff"): break
    case ("revenue", _), ("spending", _): beside.append("amount = $810,000 per year")
    case ("fund", "carryover_free_below"): beside.append("carryover = 15%")
    default: break
    }
    return beside
  }

  /// Each statement where it may stand.
  static let statements: [WrittenExample] = LanguageTable.statements.map { statement in
    switch statement.keyword {
    case "language":
      WrittenExample(
        place: statement.keyword, container: "file",
        text: statement.example + "\nscenario \"Shown\" { years = FY2026..FY2030 }\n")
    case "set":
      WrittenExample(place: statement.keyword, container: "plan", text: statement.example)
    default:
      WrittenExample(place: statement.keyword, container: "top", text: statement.example)
    }
  }

  /// Each function in a statement that takes it.
  static let functions: [WrittenExample] = LanguageTable.functions.map { function in
    let text =
      switch function.kind {
      case .process: "driver shown = \(function.example)"
      case .distribution: "input shown = \(function.example)"
      case .function: "let shown = \(function.example)"
      case .statistic:
        "expect \"shown\" { \(function.example) >= \(isMoney(function) ? "$" : "")0 }"
      }
    return WrittenExample(place: function.name, container: "top", text: text)
  }

  /// Whether a statistic's example is about dollars.
  private static func isMoney(_ function: FunctionDescription) -> Bool {
    function.example.contains("net_cost")
  }

  /// What `= default` stands for, written out.
  static let readyMade: [WrittenExample] =
    LanguageTable.readyMadeDrivers.map { name, value in
      WrittenExample(
        place: "driver \(name)", container: "top", text: "driver \(name) = \(value.text)")
    }
    + LanguageTable.blocks.flatMap { block in
      block.keys.compactMap { key in
        key.readyMade.map { value in
          WrittenExample(
            place: "\(block.keyword).\(key.name) = default", container: block.keyword,
            text: (companions(of: key, in: block) + ["\(key.name) = \(value.text)"])
              .joined(separator: "\n"))
        }
      }
    }
}
