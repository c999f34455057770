import ReportDocuments
import SummaryMeasures

// Estimates as they are printed: no more exactly than their errors support.
extension ReportCell {
  /// An estimate as dollars, rounded to what its error supports.
  static func dollars(_ estimate: Estimate?) -> ReportCell {
    .dollars(estimate?.value, place: FigureFormat.place(error: estimate?.errorOfDigits))
  }

  /// An estimate with at most so many decimals, fewer where its error asks for it.
  static func number(_ estimate: Estimate?, most decimals: Int) -> ReportCell {
    .number(
      estimate?.value,
      decimals: FigureFormat.decimals(error: estimate?.errorOfDigits, most: decimals))
  }

  /// An estimate in the form of its unit: dollars, or a number with decimals fit for its size.
  static func figure(_ estimate: Estimate?, unit: String) -> ReportCell {
    unit.hasPrefix("$") ? .dollars(estimate) : .number(estimate, most: decimals(unit))
  }

  /// An error in the form of its unit, with two significant digits.
  static func error(_ error: Double?, unit: String) -> ReportCell {
    guard let error, error.isFinite else { return .missing }
    if unit.hasPrefix("$") {
      return error >= 10 ? .dollars(error) : .figure(error, .dollarsAndCents)
    }
    return .number(error, decimals: decimals(unit) + 2)
  }

  /// An event in 100 futures, as exactly as its error supports.
  static func frequency(_ estimate: Estimate?) -> ReportCell {
    .figure(estimate?.value, .frequency(error: estimate?.error))
  }

  /// The same, of which a page may draw 100 dots.
  static func futures(_ estimate: Estimate) -> ReportCell {
    .futures(ReportFigure(estimate.value, .frequency(error: estimate.error)))
  }

  /// The decimals of a unit: two for ratios, one for positions and averages, none for people.
  private static func decimals(_ unit: String) -> Int {
    if unit == "ratio" || unit.hasPrefix("share") { return 2 }
    return unit.hasPrefix("students") && unit != "students" ? 2 : 1
  }
}

extension Estimate {
  /// The error that decides how many digits are printed: beside a step none, since the number is one
  /// of two that occur and nothing between them.
  var errorOfDigits: Double? { isAtStep ? nil : error }
}
