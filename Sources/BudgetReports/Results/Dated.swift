import BudgetProjection
import ResultsData

/// Something with figures by year, and the first of these years.
@dynamicMemberLookup
struct Dated<Value: Sendable>: Sendable {
  /// What has the figures.
  let value: Value
  /// The fiscal year of its first figures.
  let firstYear: Int

  /// A property of the value.
  subscript<Property>(dynamicMember path: KeyPath<Value, Property>) -> Property {
    value[keyPath: path]
  }

  /// Figures in order of the years, each with its year.
  func yearly<Figure: Sendable>(_ figures: [Figure]) -> [OfYear<Figure>] {
    figures.enumerated().map { OfYear(year: firstYear + $0.offset, value: $0.element) }
  }
}

/// A figure of one fiscal year.
struct OfYear<Value: Sendable>: Sendable {
  /// The fiscal year.
  let year: Int
  /// The figure.
  let value: Value
}

extension Field {
  /// A fiscal year as written in scenarios.
  static func year(
    _ name: String = "year", _ summary: String = "The fiscal year.",
    _ year: @escaping @Sendable (Subject) -> Int
  ) -> Field {
    Field(name, .fiscalYear, summary) { .string(yearLabel(year($0))) }
  }

  /// Fiscal years in order.
  static func years(
    _ name: String, _ summary: String, _ years: @escaping @Sendable (Subject) -> [Int]
  ) -> Field {
    Field(name, .list(.fiscalYear), summary) { .array(years($0).map { .string(yearLabel($0)) }) }
  }
}

extension FieldType {
  /// A fiscal year as written in scenarios.
  static let fiscalYear = FieldType.text(pattern: "^FY[0-9]+$")
}

/// A fiscal year as written in scenarios, e.g. `FY2027`.
func yearLabel(_ year: Int) -> String { "FY\(year)" }

extension Array {
  /// An element, or `nil` beyond the end.
  func element(at position: Int) -> Element? {
    indices.contains(position) ? self[position] : nil
  }
}

extension ProjectedLine {
  /// What a saving claims in a year before realisation, if it says.
  func claimed(at position: Int) -> Double? { claimed.flatMap { $0.element(at: position) } ?? nil }
}
