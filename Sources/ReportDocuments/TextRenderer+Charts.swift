extension TextRenderer {
  /// A picture in characters, or its table where that says more.
  func lines(_ chart: Chart) -> [String] {
    switch chart {
    case .fan(let fan): lines(fan)
    case .tornado(let tornado): bars(tornado) + [""] + lines(tornado.table)
    case .stackedBars(let bars): bars.words.map { lines(.paragraph($0)) } ?? lines(bars.table)
    case .heatMap(let map): lines(map.table)
    case .bridge(let bridge): lines(bridge.table)
    }
  }

  /// Columns a bar of a tornado may take.
  private static let barWidth = 36

  /// A tornado: one bar a cause, dark above the figure as it stands and light below it.
  func bars(_ chart: TornadoChart) -> [String] {
    var result = wrapped(words(chart.caption), width: Self.width)
    let numbers = chart.bars.flatMap { [$0.low, $0.high] } + [chart.center.value]
    let finite = numbers.filter(\.isFinite)
    guard !chart.bars.isEmpty, let low = finite.min(), let high = finite.max(), high > low else {
      return result
    }
    func column(_ value: Double) -> Int {
      let share = value.isFinite ? (value - low) / (high - low) : 0
      return Int((share * Double(Self.barWidth - 1)).rounded())
    }
    let titleWidth = Self.width - Self.barWidth - 2
    let center = column(chart.center.value)
    for bar in chart.bars {
      let start = column(bar.low)
      let end = column(bar.high)
      var drawn = ""
      for position in 0..<Self.barWidth {
        if position == center {
          drawn += isASCII ? "|" : "│"
        } else if position >= start, position <= end {
          drawn += position < center ? (isASCII ? ":" : "░") : (isASCII ? "#" : "▓")
        } else {
          drawn += " "
        }
      }
      let titles = wrapped(words(bar.title), width: titleWidth)
      for (position, title) in titles.enumerated() {
        result.append(title.padded(to: titleWidth) + "  " + (position == 0 ? drawn : ""))
      }
    }
    let ends = [low, high].map { words(chart.format.text($0)) }
    let gap = max(1, Self.barWidth - ends[0].displayWidth - ends[1].displayWidth)
    result.append(
      String(repeating: " ", count: titleWidth + 2) + ends[0] + String(repeating: " ", count: gap)
        + ends[1])
    let signs = isASCII ? ("|", ":", "#") : ("│", "░", "▓")
    return result
      + wrapped(
        "\(signs.0) \(words(chart.center.label)), \(signs.1) below it, \(signs.2) above it",
        width: Self.width)
  }
}
