internal import ArgumentParser
internal import BudgetModel
internal import BudgetQuestions
internal import BudgetReports
internal import Diagnostics
internal import MonteCarlo
internal import SummaryMeasures

/// Runs scenarios for the commands: progress, messages, outputs and exit codes.
enum Simulation {
  /// Runs a scenario; prints its messages and stops where it has errors.
  static func run(
    _ source: ScenarioSource, path: String, _ options: SimulationOptions,
    command: [String] = ["run"]
  ) throws -> ScenarioRun {
    let bar = ProgressBar(total: options.settings.actualTrials)
    let result = runScenario(
      RunRequest(
        source: source, path: path, variants: options.variants, settings: options.settings,
        isStrict: options.strict, command: command),
      progress: { bar.update($0) })
    bar.finish()
    ScenarioOpening.show(result.diagnostics, as: .text)
    guard result.isSound else { throw ExitStatus.scenarioError }
    return result
  }

  /// Writes to a file, or to standard output where none is named.
  static func write(_ text: String, to path: String?) throws {
    guard let path, path != "-" else {
      try Terminal.write(text)
      return
    }
    do throws(FileWriting.Failure) {
      try FileWriting.write(text, to: path)
    } catch {
      Terminal.complain("evenkeel: \(error.message)\n")
      throw ExitStatus.cannotOpen
    }
  }

  /// Ends with 3 where a check failed, after saying which.
  ///
  /// With `baseDecides` the checks of variants are told and do not count: a variant that nobody
  /// asked for by name may well be one that fails.
  static func finish(_ result: ScenarioRun, baseDecides: Bool = false) throws {
    var hasFailed = false
    for reported in result.runs {
      let variant = reported.provenance.variant.map { " (variant \($0))" } ?? ""
      for check in reported.run.checks where check.outcome == .failed {
        if !baseDecides || reported.provenance.variant == nil { hasFailed = true }
        Terminal.complain(
          "failed\(variant): \(check.check.kind.rawValue) \(check.check.title): "
            + "\(check.finding) [\(check.check.range.place)]\n")
      }
    }
    if hasFailed { throw ExitStatus.checkFailed }
  }
}
