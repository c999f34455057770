public import BudgetModel
internal import BudgetReports
internal import Diagnostics
internal import GSL
internal import PlainText
internal import ProbabilityDistributions
internal import ScenarioFiles
internal import SummaryMeasures

/// Which columns of a file hold which yearly figures.
public struct FinanceColumns: Sendable {
  /// The column with the fiscal year.
  public let year: String
  /// The column with the number of students, which decides the spreads.
  public let students: String
  /// What each further column holds.
  public let series: [(figure: DefaultSpreads.Figure, column: String)]

  /// Names the columns.
  public init(
    year: String, students: String, series: [(figure: DefaultSpreads.Figure, column: String)]
  ) {
    self.year = year
    self.students = students
    self.series = series
  }
}

/// Projects yearly figures of a file from every year, or from one, with the default spreads of the
/// district's size, and compares them with what the file says of later years.
public func backtestFinance(
  _ request: RunRequest, _ columns: FinanceColumns, from asked: Int?, most horizon: Int?
) -> BacktestRun {
  let read = CSVTable.read(request.source.file)
  guard let table = read.table, read.diagnostics.isEmpty else {
    return BacktestRun(backtest: nil, diagnostics: read.diagnostics, problem: nil)
  }
  do throws(CSVTable.Problem) {
    let history = try FinanceHistory(table, columns)
    let points = history.points(from: asked, most: horizon)
    guard !points.isEmpty else {
      return BacktestRun(
        backtest: nil, diagnostics: [],
        problem: BacktestWording.nothingToCompare(asked, given: history.years))
    }
    let more =
      [
        "--year \(ShellWords.quoted(columns.year))",
        "--students \(ShellWords.quoted(columns.students))",
      ]
      + columns.series.map {
        "--series " + ShellWords.quoted("\($0.figure.rawValue)=\($0.column)")
      }
    let hash = InputHash.sha256([String(decoding: request.source.file.bytes, as: UTF8.self)])
    return BacktestRun(
      backtest: ReportedBacktest(
        title: request.path.split(separator: "/").last.map(String.init) ?? request.path,
        kind: .finance, points: points, origins: Set(points.map(\.origin)).sorted(),
        provenance: backtestProvenance(request, asked, horizon, hash, more: more)),
      diagnostics: [], problem: nil)
  } catch {
    return BacktestRun(backtest: nil, diagnostics: [error.diagnostic], problem: nil)
  }
}

/// Yearly figures of one district.
private struct FinanceHistory {
  /// The years in order.
  let years: [Int]
  private let students: [Int: Double]
  private let series: [(figure: DefaultSpreads.Figure, values: [Int: Double])]

  init(_ table: CSVTable, _ columns: FinanceColumns) throws(CSVTable.Problem) {
    let yearColumn = try table.column(columns.year, namedAt: nil)
    var years: [Int] = []
    for row in table.rows.indices {
      let year = try table.number(row: row, column: yearColumn)
      years.append(Int(exactly: year) ?? 0)
    }
    func values(_ name: String) throws(CSVTable.Problem) -> [Int: Double] {
      let column = try table.column(name, namedAt: nil)
      var found: [Int: Double] = [:]
      for (row, year) in years.enumerated() {
        found[year] = try table.number(row: row, column: column)
      }
      return found
    }
    students = try values(columns.students)
    var series: [(figure: DefaultSpreads.Figure, values: [Int: Double])] = []
    for entry in columns.series {
      series.append((figure: entry.figure, values: try values(entry.column)))
    }
    self.series = series
    self.years = years.sorted()
  }

  /// Every series from every year to every later one.
  func points(from asked: Int?, most horizon: Int?) -> [BacktestPoint] {
    var points: [BacktestPoint] = []
    for entry in series {
      for origin in years where asked == nil || origin == asked {
        guard let start = entry.values[origin], start > 0, let size = students[origin] else {
          continue
        }
        let spread = DefaultSpreads.spread(of: entry.figure, students: size)
        let before = entry.values[origin - 1].flatMap { $0 > 0 ? $0 : nil }
        let last = before.map { ElementaryFunctions.logarithm(start / $0) }
        for year in years where year > origin && year - origin <= (horizon ?? .max) {
          guard let actual = entry.values[year] else { continue }
          let growth = spread.growth(over: year - origin, after: last)
          points.append(
            point(entry.figure, origin, year, actual, start: start, growth.mean, growth.sd))
        }
      }
    }
    return points
  }

  /// A lognormal projection.
  private func point(
    _ figure: DefaultSpreads.Figure, _ origin: Int, _ year: Int, _ actual: Double,
    start: Double, _ mean: Double, _ sd: Double
  ) -> BacktestPoint {
    let normal = Distribution.normal(mean: mean, sd: sd)
    func quantile(_ share: Double) -> Double {
      start * ElementaryFunctions.exponential(sd > 0 ? normal.quantile(share) : mean)
    }
    return BacktestPoint(
      series: figure.rawValue, origin: origin, year: year, actual: actual,
      mean: start * ElementaryFunctions.exponential(mean + sd * sd / 2), p5: quantile(0.05),
      p25: quantile(0.25), p75: quantile(0.75), p95: quantile(0.95))
  }
}
