internal import BudgetModel
internal import BudgetNames
public import FigureCatalogue
internal import Quantities

// What the figures of one budget are called, with the titles of the things they belong to.
extension ProjectedBudget {
  /// A plain title with the world it is of.
  public func title(of key: FigureKey) -> String {
    let world = key.world == .plan ? "" : " (status quo)"
    return (placedTitle(of: key) ?? plainTitle(of: key.figure)) + world
  }

  /// The unit as printed; a declared share or rate is a percentage.
  public func unitWords(of key: FigureKey) -> String {
    switch key.figure {
    case .value(let value):
      guard let yearly = budget.yearlyValue(value, key.world) ?? budget.yearlyValue(value, .plan)
      else { return "" }
      let isShare = ["ratio", "share", "rate"].contains(yearly.unit)
      let isNamed = ["let", "input"].contains(value.block)
      return isShare && !isNamed ? "%" : yearly.unit
    case .retention(_, let figure) where figure.description.form == .percentage: return "%"
    case .event, .rule: return "0 or 1"
    default: return key.figure.unitWords
    }
  }

  /// The title of a figure at a school or in a grade; `nil` for the whole district.
  private func placedTitle(of key: FigureKey) -> String? {
    guard let place = key.place else { return nil }
    let school = place.school.map { id in budget.schools.first { $0.id == id }?.title ?? id }
    switch (key.figure, school, place.grade) {
    case (.district(.enrollment), let school?, let grade?):
      return "Students: \(school), grade \(grade.rawValue)"
    case (.district(.enrollment), let school?, nil): return "\(school): students"
    case (.district(.enrollment), nil, let grade?): return "Grade \(grade.rawValue): students"
    case (.sections, let school?, let grade?):
      return "Sections: \(school), grade \(grade.rawValue)"
    case (.sections(let id), let school?, nil):
      return "\(title(ofClassSize: id)): sections at \(school)"
    case (.rooms, let school?, _): return "\(school): rooms needed"
    default:
      let parts = [school, place.grade.map { "grade \($0.rawValue)" }].compactMap(\.self)
      return "\(plainTitle(of: key.figure)): \(parts.joined(separator: ", "))"
    }
  }

  private func title(ofClassSize id: ClassSizeID) -> String {
    budget.classSizes.first { $0.name == id }?.title ?? id.text
  }

  private func plainTitle(of figure: Figure) -> String {
    switch figure {
    case .district(let figure): return figure.description.title
    case .sections(let id): return "\(title(ofClassSize: id)): sections"
    case .fractionalSections(let id): return "\(title(ofClassSize: id)): students over target"
    case .classSize(let id, let figure):
      return "\(title(ofClassSize: id)): \(figure.description.title)"
    case .rooms: return "Rooms needed"
    case .staff(let id, let figure):
      let group = budget.staff.first { $0.name == id }?.title ?? id.text
      return "\(group): \(figure.description.title)"
    case .stream(let id, let figure):
      let fund = budget.funds.first { $0.name == id }?.title ?? id.text
      return "\(fund): \(figure.description.title)"
    case .leader(let id, let figure):
      let role = budget.plan.leaders.first { $0.name == id }?.title ?? id.text
      return figure == .count ? role : "\(role): \(figure.description.title)"
    case .ladderStage(let id, let stage):
      let ladder = budget.plan.ladders.first { $0.name == id }?.title ?? id.text
      return "\(ladder): teachers, \(stage)"
    case .bonusRecipients(let id):
      let bonus = budget.plan.bonuses.first { $0.name == id }?.title ?? id.text
      return "\(bonus): recipients"
    case .retention(let id, let figure):
      let effect = budget.plan.retentions.first { $0.name == id }?.title ?? id.text
      return "\(effect): \(figure.description.title)"
    case .generalFund(let figure):
      return "\(budget.generalFund?.title ?? "General fund"): \(figure.description.title)"
    case .budgetLine(let side, let id):
      let line = budget.budgetLines.first { $0.side.rawValue == side.rawValue && $0.id == id }
      return line?.title ?? "Rows of \(side.rawValue).\(id)"
    case .line(let key), .lineSide(let key, _):
      return lines.first { $0.key == key }?.title ?? key.description
    case .payment(let key, let payer):
      let line = lines.first { $0.key == key }?.title ?? key.description
      return "\(line), paid by \(title(of: payer))"
    case .rule(let id): return "Rule \(id) for review"
    case .event(let event):
      return probabilities.first { $0.event == event }?.title ?? event.description
    case .value(let key):
      return (budget.yearlyValue(key, .plan) ?? budget.yearlyValue(key, .statusQuo))?.title
        ?? key.description
    }
  }

  private func title(of payer: Payer) -> String {
    switch payer {
    case .stream(let id): budget.funds.first { $0.name == id }?.title ?? id.text
    case .savings: "savings"
    case .oneTimeSavings: "one-time savings"
    case .generalFund: "the general fund"
    }
  }
}
