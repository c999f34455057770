internal import PlainText

extension HTMLRenderer {
  /// So many columns fit a printed page at its usual size.
  private static let mostColumns = 9

  /// A table.
  mutating func html(_ table: ReportTable) -> String {
    let columns = table.columns.map { TableView.Cell(text: $0.heading, isWords: !$0.isNumber) }
    let rows = table.rows.map { row in
      TableView.Row(style: style(row.kind), cells: cells(row, table))
    }
    return HTMLTemplates.fill(
      "table",
      TableView(
        label: label(table.caption ?? ""), caption: table.caption ?? "",
        note: [table.note, table.detailNote].compactMap(\.self).joined(separator: " "),
        isCards: table.isCards, isHeat: false, isWide: table.columns.count > Self.mostColumns,
        columns: columns, rows: rows))
  }

  private func style(_ kind: ReportTable.Row.Kind) -> String {
    switch kind {
    case .plain: ""
    case .total: "total"
    case .group: "group"
    case .marked: "marked"
    }
  }

  /// A number stays on one line, words of a column of words stand left.
  private func style(_ cell: ReportCell, isNumber: Bool) -> String {
    if case .figure = cell { return "n" }
    return isNumber ? "" : "l"
  }

  /// The cells of a row; a group that has a title only spans the table.
  private func cells(_ row: ReportTable.Row, _ table: ReportTable) -> [TableView.Cell] {
    let isSpanning = row.kind == .group && row.cells.dropFirst().allSatisfy { $0.text.isEmpty }
    if isSpanning {
      return [
        TableView.Cell(
          html: (row.cells.first?.text ?? "").escapedForHTML, isHeader: true,
          span: table.columns.count)
      ]
    }
    return table.columns.indices.map { position in
      let cell = row.cells.indices.contains(position) ? row.cells[position] : .text("")
      let column = table.columns[position]
      let isHeader = position == 0 && !column.isNumber && !cell.text.isEmpty
      return TableView.Cell(
        html: html(cell), label: table.isCards ? column.heading : "",
        style: style(cell, isNumber: column.isNumber), isHeader: isHeader)
    }
  }

  /// What a cell holds.
  private func html(_ cell: ReportCell) -> String {
    switch cell {
    case .futures(let figure):
      let text = FigureFormat.shortened(figure.text).escapedForHTML
      guard figure.value.isFinite else { return text }
      return "<span class=\"futures\"><b>\(text)</b>\(DotStrip(share: figure.value).svg)</span>"
    case .detailed(let inner, let detail):
      return "<span>" + html(inner)
        + "<span class=\"detail\">\(detail.escapedForHTML)</span></span>"
    case .trend(let inner, let values):
      return "<span class=\"futures\">\(html(inner))\(Sparkline(values).svg)</span>"
    default: return cell.text.escapedForHTML
    }
  }

  /// A shaded table; its shade stays that of the first mode, whatever the cells print.
  mutating func html(_ map: HeatMap) -> String {
    let columns =
      [TableView.Cell(text: map.rowHeading, isWords: true)]
      + (map.columns + map.totals).map { TableView.Cell(text: $0) }
    let rows = map.rows.map { row in
      TableView.Row(
        style: "",
        cells: [TableView.Cell(html: row.title.escapedForHTML, isHeader: true)]
          + row.cells.map { cell in
            guard let cell else {
              return TableView.Cell(html: "<span class=\"hidden\">none</span>")
            }
            return TableView.Cell(html: html(cell), style: "b\(map.shade(cell.shade))")
          } + row.totals.map { TableView.Cell(html: html($0), style: "r") })
    }
    let table = HTMLTemplates.fill(
      "table",
      TableView(
        label: label(map.pageCaption), caption: map.pageCaption, note: "", isCards: false,
        isHeat: true,
        isWide: false,
        columns: columns, rows: rows))
    return HTMLTemplates.fill(
      "heat",
      HeatView(
        id: identifier("m"),
        modes: map.modes.enumerated().map { .init(number: $0.offset, text: $0.element) },
        table: table,
        steps: [.init(number: 0, text: "0")]
          + map.steps.enumerated().map { .init(number: $0.offset + 1, text: $0.element) }))
  }

  private func html(_ cell: HeatMap.Cell) -> String {
    if cell.words.count == 1 { return cell.words[0].escapedForHTML }
    return cell.words.enumerated().map {
      "<span class=\"v\($0.offset)\">\($0.element.escapedForHTML)</span>"
    }.joined()
  }
}
