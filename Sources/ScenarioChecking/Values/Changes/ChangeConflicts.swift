internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Finds changes that contradict or replace each other, or change nothing.
enum ChangeConflicts {
  /// A variant's `plan { set … }` takes the place of the plan's own of the same first year, in the
  /// years in which it acts.
  static func dropReplacedPlanChanges(_ assembler: inout BudgetAssembler) {
    for key in assembler.changes.keys.sortedByPath {
      guard let all = assembler.changes[key] else { continue }
      let replacing = all.filter { $0.isPlan && $0.change.author != "plan" }.map(\.change)
      assembler.changes[key] = all.compactMap { candidate in
        guard candidate.isPlan, candidate.change.author == "plan" else { return candidate }
        return remaining(candidate, besides: replacing, assembler)
      }
      let plan = all.filter { $0.isPlan && $0.change.author == "plan" }.map(\.change)
      for index in (assembler.changes[key] ?? []).indices {
        guard let other = assembler.changes[key]?[index], other.change.author != "plan" else {
          continue
        }
        assembler.changes[key]?[index].replacesAnother =
          other.isPlan && plan.contains { replaces(other.change, $0) }
      }
    }
  }

  /// What is left of a change of the plan beside a variant's changes; `nil` where nothing is.
  private static func remaining(
    _ candidate: ResolvedChange, besides replacing: [ValueChange], _ assembler: BudgetAssembler
  ) -> ResolvedChange? {
    let same = replacing.filter { replaces($0, candidate.change) }
    guard !same.isEmpty else { return candidate }
    let horizon = assembler.years.upperBound
    let last = candidate.change.lastYear ?? horizon
    let isGone = same.contains { covers($0, candidate.change) && $0.lastYear ?? .max >= last }
    if isGone { return nil }
    var change = candidate.change
    change.replacements = same.map {
      ValueChange.Replacement(place: $0.place, lastYear: $0.lastYear ?? horizon)
    }
    return ResolvedChange(change: change, isPlan: true)
  }

  /// Whether a variant's change takes the place of one of the plan somewhere.
  private static func replaces(_ change: ValueChange, _ planned: ValueChange) -> Bool {
    guard change.firstYear == planned.firstYear else { return false }
    guard let place = change.place, let other = planned.place else { return true }
    return place.meets(other)
  }

  /// Whether one change touches every cell of another.
  private static func covers(_ first: ValueChange, _ second: ValueChange) -> Bool {
    guard let place = first.place else { return true }
    return second.place.map(place.covers) ?? false
  }

  static func checkConflicts(_ key: ValueKey, _ assembler: inout BudgetAssembler) {
    guard let all = assembler.changes[key] else { return }
    let path = key.description
    for later in all.indices {
      for earlier in all.indices where earlier < later {
        let first = all[earlier]
        let second = all[later]
        guard first.isPlan == second.isPlan, overlap(first.change, second.change),
          first.change.place == nil && second.change.place == nil
        else { continue }
        if first.change.author != second.change.author {
          if first.change.author.hasPrefix("shock"), second.change.author.hasPrefix("shock") {
            // Shocks may follow one another; two that state a value do not.
            guard first.change.operation.states, second.change.operation.states else { continue }
            assembler.report(
              ShockMessages.conflict(
                path, first.change.author, second.change.author, second.change.range))
          } else if first.change.author.hasPrefix("variant"),
            second.change.author.hasPrefix("variant")
          {
            assembler.report(ChangeMessages.variantConflict(path, first.change, second.change))
          }
        } else if second.change.operation == .replace,
          first.change.firstYear == second.change.firstYear
        {
          assembler.report(ChangeMessages.duplicateSet(path, first.change, second.change))
        }
      }
    }
  }

  private static func overlap(_ first: ValueChange, _ second: ValueChange) -> Bool {
    first.firstYear <= (second.lastYear ?? .max) && second.firstYear <= (first.lastYear ?? .max)
  }

  /// Changes of values that no reader ever asked for: nothing is ignored.
  static func checkUnusedChanges(_ assembler: inout BudgetAssembler) {
    for key in assembler.changes.keys.sortedByPath
    where assembler.statusQuo[key] == nil && assembler.planValues[key] == nil {
      guard let first = assembler.changes[key]?.first,
        !assembler.diagnostics.contains(where: { $0.range == first.change.range })
      else { continue }
      assembler.report(ChangeMessages.nothingToChange(first.change.range, key.description))
    }
  }
}

extension ValueChange.Operation {
  /// It states a value, whatever the value was.
  fileprivate var states: Bool { self == .replace || self == .hold }
}
