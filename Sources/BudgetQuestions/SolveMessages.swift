internal import Diagnostics
internal import PlainText

/// The wording of what stands against looking for a value.
enum SolveMessages {
  static let noBudget = "no value of --find gives a budget"
  static let emptyGoal =
    "say what must hold, e.g. --so-that 'P(covered in all years) >= 90%'"
  static let emptyPath = "say which value to look for, e.g. --find master.stipend"

  static func badPath(_ find: String) -> String {
    "--find '\(find)' is not the path of a value; write e.g. --find master.stipend, or "
      + "--find 'class_size.*.target from FY2027'"
  }

  static func badStep(_ step: String, example: String) -> String {
    "--step '\(step)' is no step of this value; write e.g. --step '\(example)'"
  }

  static func badRange(_ range: String, example: String) -> String {
    "--between '\(range)' is no range; write e.g. --between '\(example)'"
  }

  static func otherForm(_ range: String, _ description: String, written: String) -> String {
    "--between '\(range)' is written as something else; the value is \(description): write "
      + "--between '\(written)'"
  }

  static func notRising(_ range: String) -> String {
    "--between '\(range)' does not go up: the low end stands first"
  }

  static func outside(_ range: String, _ description: String, _ fitting: String?) -> String {
    "--between '\(range)' is outside what the value can be, \(description)"
      + (fitting.map { "; write --between '\($0)'" } ?? "")
  }

  static func noRange(_ find: String, example: String) -> String {
    "the plan has no number for `\(find)` from which a range follows; write e.g. "
      + "--between '\(example)'"
  }

  static func tooManyValues(_ most: Int) -> String {
    "the range has more than \(most) values; widen --step"
  }

  static func oneValue(_ value: String, step: String) -> String {
    "the range has no two values at this step (from \(value)); write a smaller --step, e.g. "
      + "--step '\(step)'"
  }

  /// A direction is needed.
  static func noDirection(
    low: (value: String, isMet: Bool), high: (value: String, isMet: Bool)
  ) -> String {
    let ends =
      low.isMet
      ? "holds at both ends of the range, \(low.value) and \(high.value)"
      : "holds inside the range, and at neither end (\(low.value), \(high.value))"
    return "the goal \(ends); say which value is wanted: --largest or --smallest"
  }

  /// An error that values bring; what the plan may not change can be changed in both worlds.
  static func refused(_ question: SolveQuestion, _ error: Diagnostic) -> String {
    let fix =
      error.code.id == "set-in-plan"
      ? "write --find \(ShellWords.quoted("status_quo.\(question.find)"))" : error.fix
    return "--find '\(question.find)': \(error.message)" + (fix.map { "; \($0)" } ?? "")
  }
}
