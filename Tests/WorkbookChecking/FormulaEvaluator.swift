public import Workbooks

/// Works out formulas from the cells of a workbook as a spreadsheet does, without looking at the values
/// that stand beside them: sums of ranges, `+`, `-`, ROUND, cells of other sheets.
public struct FormulaEvaluator {
  /// What cannot be read.
  public struct Failure: Error, CustomStringConvertible {
    /// The formula from where it cannot be read on.
    public let description: String
  }

  private let workbook: Workbook
  private var known: [String: Double] = [:]

  /// Makes an evaluator.
  public init(_ workbook: Workbook) { self.workbook = workbook }

  /// The value of a formula on a sheet.
  public mutating func value(of formula: String, on sheet: Sheet) throws -> Double {
    var reader = Reader(rest: formula[...], sheet: sheet)
    let value = try sum(&reader)
    guard reader.rest.isEmpty else { throw Failure(description: String(reader.rest)) }
    return value
  }

  private struct Reader {
    var rest: Substring
    let sheet: Sheet

    mutating func take(_ text: String) -> Bool {
      guard rest.hasPrefix(text) else { return false }
      rest = rest.dropFirst(text.count)
      return true
    }

    mutating func demand(_ text: String) throws {
      guard take(text) else { throw Failure(description: "expected \(text): \(rest)") }
    }

    /// Reads `B5`.
    mutating func address() throws -> CellAddress {
      var column = 0
      while let letter = rest.first, letter.isASCII, letter.isUppercase,
        let code = letter.asciiValue
      {
        column = column * 26 + Int(code) - 64
        rest = rest.dropFirst()
      }
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard column > 0, let row = Int(digits) else { throw Failure(description: String(rest)) }
      rest = rest.dropFirst(digits.count)
      return CellAddress(row: row - 1, column: column - 1)
    }
  }

  private mutating func sum(_ reader: inout Reader) throws -> Double {
    var value = try term(&reader)
    while true {
      if reader.take("+") {
        value += try term(&reader)
      } else if reader.take("-") {
        value -= try term(&reader)
      } else {
        return value
      }
    }
  }

  private mutating func term(_ reader: inout Reader) throws -> Double {
    if reader.take("SUM(") {
      let first = try reader.address()
      try reader.demand(":")
      let last = try reader.address()
      try reader.demand(")")
      var total = 0.0
      for row in first.row...last.row {
        for column in first.column...last.column {
          total += try value(at: CellAddress(row: row, column: column), on: reader.sheet)
        }
      }
      return total
    }
    if reader.take("ROUND(") {
      let value = try sum(&reader)
      try reader.demand(",0)")
      // Programs round what they print, not the last bit.
      return ((value * 1e6).rounded() / 1e6).rounded()
    }
    if reader.take("'") {
      let name = reader.rest.prefix { $0 != "'" }
      reader.rest = reader.rest.dropFirst(name.count)
      try reader.demand("'!")
      guard let other = workbook.sheets.first(where: { $0.name == name }) else {
        throw Failure(description: "no sheet \(name)")
      }
      return try value(at: try reader.address(), on: other)
    }
    return try value(at: try reader.address(), on: reader.sheet)
  }

  private mutating func value(at address: CellAddress, on sheet: Sheet) throws -> Double {
    switch sheet[address].content {
    case .empty: return 0
    case .text(let text): throw Failure(description: "\(sheet.name)!\(address.text) is \(text)")
    case .number(let value): return value
    case .formula(let formula):
      let key = "\(sheet.name)!\(address.text)"
      if let value = known[key] { return value }
      let value = try value(of: formula.text, on: sheet)
      known[key] = value
      return value
    }
  }
}
