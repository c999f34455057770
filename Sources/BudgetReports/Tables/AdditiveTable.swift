import ReportDocuments

/// A table of mean dollars whose printed totals are the sums of the printed lines.
struct AdditiveTable {
  /// Lines under one total.
  struct Group {
    /// A title above the lines, or `nil`.
    let title: String?
    /// The lines with a value for each column.
    let lines: [(title: String, values: [Double])]
    /// The words of the total, or `nil` for none.
    let total: String?
  }

  /// The groups in order.
  let groups: [Group]
  /// The words of the total of all groups, or `nil` for none.
  let total: String?
  /// The number of columns.
  let columns: Int
  /// Dollars to round to.
  let place: Double

  /// The printed numbers: by group, by line, by column.
  ///
  /// Each column is rounded by largest remainders, first the groups to the total and then the lines
  /// to their group.
  func rounded() -> [[[Double]]] {
    var result = groups.map { group in
      group.lines.map { _ in [Double](repeating: 0, count: columns) }
    }
    for column in 0..<columns {
      let values = groups.map { group in
        group.lines.map { $0.values.indices.contains(column) ? $0.values[column] : 0 }
      }
      let sums = values.map { $0.reduce(0, +) }
      let printed = FigureFormat.roundedToSum(sums, total: sums.reduce(0, +), place: place)
      for (group, lines) in values.enumerated() {
        let shares = FigureFormat.roundedToSum(lines, total: printed.values[group], place: place)
        for (line, value) in shares.values.enumerated() { result[group][line][column] = value }
      }
    }
    return result
  }

  /// The rows; totals are sums of what is printed above them.
  ///
  /// Without zeros, lines that print as zero in every column are left out, and groups of such lines.
  func rows(showsZeros: Bool = true) -> [ReportTable.Row] {
    var rows: [ReportTable.Row] = []
    var all = [Double](repeating: 0, count: columns)
    for (group, lines) in zip(groups, rounded()) {
      let shown = zip(group.lines, lines).filter { showsZeros || Self.isShown($0.1) }
      if shown.isEmpty, !showsZeros { continue }
      if let title = group.title { rows.append(.init([title], kind: .group)) }
      var sum = [Double](repeating: 0, count: columns)
      for (line, values) in shown {
        rows.append(.init([.text(line.title)] + values.map { .dollars($0) }))
        for column in 0..<columns { sum[column] += values[column] }
      }
      if let total = group.total {
        rows.append(.init([.text(total)] + sum.map { .dollars($0) }, kind: .total))
      }
      for column in 0..<columns { all[column] += sum[column] }
    }
    if let total {
      rows.append(.init([.text(total)] + all.map { .dollars($0) }, kind: .total))
    }
    return rows
  }

  /// How many lines print as zero in every column.
  var zeroLines: Int { rounded().joined().count { !Self.isShown($0) } }

  private static func isShown(_ values: [Double]) -> Bool { values.contains { $0 != 0 } }
}
