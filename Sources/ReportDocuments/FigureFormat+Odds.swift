extension FigureFormat {
  /// A probability as a natural frequency without its "of 100", e.g. `83`, `about 80`,
  /// `more than 99`, `fewer than 1`.
  ///
  /// Whole numbers only; an error that supports no whole number gives `about` and tens. Nothing
  /// short of every future is called 100, nothing above none is called 0.
  public static func frequency(_ probability: Double, error: Double? = nil) -> String {
    guard probability.isFinite else { return missing }
    let hundredths = min(1, max(0, probability)) * 100
    if hundredths == 0 || hundredths == 100 { return number(hundredths) }
    let doubled = 200 * (error ?? 0)
    let step: Double = doubled >= 10 ? 10 : 1
    let rounded = (hundredths / step).rounded(.toNearestOrAwayFromZero) * step
    if rounded >= 100 { return step == 1 ? "more than 99" : "more than 90" }
    if rounded <= 0 { return step == 1 ? "fewer than 1" : "fewer than 10" }
    return (doubled >= 1 ? "about " : "") + number(rounded)
  }

  /// The same for a narrow cell, e.g. `83`, `<1`, `>99`.
  public static func shortFrequency(_ probability: Double) -> String {
    shortened(frequency(probability))
  }

  /// A frequency with signs in place of its words.
  static func shortened(_ frequency: String) -> String {
    for (words, sign) in [("fewer than ", "<"), ("more than ", ">"), ("about ", "≈")]
    where frequency.hasPrefix(words) {
      return sign + frequency.dropFirst(words.count)
    }
    return frequency
  }

  /// A probability as odds, e.g. `83 of 100`.
  public static func odds(_ probability: Double, error: Double? = nil) -> String {
    guard probability.isFinite else { return missing }
    return frequency(probability, error: error) + " of 100"
  }

  /// The futures that a probability holds for, behind "in": `83 of 100 futures`, `every future`, `none of
  /// the futures`.
  public static func futures(_ probability: Double, error: Double? = nil) -> String {
    switch frequency(probability, error: error) {
    case "0": "none of the futures"
    case "100": "every future"
    default: odds(probability, error: error) + " futures"
    }
  }

  /// The first of several frequencies in one sentence: `83 of 100 futures`, `all 100 futures`, `none of 100
  /// futures`; the others are those of `listed`.
  public static func listedFutures(_ frequency: String) -> String {
    frequency == "100" ? "all 100 futures" : "\(listed(frequency)) of 100 futures"
  }

  /// A frequency in a sentence that has said of what: `83`, `all`, `none`.
  public static func listed(_ frequency: String) -> String {
    frequency == "0" ? "none" : frequency == "100" ? "all" : frequency
  }

  /// The word for a probability: below 50 % unlikely, to 80 % likely, to 95 % very likely, above
  /// nearly certain. The probability counts as printed, in whole hundredths.
  public static func likelihood(_ probability: Double) -> String {
    let hundredths = (probability * 100).rounded(.toNearestOrAwayFromZero)
    if !(hundredths >= 50) { return "unlikely" }
    if hundredths < 80 { return "likely" }
    return hundredths <= 95 ? "very likely" : "nearly certain"
  }
}
