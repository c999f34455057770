/// A fan chart as SVG: bands between the years, the median with dots, labels at the right.
struct FanDrawing {
  /// What is drawn.
  let chart: FanChart

  private static let top = 14.0
  private static let right = 256.0

  private var left: Double {
    let longest = axis.values.map { chart.format.axisText($0, decimals: axis.decimals).count }.max()
    return 12 + 6.6 * Double(longest ?? 4)
  }
  private var bottom: Double { 204 }
  private var height: Double { chart.below == nil ? 232 : 254 }

  private var axis: AxisTicks {
    var numbers = chart.points.flatMap { [$0.p5, $0.p95] } + chart.alsoOnScale
    numbers += chart.floor?.values ?? []
    if let reference = chart.reference { numbers.append(reference.value) }
    if chart.format == .dollars, let least = numbers.filter(\.isFinite).min(), least < 0 {
      numbers.append(0)
    }
    return AxisTicks(covering: numbers, leastSpan: chart.format == .ratio ? 0.05 : 0)
  }

  /// The picture.
  var drawing: SVGDrawing {
    var drawing = SVGDrawing(height: height)
    let axis = axis
    for value in axis.values { mark(value, axis, &drawing) }
    for run in runs { bands(run, axis, &drawing) }
    if let reference = chart.reference, reference.value.isFinite {
      let y = y(reference.value, axis)
      drawing.line(
        (left, y), (Self.right + 8, y), style: "ref", stroke: "#1a1e24", width: 1.4, dash: "5 3")
    }
    if let floor = chart.floor, floor.values.count == chart.points.count {
      drawing.polyline(
        floor.values.indices.map { (x($0), y(floor.values[$0], axis)) }, style: "ref",
        stroke: "#1a1e24", width: 1.4, dash: "5 3")
    }
    for run in runs { median(run, axis, &drawing) }
    years(&drawing)
    labels(axis, &drawing)
    return drawing
  }

  private func x(_ position: Int) -> Double {
    let count = chart.points.count
    guard count > 1 else { return (left + Self.right) / 2 }
    let inset = 14.0
    return left + inset + (Self.right - left - 2 * inset) * Double(position) / Double(count - 1)
  }

  private func y(_ value: Double, _ axis: AxisTicks) -> Double {
    axis.position(value, from: bottom, to: Self.top)
  }

  private func mark(_ value: Double, _ axis: AxisTicks, _ drawing: inout SVGDrawing) {
    let y = y(value, axis)
    let isZero = value == 0 && chart.format == .dollars
    drawing.line(
      (left, y), (Self.right + 8, y), style: isZero ? "zero" : "axis",
      stroke: isZero ? "#8a93a0" : "#d3d8df")
    drawing.text(
      chart.format.axisText(value, decimals: axis.decimals), (left - 5, y + 4), anchor: .end,
      style: "t2", fill: "#4b5462")
  }

  /// Years next to each other in which the measure is defined.
  private var runs: [[Int]] {
    var runs: [[Int]] = []
    for (position, point) in chart.points.enumerated() {
      let isDefined = [point.p5, point.p25, point.p50, point.p75, point.p95].allSatisfy(\.isFinite)
      guard isDefined else { continue }
      if let last = runs.last?.last, last == position - 1 {
        runs[runs.count - 1].append(position)
      } else {
        runs.append([position])
      }
    }
    return runs
  }

  private typealias Line = (FanChart.Point) -> Double

  /// Points along a line; a single year becomes as wide as a mark.
  private func along(_ run: [Int], _ value: Line, _ axis: AxisTicks) -> [(x: Double, y: Double)] {
    if run.count == 1 {
      let y = y(value(chart.points[run[0]]), axis)
      return [(x(run[0]) - 12, y), (x(run[0]) + 12, y)]
    }
    return run.map { (x($0), y(value(chart.points[$0]), axis)) }
  }

  private func bands(_ run: [Int], _ axis: AxisTicks, _ drawing: inout SVGDrawing) {
    let bands: [(Line, Line, String, String)] = [
      ({ $0.p5 }, { $0.p95 }, "f1", "#d6e6f2"), ({ $0.p25 }, { $0.p75 }, "f2", "#9cc5e2"),
    ]
    for (low, high, style, fill) in bands {
      let lower = along(run, low, axis)
      let upper = along(run, high, axis)
      drawing.polygon(upper + lower.reversed(), style: style, fill: fill)
      for edge in [lower, upper] {
        drawing.polyline(edge, style: "fe", stroke: "#5f93bb", width: 1)
      }
    }
  }

  private func median(_ run: [Int], _ axis: AxisTicks, _ drawing: inout SVGDrawing) {
    drawing.polyline(along(run, { $0.p50 }, axis), style: "f3", stroke: "#00538a", width: 2.4)
    for position in run {
      drawing.dot(
        (x(position), y(chart.points[position].p50, axis)), radius: 3, style: "d3",
        fill: "#00538a")
    }
  }

  /// Every so many years have room for their label.
  private func stride(_ width: Double) -> Int {
    guard chart.points.count > 1 else { return 1 }
    return max(1, Int((width / (x(1) - x(0))).rounded(.up)))
  }

  private func years(_ drawing: inout SVGDrawing) {
    let longest = chart.points.map(\.label.count).max() ?? 0
    let step = stride(Double(longest) * 6.9 + 3)
    for (position, point) in chart.points.enumerated()
    where (chart.points.count - 1 - position) % step == 0 {
      drawing.text(point.label, (x(position), bottom + 20), anchor: .middle)
    }
    guard let below = chart.below else { return }
    let widest = below.words.map(\.count).max() ?? 0
    let wordStep = stride(Double(widest) * 7 + 6)
    for (position, words) in below.words.enumerated()
    where position < chart.points.count && (chart.points.count - 1 - position) % wordStep == 0 {
      drawing.text(words, (x(position), bottom + 40), anchor: .middle, style: "b")
    }
    drawing.text(below.name, (Self.right + 14, bottom + 40), style: "t2", fill: "#4b5462")
  }

  /// What the ends of the lines are, pushed apart.
  private func labels(_ axis: AxisTicks, _ drawing: inout SVGDrawing) {
    guard let position = runs.last?.last else {
      drawing.text(
        ChartWording.undefined, ((left + Self.right) / 2, (Self.top + bottom) / 2),
        anchor: .middle)
      return
    }
    let point = chart.points[position]
    let start = max(x(position), x(chart.points.count - 1)) + 4
    var entries: [(value: Double, words: [String])] = []
    if point.p95 > point.p5 {
      entries.append((point.p95, ChartWording.above(chart.format.text(point.p95))))
    }
    entries.append((point.p50, [ChartWording.median(chart.format.text(point.p50))]))
    if point.p95 > point.p5 {
      entries.append((point.p5, ChartWording.below(chart.format.text(point.p5))))
    }
    if let reference = chart.reference, reference.value.isFinite {
      entries.append((reference.value, ChartWording.split(reference.label)))
    }
    if let floor = chart.floor, let last = floor.values.last, last.isFinite {
      entries.append((last, ChartWording.split(floor.label)))
    }
    entries.sort { $0.value > $1.value }
    let labels = SVGDrawing.labels(
      entries.map { (y($0.value, axis), $0.words) }, from: Self.top, to: bottom + 4)
    for (entry, label) in zip(entries, labels) {
      let target = y(entry.value, axis)
      drawing.polyline(
        [(start, target), (Self.right + 4, target), (Self.right + 11, label.middle)],
        style: "leader", stroke: "#8a93a0", width: 1)
      for line in label.lines { drawing.text(line.words, (Self.right + 14, line.y + 4)) }
    }
  }
}
