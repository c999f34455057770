internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import ScenarioFiles
internal import ScenarioSyntax

/// Reads salary schedules.
enum ScheduleReader {
  static func readSchedules(_ assembler: inout BudgetAssembler) -> [SalarySchedule] {
    var schedules: [SalarySchedule] = []
    for written in assembler.declarations.others["schedule"] ?? [] {
      let instance = assembler.current(written)
      ValueReader.readKey(instance, "raise", &assembler)
      guard let lanes = readLanes(instance, &assembler) else { continue }
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

  private static func readLanes(_ instance: BlockInstance, _ assembler: inout BudgetAssembler)
    -> [SalarySchedule.Lane]?
  {
    guard let file = ScheduleRowReader.readRows(instance, &assembler),
      let step = EnrollmentCellReader.csvColumn(instance, "step", file.table, &assembler),
      let salary = EnrollmentCellReader.csvColumn(instance, "salary", file.table, &assembler)
    else { return nil }
    let lane = EnrollmentCellReader.csvColumn(instance, "lane", file.table, &assembler)
    if lane == nil, instance.setting("lane") != nil { return nil }
    var names: [String] = []
    var salaries: [String: [Salary]] = [:]
    do throws(CSVTable.Problem) {
      for row in file.rows {
        let name = try lane.map { source throws(CSVTable.Problem) in
          try EnrollmentCellReader.text(file.table, row, source).text
        }
        let number = try ScheduleRowReader.wholeNumber(file.table, row, step, &assembler)
        let pay = try ScheduleRowReader.amount(file.table, row, salary, &assembler)
        guard let number, let pay else { return nil }
        let key = name ?? "all"
        if salaries[key] == nil { names.append(key) }
        salaries[key, default: []].append(
          Salary(step: number.value, dollars: pay, range: number.range))
      }
    } catch {
      assembler.report(error.diagnostic)
      return nil
    }
    var lanes: [SalarySchedule.Lane] = []
    for name in names {
      guard let lane = readLane(name, salaries[name] ?? [], &assembler) else { return nil }
      lanes.append(lane)
    }
    return lanes
  }

  /// A lane from its salaries: every step once, without gaps.
  private static func readLane(
    _ name: String, _ found: [Salary], _ assembler: inout BudgetAssembler
  ) -> SalarySchedule.Lane? {
    let salaries = found.enumerated().sorted {
      ($0.element.step, $0.offset) < ($1.element.step, $1.offset)
    }.map(\.element)
    for (before, after) in zip(salaries, salaries.dropFirst()) {
      if before.step == after.step {
        assembler.report(
          StaffMessages.repeatedStep(after.range, before.range, lane: name, step: after.step))
        return nil
      }
      if after.step != before.step + 1 {
        assembler.report(
          StaffMessages.stepGap(after.range, lane: name, after: before.step, before: after.step))
        return nil
      }
    }
    guard let first = salaries.first else { return nil }
    return SalarySchedule.Lane(
      name: name, firstStep: first.step, salaries: salaries.map(\.dollars))
  }

  /// Schedules and rosters that no group names.
  static func checkUnusedSchedules(_ assembler: inout BudgetAssembler) {
    for kind in ["schedule", "roster"] {
      for instance in assembler.declarations.others[kind] ?? [] {
        guard let id = instance.block.id, !assembler.used.contains(ValueKey(kind, id.text, nil))
        else {
          continue
        }
        assembler.report(NameMessages.unusedName(id, kind))
      }
    }
  }
}
