internal import BudgetModel
internal import BudgetNames
internal import BudgetReports
internal import Diagnostics
internal import FigureCatalogue
internal import Quantities
internal import ScenarioSyntax

/// Moves the text of a scenario on by a year.
///
/// Every statement is looked at once. What spoke of the closed year alone goes, what began before the new
/// horizon begins with it, a value that grows is dated so that it goes on from where it was, and actuals take
/// the place of what was expected. What can be none of these is a problem.
struct ScenarioRoller {
  /// The files with their changes.
  var files: RolledFiles
  /// The year that is closed, the first of the old horizon.
  let closed: Int
  /// The fiscal years of the new horizon.
  let years: ClosedRange<Int>
  /// The budgets of the scenario and its variants.
  let budgets: [DistrictBudget]
  /// The actuals of the closed year.
  let actuals: [FigureKey: Double]
  /// Where its values are written.
  private let values: WrittenValues
  /// What was changed.
  private(set) var changes: [ReportedRoll.Change] = []
  /// What cannot be rolled.
  private(set) var problems: [Diagnostic] = []
  /// A CSV file of students beside the new scenario.
  var students: RolledStudents?

  /// Rolls a scenario.
  init(
    _ source: ScenarioSource, budgets: [DistrictBudget], to first: Int,
    actuals: [FigureKey: Double], studentsPath: String?
  ) {
    files = RolledFiles(source)
    closed = first - 1
    self.budgets = budgets
    self.actuals = actuals
    let count = budgets[0].years.count
    years = first...(first + count - 1)
    values = WrittenValues(budgets)
    for placed in files.statements { roll(placed) }
    students = rollStudents(to: studentsPath)
  }

  /// The budget of the scenario as written.
  var base: DistrictBudget { budgets[0] }

  // MARK: what is changed

  /// Puts a text in place of a part of a statement.
  mutating func replace(
    _ range: SourceRange, with text: String, _ kind: ReportedRoll.Change.Kind,
    in placed: RolledFiles.Placed
  ) {
    guard range.text != text else { return }
    files.files[placed.file].edits.replace(range, with: text)
    note(kind, placed.statement.range, after: text)
  }

  /// Puts a text before an offset of a statement's file.
  mutating func insert(
    _ text: String, at offset: Int, _ kind: ReportedRoll.Change.Kind, in placed: RolledFiles.Placed,
    about range: SourceRange? = nil
  ) {
    files.files[placed.file].edits.insert(text, at: offset)
    note(
      kind, range ?? placed.statement.range,
      after: text.trimming { $0.isWhitespace || $0 == ";" })
  }

  /// Takes a statement away.
  mutating func remove(_ placed: RolledFiles.Placed) {
    files.files[placed.file].edits.remove(placed.statement.range)
    note(.removed, placed.statement.range, after: nil)
  }

  /// Says that something cannot be rolled.
  mutating func refuse(_ range: SourceRange, _ reason: String, fix: String) {
    problems.append(RollMessages.cannotRoll(range, reason, fix: fix))
  }

  private mutating func note(
    _ kind: ReportedRoll.Change.Kind, _ range: SourceRange, after: String?
  ) {
    let written = range.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    changes.append(
      ReportedRoll.Change(kind: kind, place: range.place, written: written, now: after))
  }

  // MARK: statements

  private mutating func roll(_ placed: RolledFiles.Placed) {
    switch placed.statement {
    case .assignment(let assignment): roll(assignment, placed)
    case .declaration(let declaration):
      rollDriver(declaration, placed)
      rollValue(declaration.clauses, placed)
    case .settled(let settled): rollSettled(settled, placed)
    case .entry(let entry): roll(entry, placed)
    case .onePer(_, _, let clauses, _): rollValue(clauses, placed)
    case .set(let statement): roll(statement, placed)
    case .require(let condition, _, _), .adopted(let condition, _, _):
      rollConditions([condition], placed)
    case .sunset(let year, _, _) where year.year <= closed: remove(placed)
    case .block(let block): roll(block, placed)
    case .language, .include, .correlate, .atEachSchool, .renews, .terminates, .suppress, .sunset:
      break
    }
  }

  private mutating func roll(_ block: Block, _ placed: RolledFiles.Placed) {
    switch block.keyword.text {
    case "expect", "example": rollConditions(block.conditions, placed)
    case "staff": rollHeadcount(block, placed)
    case "fund": rollCarryOver(block, placed)
    case "leader": rollIncumbents(block, placed)
    case "schedule", "roster":
      refuse(
        block.header, RollMessages.scheduled,
        fix: "write the new `\(block.keyword.text)` and `years` by hand")
    case "ladder":
      let ladder = base.plan.ladders.first { $0.id == block.id?.text }
      if let ladder, ladder.startYear <= closed {
        refuse(block.header, RollMessages.ladder, fix: "write its `start` shares by hand")
      }
    default: break
    }
  }

  private mutating func roll(_ assignment: Assignment, _ placed: RolledFiles.Placed) {
    let key = assignment.key.parts.last?.text ?? ""
    switch (placed.keyword, key) {
    case ("scenario", "years"):
      let span = "FY\(years.lowerBound)..FY\(years.upperBound)"
      replace(assignment.value.range, with: span, .horizon, in: placed)
    case ("general_fund", "opening"):
      if let balance = actual(.generalFund(.balance)) {
        replace(assignment.value.range, with: RolledNumber.money(balance), .actual, in: placed)
      }
    case ("general_fund", "dollar_floor"):
      refuse(
        assignment.range, RollMessages.dollarFloor,
        fix: "write the floor of FY\(years.lowerBound) and `years` by hand")
    case ("staff", "headcount"), ("fund", "carried_in"), ("leader", "incumbents"): break
    case ("revenue", "adopted"), ("spending", "adopted"):
      let last = assignment.clauses.scope.map(Self.lastYear) ?? closed
      if last <= closed { remove(placed) }
    case (_, "starts"), ("shock", "from"): rollStart(assignment, placed)
    case ("fund", "ends"), ("school", "closes"), ("school", "opens"):
      if case .years(let year, nil, _) = assignment.value, year.year <= closed {
        refuse(
          assignment.range, RollMessages.over(key, year.year),
          fix: "take it out of the scenario by hand, with what depends on it")
      }
    default: rollValue(assignment.clauses, placed)
    }
  }

  /// The first year of an item that began before the new horizon is the first of it.
  private mutating func rollStart(_ assignment: Assignment, _ placed: RolledFiles.Placed) {
    guard case .years(let year, nil, let range) = assignment.value, year.year <= closed else {
      return
    }
    replace(range, with: "FY\(years.lowerBound)", .moved, in: placed)
  }

  private mutating func roll(_ entry: Entry, _ placed: RolledFiles.Placed) {
    if entry.keyword.text == "move" {
      let isOver = entry.clauses.scope.map { Self.firstYear($0) <= closed } ?? true
      if isOver {
        refuse(
          entry.range, RollMessages.move,
          fix: "take it out by hand; the actual students have moved already")
      }
      return
    }
    rollValue(entry.clauses, placed)
  }

  // MARK: values

  /// A value goes on as it was: dated where it grows, gone where it was for the closed year alone.
  private mutating func rollValue(_ clauses: Clauses, _ placed: RolledFiles.Placed) {
    let found = values.segments(in: placed.statement.range)
    guard let first = found.first else { return }
    guard found.contains(where: { $0.holds(in: years) }) else {
      let passesGrowth = found.contains { segment in
        segment.written.growth != nil
          && segment.value.segments.dropFirst(segment.index + 1).contains { $0.growth == nil }
      }
      if passesGrowth {
        refuse(
          placed.statement.range, RollMessages.passesGrowth(first.value.path),
          fix: "write the growth behind the later value too")
      } else {
        remove(placed)
      }
      return
    }
    refuseKnownGrowth(found, placed)
    rollRamp(clauses, first, placed)
    let growing = found.first(where: \.grows)
    switch clauses.scope?.form {
    case nil:
      if let growing {
        dateFrom(growing.written.datedYear, clauses, placed)
      }
    case .from?, .only?: break
    case .until?:
      if let growing { refuseSpan(growing, placed) }
    case .span(let start, _)?:
      guard start.year <= closed else { return }
      if let growing {
        refuseSpan(growing, placed)
      } else {
        replace(start.range, with: "FY\(years.lowerBound)", .moved, in: placed)
      }
    }
  }

  private mutating func refuseSpan(
    _ segment: WrittenValues.Segment, _ placed: RolledFiles.Placed
  ) {
    refuse(
      placed.statement.range, RollMessages.growsInSpan(segment.value.path, closed),
      fix: "write what it is in FY\(years.lowerBound), and from when on, by hand")
  }

  /// `from FY2026` before the source, or at the end.
  private mutating func dateFrom(_ year: Int, _ clauses: Clauses, _ placed: RolledFiles.Placed) {
    let range = placed.statement.range
    let text = "from FY\(year)"
    guard let quoted = [clauses.source, clauses.because].compactMap({ $0?.range.lowerBound }).min()
    else {
      return insert(" " + text, at: range.upperBound, .dated, in: placed)
    }
    let word = Lexer.tokenize(range.file).tokens.last {
      $0.kind == .word && $0.upper <= quoted
    }
    insert(text + " ", at: word?.lower ?? quoted, .dated, in: placed)
  }

  /// Refuses a value dated before the closed year that grows by a driver whose closed year is now known: its
  /// growth of that year would be the usual one.
  private mutating func refuseKnownGrowth(
    _ found: [WrittenValues.Segment], _ placed: RolledFiles.Placed
  ) {
    for segment in found where segment.written.datedYear < closed {
      let growth = segment.value.segments[...segment.index].compactMap(\.growth).last
      guard let growth else { continue }
      for case .value(let key) in growth.rate.references {
        guard let known = actuals[FigureKey(.value(key))],
          let usual = base.process(of: key)?.usual, abs(known - usual) > 1e-12
        else { continue }
        refuse(
          placed.statement.range,
          RollMessages.knownGrowth(segment.value.path, key.description, closed),
          fix: "write what it was in FY\(closed): `from FY\(closed)`")
        return
      }
    }
  }

  /// The shares of a ramp that lie behind go; where the last one is 100 %, the ramp.
  private mutating func rollRamp(
    _ clauses: Clauses, _ segment: WrittenValues.Segment, _ placed: RolledFiles.Placed
  ) {
    guard clauses.ramp.count > 1 else { return }
    let start = max(itemStart(of: segment.value.key), segment.written.firstYear ?? closed)
    let gone = min(years.lowerBound - start, clauses.ramp.count - 1)
    guard gone > 0 else { return }
    let file = placed.statement.range.file
    let word = Lexer.tokenize(file).tokens.last {
      $0.kind == .word && $0.upper <= clauses.ramp[0].range.lowerBound
    }
    let left = clauses.ramp[gone...]
    let end = clauses.ramp[clauses.ramp.count - 1].range.upperBound
    if left.count == 1, left.first?.range.text == "100%" {
      var lower = word?.lower ?? clauses.ramp[0].range.lowerBound
      while lower > 0, file.bytes[lower - 1] == 0x20 { lower -= 1 }
      let range = SourceRange(file: file, lowerBound: lower, upperBound: end)
      replace(range, with: "", .moved, in: placed)
    } else {
      let range = SourceRange(
        file: file, lowerBound: clauses.ramp[0].range.lowerBound,
        upperBound: clauses.ramp[gone].range.lowerBound)
      replace(range, with: "", .moved, in: placed)
    }
  }

  /// The first year of the item that a value belongs to.
  private func itemStart(of key: ValueKey) -> Int {
    let plan = base.plan
    switch key.block {
    case LeaderKind.keyword: return plan.leaders.first { $0.id == key.id }?.startYear ?? closed
    case LineKind.keyword: return plan.lines.first { $0.id == key.id }?.startYear ?? closed
    case RepurposeKind.keyword:
      guard let item = plan.repurposed.first(where: { $0.id == key.id }) else { return closed }
      if let written = item.startYear { return written }
      guard item.isInduced, !plan.leaders.contains(where: { base.incumbents(of: $0) > 0 }) else {
        return closed
      }
      return (plan.leaders.map(\.startYear).min() ?? closed) + 1
    default: return closed
    }
  }

  // MARK: changes by `set`

  private mutating func roll(_ statement: SetStatement, _ placed: RolledFiles.Placed) {
    let found = values.changes(in: statement.range)
    let scope = statement.clauses.scope
    if let scope, Self.lastYear(scope) <= closed, !found.contains(where: \.isOfStudents) {
      return remove(placed)
    }
    guard scope.map({ Self.firstYear($0) <= closed }) ?? true else { return }
    if let students = found.first(where: \.isOfStudents) {
      return refuse(
        statement.range, RollMessages.studentsChanged(students.value.path, closed),
        fix: "take it out by hand, or begin it in FY\(years.lowerBound)")
    }
    if let growing = found.first(where: \.grows) {
      return refuse(
        statement.range, RollMessages.growsInSpan(growing.value.path, closed),
        fix: "write what it is in FY\(years.lowerBound), `from FY\(years.lowerBound)`")
    }
    switch scope?.form {
    case .from(let year)?, .span(let year, _)?:
      replace(year.range, with: "FY\(years.lowerBound)", .moved, in: placed)
    case .only?, .until?, nil: break
    }
  }

  // MARK: years

  /// The first year of a scope; from the start where it states none.
  static func firstYear(_ scope: YearScope) -> Int {
    switch scope.form {
    case .from(let year), .only(let year), .span(let year, _): year.year
    case .until: .min
    }
  }

  /// The last year of a scope; to the end where it states none.
  static func lastYear(_ scope: YearScope) -> Int {
    switch scope.form {
    case .from: .max
    case .only(let year), .until(let year), .span(_, let year): year.year
    }
  }

  /// The actual of a figure.
  func actual(_ figure: Figure, at place: Place? = nil) -> Double? {
    actuals[FigureKey(figure, at: place)]
  }
}

extension WrittenValues.Change {
  /// It multiplies students.
  var isOfStudents: Bool { value.key.block == "enrollment" && value.key.key == "students" }
}

extension StringProtocol {
  /// The text without what stands at its ends.
  fileprivate func trimming(_ isLeftOut: (Character) -> Bool) -> String {
    let front = drop(while: isLeftOut)
    guard let last = front.lastIndex(where: { !isLeftOut($0) }) else { return "" }
    return String(front[...last])
  }
}
