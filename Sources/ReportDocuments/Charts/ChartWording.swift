/// The words in and behind pictures.
enum ChartWording {
  /// Below the caption of a fan chart.
  static let fanNote =
    "Line: median. Dark band: middle half of the futures. Light band: nine in ten."
  /// In place of a fan that is defined in no year.
  static let undefined = "not defined in any year"
  /// Streams without a colour of their own.
  static let otherGrants = "Other grants"

  /// Below the name of a payer that pays no more in the last year.
  static func until(_ year: String) -> String { "(until \(year))" }

  /// Below the caption of a tornado.
  static func tornadoNote(_ center: String) -> String {
    "Solid: better than \(center.lowercasedFirst). Hatched: worse."
  }

  /// At the upper edge of a fan.
  static func above(_ value: String) -> [String] { ["5 of 100 are", "above \(value)"] }
  /// At its lower edge.
  static func below(_ value: String) -> [String] { ["5 of 100 are", "below \(value)"] }
  /// At its line.
  static func median(_ value: String) -> String { "\(value) median" }

  /// Where a shade ends.
  static func shade(_ end: Double, isShare: Bool) -> String {
    isShare
      ? "to \(FigureFormat.number(end * 100, decimals: 0))"
      : "to \(FigureFormat.plain(end, significant: 2) ?? "")"
  }

  /// The letters that fit beside a picture.
  private static let beside = 15

  /// A name in at most two lines beside a picture, the rest cut.
  static func split(_ name: String) -> [String] {
    guard name.count > beside else { return [name] }
    var lines = [""]
    for word in name.split(separator: " ") {
      let longer =
        lines[lines.count - 1].isEmpty ? String(word) : lines[lines.count - 1] + " " + word
      if longer.count <= beside || lines[lines.count - 1].isEmpty {
        lines[lines.count - 1] = longer
      } else if lines.count < 2 {
        lines.append(String(word))
      } else {
        lines[1] += "…"
        break
      }
    }
    return lines.map { cut($0, to: beside + 1) }
  }

  /// The same for a name whose end tells it from others, as in `Master Teacher: stipend, $1,000`.
  static func cutWithin(_ name: String, to length: Int) -> String {
    guard name.count > length, let colon = name.lastIndex(of: ":") else {
      return cut(name, to: length)
    }
    let end = name[colon...].prefix(length - 8)
    return name.prefix(length - end.count - 1) + "…" + end
  }

  /// A name of at most so many letters.
  static func cut(_ name: String, to length: Int) -> String {
    name.count <= length ? name : name.prefix(length - 1) + "…"
  }

  // MARK: descriptions, which hold the figures for readers who do not see the picture

  /// A fan chart.
  static func description(_ chart: FanChart) -> String {
    let defined = chart.points.filter { $0.p50.isFinite }
    guard let first = defined.first, let last = defined.last else { return undefined }
    func text(_ value: Double) -> String { chart.format.text(value) }
    var words = "Median \(text(first.p50)) in \(first.label)"
    if defined.count > 1 { words += " and \(text(last.p50)) in \(last.label)" }
    words +=
      "; nine futures in ten lie between \(text(last.p5)) and \(text(last.p95)) in \(last.label)."
    if let reference = chart.reference { words += " Dashed line: \(reference.label)." }
    if let below = chart.below {
      words +=
        " \(below.name.capitalizedFirst): "
        + zip(chart.points, below.words).map { "\($0.0.label) \($0.1)" }.joined(separator: ", ")
        + "."
    }
    return words
  }

  /// Stacked bars.
  static func description(_ chart: StackedBars) -> String {
    guard let first = chart.labels.first, let last = chart.labels.last else { return "" }
    return chart.series.filter { $0.values.contains { $0 > 0 } }.map { series in
      let start = chart.format.text(series.values.first ?? 0)
      let end = chart.format.text(series.values.last ?? 0)
      return chart.labels.count > 1
        ? "\(series.title) \(start) in \(first) and \(end) in \(last)"
        : "\(series.title) \(start) in \(first)"
    }.joined(separator: "; ") + "."
  }

  /// A tornado.
  static func description(_ chart: TornadoChart) -> String {
    "\(chart.center.label) \(chart.format.text(chart.center.value)). "
      + chart.bars.map {
        "\($0.title): from \(chart.format.text($0.low)) to \(chart.format.text($0.high))"
      }.joined(separator: "; ") + "."
  }

  /// A bridge.
  static func description(_ chart: BridgeChart) -> String {
    var words = chart.steps.map { "\($0.title) \(ChartFormat.dollars.text($0.value))" }
    if let range = chart.range {
      words.append(
        "\(range.label): \(ChartFormat.dollars.text(range.low)) to "
          + ChartFormat.dollars.text(range.high))
    }
    return words.joined(separator: "; ") + "."
  }
}

extension String {
  /// This text with a capital at its start.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
  /// This text without a capital at its start.
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
