extension HTMLRenderer {
  /// A picture with its description and the table behind it.
  mutating func html(_ chart: Chart) -> String {
    switch chart {
    case .fan(let fan):
      return figure(
        fan.caption, note: ChartWording.fanNote, FanDrawing(chart: fan).drawing,
        description: ChartWording.description(fan), table: fan.table)
    case .stackedBars(let bars):
      return figure(
        bars.caption, note: "", BarDrawing(chart: bars).drawing,
        description: ChartWording.description(bars), table: bars.table)
    case .tornado(let tornado):
      return figure(
        tornado.caption, note: ChartWording.tornadoNote(tornado.center.label),
        TornadoDrawing(chart: tornado).drawing, description: ChartWording.description(tornado),
        table: tornado.table)
    case .bridge(let bridge):
      return figure(
        bridge.caption, note: "", BridgeDrawing(chart: bridge).drawing,
        description: ChartWording.description(bridge), table: bridge.table)
    case .heatMap(let map): return html(map)
    }
  }

  private mutating func figure(
    _ caption: String, note: String, _ drawing: SVGDrawing, description: String, table: ReportTable
  ) -> String {
    HTMLTemplates.fill(
      "figure",
      FigureView(
        id: identifier("c"), caption: caption, note: note, drawing: drawing,
        description: description, table: html(table)))
  }
}

extension FanChart {
  /// The figures of the picture, a column a year.
  var table: ReportTable {
    let numbers: [(String, (Point) -> Double)] = [
      ("p95", { $0.p95 }), ("p75", { $0.p75 }), ("p50", { $0.p50 }), ("p25", { $0.p25 }),
      ("p5", { $0.p5 }),
    ]
    var rows = numbers.map { name, value in
      ReportTable.Row([name] + points.map { format.text(value($0)) })
    }
    if let below { rows.append(.init([below.name] + below.words)) }
    return ReportTable(
      caption: caption,
      columns: [.init("", isNumber: false)] + points.map { .init($0.label, isNumber: true) },
      rows: rows)
  }
}
