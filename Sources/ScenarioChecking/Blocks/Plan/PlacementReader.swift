internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

/// Reads how a staff group stands on a salary schedule.
enum PlacementReader {
  /// The group's place on its schedule; `nil` after something wrong was reported.
  static func readPlacement(
    _ instance: BlockInstance, _ schedules: [SalarySchedule], _ rosters: [String: Roster],
    _ assembler: inout BudgetAssembler
  ) -> ScheduledPay? {
    guard let name = assembler.readNames(instance.setting("schedule"))?.first else { return nil }
    assembler.used.insert(ValueKey("schedule", name, nil))
    guard let setting = instance.setting("roster") else {
      assembler.report(
        StaffMessages.missingRoster(instance.setting("schedule")?.range ?? instance.block.header))
      return nil
    }
    guard let rosterName = assembler.readNames(setting)?.first else { return nil }
    assembler.used.insert(ValueKey("roster", rosterName, nil))
    guard let schedule = schedules.first(where: { $0.id == name }) else { return nil }
    let turnover = readLeaving(instance, "turnover", schedule, &assembler)
    let retirement = readLeaving(instance, "retirement", schedule, &assembler)
    guard let lane = readHireLane(instance, schedule, &assembler),
      let step = readHireStep(instance, schedule.lanes[lane], of: schedule, &assembler),
      let roster = rosters[rosterName], let people = place(roster, on: schedule, &assembler)
    else { return nil }
    return ScheduledPay(
      schedule: name, roster: people, hireLane: lane, hireStep: step, turnover: turnover,
      retirement: retirement)
  }

  /// A roster by lane and position of the step.
  private static func place(
    _ roster: Roster, on schedule: SalarySchedule, _ assembler: inout BudgetAssembler
  ) -> [[Double]]? {
    var people = schedule.lanes.map { [Double](repeating: 0, count: $0.salaries.count) }
    let names = schedule.lanes.map(\.name)
    for row in roster.rows {
      guard let name = row.lane ?? (names.count == 1 ? names[0] : nil) else {
        assembler.report(StaffMessages.rosterLane(roster.range, schedule.id, names))
        return nil
      }
      guard let number = names.firstIndex(of: name) else {
        assembler.report(StaffMessages.offSchedule(row.range, "lane `\(name)`", schedule.id, names))
        return nil
      }
      let lane = schedule.lanes[number]
      guard row.step >= lane.firstStep else {
        assembler.report(
          StaffMessages.offSchedule(
            row.range, "step \(row.step) in lane `\(name)`", schedule.id, [lane]))
        return nil
      }
      people[number][lane.position(nearest: row.step)] += row.people
    }
    return people
  }

  private static func readHireLane(
    _ instance: BlockInstance, _ schedule: SalarySchedule, _ assembler: inout BudgetAssembler
  ) -> Int? {
    guard let setting = instance.setting("hire_lane") else { return 0 }
    assembler.checkNoClauses(setting)
    var name = setting.value.range.text
    if case .text(let quoted) = setting.value { name = quoted.text }
    let names = schedule.lanes.map(\.name)
    guard let lane = names.firstIndex(of: name) else {
      assembler.report(
        StaffMessages.offSchedule(setting.value.range, "lane `\(name)`", schedule.id, names))
      return nil
    }
    return lane
  }

  private static func readHireStep(
    _ instance: BlockInstance, _ lane: SalarySchedule.Lane, of schedule: SalarySchedule,
    _ assembler: inout BudgetAssembler
  ) -> Int? {
    guard let setting = instance.setting("hire_step") else { return 0 }
    assembler.checkNoClauses(setting)
    let text = setting.value.range.text
    guard let step = Int(text), (lane.firstStep...lane.lastStep).contains(step) else {
      assembler.report(
        StaffMessages.offSchedule(setting.value.range, "step `\(text)`", schedule.id, [lane]))
      return nil
    }
    return step - lane.firstStep
  }

  /// The entries of `turnover` or `retirement`; no step in two of them.
  private static func readLeaving(
    _ instance: BlockInstance, _ keyword: String, _ schedule: SalarySchedule,
    _ assembler: inout BudgetAssembler
  ) -> [ScheduledPay.Leaving] {
    var found: [ScheduledPay.Leaving] = []
    var places: [SourceRange] = []
    for entry in EntryReader.readEntries(instance, keyword, &assembler) {
      let last = entry.second ?? entry.first
      guard let low = Int(entry.first.text), let high = Int(last.text), low <= high else {
        assembler.report(StaffMessages.badSteps(entry.first.range.union(last.range), keyword))
        continue
      }
      let steps = low...high
      guard schedule.lanes.contains(where: { steps.overlaps($0.firstStep...$0.lastStep) }) else {
        assembler.report(
          StaffMessages.offSchedule(
            entry.first.range.union(last.range), "step \(low)", schedule.id, schedule.lanes))
        continue
      }
      if let other = found.firstIndex(where: { $0.steps.overlaps(steps) }) {
        assembler.report(
          StaffMessages.overlappingSteps(
            entry.first.range.union(last.range), places[other], keyword))
        continue
      }
      found.append(ScheduledPay.Leaving(steps: steps, key: entry.key))
      places.append(entry.first.range.union(last.range))
    }
    return found
  }
}
