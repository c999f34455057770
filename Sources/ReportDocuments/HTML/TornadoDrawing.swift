/// A tornado as SVG: names above their bars, so that long ones fit a phone.
struct TornadoDrawing {
  /// What is drawn.
  let chart: TornadoChart

  private static let rowHeight = 34.0
  private static let top = 8.0
  private static let sides = 58.0

  /// The picture.
  var drawing: SVGDrawing {
    let rows = Double(chart.bars.count)
    let bottom = Self.top + rows * Self.rowHeight + 4
    var drawing = SVGDrawing(height: bottom + 24)
    let axis = AxisTicks(
      covering: chart.bars.flatMap { [$0.low, $0.high] } + [chart.center.value])
    func x(_ value: Double) -> Double {
      axis.position(value, from: Self.sides, to: drawing.width - Self.sides)
    }
    let center = x(chart.center.value)
    for (row, bar) in chart.bars.enumerated() {
      let y = Self.top + Double(row) * Self.rowHeight
      drawing.text(ChartWording.cutWithin(bar.title, to: 52), (0, y + 10))
      defer {
        drawing.line(
          (center, y + 13), (center, y + 31), style: "ref", stroke: "#1a1e24", width: 1.4)
      }
      guard bar.low.isFinite, bar.high.isFinite else { continue }
      let low = x(bar.low)
      let high = x(bar.high)
      drawing.box(
        (low, y + 15), width: max(0, min(center, high) - low), height: 13, style: "gf",
        fill: "#d55e00", isHatched: true)
      drawing.box(
        (max(center, low), y + 15), width: max(0, high - max(center, low)), height: 13,
        style: "s4", fill: "#00664b")
      drawing.text(
        chart.format.text(bar.low), (low - 4, y + 26), anchor: .end, style: "t2", fill: "#4b5462")
      drawing.text(chart.format.text(bar.high), (high + 4, y + 26), style: "t2", fill: "#4b5462")
    }
    drawing.text(
      "\(chart.center.label) \(chart.format.text(chart.center.value))", (center, bottom + 15),
      anchor: .middle)
    return drawing
  }
}
