internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

/// Reads the years of drivers that are settled.
enum SettledReader {
  /// One settled year of a driver.
  struct Year {
    /// The fiscal year.
    let year: Int
    /// What the driver is.
    let number: Double
    /// The value as if it had been written for that year.
    let written: WrittenValue
  }

  /// The settled years of a driver that the horizon holds, in written order.
  static func years(of name: String, _ assembler: inout BudgetAssembler) -> [Year] {
    var years: [Year] = []
    for settled in assembler.declarations.settled where settled.name.text == name {
      assembler.reject(settled.clauses, key: "settled")
      for (offset, value) in settled.values.enumerated() {
        let year = settled.year.year + offset
        guard let typed = ExpressionReader.readConstant(value, &assembler),
          let number = typed.constant, assembler.years.contains(year)
        else { continue }
        var clauses = Clauses()
        clauses.source = settled.clauses.source
        clauses.because = settled.clauses.because
        clauses.scope = YearScope(
          form: .only(FiscalYearWord(year, settled.year.range)), range: settled.year.range)
        years.append(
          Year(
            year: year, number: number,
            written: WrittenValue(
              value: value, clauses: clauses, range: settled.range, typed: typed)))
      }
    }
    return years
  }

  /// Reports settled years of what is no driver, outside the horizon, or of a formula around a process.
  static func check(_ assembler: inout BudgetAssembler) {
    let named = assembler.declarations.named.map(\.declaration)
    let drivers = named.filter { $0.keyword.text == "driver" }.map(\.name.text)
    for settled in assembler.declarations.settled {
      let name = settled.name.text
      guard drivers.contains(name) else {
        assembler.report(
          SettledMessages.noDriver(
            settled.name, kind: assembler.symbols.kind(of: name), among: drivers))
        continue
      }
      let last = settled.year.year + settled.values.count - 1
      if let outside = [settled.year.year, last].first(where: { !assembler.years.contains($0) }) {
        assembler.report(
          SettledMessages.yearOutside(settled, outside, assembler.years))
      }
      let formula = assembler.statusQuo[ValueKey("driver", name, nil)]?.segments.first?.formula
      if let formula, formula.holdsProcessInside {
        assembler.report(SettledMessages.processInside(settled.range, name))
      }
    }
  }
}

extension ValueFormula {
  /// A process is part of it, but not all of it.
  fileprivate var holdsProcessInside: Bool {
    func holdsProcess(_ formula: ValueFormula) -> Bool {
      if case .process = formula { return true }
      return formula.holdsProcessInside
    }
    return switch self {
    case .negate(let inner): holdsProcess(inner)
    case .arithmetic(_, let left, let right): holdsProcess(left) || holdsProcess(right)
    case .function(_, let arguments): arguments.contains(where: holdsProcess)
    default: false
    }
  }
}
