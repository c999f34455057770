internal import Diagnostics
internal import MonteCarlo

extension ExplanationError: CustomStringConvertible {
  /// What is wrong, in plain words.
  public var description: String {
    switch self {
    case .unknownFigure(let name, let suggestions):
      let hint = Diagnostic.didYouMean(name, among: suggestions) ?? Self.list(suggestions)
      return "there is no figure `\(name)`" + (hint.map { "; \($0)" } ?? "")
    case .ambiguousFigure(let name, let candidates):
      return "`\(name)` may be " + candidates.map { "`\($0)`" }.joined(separator: " or ")
        + ": write the name in full"
    case .yearOutsideHorizon(let year, let horizon):
      return "FY\(year) is outside the horizon FY\(horizon.lowerBound)..FY\(horizon.upperBound)"
    case .trialOutsideRun(let trial, let trials):
      return trials == 1
        ? "the run has one trial, number 0, and none of number \(trial)"
        : "the run has the trials 0 to \(trials - 1) and none of number \(trial)"
    case .simulation(let error): return error.description
    }
  }

  private static func list(_ names: [String]) -> String? {
    guard !names.isEmpty else { return nil }
    return "did you mean " + names.map { "`\($0)`" }.joined(separator: " or ") + "?"
  }
}

/// The sentences of an explanation.
enum ExplanationMessages {
  /// The name of an intermediate result; the brackets keep it apart from figures.
  static func step(_ number: Int) -> String { "[step \(number)]" }

  /// In place of a range.
  static let deterministicRange = "A deterministic run has one trial and no range."
  /// In place of drivers where no draw is among the ancestors.
  static let noDraws = "No draw enters this figure: it is the same in every trial."
  /// In place of drivers where the draws make no difference.
  static let constantFigure = "The figure is the same in every trial that was looked at."
  /// In place of drivers where none stands out from chance.
  static let weakDrivers = "No single draw moves clearly with this figure."
  /// In place of drivers in a deterministic run.
  static let deterministicDrivers = "A deterministic run has no draws to compare."

  /// In place of drivers where there are more draws than are compared.
  static func tooManyDraws(_ count: Int) -> String {
    "\(count) draws enter this figure: too many to compare one by one."
  }

  /// How many pools of money pay how many lines.
  static func inOrder(supplies: Int, demands: Int) -> String {
    if supplies == 1 && demands == 1 { return "" }
    return " (\(supplies) pool\(supplies == 1 ? " pays" : "s of money pay") "
      + "\(demands) line\(demands == 1 ? "" : "s") in order)"
  }

  /// Over the values of a figure that has no formula to show.
  static let fixed = "the same in every trial; what was written for it:"

  /// Where a tree stops at an operand that cannot be asked for.
  static let deeperStep = "(goes deeper than is shown)"

  /// Where a tree stops at a figure.
  static func deeper(_ name: String, year: Int?) -> String {
    "more: explain \(name)" + (year.map { " --year FY\($0)" } ?? "")
  }

  /// In place of the operands that are left out.
  static func leftOut(_ count: Int) -> String {
    "and \(count) more operand\(count == 1 ? "" : "s"), none larger"
  }
}
