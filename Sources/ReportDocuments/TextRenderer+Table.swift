extension TextRenderer {
  /// A table, in several panels where it is too wide for the page.
  func lines(_ table: ReportTable) -> [String] {
    let headings = table.columns.map { words($0.heading) }
    let rows = table.rows.map { (cells: $0.cells.map { words($0.text) }, kind: $0.kind) }
    let measured = rows.filter { !isSpanning($0.cells, $0.kind) }.map(\.cells)
    let layout = TableLayout(table: table, cells: [headings] + measured, pageWidth: Self.width)
    var result = table.caption.map { wrapped(words($0), width: Self.width) } ?? []
    for (number, panel) in layout.panels.enumerated() {
      if number > 0 { result.append("") }
      result += lines(table, panel, headings: headings, rows: rows)
    }
    if let note = table.note { result += wrapped(words(note), width: Self.width) }
    return result
  }

  /// One panel with its headings and rules.
  private func lines(
    _ table: ReportTable, _ panel: TableLayout.Panel, headings: [String],
    rows: [(cells: [String], kind: ReportTable.Row.Kind)]
  ) -> [String] {
    let width = panel.widths.reduce(0, +) + TableLayout.gap * max(0, panel.widths.count - 1)
    let rule = String(repeating: isASCII ? "-" : "─", count: width)
    var result: [String] = []
    if headings.contains(where: { !$0.isEmpty }) {
      result += lines(table, panel, cells: headings, atBottom: true) + [rule]
    }
    for (position, row) in rows.enumerated() {
      if isSpanning(row.cells, row.kind) {
        if position > 0 { result.append("") }
        result += wrapped(row.cells.first ?? "", width: Self.width)
        continue
      }
      if row.kind == .total { result.append(rule) }
      result += lines(table, panel, cells: row.cells, atBottom: false)
    }
    return result
  }

  /// A group row that has a title only.
  private func isSpanning(_ cells: [String], _ kind: ReportTable.Row.Kind) -> Bool {
    kind == .group && cells.dropFirst().allSatisfy(\.isEmpty)
  }

  /// One row as lines; numbers stand on the last line of their row, words begin on the first.
  private func lines(
    _ table: ReportTable, _ panel: TableLayout.Panel, cells: [String], atBottom: Bool
  ) -> [String] {
    let texts = zip(panel.columns, panel.widths).map { column, width in
      wrapped(column < cells.count ? cells[column] : "", width: width)
    }
    let height = texts.map(\.count).max() ?? 1
    return (0..<height).map { line in
      zip(zip(panel.columns, panel.widths), texts).map { place, text in
        let isNumber = table.columns[place.0].isNumber
        let index = isNumber || atBottom ? line - (height - text.count) : line
        let content = text.indices.contains(index) ? text[index] : ""
        return isNumber ? content.rightAligned(to: place.1) : content.padded(to: place.1)
      }.joined(separator: String(repeating: " ", count: TableLayout.gap))
    }
  }
}
