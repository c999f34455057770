internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

// How a schedule pays a staff group.
extension BudgetAssembler {
  /// The group's place on its schedule; `nil` after something wrong was reported.
  mutating func readPlacement(
    _ instance: BlockInstance, _ schedules: [SalarySchedule], _ rosters: [String: Roster]
  ) -> ScheduledPay? {
    guard let name = readNames(instance.setting("schedule"))?.first else { return nil }
    used.insert(ValueKey("schedule", name, nil))
    guard let setting = instance.setting("roster") else {
      report(.missingRoster(instance.setting("schedule")?.range ?? instance.block.header))
      return nil
    }
    guard let rosterName = readNames(setting)?.first else { return nil }
    used.insert(ValueKey("roster", rosterName, nil))
    guard let schedule = schedules.first(where: { $0.id == name }) else { return nil }
    let turnover = readLeaving(instance, "turnover", schedule)
    let retirement = readLeaving(instance, "retirement", schedule)
    guard let lane = readHireLane(instance, schedule),
      let step = readHireStep(instance, schedule.lanes[lane], of: schedule),
      let roster = rosters[rosterName], let people = place(roster, on: schedule)
    else { return nil }
    return ScheduledPay(
      schedule: name, roster: people, hireLane: lane, hireStep: step, turnover: turnover,
      retirement: retirement)
  }

  /// A roster by lane and position of the step.
  private mutating func place(_ roster: Roster, on schedule: SalarySchedule) -> [[Double]]? {
    var people = schedule.lanes.map { [Double](repeating: 0, count: $0.salaries.count) }
    let names = schedule.lanes.map(\.name)
    for row in roster.rows {
      guard let name = row.lane ?? (names.count == 1 ? names[0] : nil) else {
        report(.rosterLane(roster.range, schedule.id, names))
        return nil
      }
      guard let number = names.firstIndex(of: name) else {
        report(.offSchedule(row.range, "lane `\(name)`", schedule.id, names))
        return nil
      }
      let lane = schedule.lanes[number]
      guard row.step >= lane.firstStep else {
        report(
          .offSchedule(row.range, "step \(row.step) in lane `\(name)`", schedule.id, [lane]))
        return nil
      }
      people[number][lane.position(nearest: row.step)] += row.people
    }
    return people
  }

  private mutating func readHireLane(
    _ instance: BlockInstance, _ schedule: SalarySchedule
  ) -> Int? {
    guard let setting = instance.setting("hire_lane") else { return 0 }
    checkNoClauses(setting)
    var name = setting.value.range.text
    if case .text(let quoted) = setting.value { name = quoted.text }
    let names = schedule.lanes.map(\.name)
    guard let lane = names.firstIndex(of: name) else {
      report(.offSchedule(setting.value.range, "lane `\(name)`", schedule.id, names))
      return nil
    }
    return lane
  }

  private mutating func readHireStep(
    _ instance: BlockInstance, _ lane: SalarySchedule.Lane, of schedule: SalarySchedule
  ) -> Int? {
    guard let setting = instance.setting("hire_step") else { return 0 }
    checkNoClauses(setting)
    let text = setting.value.range.text
    guard let step = Int(text), (lane.firstStep...lane.lastStep).contains(step) else {
      report(.offSchedule(setting.value.range, "step `\(text)`", schedule.id, [lane]))
      return nil
    }
    return step - lane.firstStep
  }

  /// The entries of `turnover` or `retirement`; no step in two of them.
  private mutating func readLeaving(
    _ instance: BlockInstance, _ keyword: String, _ schedule: SalarySchedule
  ) -> [ScheduledPay.Leaving] {
    var found: [ScheduledPay.Leaving] = []
    var places: [SourceRange] = []
    for entry in readEntries(instance, keyword) {
      let last = entry.second ?? entry.first
      guard let low = Int(entry.first.text), let high = Int(last.text), low <= high else {
        report(.badSteps(entry.first.range.union(last.range), keyword))
        continue
      }
      let steps = low...high
      guard schedule.lanes.contains(where: { steps.overlaps($0.firstStep...$0.lastStep) }) else {
        report(
          .offSchedule(
            entry.first.range.union(last.range), "step \(low)", schedule.id, schedule.lanes))
        continue
      }
      if let other = found.firstIndex(where: { $0.steps.overlaps(steps) }) {
        report(.overlappingSteps(entry.first.range.union(last.range), places[other], keyword))
        continue
      }
      found.append(ScheduledPay.Leaving(steps: steps, key: entry.key))
      places.append(entry.first.range.union(last.range))
    }
    return found
  }

  /// Schedules and rosters that no group names.
  mutating func checkUnusedSchedules() {
    for kind in ["schedule", "roster"] {
      for instance in declarations.others[kind] ?? [] {
        guard let id = instance.block.id, !used.contains(ValueKey(kind, id.text, nil)) else {
          continue
        }
        report(.unusedName(id, kind))
      }
    }
  }
}
