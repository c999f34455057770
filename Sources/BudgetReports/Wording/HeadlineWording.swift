import ReportDocuments
import SummaryMeasures

/// The words of the headline and of odds.
enum HeadlineWording {
  /// The joint answer in natural frequencies.
  static func futures(
    covered: Estimate, savingsAlone: Estimate?, withoutInduced: Estimate?, firstYear: String
  ) -> String {
    var text =
      switch number(covered) {
      case "0":
        "In none of the futures simulated does recurring money cover the plan in every year from "
      case "100":
        "In every future simulated recurring money covers the plan in every year from "
      default:
        "In \(number(covered)) of 100 futures recurring money covers the plan in every year from "
      }
    text += firstYear
    if covered.value == 0 { return text + "." }
    if let savingsAlone {
      text +=
        number(savingsAlone) == "0"
        ? "; in none do savings alone"
        : "; in \(FigureFormat.listed(number(savingsAlone))) savings alone do"
    }
    if let withoutInduced {
      text +=
        number(withoutInduced) == "0"
        ? "; in none does it without the induced savings"
        : "; in \(FigureFormat.listed(number(withoutInduced))) it does without the induced savings"
    }
    return text + "."
  }

  /// The word for the headline's odds, and the last year's odds.
  static func likelihood(covered: Estimate, finalYear: Estimate?, lastYear: String) -> String {
    var text =
      switch covered.value {
      case 0: "So recurring money falls short in at least one year of every future simulated."
      case 1: "So recurring money covers the plan in every single year of every future simulated."
      default:
        "So recurring money is \(FigureFormat.likelihood(covered.value)) to cover the plan in every "
          + "single year."
      }
    if covered.value == 1 { return text }
    if let finalYear {
      text +=
        " Looking at the last year alone, \(lastYear), it covers the plan in "
        + "\(FigureFormat.futures(finalYear.value, error: finalYear.error))."
    }
    return text
  }

  /// The one year that stands against the plan.
  static func decidingYear(
    _ worst: (year: String, odds: Estimate), _ others: [(year: String, odds: Estimate)]
  ) -> String {
    let years = others.map { "\($0.year) in \(FigureFormat.listed(number($0.odds)))" }
    return "One year decides: \(worst.year) is covered in "
      + "\(FigureFormat.listedFutures(number(worst.odds))); \(years.joined(separator: ", "))."
  }

  /// The answer on the deterministic path.
  static func deterministic(lowest: Double?, year: String) -> String {
    let coverage = lowest.map { FigureFormat.ratio($0) } ?? FigureFormat.missing
    return
      "On the deterministic path the recurring coverage ratio is lowest in \(year), at "
      + "\(coverage). This is one made-up future with every draw at its median; it is not the "
      + "middle of the results, and it says nothing about odds."
  }

  /// Where the odds are missing.
  static let noOdds = "This run has no odds for the plan's coverage."

  /// A natural frequency out of 100.
  private static func number(_ estimate: Estimate) -> String {
    FigureFormat.frequency(estimate.value, error: estimate.error)
  }
}
