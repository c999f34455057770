internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// The keys of moves, each its own: several from one school to another are numbered from 2.
private struct MoveKeys {
  private var taken: Set<ValueKey> = []
  /// The last number that was given for a plain key.
  private var numbers: [ValueKey: Int] = [:]

  /// The plain key, or the first numbered one that is free.
  mutating func next(_ plain: ValueKey, numbered: (Int) -> ValueKey) -> ValueKey {
    var number = numbers[plain] ?? 1
    var key = plain
    while !taken.insert(key).inserted {
      number += 1
      key = numbered(number)
    }
    numbers[plain] = number
    return key
  }
}

/// Reads how students move between schools.
enum StudentMoveReader {
  /// Reads the moves of an enrolment, and those of the schools that close, by year.
  static func readMoves(
    _ instance: BlockInstance, _ schools: [School], _ enrollment: inout Enrollment,
    _ assembler: inout BudgetAssembler
  ) {
    var moves: [StudentMove] = []
    var keys = MoveKeys()
    for written in instance.entries("move") {
      if let move = readMove(written, instance, &keys, &assembler) { moves.append(move) }
    }
    let taught = Set(enrollment.cells.map(\.school))
    for school in schools {
      guard let closes = school.closes, let target = school.studentsGoTo,
        closes < assembler.years.upperBound, taught.contains(school.id),
        let place = assembler.index.block("school", school.id)?.setting("closes")
      else { continue }
      moves.append(
        StudentMove(
          source: school.id, target: target, grades: nil, firstYear: closes + 1, share: nil,
          range: place.range))
    }
    // Swift's sort keeps the written order within a year.
    moves.sort { $0.firstYear < $1.firstYear }
    checkSources(moves, enrollment, &assembler)
    checkShares(moves, &assembler)
    enrollment.moves = moves
  }

  private static func readMove(
    _ written: WrittenEntry, _ instance: BlockInstance, _ keys: inout MoveKeys,
    _ assembler: inout BudgetAssembler
  ) -> StudentMove? {
    let entry = written.entry
    guard let second = entry.second else {
      assembler.report(
        BlockMessages.unknownEntry(
          entry, in: "enrollment", forms: ["move SCHOOL to SCHOOL"], among: []))
      return nil
    }
    for word in [entry.first, second] where assembler.symbols.kind(of: word.text) != "school" {
      let known = assembler.symbols.ids(of: "school")
      assembler.report(NameMessages.unknownSchool(word, among: known))
      return nil
    }
    guard entry.first.text != second.text else {
      assembler.report(StudentMessages.moveToItself(entry.range, second.text))
      return nil
    }
    guard case .from(let word)? = entry.clauses.scope?.form else {
      assembler.report(StudentMessages.moveNeedsYear(entry.range))
      return nil
    }
    guard assembler.years.contains(word.year) else {
      assembler.report(YearMessages.yearOutside(word, assembler.years))
      return nil
    }
    var value = entry.value
    var grades: [Grade]?
    if case .share(let share, let words, let range) = value {
      guard let named = movedGrades(words, range, &assembler) else { return nil }
      grades = named
      value = share
    }
    var target = ValueReader.target(instance, written.description.key, qualifier: entry.qualifier)
    target.title = "Enrolment: from \(entry.first.text) to \(second.text)"
    let key = keys.next(target.key) { instance.key(target.name, "\(entry.qualifier)_\($0)") }
    let kept = ValueTarget(
      key: key, title: target.title, name: "move", quantity: target.quantity,
      timing: target.timing, standardNumber: target.standardNumber)
    let before = assembler.diagnostics.count
    ValueReader.keep(
      kept, [WrittenValue(value: value, clauses: entry.clauses, range: entry.range)], &assembler)
    guard assembler.diagnostics.count == before || assembler.statusQuo[key] != nil else {
      return nil
    }
    return StudentMove(
      source: entry.first.text, target: second.text, grades: grades, firstYear: word.year,
      share: key, range: entry.range)
  }

  /// The grades of `of grade 5` or `of grades K..5`.
  private static func movedGrades(
    _ words: [Word], _ range: SourceRange, _ assembler: inout BudgetAssembler
  ) -> [Grade]? {
    guard let first = words.first, ["grade", "grades"].contains(first.text), words.count >= 2,
      let low = GradeReader.grade(words[1], &assembler)
    else {
      assembler.report(
        UnitMessages.wrongShareOf(
          range, "grades K..5", key: "move", example: "move east to north = 40% of grades K..5"))
      return nil
    }
    guard words.count > 2 else { return [low] }
    guard let high = GradeReader.grade(words[2], &assembler) else { return nil }
    guard low <= high else {
      assembler.report(YearMessages.reversedYears(range))
      return nil
    }
    return Grade.allCases.filter { $0 >= low && $0 <= high }
  }

  /// Reports moves out of schools that have no students to move.
  private static func checkSources(
    _ moves: [StudentMove], _ enrollment: Enrollment, _ assembler: inout BudgetAssembler
  ) {
    var taught: [String: Set<Grade>] = [:]
    for cell in enrollment.cells { taught[cell.school, default: []].insert(cell.grade) }
    for move in moves {
      let moved = (taught[move.source] ?? []).filter { move.covers($0) }
      if moved.isEmpty { assembler.report(StudentMessages.nobodyMoves(move.range, move.source)) }
      taught[move.target, default: []].formUnion(moved)
    }
  }

  /// Reports plain shares out of one school and grade that are more than everyone.
  private static func checkShares(_ moves: [StudentMove], _ assembler: inout BudgetAssembler) {
    var earlier: [MovedCell: (total: Double, first: StudentMove)] = [:]
    for move in moves {
      let share = plainShare(move, assembler)
      var isReported = false
      for grade in Grade.allCases where move.covers(grade) {
        let cell = MovedCell(school: move.source, grade: grade, year: move.firstYear)
        let before = earlier[cell]
        let total = (before?.total ?? 0) + share
        earlier[cell] = (total, before?.first ?? move)
        if let before, total > 1 + 1e-9, !isReported {
          assembler.report(
            StudentMessages.movesTooMany(move.range, move.source, before.first.range))
          isReported = true
        }
      }
    }
  }

  /// Students of a school's grade who move in one year.
  private struct MovedCell: Hashable {
    let school: String
    let grade: Grade
    let year: Int
  }

  private static func plainShare(_ move: StudentMove, _ assembler: BudgetAssembler) -> Double {
    guard let key = move.share else { return 1 }
    guard case .constant(let share)? = assembler.statusQuo[key]?.segments.last?.formula else {
      return 0
    }
    return share
  }

  /// Reports schools that open without students, or had some before.
  static func checkOpenings(
    _ enrollments: [Enrollment], _ schools: [School], _ assembler: inout BudgetAssembler
  ) {
    if !enrollments.contains(where: { $0.method == .cohortSurvival }) {
      for school in assembler.declarations.schools {
        guard let feeds = school.setting("feeds") else { continue }
        assembler.report(
          BlockMessages.unusedKey(feeds.range, "feeds", "no enrollment moves by cohort survival"))
      }
    }
    let cells = Dictionary(grouping: enrollments.flatMap(\.cells), by: \.school)
    let moves = Dictionary(grouping: enrollments.flatMap(\.moves), by: \.target)
    for school in schools {
      guard let opens = school.opens,
        let place = assembler.index.block("school", school.id)?.setting("opens")
      else { continue }
      let counted = cells[school.id]?.first { $0.students > 0 && $0.year < opens }
      if let counted {
        assembler.report(StudentMessages.openedBefore(place.range, school.id, counted.year))
        continue
      }
      let arrivals = moves[school.id] ?? []
      if let early = arrivals.first(where: { $0.firstYear < opens }) {
        assembler.report(StudentMessages.openedBefore(place.range, school.id, early.firstYear))
      } else if arrivals.isEmpty, !enrollments.contains(where: { $0.method == .table }) {
        assembler.report(StudentMessages.opensEmpty(place.range, school.id, opens))
      }
    }
  }
}
