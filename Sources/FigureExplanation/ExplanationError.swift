public import MonteCarlo

/// Why a figure cannot be explained.
public enum ExplanationError: Error, Sendable {
  /// No figure has this name; the nearest names, at most three.
  case unknownFigure(String, suggestions: [String])
  /// A short name that several figures share.
  case ambiguousFigure(String, candidates: [String])
  /// A year that is not in the horizon.
  case yearOutsideHorizon(Int, horizon: ClosedRange<Int>)
  /// A trial, counted from 0, that the run does not have.
  case trialOutsideRun(Int, trials: Int)
  /// The run behind the explanation failed.
  case simulation(SimulationError)
}
