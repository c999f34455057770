internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import ProbabilityDistributions
internal import Quantities
internal import ScenarioFiles
internal import ScenarioSyntax

/// Reads processes that go on from year to year.
enum ProcessReader {
  static func readProcess(
    _ name: Word, _ arguments: [Argument], _ range: SourceRange, _ context: inout ValueContext,
    _ assembler: inout BudgetAssembler
  ) -> TypedFormula? {
    let isWalk = name.text == "random_walk"
    let wanted = isWalk ? ["start", "drift", "sd"] : ["mean", "sd", "persistence", "last"]
    var values: [String: Double] = [:]
    var isPercent = false
    for argument in arguments {
      guard let label = argument.label else {
        assembler.report(DrawMessages.unnamedParameter(name, argument.value.range, wanted))
        return nil
      }
      guard wanted.contains(label.text) else {
        assembler.report(DrawMessages.unknownParameter(name, label, wanted))
        return nil
      }
      guard let typed = ExpressionReader.readConstant(argument.value, &assembler) else {
        return nil
      }
      guard typed.unit.isRatio, let value = typed.constant else {
        assembler.report(UnitMessages.ratioNeeded(typed, "`\(label.text)`"))
        return nil
      }
      values[label.text] = value
      isPercent = isPercent || typed.isPercent || typed.isPoints
    }
    for label in wanted where label != "last" && values[label] == nil {
      assembler.report(DrawMessages.missingParameter(name, label, range))
      return nil
    }
    if let sd = values["sd"], sd < 0 {
      assembler.report(
        UnitMessages.outOfRange(
          range, "a standard deviation is zero or more", fix: "leave the sign of `sd` out"))
      return nil
    }
    if let persistence = values["persistence"], abs(persistence) >= 1 {
      assembler.report(
        UnitMessages.outOfRange(
          range, "persistence lies strictly between -1 and 1",
          fix: "write e.g. `persistence = 0.4`, or `random_walk(…)`"))
      return nil
    }
    guard context.eachYear else {
      assembler.report(DrawMessages.processOnce(range))
      return nil
    }
    let form: DrawnProcess.Form =
      isWalk
      ? .randomWalk(
        start: values["start"] ?? 0, drift: values["drift"] ?? 0, sd: values["sd"] ?? 0)
      : .autoregressive(
        mean: values["mean"] ?? 0, sd: values["sd"] ?? 0,
        persistence: values["persistence"] ?? 0, last: values["last"])
    let drawName = context.nextName()
    assembler.drawTimings[drawName] = true
    return TypedFormula(
      formula: .process(DrawnProcess(name: drawName, form: form, by: context.by)), unit: .ratio,
      isPercent: isPercent, range: range)
  }
}
