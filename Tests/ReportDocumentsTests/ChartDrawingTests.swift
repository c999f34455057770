import Testing

@testable import ReportDocuments

/// Pictures are drawn to scale.
@Suite struct ChartDrawingTests {
  private struct Box {
    let x: Double
    let y: Double
    let width: Double
    let height: Double
    let style: String
  }

  private func boxes(_ drawing: SVGDrawing) -> [Box] {
    PageTags(drawing.elements).named("rect").map { tag in
      func number(_ key: String) -> Double { Double(tag.attributes[key] ?? "") ?? .nan }
      return Box(
        x: number("x"), y: number("y"), width: number("width"), height: number("height"),
        style: tag.attributes["class"] ?? "")
    }
  }

  @Test func barsAreAsHighAsTheirDollars() throws {
    let all = boxes(BarDrawing(chart: PageFixture.bars).drawing)
    let boxes = all.filter { $0.style.hasSuffix(" gap") }
    // Behind the dollars on hatching a plate, beside each name its colour.
    #expect(all.map(\.style).filter { $0 == "paper" }.count == 2)
    #expect(all.map(\.style).suffix(3) == ["s4", "s2", "gf"])
    // Savings below, then the stream, then the general fund; what pays nothing is left out.
    #expect(boxes.map(\.style) == ["s4 gap", "s2 gap", "gf gap", "s4 gap", "s2 gap", "gf gap"])
    let unit = boxes[0].height / 40
    for (box, dollars) in zip(boxes, [40.0, 20, 30, 40, 10, 60]) {
      #expect(abs(box.height - unit * dollars) < 0.2)
    }
    for (lower, upper) in zip(boxes[0...1], boxes[1...2]) {
      #expect(abs(upper.y + upper.height - lower.y) < 0.2)
    }
    #expect(boxes[0].y + boxes[0].height == boxes[3].y + boxes[3].height)
  }

  @Test func ofMoreThanThreeStreamsTheThirdAndLaterAreOne() {
    func chart(_ count: Int) -> StackedBars {
      StackedBars(
        caption: "", labels: ["FY2026"],
        series: (1...count).map { .init(title: "Stream \($0)", kind: .stream, values: [10]) },
        format: .dollars, table: PageFixture.table)
    }
    func bars(_ count: Int) -> [Box] {
      boxes(BarDrawing(chart: chart(count)).drawing).filter { $0.style.hasSuffix(" gap") }
    }
    #expect(bars(3).count == 3)
    let five = bars(5)
    #expect(five.count == 3)
    #expect(abs(five[2].height - 3 * five[0].height) < 0.3)
    #expect(BarDrawing(chart: chart(5)).drawing.elements.contains("Other grants"))
  }

  @Test func aPayerThatStopsSaysUntilWhen() {
    let chart = StackedBars(
      caption: "", labels: ["FY2026", "FY2027", "FY2028"],
      series: [
        .init(title: "Grant", kind: .stream, values: [10, 10, 0]),
        .init(title: "General fund", kind: .generalFund, values: [0, 0, 10]),
      ], format: .dollars, table: PageFixture.table)
    let words = PageTags(BarDrawing(chart: chart).drawing.elements).text
    #expect(words.contains("(until FY2027)") && words.contains("General fund"))
    #expect(!words.contains("(until FY2028)"))
  }

  @Test func aFanIsDrawnToScaleAndBreaksWhereItIsNotDefined() {
    let elements = FanDrawing(chart: PageFixture.fan).drawing.elements
    let tags = PageTags(elements)
    let dots = tags.named("circle").compactMap { Double($0.attributes["cy"] ?? "") }
    #expect(dots.count == 3)
    // Medians 3, 5 and 2: a step of 2 up is twice as long as one of 1 down.
    #expect(abs((dots[0] - dots[1]) - 2 * (dots[2] - dots[0])) < 0.3)
    #expect(tags.named("polygon").count == 4)
    #expect(tags.text.contains("FY2028") && !elements.contains("nan"))
  }

  @Test(arguments: [(0.0, 0), (0.002, 1), (0.5, 50), (0.834, 83), (0.998, 99), (1, 100)])
  func dotsAreFuturesOf100(share: Double, filled: Int) {
    #expect(DotStrip(share: share).filled == filled)
    let moves = DotStrip(share: share).svg.ranges(of: "h0").count
    #expect(moves == filled + 2 * (100 - filled))
  }

  @Test func shadesEndAtEqualSteps() {
    let map = PageFixture.heat
    #expect([0, 0.001, 0.1, 0.11, 0.5, 0.9].map(map.shade) == [0, 1, 1, 2, 5, 5])
    #expect(map.steps == ["to 10", "to 20", "to 30", "to 40", "to 50"])
  }

  @Test func aBridgeHangsEachChangeOnTheOneBefore() {
    let boxes = boxes(BridgeDrawing(chart: PageFixture.bridge).drawing)
    #expect(boxes.map(\.style) == ["total", "gf", "total", "f2"])
    // From 100 down by 150 to −50.
    #expect(abs(boxes[1].x + boxes[1].width - (boxes[0].x + boxes[0].width)) < 0.2)
    #expect(abs(boxes[1].x - boxes[2].x) < 0.2)
    #expect(abs(boxes[1].width - 1.5 * boxes[0].width) < 0.3)
  }

  @Test func aTornadoStandsAroundThePlan() {
    let boxes = boxes(TornadoDrawing(chart: PageFixture.tornado).drawing)
    #expect(boxes.map(\.style) == ["gf", "s4", "gf"])
    // −20 to 10 and 10 to 40 are equally long; 5 to 10 is a sixth of them.
    #expect(abs(boxes[0].width - boxes[1].width) < 0.2)
    #expect(abs(boxes[0].width - 6 * boxes[2].width) < 0.6)
    let text = TextRenderer(isASCII: true).bars(PageFixture.tornado)
    #expect(text.allSatisfy { $0.count <= 80 })
    #expect(text.contains { $0.contains(":::") && $0.contains("|") && $0.contains("###") })
  }

  @Test(arguments: [
    ([0.0, 1.0], 5), ([0.93, 1.31], 5), ([-7_800_000.0, 16_200_000], 5), ([5.0, 5.0], 5),
    ([1e-9, 3e-9], 5), ([-1e14, 1e14], 5), ([.nan, 2.0], 5), ([], 5),
  ])
  func marksAreRoundAndInside(numbers: [Double], most: Int) {
    let axis = AxisTicks(covering: numbers, most: most)
    #expect(axis.values.count <= most + 1)
    let slack = (axis.high - axis.low) * 1e-9
    #expect(axis.values.allSatisfy { $0 >= axis.low - slack && $0 <= axis.high + slack })
    for number in numbers where number.isFinite {
      #expect(number >= axis.low && number <= axis.high)
    }
    if numbers.count == 2, numbers[1] > numbers[0], numbers[0].isFinite {
      #expect(axis.values.count >= 2)
    }
  }

  @Test func labelsDoNotTouch() {
    let labels = SVGDrawing.labels(
      [(50, ["a", "b"]), (52, ["c"]), (51, ["d", "e"])], from: 10, to: 200)
    let lines = labels.flatMap(\.lines).map(\.y).sorted()
    for (upper, lower) in zip(lines, lines.dropFirst()) { #expect(lower - upper >= 12.9) }
    #expect(lines.allSatisfy { $0 >= 10 && $0 <= 200 })
  }

  @Test func aLineOfSharesIsText() {
    #expect(Sparkline([0, 0.5, 1, .nan, 2]).text == "▁▅█▁█")
    #expect("▁▅█".asciiFolded == "_=#")
  }
}
