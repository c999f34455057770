internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import Quantities

/// What an exchanged position saves, and what its parts cost.
struct ExchangeLines {
  /// The exchange.
  let exchange: PositionExchange

  /// The saving of the position given up, and the cost of each part, in teacher units.
  func items(_ projector: inout BudgetProjector) -> [PlanItem] {
    projector.once(BudgetProjector.PartKey(kind: "exchange lines", id: exchange.id)) {
      newItems(&$0)
    }
  }

  /// The saving, then the cost of each part.
  private func newItems(_ projector: inout BudgetProjector) -> [PlanItem] {
    let unit = unitValue(&projector)
    var items = [
      item(nil, "position given up", .saving, exchange.key("gives"), unit, &projector)
    ]
    for part in exchange.parts {
      let title = part.replacing("_", with: " ")
      items.append(item(part, title, .cost, exchange.key("part", part), unit, &projector))
    }
    return items
  }

  /// A line of so many positions, in the years of the exchange.
  private func item(
    _ part: String?, _ title: String, _ role: ProjectedLine.Role, _ positions: ValueKey,
    _ unit: Series, _ projector: inout BudgetProjector
  ) -> PlanItem {
    let key = LineKey(.exchange(exchange.name, part: part))
    let begun = projector.years.map { $0 >= exchange.startYear }
    return PlanItem(
      key: key, title: "\(exchange.title): \(title)", role: role, isRecurring: true,
      values: projector.figure(.line(key)) { projector in
        let number = projector.value(positions, .plan, default: 0)
        let dollars = projector.graph.nonnegative(projector.graph.multiply(number, unit))
        return PlanYears.counting(dollars, in: begun, &projector)
      }, place: exchange.range.place)
  }

  /// What one teacher unit is worth: as written, else `A_t · (1 + shares of pay) + dollars per FTE`
  /// of the status quo.
  private func unitValue(_ projector: inout BudgetProjector) -> Series {
    if let written = projector.value(exchange.key("unit_value"), .plan) { return written }
    guard let group = projector.group(exchange.group) else {
      return projector.flat(0)
    }
    let terms = WorkforceTerms.terms(group, turnover: .statusQuo, pay: .statusQuo, &projector)
    let withShares = projector.graph.onePlus(terms.shareOfPay)
    let pay = projector.graph.multiply(
      StaffWorkforce(group: group).averagePay(.statusQuo, &projector), withShares)
    return projector.graph.add(pay, terms.perPosition)
  }
}
