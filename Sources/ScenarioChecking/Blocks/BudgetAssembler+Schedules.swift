internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import ScenarioFiles
internal import ScenarioSyntax

// Salary schedules, rosters, and the groups that stand on them.
extension BudgetAssembler {
  /// People by lane and step as a file gives them.
  struct Roster {
    /// One row.
    struct Row {
      /// The lane; `nil` for the schedule's only one.
      let lane: String?
      /// The number of the step.
      let step: Int
      /// FTE.
      let people: Double
      /// The place of the step's cell.
      let range: SourceRange
    }

    /// The rows in written order.
    let rows: [Row]
    /// The place of the block.
    let range: SourceRange
  }

  // MARK: schedules

  mutating func readSchedules() -> [SalarySchedule] {
    var schedules: [SalarySchedule] = []
    for written in declarations.others["schedule"] ?? [] {
      let instance = current(written)
      readKey(instance, "raise")
      guard let lanes = readLanes(instance) else { continue }
      schedules.append(
        SalarySchedule(
          id: instance.id, title: instance.title, lanes: lanes, range: instance.block.header))
    }
    return schedules
  }

  /// One salary of a file.
  private struct Salary {
    let step: Int
    let dollars: Double
    let range: SourceRange
  }

  private mutating func readLanes(_ instance: BlockInstance) -> [SalarySchedule.Lane]? {
    guard let file = readRows(instance),
      let step = csvColumn(instance, "step", file.table),
      let salary = csvColumn(instance, "salary", file.table)
    else { return nil }
    let lane = csvColumn(instance, "lane", file.table)
    if lane == nil, instance.setting("lane") != nil { return nil }
    var names: [String] = []
    var salaries: [String: [Salary]] = [:]
    do throws(CSVTable.Problem) {
      for row in file.rows {
        let name = try lane.map { source throws(CSVTable.Problem) in
          try text(file.table, row, source).text
        }
        let number = try wholeNumber(file.table, row, step)
        let pay = try amount(file.table, row, salary)
        guard let number, let pay else { return nil }
        let key = name ?? "all"
        if salaries[key] == nil { names.append(key) }
        salaries[key, default: []].append(
          Salary(step: number.value, dollars: pay, range: number.range))
      }
    } catch {
      report(error.diagnostic)
      return nil
    }
    var lanes: [SalarySchedule.Lane] = []
    for name in names {
      guard let lane = readLane(name, salaries[name] ?? []) else { return nil }
      lanes.append(lane)
    }
    return lanes
  }

  /// A lane from its salaries: every step once, without gaps.
  private mutating func readLane(_ name: String, _ found: [Salary]) -> SalarySchedule.Lane? {
    let salaries = found.enumerated().sorted {
      ($0.element.step, $0.offset) < ($1.element.step, $1.offset)
    }.map(\.element)
    for (before, after) in zip(salaries, salaries.dropFirst()) {
      if before.step == after.step {
        report(.repeatedStep(after.range, before.range, lane: name, step: after.step))
        return nil
      }
      if after.step != before.step + 1 {
        report(.stepGap(after.range, lane: name, after: before.step, before: after.step))
        return nil
      }
    }
    guard let first = salaries.first else { return nil }
    return SalarySchedule.Lane(
      name: name, firstStep: first.step, salaries: salaries.map(\.dollars))
  }

  // MARK: rosters

  mutating func readRosters() -> [String: Roster] {
    var rosters: [String: Roster] = [:]
    for written in declarations.others["roster"] ?? [] {
      let instance = current(written)
      guard let rows = readPeople(instance) else { continue }
      rosters[instance.id] = Roster(rows: rows, range: instance.block.header)
    }
    return rosters
  }

  private mutating func readPeople(_ instance: BlockInstance) -> [Roster.Row]? {
    guard let file = readRows(instance),
      let step = csvColumn(instance, "step", file.table),
      let people = csvColumn(instance, "fte", file.table)
    else { return nil }
    let lane = csvColumn(instance, "lane", file.table)
    if lane == nil, instance.setting("lane") != nil { return nil }
    var rows: [Roster.Row] = []
    do throws(CSVTable.Problem) {
      for row in file.rows {
        let name = try lane.map { source throws(CSVTable.Problem) in
          try text(file.table, row, source).text
        }
        let number = try wholeNumber(file.table, row, step)
        let fte = try amount(file.table, row, people)
        guard let number, let fte else { return nil }
        rows.append(
          Roster.Row(lane: name, step: number.value, people: fte, range: number.range))
      }
    } catch {
      report(error.diagnostic)
      return nil
    }
    return rows
  }

  // MARK: rows

  /// The table of a block's file and its rows that every `where` takes.
  private mutating func readRows(
    _ instance: BlockInstance
  ) -> (table: CSVTable, rows: [Int])? {
    guard let file = instance.block.file else {
      report(.noScheduleFile(instance.block.header, instance.description.keyword))
      return nil
    }
    guard let table = readTable(file, from: instance.block.header.file) else { return nil }
    var rows = Array(table.rows.indices)
    for written in instance.entries("where") {
      let entry = written.entry
      reject(entry.clauses, key: "where")
      do throws(CSVTable.Problem) {
        let column = try table.column(entry.first.text, namedAt: entry.first.range)
        let wanted = Self.cellText(entry.value)
        rows.removeAll { table.rows[$0].cells[column] != wanted }
      } catch {
        report(error.diagnostic)
        return nil
      }
    }
    guard !rows.isEmpty else {
      report(.noScheduleRows(file.range, instance.description.keyword))
      return nil
    }
    return (table, rows)
  }

  /// What a cell must hold: a text, or a word or number as written.
  private static func cellText(_ value: Expression) -> String {
    if case .text(let quoted) = value { return quoted.text }
    return value.range.text
  }

  /// The whole number of a field, below a million.
  private mutating func wholeNumber(
    _ table: CSVTable, _ row: Int, _ source: CSVSource
  ) throws(CSVTable.Problem) -> (value: Int, range: SourceRange)? {
    guard case .column(let column) = source else {
      report(.scheduleColumn(table.rows[row].range))
      return nil
    }
    let number = try table.wholeNumber(row: row, column: column)
    let range = table.range(row: row, column: column)
    guard (0..<1_000_000).contains(number) else {
      report(.scheduleNumber(range, "a step is a whole number from 0 up"))
      return nil
    }
    return (number, range)
  }

  /// The amount of a field, at least 0.
  private mutating func amount(
    _ table: CSVTable, _ row: Int, _ source: CSVSource
  ) throws(CSVTable.Problem) -> Double? {
    guard case .column(let column) = source else {
      report(.scheduleColumn(table.rows[row].range))
      return nil
    }
    let number = try table.number(row: row, column: column)
    guard number >= 0, number < 1e9 else {
      let range = table.range(row: row, column: column)
      report(.scheduleNumber(range, "salaries and people are numbers from 0 up"))
      return nil
    }
    return number
  }
}
