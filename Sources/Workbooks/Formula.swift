/// A formula on amounts of dollars with the value that it has, to the cent.
///
/// Programs that do not compute a workbook when they open it show this value.
public struct Formula: Sendable, Equatable {
  /// The formula without `=`, e.g. `SUM(B5:B9)`.
  public let text: String
  /// What it comes to.
  public let value: Double

  /// Makes a formula with what it comes to.
  public init(text: String, value: Double) {
    self.text = text
    self.value = value
  }

  /// The sum of two.
  public static func + (left: Formula, right: Formula) -> Formula {
    Formula(text: "\(left.text)+\(right.text)", value: cents(left.value + right.value))
  }

  /// One less another, which is a cell or a sum.
  public static func - (left: Formula, right: Formula) -> Formula {
    Formula(text: "\(left.text)-\(right.text)", value: cents(left.value - right.value))
  }

  /// Rounded to whole dollars.
  public var wholeDollars: Formula {
    Formula(text: "ROUND(\(text),0)", value: value.rounded() + 0)
  }

  /// Rounded to cents; never −0.
  public static func cents(_ value: Double) -> Double { (value * 100).rounded() / 100 + 0 }
}

extension Sheet {
  /// A cell of this sheet in a formula; 0 where it is empty.
  public func cell(_ row: Int, _ column: Int) -> Formula {
    let address = CellAddress(row: row, column: column)
    return Formula(text: address.text, value: self[address].value ?? 0)
  }

  /// A cell of this sheet in a formula of another one.
  public func fromOutside(_ row: Int, _ column: Int) -> Formula {
    let cell = cell(row, column)
    return Formula(text: "\(SheetName.quoted(name))!\(cell.text)", value: cell.value)
  }

  /// The sum of some rows of a column.
  public func sum(rows: Range<Int>, column: Int) -> Formula {
    sum(
      from: CellAddress(row: rows.lowerBound, column: column),
      to: CellAddress(row: rows.upperBound - 1, column: column))
  }

  /// The sum of some columns of the row that comes next, whose cells are given.
  public func sum(columns: Range<Int>, ofNext cells: [Cell]) -> Formula {
    let ends = [columns.lowerBound, columns.upperBound - 1].map {
      CellAddress(row: rows.count, column: $0).text
    }
    let values = columns.map { cells.indices.contains($0) ? cells[$0].value ?? 0 : 0 }
    return Formula(
      text: "SUM(\(ends[0]):\(ends[1]))", value: Formula.cents(values.reduce(0, +)))
  }

  private func sum(from first: CellAddress, to last: CellAddress) -> Formula {
    var total = 0.0
    for row in first.row...last.row {
      for column in first.column...last.column {
        total += self[CellAddress(row: row, column: column)].value ?? 0
      }
    }
    return Formula(text: "SUM(\(first.text):\(last.text))", value: Formula.cents(total))
  }
}
