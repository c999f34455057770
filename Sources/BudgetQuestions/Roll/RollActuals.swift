internal import Diagnostics
internal import FigureCatalogue
internal import Quantities
internal import ScenarioFiles

/// The actuals of a closed year: a CSV file with the columns `figure` and `value`, each figure once.
struct RollActuals {
  /// An actual.
  struct Given {
    let needed: NeededActual
    let value: Double
  }

  /// In the order of what is needed.
  private(set) var given: [Given] = []
  /// What is wrong with the file.
  private(set) var diagnostics: [Diagnostic] = []

  /// Reads a file; `medians` are last year's, in the order of `needed`.
  init(
    _ file: SourceFile, _ needed: [NeededActual], medians: [Double], names: DeclaredNames, year: Int
  ) {
    let read = CSVTable.read(file)
    diagnostics = read.diagnostics
    guard let table = read.table, diagnostics.isEmpty else { return }
    do throws(CSVTable.Problem) {
      let figure = try table.column("figure", namedAt: nil)
      let value = try table.column("value", namedAt: nil)
      readRows(table, figure, value, needed, names)
    } catch {
      diagnostics.append(error.diagnostic)
    }
    let known = Set(given.map(\.needed.key))
    let missing = zip(needed, medians).filter { $0.0.isNeeded && !known.contains($0.0.key) }
    guard diagnostics.isEmpty, !missing.isEmpty else { return }
    diagnostics.append(
      RollMessages.missing(
        missing.map { (name: $0.0.name, median: $0.0.text($0.1)) }, year: year, table.headerRange))
  }

  private mutating func readRows(
    _ table: CSVTable, _ figure: Int, _ value: Int, _ needed: [NeededActual], _ names: DeclaredNames
  ) {
    var byKey: [FigureKey: NeededActual] = [:]
    for one in needed { byKey[one.key] = one }
    var first: [FigureKey: Int] = [:]
    var values: [FigureKey: Double] = [:]
    for row in table.rows.indices {
      do throws(CSVTable.Problem) {
        let text = try table.text(row: row, column: figure)
        let place = table.range(row: row, column: figure)
        guard let key = FigureKey(spelling: text, in: names), let one = byKey[key] else {
          throw CSVTable.Problem(
            diagnostic: RollMessages.unknown(text, among: needed.map(\.name), place))
        }
        if let earlier = first.updateValue(row, forKey: key) {
          throw CSVTable.Problem(
            diagnostic: RollMessages.twice(
              one.name, place, table.range(row: earlier, column: figure)))
        }
        values[key] = try number(of: one, table, row, value)
      } catch {
        diagnostics.append(error.diagnostic)
      }
    }
    given = needed.compactMap { one in values[one.key].map { Given(needed: one, value: $0) } }
  }

  /// The number of a cell, as its figure is counted.
  private func number(
    of needed: NeededActual, _ table: CSVTable, _ row: Int, _ column: Int
  ) throws(CSVTable.Problem) -> Double {
    let text = table.rows[row].cells[column]
    let place = table.range(row: row, column: column)
    let (value, isPercent) = try table.ratio(row: row, column: column)
    func refuse(_ diagnostic: Diagnostic) -> CSVTable.Problem {
      CSVTable.Problem(diagnostic: diagnostic)
    }
    guard needed.kind == .rate else {
      if isPercent { throw refuse(RollMessages.percentOfAmount(text, place)) }
      let isCode = [-1, -2, -3, -8, -9, -99, -999, -9999].contains(value)
      let isAllowed =
        switch needed.kind {
        case .balance: !isCode && abs(value) < 1e13
        case .dollars: value >= 0 && value < 1e13
        case .leaders: value >= 0 && value < 1e7 && value == value.rounded()
        case .students, .positions, .rate: value >= 0 && value < 1e7
        }
      if !isAllowed { throw refuse(RollMessages.badAmount(text, place)) }
      return value
    }
    guard isPercent, abs(value) < 1 else { throw refuse(RollMessages.notPercent(text, place)) }
    return value
  }
}
