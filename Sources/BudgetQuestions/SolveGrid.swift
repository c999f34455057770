internal import Foundation
internal import ScenarioChecking

/// The values among which one is looked for: from the low end upwards by whole steps.
struct SolveGrid {
  /// The lowest value, as written (50 for 50 %).
  let low: Double
  /// From one value to the next.
  let step: Double
  /// The number of values, 2 or more.
  let count: Int
  /// How a value is written.
  let amount: WrittenAmount
  /// What stands behind its number, e.g. `students`.
  let words: String

  /// The most values of a grid.
  static let mostValues = 1_000_000

  /// A value as the language reads it.
  func text(_ position: Int) -> String {
    let number = amount.text(value(position))
    return words.isEmpty ? number : "\(number) \(words)"
  }

  /// A value as a number.
  func value(_ position: Int) -> Double { low + Double(position) * step }

  /// Why there is no grid.
  struct Problem: Error {
    /// What is wrong, with what to type instead.
    let message: String
  }

  /// The grid of a question; `present` are the numbers that the plan has now, as written.
  init(
    _ question: SolveQuestion, of value: SettableValue, present: [Double]
  ) throws(Problem) {
    let asked = try question.step.map { text throws(Problem) in try Self.step(text, value) }
    let step = asked ?? Self.usualStep(value.form)
    let ends: (low: Double, high: Double, words: String)
    if let between = question.between {
      ends = try Self.range(between, value, step: step)
    } else {
      ends = try Self.usualRange(question, value, present: present, step: step)
    }
    let steps = ((ends.high - ends.low) / step + 1e-9).rounded(.down)
    guard steps < Double(Self.mostValues) else {
      throw Problem(message: SolveMessages.tooManyValues(Self.mostValues))
    }
    amount = Self.amount(value.form, [ends.low, ends.high, step])
    guard steps >= 1 else {
      let smaller = Self.amount(value.form, []).text(value.form == .dollars ? 1 : 0.1)
      throw Problem(message: SolveMessages.oneValue(amount.text(ends.low), step: smaller))
    }
    low = ends.low
    self.step = step
    count = Int(steps) + 1
    words = ends.words
  }

  // MARK: reading

  private static func usualStep(_ form: SettableValue.Form) -> Double {
    switch form {
    case .dollars: 100
    case .percent: 0.5
    case .plain: 1
    }
  }

  /// How numbers of a kind are written, with as many digits as the numbers have.
  private static func amount(_ form: SettableValue.Form, _ numbers: [Double]) -> WrittenAmount {
    let decimals = numbers.map { number in
      (0...6).first { places in
        let scaled = number * pow(10, Double(places))
        return abs(scaled - scaled.rounded()) < 1e-6
      } ?? 6
    }
    return WrittenAmount(
      isMoney: form == .dollars, isPercent: form == .percent, decimals: decimals.max() ?? 1)
  }

  private static func step(_ text: String, _ value: SettableValue) throws(Problem) -> Double {
    let written = /\s*(\$?)([\d,]*\.?\d+)\s*(%|points?)?.*/
    guard let found = text.wholeMatch(of: written), let size = number(String(found.2)), size > 0,
      found.1.isEmpty || value.form == .dollars, found.3 == nil || value.form == .percent
    else {
      let usual = amount(value.form, [usualStep(value.form)]).text(usualStep(value.form))
      throw Problem(message: SolveMessages.badStep(text, example: usual))
    }
    return size
  }

  private static func range(
    _ text: String, _ value: SettableValue, step: Double
  ) throws(Problem) -> (low: Double, high: Double, words: String) {
    let written = /\s*(-?)(\$?)([\d,]*\.?\d+)(%?)\s*\.\.\s*(-?)(\$?)([\d,]*\.?\d+)(%?)\s*(.*?)\s*/
    guard let found = text.wholeMatch(of: written), let first = number(String(found.3)),
      let last = number(String(found.7))
    else { throw Problem(message: SolveMessages.badRange(text, example: example(value))) }
    let low = found.1.isEmpty ? first : -first
    let high = found.5.isEmpty ? last : -last
    let shown = amount(value.form, [low, high])
    let isMoney = !found.2.isEmpty || !found.6.isEmpty
    let isPercent = !found.4.isEmpty || !found.8.isEmpty
    if isMoney != (value.form == .dollars) || isPercent != (value.form == .percent) {
      throw Problem(
        message: SolveMessages.otherForm(
          text, value.description, written: "\(shown.text(low))..\(shown.text(high))"))
    }
    guard low < high else { throw Problem(message: SolveMessages.notRising(text)) }
    let allowed = (max(low, value.least ?? low), min(high, value.greatest ?? high))
    if allowed != (low, high) {
      let fitting =
        allowed.0 < allowed.1 ? "\(shown.text(allowed.0))..\(shown.text(allowed.1))" : nil
      throw Problem(message: SolveMessages.outside(text, value.description, fitting))
    }
    return (low, high, found.9.isEmpty ? value.words : String(found.9))
  }

  /// From a quarter to four times what the plan has, as far as the key allows, in whole steps.
  private static func usualRange(
    _ question: SolveQuestion, _ value: SettableValue, present: [Double], step: Double
  ) throws(Problem) -> (low: Double, high: Double, words: String) {
    let ends = present.flatMap { [$0 / 4, $0 * 4] }.filter(\.isFinite)
    guard let first = ends.min(), let last = ends.max(), first < last else {
      throw Problem(message: SolveMessages.noRange(question.find, example: example(value)))
    }
    var low = (max(first, value.least ?? first) / step - 1e-9).rounded(.up) * step
    let high = (min(last, value.greatest ?? last) / step + 1e-9).rounded(.down) * step
    if let least = value.least, low == 0, least > 0 { low = least }
    return (low, high, value.words)
  }

  private static func example(_ value: SettableValue) -> String {
    switch value.form {
    case .dollars: "$5,000..$20,000"
    case .percent: "0%..50%"
    case .plain: value.words.isEmpty ? "1..10" : "1..10 \(value.words)"
    }
  }

  private static func number(_ text: String) -> Double? {
    Double(text.filter { $0 != "," })
  }
}
