internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

/// Finds what the paths and selectors of a shock name in a scenario.
struct ShockResolver {
  /// What the scenario declares.
  let declarations: Declarations
  /// The horizon.
  let years: ClosedRange<Int>
  /// The first year of shocks that state none.
  let from: Int

  /// A shock as the changes of one scenario.
  struct Resolved {
    /// The changes of both worlds; none where it does not apply.
    var variant: WrittenVariant
    /// What it does not find, in plain words.
    var missing: [String] = []
    /// The first year in which it acts.
    var firstYear: Int
    /// What is wrong with its selectors.
    var diagnostics: [Diagnostic] = []
  }

  /// The changes of a shock.
  func resolve(_ shock: WrittenShock) -> Resolved {
    let first = shock.from?.year ?? from
    var resolved = Resolved(
      variant: WrittenVariant(id: shock.id.text, title: shock.title, range: shock.range),
      firstYear: first)
    let place = shock.from?.range ?? shock.range
    let last = shock.years.map { first + $0 - 1 }
    for change in shock.changes {
      let found = paths(of: change, &resolved)
      for parts in found {
        for (position, value) in change.values.enumerated() {
          let start = first + position
          let isLast = position == change.values.count - 1
          let end = isLast ? last : start
          guard years.contains(start), end.map({ $0 >= start }) ?? true else { continue }
          let statement = dated(
            change, parts, value, from: start, to: end.map { min($0, years.upperBound) }, place)
          resolved.variant.changes.append(
            WrittenChange(statement: statement, author: "shock \(shock.id.text)", isPlan: false))
        }
      }
    }
    return resolved
  }

  private func dated(
    _ change: WrittenShock.Change, _ parts: [String], _ value: Expression, from first: Int,
    to last: Int?, _ place: SourceRange
  ) -> SetStatement {
    let written = change.statement
    var clauses = written.clauses
    let start = FiscalYearWord(first, place)
    let form: YearScope.Form =
      last.map { .span(start, FiscalYearWord($0, place)) } ?? .from(start)
    clauses.scope = YearScope(form: form, range: place)
    let path = Path(
      parts: parts.map { Word($0, written.path.range) }, range: written.path.range)
    return SetStatement(
      path: path, place: written.place, operation: change.operation, value: value, clauses: clauses,
      range: written.range)
  }

  // MARK: paths

  /// The paths that a change names here, each as its parts.
  private func paths(
    of change: WrittenShock.Change, _ resolved: inout Resolved
  ) -> [[String]] {
    let parts = change.statement.path.parts.map(\.text)
    if let selector = change.statement.selector {
      return chosen(parts, selector, change, &resolved)
    }
    if parts.count == 2, parts[0] == "benefits" {
      let groups = declarations.staff.filter { group in
        group.benefits.contains { $0.name.text == parts[1] }
      }
      if groups.isEmpty { resolved.missing.append(ShockMessages.noBenefit(parts[1])) }
      return groups.map { ["staff", $0.id, "benefits", parts[1]] }
    }
    if parts.count == 3, parts[1] == "*" {
      let written = blocks(parts[0]).filter { $0.setting(parts[2]) != nil }
      if written.isEmpty { resolved.missing.append(ShockMessages.noneWrites(parts[0], parts[2])) }
      return written.map { [parts[0], $0.id, parts[2]] }
    }
    if parts == ["enrollment", EnrollmentShockReader.key], declarations.enrollments.isEmpty {
      resolved.missing.append(ShockMessages.noStudents)
      return []
    }
    return [parts]
  }

  /// The blocks of a kind whose key has a word.
  private func chosen(
    _ parts: [String], _ selector: Selector, _ change: WrittenShock.Change,
    _ resolved: inout Resolved
  ) -> [[String]] {
    let kind = parts[0]
    guard let block = LanguageTable.block(kind), let key = block.key(selector.key.text),
      case .choice(let words) = key.kind, words.contains(selector.value.text)
    else {
      resolved.diagnostics.append(ShockMessages.unknownSelector(change.statement, selector))
      return []
    }
    let found = blocks(kind).filter {
      $0.setting(key.name)?.value.range.text == selector.value.text
    }
    if found.isEmpty {
      resolved.missing.append(
        ShockMessages.noneChosen(kind, selector, title: title(of: selector)))
    }
    return found.map { instance in
      // A line of base times rate has no amount of its own: its base takes the factor.
      let isBase =
        parts.count == 2 && parts[1] == "amount" && instance.setting("amount") == nil
        && instance.setting("base") != nil
      return [kind, instance.id] + (isBase ? ["base"] : Array(parts.dropFirst()))
    }
  }

  /// The blocks of a kind that hold values; of a CSV file its rows.
  private func blocks(_ kind: String) -> [BlockInstance] {
    declarations.identified.filter {
      $0.description.keyword == kind
        && ($0.block.file == nil || !BudgetLineRows.keywords.contains(kind) || $0.fileBlock != nil)
    }
  }

  /// What a selected word means for people.
  private func title(of selector: Selector) -> String? {
    selector.key.text == "program"
      ? FundingProgram(rawValue: selector.value.text)?.title : nil
  }
}
