extension TextRenderer {
  /// A fan chart: one band a year, the middle half darker, the median marked, numbers below.
  func lines(_ chart: FanChart) -> [String] {
    let points = chart.points
    var result = wrapped(words(chart.caption), width: Self.width)
    guard !points.isEmpty else { return result }
    var numbers = points.flatMap { [$0.p5, $0.p95] } + chart.alsoOnScale
    if let reference = chart.reference { numbers.append(reference.value) }
    let isRatio = if case .ratio = chart.format { true } else { false }
    let scale = ChartScale(
      covering: numbers, leastSpan: isRatio ? 0.05 : 0,
      rows: chart.isSmall ? ChartScale.fewRows : ChartScale.mostRows)
    let labels = scale.values.indices.map { row in
      scale.isLabelled(row)
        ? words(chart.format.axisText(scale.values[row], decimals: scale.decimals)) : ""
    }
    let names = (chart.isSmall ? [] : ["p50"]) + [words(chart.below?.name ?? "")]
    let axis = (labels + names).map(\.displayWidth).max() ?? 0
    let least = slotWidth(chart)
    let most = max(1, (Self.width - axis - 3) / least)
    let panels = (points.count + most - 1) / most
    let slot = max(least, min(12, (Self.width - axis - 3) / ((points.count + panels - 1) / panels)))
    for panel in 0..<panels {
      let range = (points.count * panel / panels)..<(points.count * (panel + 1) / panels)
      let part = Array(points[range])
      if panel > 0 { result.append("") }
      result += rows(chart, part, scale, labels: labels, axis: axis, slot: slot)
      if !chart.isSmall { result += values(chart, part, axis: axis, slot: slot) }
      if let below = chart.below {
        let texts = range.map { below.words.indices.contains($0) ? words(below.words[$0]) : "" }
        result.append(labelLine(words(below.name), texts, axis: axis, slot: slot))
      }
    }
    return result + legend(chart)
  }

  /// The least columns that one year takes.
  private func slotWidth(_ chart: FanChart) -> Int {
    let texts = chart.points.flatMap { point in
      [words(point.label)]
        + (chart.isSmall ? [] : [point.p5, point.p50, point.p95]).map {
          words(chart.format.text($0))
        }
    }
    return min(30, max(texts.map(\.displayWidth).max() ?? 0, 5)) + 1
  }

  /// The drawn rows and the axis below them.
  private func rows(
    _ chart: FanChart, _ points: [FanChart.Point], _ scale: ChartScale, labels: [String], axis: Int,
    slot: Int
  ) -> [String] {
    let referenceRow = chart.reference.flatMap { $0.value.isFinite ? scale.row(of: $0.value) : nil }
    var result: [String] = []
    for row in scale.values.indices {
      let background = row == referenceRow ? (isASCII ? "-" : "┄") : " "
      var line =
        labels[row].rightAligned(to: axis) + (isASCII ? " | " : labels[row].isEmpty ? " │ " : " ┤ ")
      for point in points {
        let mark = mark(point, row, scale) ?? background
        line += background + String(repeating: mark, count: slot - 2) + background
      }
      result.append(line)
    }
    let floor = String(repeating: isASCII ? "-" : "─", count: points.count * slot)
    result.append(String(repeating: " ", count: axis) + (isASCII ? " +-" : " └─") + floor)
    result.append(labelLine("", points.map { words($0.label) }, axis: axis, slot: slot))
    return result
  }

  /// What a year shows in a row; `nil` outside its range.
  private func mark(_ point: FanChart.Point, _ row: Int, _ scale: ChartScale) -> String? {
    guard point.p5.isFinite, point.p95.isFinite else { return nil }
    if point.p50.isFinite, row == scale.row(of: point.p50) { return isASCII ? "=" : "━" }
    func isWithin(_ low: Double, _ high: Double) -> Bool {
      row <= scale.row(of: low) && row >= scale.row(of: high)
    }
    if point.p25.isFinite, point.p75.isFinite, isWithin(point.p25, point.p75) {
      return isASCII ? "#" : "▓"
    }
    return isWithin(point.p5, point.p95) ? (isASCII ? ":" : "░") : nil
  }

  /// The numbers behind the picture, each under its year.
  private func values(
    _ chart: FanChart, _ points: [FanChart.Point], axis: Int, slot: Int
  ) -> [String] {
    let lines: [(String, (FanChart.Point) -> Double)] = [
      ("p95", { $0.p95 }), ("p50", { $0.p50 }), ("p5", { $0.p5 }),
    ]
    return lines.map { name, value in
      labelLine(
        name, points.map { words(chart.format.text(value($0))) }, axis: axis, slot: slot)
    }
  }

  /// Texts centred under the years' bands.
  private func labelLine(_ name: String, _ texts: [String], axis: Int, slot: Int) -> String {
    let cells = texts.map { text in
      let left = max(0, (slot - text.displayWidth) / 2)
      return (String(repeating: " ", count: left) + text).padded(to: slot)
    }
    return name.rightAligned(to: axis) + "   " + cells.joined()
  }

  /// What the signs mean.
  private func legend(_ chart: FanChart) -> [String] {
    let signs = isASCII ? ["=", "#", ":", "-"] : ["━", "▓", "░", "┄"]
    let text =
      chart.isSmall
      ? "\(signs[0]) median, \(signs[1]) middle half, \(signs[2]) nine futures in ten"
      : "\(signs[0]) median (p50), \(signs[1]) middle half (p25 to p75), "
        + "\(signs[2]) nine futures in ten (p5 to p95)"
    let reference = chart.reference.map { "\(signs[3]) " + words($0.label) }
    if chart.isSmall, let reference { return wrapped("\(text), \(reference)", width: Self.width) }
    return wrapped(text, width: Self.width)
      + (reference.map { wrapped($0, width: Self.width) } ?? [])
  }
}
