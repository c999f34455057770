import Testing

@testable import ReportDocuments

/// How numbers are written.
@Suite struct FigureFormatTests {
  @Test(arguments: [
    (0.0, 0, "0"), (1_234_567, 0, "1,234,567"), (-1_234.5, 1, "−1,234.5"), (-0.4, 0, "0"),
    (-0.0, 2, "0.00"), (0.5, 0, "1"), (-0.5, 0, "−1"), (999.999, 2, "1,000.00"), (0.05, 2, "0.05"),
    (1e16, 0, "1e16"), (.nan, 2, "n/a"), (-.infinity, 0, "n/a"), (1_000, 0, "1,000"),
    (999, 0, "999"),
  ])
  func numbers(value: Double, decimals: Int, text: String) {
    #expect(FigureFormat.number(value, decimals: decimals) == text)
  }

  @Test(arguments: [
    (1.08, "1.08"), (160_000.0, "160000"), (1.0 / 3, "0.3333333333"), (2.0 / 3, "0.6666666667"),
    (-0.0, "0"), (0.1 + 0.2, "0.3"), (1e-7, "1e-7"), (123_456_789_012, "123456789000"),
    (9_999_999_999.5, "10000000000"), (-1.5e300, "-1.5e300"), (0.00001, "0.00001"),
    (Double.leastNonzeroMagnitude, "5e-324"), (1e15, "1e15"),
  ])
  func plainNumbers(value: Double, text: String) {
    #expect(FigureFormat.plain(value) == text)
  }

  @Test func tenDigitsAreKept() throws {
    var generator = SplitMix(state: 7)
    for _ in 0..<5_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite, abs(value) > 1e-290 else { continue }
      let text = try #require(FigureFormat.plain(value))
      let back = try #require(Double(text))
      #expect(abs(back - value) <= 5.01e-10 * abs(value))
      #expect(text.filter(\.isNumber).count <= 15 + 4)
    }
  }

  @Test func dollarsAndShares() {
    #expect(FigureFormat.dollars(254_500) == "$254,500")
    #expect(FigureFormat.dollars(-254_512, place: 10) == "−$254,510")
    #expect(FigureFormat.dollars(-3, place: 10) == "$0")
    #expect(FigureFormat.dollars(.nan) == "n/a")
    #expect(FigureFormat.percent(0.0825, decimals: 2) == "8.25%")
    #expect(FigureFormat.shortDollars(1_234_000) == "$1.2M")
    #expect(FigureFormat.shortDollars(-340_400) == "−$340k")
    #expect(FigureFormat.shortDollars(95) == "$95")
    #expect(FigureFormat.shortDollars(999_700) == "$1.0M")
  }

  @Test func errorsSetTheLastDigit() {
    #expect(FigureFormat.decimals(error: 0.0009, most: 2) == 2)
    #expect(FigureFormat.decimals(error: 0.06, most: 2) == 1)
    #expect(FigureFormat.decimals(error: 0.004, most: 4) == 3)
    #expect(FigureFormat.decimals(error: 0.005, most: 4) == 2)
    #expect(FigureFormat.decimals(error: nil, most: 2) == 2)
    #expect(FigureFormat.place(error: 45) == 10)
    #expect(FigureFormat.place(error: 50) == 100)
    #expect(FigureFormat.place(error: 0.2) == 1)
    #expect(FigureFormat.place(of: 318_500, digits: 4) == 100)
  }

  @Test(
    arguments: [
      (0.83, nil, "83"), (1.0, nil, "100"), (0.0, nil, "0"), (0.997, nil, "more than 99"),
      (0.002, nil, "fewer than 1"), (0.83, 0.004, "83"), (0.834, 0.006, "about 83"),
      (0.834, 0.06, "about 80"), (0.97, 0.06, "more than 90"),
    ] as [(Double, Double?, String)])
  func frequencies(probability: Double, error: Double?, text: String) {
    #expect(FigureFormat.frequency(probability, error: error) == text)
  }

  @Test(arguments: [
    (0.0, "none of the futures", "none of 100 futures"),
    (0.83, "83 of 100 futures", "83 of 100 futures"),
    (1.0, "every future", "all 100 futures"),
    (0.002, "fewer than 1 of 100 futures", "fewer than 1 of 100 futures"),
    (0.999, "more than 99 of 100 futures", "more than 99 of 100 futures"),
  ])
  func noneAndEvery(probability: Double, alone: String, listed: String) {
    #expect(FigureFormat.futures(probability) == alone)
    #expect(FigureFormat.listedFutures(FigureFormat.frequency(probability)) == listed)
  }

  @Test(arguments: [
    (0.0, "unlikely"), (0.49, "unlikely"), (0.5, "likely"), (0.79, "likely"), (0.8, "very likely"),
    (0.95, "very likely"), (0.96, "nearly certain"), (1, "nearly certain"), (.nan, "unlikely"),
  ])
  func wordsForOdds(probability: Double, word: String) {
    #expect(FigureFormat.likelihood(probability) == word)
  }

  @Test func printedTotalsAreTheSumOfPrintedLines() {
    var generator = SplitMix(state: 20_260)
    for _ in 0..<5_000 {
      let count = Int(generator.next() % 9)
      let place = [1.0, 10, 100, 1_000][Int(generator.next() % 4)]
      let values = (0..<count).map { _ in
        Double(Int64(bitPattern: generator.next()) % 1_000_000_000) / 997
      }
      let total = values.reduce(0, +)
      let printed = FigureFormat.roundedToSum(values, total: total, place: place)
      #expect(printed.values.reduce(0, +) == printed.total)
      #expect(abs(printed.total - total) <= place / 2 + 1e-6)
      for (value, shown) in zip(values, printed.values) {
        #expect(abs(value - shown) < place + 1e-6)
        #expect(!(shown == 0 && shown.sign == .minus))
      }
    }
  }

  @Test func aTotalThatIsNotTheSumIsReplacedByTheSum() {
    let printed = FigureFormat.roundedToSum([10.4, 20.4], total: 500)
    #expect(printed.values == [10, 20])
    #expect(printed.total == 30)
    #expect(FigureFormat.roundedToSum([], total: 0).total == 0)
  }

  @Test func whatIsNotFiniteIsNotMadeUp() {
    let printed = FigureFormat.roundedToSum([.nan, 1.2], total: .nan)
    #expect(printed.values[0].isNaN)
    #expect(printed.values[1] == 1)
    #expect(printed.total.isNaN)
  }
}

/// Steele, Lea and Flood's SplitMix64, so that the cases are the same everywhere.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
