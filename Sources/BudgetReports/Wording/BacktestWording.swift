internal import Quantities
import ReportDocuments
import SummaryMeasures

/// The words of the comparison with the past.
public enum BacktestWording {
  /// Why nothing can be compared: `origins` are the years from which it is possible, `years` all that
  /// are given.
  public static func nothingToCompare(_ from: Int?, from origins: [Int], _ years: [Int]) -> String {
    let given = years.isEmpty ? "no years are given" : "given are \(list(years))"
    guard let from else { return "there are no two years to compare; \(given)" }
    if !origins.contains(from) {
      return "FY\(from) is not a year to project from; "
        + (origins.isEmpty ? "no years are given" : "those given are \(list(origins))")
    }
    return "nothing after FY\(from) can be compared with a projection from there; \(given)"
  }

  private static func list(_ years: [Int]) -> String {
    years.map { "FY\($0)" }.joined(separator: ", ")
  }

  /// Where counts of grades are missing; `nil` where none are.
  static func partial(_ years: [ReportedBacktest.PartialYear]) -> String? {
    var seen: [Int: Set<Grade>] = [:]
    for entry in years { seen[entry.year, default: []].formUnion(entry.missing) }
    guard !seen.isEmpty else { return nil }
    let words = seen.sorted { $0.key < $1.key }.map { year, grades in
      "FY\(year) (\(grades.sorted().map(\.rawValue).joined(separator: ", ")))"
    }
    return "Some grades projected have no count, so that all students are not compared in "
      + words.joined(separator: ", ") + "; the other grades are."
  }

  /// The answer in one sentence.
  static func headline(_ backtest: ReportedBacktest) -> String {
    let score = BacktestScore(backtest.parts)
    let what = backtest.kind == .students ? "counts of a grade" : "yearly figures"
    return "Of \(score.count) \(what) the 90% range held \(share(score.inNinety)), the 50% range "
      + "\(share(score.inHalf)). The mean error is \(error(score.bias)), the mean absolute error "
      + "\(percent(score.meanAbsoluteError))." + plain(score)
  }

  /// The plain method's errors, as a further sentence.
  private static func plain(_ score: BacktestScore) -> String {
    guard let bias = score.plainBias else { return "" }
    return " Those of the plain method are \(error(bias)) and "
      + "\(percent(score.plainMeanAbsoluteError))."
  }

  /// What the columns mean.
  static let explanation =
    "An error is (projected mean − actual) / actual; positive: too much was projected. Bias is the "
    + "mean error, MAPE the mean absolute error. The interval behind a share is Wilson's, 95%. "
    + "Outcomes of one year, and of one series from neighbouring years, go together, so that the true "
    + "uncertainty of a share is larger than its interval."

  /// What the plain method is.
  static let plain =
    "The plain method: each grade's ratio to the grade below is the mean of the last three, an entry "
    + "grade the mean of its last three counts. It needs four years in a row up to the one projected "
    + "from; its errors are over the figures that it projects."

  /// Where the default spreads come from, and from which districts.
  static let spreads =
    "Spreads are the defaults for the district's size: median log growth, its median standard "
    + "deviation and year-to-year correlation, FY2013 to FY2020 (TEA PEIMS). The sample is all Texas "
    + "districts with these figures, some 1,200: about 400 below 500 students, 375 below 1,500, 240 below "
    + "5,000, 115 below 15,000 and 75 above. A Texas district compared here, such as Slaton ISD, is one of "
    + "them; no other state is. They were set before this comparison and not fitted to it; those years lie "
    + "within the ones compared."

  /// What became of the ranges in the years after those they come from.
  static let afterwards =
    "Ranges fitted on FY2013 to FY2020 held 34% of federal revenue and 72% to 74% of the other figures in "
    + "FY2021 to FY2024, where 90% were meant to be: the years of ESSER aid and of inflation lie outside what "
    + "the sample knew. A 90% range of federal revenue is too narrow where such aid comes or ends."

  /// What is known of years in which the past broke.
  static func remark(_ year: Int, _ kind: ReportedBacktest.Kind) -> String {
    switch (kind, year) {
    case (.students, 2021...2022): "pandemic years"
    case (.finance, 2010...2011): "ARRA stimulus (Pub. L. 111-5)"
    case (.finance, 2012): "end of ARRA"
    case (.finance, 2021...2023): "ESSER aid (Pub. L. 116-136, 116-260, 117-2)"
    case (.finance, 2024): "end of ESSER"
    default: ""
    }
  }

  /// The provenance; finance is projected by formula, without trials.
  static func footer(_ backtest: ReportedBacktest) -> [String] {
    let left =
      backtest.kind == .finance ? ["Variant:", "Simulation:"] : ["Variant:", "All amounts"]
    return ProvenanceWording.lines(backtest.provenance).filter { line in
      !left.contains { line.hasPrefix($0) }
    }
  }

  /// `61 (81%, 71% to 88%)`.
  static func share(_ interval: WilsonInterval) -> String {
    "\(interval.hits) (\(percent(interval.share, decimals: 0)), "
      + "\(percent(interval.low, decimals: 0)) to \(percent(interval.high, decimals: 0)))"
  }

  /// A share with one decimal.
  static func percent(_ share: Double?, decimals: Int = 1) -> String {
    share.map { FigureFormat.percent($0, decimals: decimals) } ?? FigureFormat.missing
  }

  /// A share with its sign.
  static func error(_ share: Double?) -> String {
    share.map { FigureFormat.signedPercent($0, decimals: 1) } ?? FigureFormat.missing
  }
}
