/// A bridge as SVG, lying on its side: rises solid, falls hatched, totals in ink, values at the right.
struct BridgeDrawing {
  /// What is drawn.
  let chart: BridgeChart

  private static let rowHeight = 34.0
  private static let top = 6.0
  private static let values = 70.0

  /// Where each step begins and ends.
  private var spans: [(from: Double, to: Double)] {
    var level = 0.0
    return chart.steps.map { step in
      let from = step.isTotal ? 0 : level
      level = step.isTotal ? step.value : level + step.value
      return (from, level)
    }
  }

  /// The picture.
  var drawing: SVGDrawing {
    let rows = chart.steps.count + (chart.range == nil ? 0 : 1)
    var drawing = SVGDrawing(height: Self.top + Double(rows) * Self.rowHeight + 6)
    let spans = spans
    var numbers: [Double] = [0] + spans.map(\.from) + spans.map(\.to)
    if let range = chart.range { numbers += [range.low, range.high] }
    let axis = AxisTicks(covering: numbers)
    let right = drawing.width - Self.values
    func x(_ value: Double) -> Double { axis.position(value, from: 2, to: right) }
    for (row, (step, span)) in zip(chart.steps, spans).enumerated() {
      let y = Self.top + Double(row) * Self.rowHeight
      drawing.text(
        ChartWording.cut(step.title, to: 42), (0, y + 10), style: step.isTotal ? "b" : "")
      drawing.line((x(0), y + 13), (x(0), y + 30), style: "zero", stroke: "#8a93a0")
      let low = x(min(span.from, span.to))
      let width = max(1.5, x(max(span.from, span.to)) - low)
      let isFall = !step.isTotal && step.value < 0
      drawing.box(
        (low, y + 15), width: width, height: 12,
        style: step.isTotal ? "total" : isFall ? "gf" : "s4",
        fill: step.isTotal ? "#1a1e24" : isFall ? "#d55e00" : "#00664b", isHatched: isFall)
      drawing.text(
        value(step), (drawing.width, y + 26), anchor: .end, style: step.isTotal ? "b" : "")
    }
    if let range = chart.range {
      let y = Self.top + Double(chart.steps.count) * Self.rowHeight
      drawing.text(range.label, (0, y + 10), style: "t2", fill: "#4b5462")
      drawing.box(
        (x(range.low), y + 17), width: max(1.5, x(range.high) - x(range.low)), height: 8,
        style: "f2", fill: "#9cc5e2")
    }
    return drawing
  }

  /// A total as it is, a change with its sign.
  private func value(_ step: BridgeChart.Step) -> String {
    let text = ChartFormat.dollars.text(step.value)
    return step.isTotal || step.value <= 0 ? text : "+" + text
  }
}
