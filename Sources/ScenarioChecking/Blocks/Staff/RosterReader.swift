internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import ScenarioFiles
internal import ScenarioSyntax

/// Reads people by lane and step.
enum RosterReader {
  static func readRosters(_ assembler: inout BudgetAssembler) -> [String: Roster] {
    var rosters: [String: Roster] = [:]
    for written in assembler.declarations.others["roster"] ?? [] {
      let instance = assembler.current(written)
      guard let rows = readPeople(instance, &assembler) else { continue }
      rosters[instance.id] = Roster(rows: rows, range: instance.block.header)
    }
    return rosters
  }

  private static func readPeople(_ instance: BlockInstance, _ assembler: inout BudgetAssembler)
    -> [Roster.Row]?
  {
    guard let file = ScheduleRowReader.readRows(instance, &assembler),
      let step = EnrollmentCellReader.csvColumn(instance, "step", file.table, &assembler),
      let people = EnrollmentCellReader.csvColumn(instance, "fte", file.table, &assembler)
    else { return nil }
    let lane = EnrollmentCellReader.csvColumn(instance, "lane", file.table, &assembler)
    if lane == nil, instance.setting("lane") != nil { return nil }
    var rows: [Roster.Row] = []
    do throws(CSVTable.Problem) {
      for row in file.rows {
        let name = try lane.map { source throws(CSVTable.Problem) in
          try EnrollmentCellReader.text(file.table, row, source).text
        }
        let number = try ScheduleRowReader.wholeNumber(file.table, row, step, &assembler)
        let fte = try ScheduleRowReader.amount(file.table, row, people, &assembler)
        guard let number, let fte else { return nil }
        rows.append(
          Roster.Row(lane: name, step: number.value, people: fte, range: number.range))
      }
    } catch {
      assembler.report(error.diagnostic)
      return nil
    }
    return rows
  }
}
