internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import Quantities

/// Checks the changes that have a place, once it is known where there are classes.
struct PlacedChanges {
  /// The keys of a class size that may differ from cell to cell.
  static let keys = ["target", "cap", "minimum", "tolerance"]

  /// The cells that have students.
  private let cells: [Place]
  private let enrollments: [Enrollment]

  /// The cells of tables, and those that a move of students may bring about.
  init(_ enrollments: [Enrollment]) {
    var cells: [Place] = []
    var known: Set<Place> = []
    func add(_ cell: Place) { if known.insert(cell).inserted { cells.append(cell) } }
    for enrollment in enrollments {
      for cell in enrollment.cells where cell.students > 0 {
        add(Place(school: cell.school, grade: cell.grade))
      }
      for move in enrollment.moves {
        for grade in move.grades ?? Array(Set(enrollment.cells.map(\.grade))).sorted() {
          add(Place(school: move.target, grade: grade))
        }
      }
    }
    self.cells = cells
    self.enrollments = enrollments
  }

  /// Reports cells that two class sizes cover.
  func checkCover(_ rules: [ClassSize], _ assembler: inout BudgetAssembler) {
    guard rules.contains(where: { $0.schools != nil }) else { return }
    for (index, rule) in rules.enumerated() {
      for earlier in rules[..<index] where earlier.schools != nil || rule.schools != nil {
        let shared = cells.first { rule.covers($0) && earlier.covers($0) }
        guard let shared else { continue }
        assembler.report(PlaceMessages.coveredTwice(shared, rule.range, earlier.range))
      }
    }
  }

  /// Reports changes that touch no class, one grade of several that share classes, or a cell that
  /// another change of the same layer touches.
  func checkChanges(_ rules: [ClassSize], _ assembler: inout BudgetAssembler) {
    guard !cells.isEmpty else { return }
    var values: [PlacedValue] = rules.flatMap { rule in
      let own = cells.filter(rule.covers)
      return Self.keys.map {
        PlacedValue(key: rule.key($0), cells: own, combined: rule.isCombined ? rule.id : nil)
      }
    }
    values += enrollments.map { enrollment in
      let own = Set(enrollment.cells.map { Place(school: $0.school, grade: $0.grade) })
      let moved = Set(enrollment.moves.map(\.target))
      return PlacedValue(
        key: enrollment.shockKey,
        cells: cells.filter { own.contains($0) || moved.contains($0.school ?? "") }, combined: nil)
    }
    var touching: Set<SourceRange> = []
    var idle: [(change: ValueChange, path: String)] = []
    for value in values {
      let all = assembler.changes[value.key] ?? []
      for change in all.map(\.change) {
        guard let place = change.place else { continue }
        if let rule = value.combined, place.grades != nil {
          assembler.report(PlaceMessages.gradesOfCombined(change.range, rule))
        }
        if value.cells.contains(where: place.covers) {
          touching.insert(change.range)
        } else {
          idle.append((change, value.key.description))
        }
      }
      checkTwice(value.key, all, value.cells, &assembler)
    }
    for (change, path) in idle where !touching.contains(change.range) {
      guard let place = change.place, touching.insert(change.range).inserted else { continue }
      let schools = assembler.declarations.schools.map(\.id)
      let having = values.filter { $0.key.description == path }.flatMap(\.cells)
      assembler.report(
        PlaceMessages.noClasses(
          change.range, place, path, named: schools.filter { place.schools?.contains($0) ?? false },
          having: schools.filter { id in having.contains { $0.school == id } }))
    }
  }

  /// Reports roles at schools without students: they would have no leaders there, silently.
  func checkRoles(_ roles: [LeaderRole], _ assembler: inout BudgetAssembler) {
    guard !enrollments.isEmpty else { return }
    for role in roles {
      let own = assembler.declarations.schools.map(\.id).filter {
        role.schools?.contains($0) ?? false
      }
      let empty = own.filter { id in !cells.contains { $0.school == id } }
      guard !empty.isEmpty else { continue }
      assembler.report(PlaceMessages.noLeaders(role, at: empty, isWhole: empty == own))
    }
  }

  /// A value that may differ from cell to cell.
  private struct PlacedValue {
    let key: ValueKey
    /// The cells that have it.
    let cells: [Place]
    /// The class size whose grades share classes.
    let combined: String?
  }

  private func checkTwice(
    _ key: ValueKey, _ all: [ResolvedChange], _ own: [Place], _ assembler: inout BudgetAssembler
  ) {
    for (index, second) in all.enumerated() {
      for first in all[..<index]
      where first.change.place != nil || second.change.place != nil {
        guard first.isPlan == second.isPlan, isOneLayer(first.change, second.change) else {
          continue
        }
        let years = assembler.years
        let shared = own.filter { cell in
          years.contains { year in
            [first, second].allSatisfy { $0.change.acts(in: year, at: cell) }
          }
        }
        guard !shared.isEmpty else { continue }
        assembler.report(
          PlaceMessages.setTwice(key.description, first.change, second.change, at: shared))
      }
    }
  }

  /// Changes of one author, or of two variants.
  private func isOneLayer(_ first: ValueChange, _ second: ValueChange) -> Bool {
    first.author == second.author
      || (first.author.hasPrefix("variant") && second.author.hasPrefix("variant"))
  }
}
