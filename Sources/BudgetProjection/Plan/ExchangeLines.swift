internal import BudgetModel
internal import CalculationGraphs
internal import Diagnostics

extension BudgetProjector {
  /// The saving of the position given up, and the cost of each part, in teacher units.
  mutating func exchangeItems(_ exchange: PositionExchange) -> [PlanItem] {
    once(
      "lines of exchange.\(exchange.id)", in: \.linesByPart, fallback: { _ in [] },
      compute: { $0.items(exchange) })
  }

  private mutating func items(_ exchange: PositionExchange) -> [PlanItem] {
    let path = "exchange.\(exchange.id)"
    let unit = unitValue(exchange)
    func item(
      _ id: String, _ title: String, _ role: ProjectedLine.Role, _ values: Series
    ) -> PlanItem {
      PlanItem(
        id: id, title: title, role: role, isRecurring: true, values: values,
        place: exchange.range.place)
    }
    let given = dollars("\(path).gives", unit, exchange)
    var items = [item(path, "\(exchange.title): position given up", .saving, given)]
    for part in exchange.parts {
      let values = dollars("\(path).part.\(part)", unit, exchange)
      let title = "\(exchange.title): \(part.replacing("_", with: " "))"
      items.append(item("\(path).\(part)", title, .cost, values))
    }
    return items
  }

  private mutating func dollars(
    _ path: String, _ unit: Series, _ exchange: PositionExchange
  ) -> Series {
    let amounts = graph.nonnegative(graph.multiply(value(path, .plan, default: 0), unit))
    return years.enumerated().map { position, year in
      year < exchange.startYear ? graph.constant(0) : amounts[position]
    }
  }

  /// What one teacher unit is worth: as written, else `A_t · (1 + shares of pay) + dollars per FTE`
  /// of the status quo.
  private mutating func unitValue(_ exchange: PositionExchange) -> Series {
    if let written = value("exchange.\(exchange.id).unit_value", .plan) { return written }
    guard let group = group(exchange.group) else { return flat(0) }
    let terms = terms(group, turnover: .statusQuo, pay: .statusQuo)
    let withShares = terms.shareOfPay.map { graph.add(graph.constant(1), $0) }
    return graph.add(
      graph.multiply(averagePay(group, .statusQuo), withShares), terms.perPosition)
  }
}
