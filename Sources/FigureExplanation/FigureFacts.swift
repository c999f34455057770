internal import BudgetModel
internal import BudgetProjection
internal import CalculationGraphs
internal import Diagnostics
internal import FigureCatalogue
internal import Quantities

/// Names, titles, units and written values of one run's figures.
struct FigureFacts {
  /// The run.
  let run: ProjectedBudget
  /// The graph's inputs.
  let graph: CalculationGraph

  /// What the names of draws begin with.
  static let drawPrefix = "draw of "

  /// How something is printed.
  func name(of what: FormulaBook.Named) -> String {
    switch what {
    case .figure(let key): key.description
    case .cellValue(let key, let place): FigureKey(key.figure, key.world, at: place).description
    case .stage(let key, let stage): "[\(key), \(stage)]"
    case .draw(let position): Self.drawPrefix + graph.inputs[Int(position)].name
    case .counted(let place, let enrollment, let year):
      if let school = place.school, let grade = place.grade {
        "students of \(school), grade \(grade.rawValue), FY\(year)"
      } else if let part = place.school ?? place.grade.map({ "grade \($0.rawValue)" }) {
        "students of \(part) as given, FY\(year)"
      } else {
        "students as given\(enrollment.map { " in enrollment \($0)" } ?? ""), FY\(year)"
      }
    }
  }

  /// Whether something can be asked for by its name.
  func isFigure(_ term: ExplainedTerm) -> Bool {
    if let year = term.year, !run.budget.years.contains(year) { return false }
    if case .named(.figure(let key)) = term.identity { return run.figures[key] != nil }
    return false
  }

  /// The figure that something is, or the value that it is a part of.
  func key(of identity: ExplainedTerm.Identity) -> FigureKey? {
    switch identity {
    case .named(.figure(let key)), .named(.cellValue(let key, _)), .named(.stage(let key, _)): key
    case .named(.draw), .named(.counted), .step: nil
    }
  }

  /// The cell for which a value that differs by place is meant.
  private func place(of identity: ExplainedTerm.Identity) -> Place? {
    guard case .named(.cellValue(_, let place)) = identity else { return nil }
    return place
  }

  /// A plain title, or `nil`.
  func title(_ identity: ExplainedTerm.Identity) -> String? {
    key(of: identity).map { run.title(of: $0) }
  }

  /// The unit as printed; a declared share or rate is a percentage.
  func unit(_ term: ExplainedTerm) -> String {
    if let key = key(of: term.identity) { return run.unitWords(of: key) }
    if case .named(.draw(let position)) = term.identity { return drawUnit(Int(position)) }
    if case .named(.counted) = term.identity { return "students" }
    return ""
  }

  /// A draw that is all there is to its value has the value's unit.
  private func drawUnit(_ position: Int) -> String {
    let path = graph.inputs[position].name.prefix { $0 != "[" }
    let values = [run.budget.planValues, run.budget.statusQuoValues]
    for table in values {
      guard let value = table.values.first(where: { $0.path == path }) else { continue }
      guard value.segments.count == 1, case .draw = value.segments[0].formula else { return "" }
      return run.unitWords(of: FigureKey(.value(value.key)))
    }
    return ""
  }

  /// What was written about something and makes its number in a year.
  func statements(_ term: ExplainedTerm) -> [WrittenStatement] {
    if case .named(let what) = term.identity, case .counted(_, let id, _) = what {
      let block = run.budget.enrollments.first { $0.id == id }
      return [
        WrittenStatement(
          author: nil, text: name(of: what), place: block?.range.place, source: nil, because: nil)
      ]
    }
    guard let key = key(of: term.identity), case .value(let value) = key.figure,
      let yearly = run.budget.yearlyValue(value, key.world)
    else { return [] }
    return WrittenStatement.statements(
      of: yearly, in: term.year, at: place(of: term.identity) ?? key.place)
  }
}
