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
  do throws(FinanceMistakes) {
    let history = try FinanceHistory(table, columns)
    let points = history.points(from: asked, most: horizon)
    guard !points.isEmpty else {
      return BacktestRun(
        backtest: nil, diagnostics: [],
        problem: BacktestWording.nothingToCompare(asked, from: history.years, history.years))
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
    return BacktestRun(backtest: nil, diagnostics: error.diagnostics, problem: nil)
  }
}

/// What is wrong with a file of yearly figures.
private struct FinanceMistakes: Error {
  /// Each mistake with its place.
  let diagnostics: [Diagnostic]
}

extension CSVTable {
  /// A year's students, one or more, or dollars, zero or more.
  fileprivate func amount(
    of figure: DefaultSpreads.Figure, row: Int, column: Int
  ) throws(CSVTable.Problem) -> Double {
    if figure == .students { return try students(row: row, column: column, least: 1) }
    let amount = try number(row: row, column: column)
    guard amount >= 0 else {
      throw Problem(
        diagnostic: BacktestMessages.badAmount(
          rows[row].cells[column], column: header[column], range(row: row, column: column)))
    }
    return amount
  }
}

/// Yearly figures of one district.
private struct FinanceHistory {
  /// The years in order.
  let years: [Int]
  private let students: [Int: Double]
  private let series: [(figure: DefaultSpreads.Figure, values: [Int: Double])]

  /// Reads each row once, with every mistake.
  init(_ table: CSVTable, _ columns: FinanceColumns) throws(FinanceMistakes) {
    var mistakes: [Diagnostic] = []
    func found<Value>(_ value: () throws(CSVTable.Problem) -> Value) -> Value? {
      do throws(CSVTable.Problem) {
        return try value()
      } catch {
        mistakes.append(error.diagnostic)
        return nil
      }
    }
    func column(_ name: String) -> Int? {
      found { () throws(CSVTable.Problem) in try table.column(name, namedAt: nil) }
    }
    let places = (
      year: column(columns.year), students: column(columns.students),
      series: columns.series.map { ($0.figure, column($0.column)) }
    )
    guard mistakes.isEmpty, let yearColumn = places.year, let studentColumn = places.students
    else { throw FinanceMistakes(diagnostics: mistakes) }
    var rowOfYear: [Int: Int] = [:]
    var students: [Int: Double] = [:]
    var series = columns.series.map { (figure: $0.figure, values: [Int: Double]()) }
    for row in table.rows.indices {
      guard
        let year = found({ () throws(CSVTable.Problem) in
          try table.fiscalYear(row: row, column: yearColumn)
        })
      else { continue }
      if let first = rowOfYear.updateValue(row, forKey: year) {
        mistakes.append(
          BacktestMessages.twice("FY\(year)", table.rows[row].range, table.rows[first].range))
        continue
      }
      students[year] = found { () throws(CSVTable.Problem) in
        try table.students(row: row, column: studentColumn, least: 1)
      }
      for (position, entry) in places.series.enumerated() {
        guard let column = entry.1, entry.0 != .students || column != studentColumn else {
          series[position].values[year] = students[year]
          continue
        }
        series[position].values[year] = found { () throws(CSVTable.Problem) in
          try table.amount(of: entry.0, row: row, column: column)
        }
      }
    }
    if !mistakes.isEmpty { throw FinanceMistakes(diagnostics: mistakes) }
    self.students = students
    self.series = series
    years = rowOfYear.keys.sorted()
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
