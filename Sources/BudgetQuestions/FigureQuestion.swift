internal import BudgetProjection
public import Diagnostics
internal import FigureExplanation
public import ReportDocuments
internal import ScenarioChecking

/// The answer to "where does this figure come from?".
public struct FigureAnswer: Sendable {
  /// The explanation, where the scenario is sound and the figure exists.
  public let document: ReportDocument?
  /// Errors and warnings of the scenario.
  public let diagnostics: [Diagnostic]
  /// What is wrong with the question: an unknown figure, a year outside the horizon.
  public let problem: String?
}

/// Explains a figure of the base, or of the one variant asked for; `trial` counts from 0.
public func explainFigure(
  _ request: RunRequest, figure: String, year: Int?, trial: Int?, depth: Int,
  inASCII: Bool
) -> FigureAnswer {
  let study = Study(request, detail: .formulas)
  guard let projection = study.projection else {
    return FigureAnswer(document: nil, diagnostics: study.diagnostics, problem: nil)
  }
  do throws(ExplanationError) {
    let explained = try explain(
      projection, run: projection.runs.count - 1, figure: figure, year: year,
      settings: request.settings, trial: trial, depth: depth)
    return FigureAnswer(
      document: explanationDocument(explained, signs: inASCII ? .ascii : .unicode),
      diagnostics: study.diagnostics, problem: nil)
  } catch {
    guard case .simulation(let failure) = error else {
      return FigureAnswer(
        document: nil, diagnostics: study.diagnostics, problem: error.description)
    }
    let failed = RunMessages.failed(failure, in: projection, scenario: study.place)
    return FigureAnswer(
      document: nil, diagnostics: study.diagnostics + [failed].compactMap { $0 }, problem: nil)
  }
}
