/// 100 dots, of which as many are filled as futures hold; the number beside them is the text.
struct DotStrip {
  /// The share of futures, 0 to 1.
  let share: Double

  /// Filled dots: all or none only for every or no future.
  var filled: Int {
    let count = Int((min(1, max(0, share)) * 100).rounded())
    return share > 0 && count == 0 ? 1 : share < 1 && count == 100 ? 99 : count
  }

  /// The strip: 5 rows of 20, filled column by column, with a gap after each five columns.
  var svg: String {
    "<svg class=\"strip\" viewBox=\"0 0 103 28\" aria-hidden=\"true\">"
      + path(0..<filled, style: "on", stroke: "#00538a", width: 4.2)
      + path(filled..<100, style: "off", stroke: "#8a93a0", width: 4)
      + path(filled..<100, style: "in", stroke: "#ffffff", width: 2.4) + "</svg>"
  }

  private func path(_ dots: Range<Int>, style: String, stroke: String, width: Double) -> String {
    guard !dots.isEmpty else { return "" }
    let moves = dots.map { dot in
      let column = dot / 5
      let x = 2.6 + Double(column) * 5 + Double(column / 5) * 1
      let y = 2.8 + Double(dot % 5) * 5.5
      return "M\(SVGDrawing.number(x)) \(SVGDrawing.number(y))h0"
    }
    return
      "<path class=\"\(style)\" d=\"\(moves.joined())\" fill=\"none\" stroke=\"\(stroke)\" "
      + "stroke-linecap=\"round\" stroke-width=\"\(SVGDrawing.number(width))\"/>"
  }
}

extension Sparkline {
  /// A line over the years on a scale from 0 to 1, the baseline at 0.
  var svg: String {
    let step = values.count > 1 ? 60 / Double(values.count - 1) : 0
    let points = values.enumerated().map { position, value in
      "\(position == 0 ? "M" : "L")\(SVGDrawing.number(2 + Double(position) * step)) "
        + SVGDrawing.number(15 - value * 12)
    }
    return
      "<svg class=\"spark\" viewBox=\"0 0 64 18\" aria-hidden=\"true\">"
      + "<path class=\"base\" d=\"M2 15.5H62\" stroke=\"#8a93a0\" stroke-width=\"1\"/>"
      + "<path d=\"\(points.joined())\(values.count == 1 ? "h0" : "")\" fill=\"none\" "
      + "stroke=\"#00538a\" stroke-width=\"2\" stroke-linecap=\"round\"/></svg>"
  }
}
