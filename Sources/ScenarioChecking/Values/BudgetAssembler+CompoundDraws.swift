internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import ProbabilityDistributions
internal import Quantities
internal import ScenarioFiles
internal import ScenarioSyntax

// Distributions made of others, of given values, and processes.
extension BudgetAssembler {
  mutating func readDiscrete(_ arguments: [Argument], _ range: SourceRange) -> TypedDistribution? {
    var outcomes: [Distribution.Outcome] = []
    var unit: Unit?
    var isPercent = false
    for argument in arguments {
      guard let key = argument.key else {
        report(
          .badCall(
            argument.value.range, "`discrete` takes pairs, value: probability",
            fix: "e.g. `discrete(0%: 30%, 100%: 70%)`"))
        return nil
      }
      guard let value = readConstant(key), let probability = readConstant(argument.value),
        let number = value.constant, let share = probability.constant
      else { return nil }
      guard unit == nil || unit == value.unit else {
        report(.parameterUnits(value, unit ?? .ratio, "value"))
        return nil
      }
      unit = value.unit
      isPercent = isPercent || value.isPercent
      outcomes.append(Distribution.Outcome(value: number, probability: share))
    }
    return finished(.discrete(outcomes), unit, isPercent, range)
  }

  private mutating func finished(
    _ distribution: Distribution, _ unit: Unit?, _ isPercent: Bool, _ range: SourceRange
  ) -> TypedDistribution? {
    do throws(DistributionError) {
      return TypedDistribution(
        distribution: try distribution.validated(), unit: unit ?? .ratio, isPercent: isPercent)
    } catch {
      report(.badDistribution(range, error))
      return nil
    }
  }

  /// A distribution written inside another one: a call, or a plain number that is always drawn.
  private mutating func readInner(_ expression: Expression) -> TypedDistribution? {
    if case .call(let name, let arguments, let range) = expression,
      LanguageTable.function(name.text)?.kind == .distribution
    {
      if ["binomial", "poisson"].contains(name.text) {
        var context = ValueContext(path: "", shape: .amount, eachYear: false)
        guard let typed = readDrawn(name, arguments, range, &context),
          case .draw(let draw) = typed.formula
        else { return nil }
        return TypedDistribution(
          distribution: draw.distribution, unit: typed.unit, isPercent: false)
      }
      return readDistribution(name, arguments, range)
    }
    guard let typed = readConstant(expression), let value = typed.constant else { return nil }
    return TypedDistribution(
      distribution: .discrete([Distribution.Outcome(value: value, probability: 1)]),
      unit: typed.unit, isPercent: typed.isPercent)
  }

  mutating func readMixture(_ arguments: [Argument], _ range: SourceRange) -> TypedDistribution? {
    var components: [Distribution.Component] = []
    var unit: Unit?
    var isPercent = false
    for argument in arguments {
      guard let key = argument.key else {
        report(
          .badCall(
            argument.value.range, "`mixture` takes pairs, weight: distribution",
            fix: "e.g. `mixture(30%: 0%, 70%: uniform(low = 0%, high = 100%))`"))
        return nil
      }
      guard let weight = readConstant(key)?.constant, let inner = readInner(argument.value) else {
        return nil
      }
      guard unit == nil || unit == inner.unit else {
        report(
          .badCall(
            argument.value.range, "the parts of a mixture have one unit",
            fix: "write this part in the unit of the first"))
        return nil
      }
      unit = inner.unit
      isPercent = isPercent || inner.isPercent
      components.append(
        Distribution.Component(weight: weight, distribution: inner.distribution))
    }
    return finished(.mixture(components), unit, isPercent, range)
  }

  mutating func readTruncated(
    _ name: Word, _ arguments: [Argument], _ range: SourceRange
  ) -> TypedDistribution? {
    guard let first = arguments.first(where: { $0.label == nil || $0.label?.text == "dist" }),
      let inner = readInner(first.value)
    else {
      if !arguments.contains(where: { $0.label == nil || $0.label?.text == "dist" }) {
        report(.missingParameter(name, "dist", range))
      }
      return nil
    }
    var bounds = (low: -Double.infinity, high: Double.infinity)
    for argument in arguments {
      guard let label = argument.label, label.text != "dist" else { continue }
      guard let typed = readConstant(argument.value), let value = typed.constant else {
        return nil
      }
      guard typed.unit == inner.unit else {
        report(.parameterUnits(typed, inner.unit, label.text))
        return nil
      }
      switch label.text {
      case "min": bounds.low = value
      case "max": bounds.high = value
      default:
        report(.unknownParameter(name, label, ["dist", "min", "max"]))
        return nil
      }
    }
    return finished(
      .truncated(inner.distribution, low: bounds.low, high: bounds.high), inner.unit,
      inner.isPercent, range)
  }

  /// `resampled(from = "FILE.csv", column = "NAME")`: the column's numbers, as ratios.
  mutating func readResampled(_ arguments: [Argument], _ range: SourceRange) -> TypedDistribution? {
    var texts: [String: Quoted] = [:]
    for argument in arguments {
      if let label = argument.label, case .text(let quoted) = argument.value {
        texts[label.text] = quoted
      } else if case .column(let quoted, _) = argument.value {
        texts["column"] = quoted
      } else {
        report(
          .badCall(
            argument.value.range, "`resampled` takes a file and a column",
            fix: "write `resampled(from = \"FILE.csv\", column = \"NAME\")`"))
        return nil
      }
    }
    guard let file = texts["from"], let column = texts["column"] else {
      report(
        .badCall(
          range, "`resampled` takes a file and a column",
          fix: "write `resampled(from = \"FILE.csv\", column = \"NAME\")`"))
      return nil
    }
    guard let table = readTable(file, from: range.file) else { return nil }
    var values: [Double] = []
    do throws(CSVTable.Problem) {
      let index = try table.column(column.text, namedAt: column.range)
      for row in table.rows.indices { values.append(try table.number(row: row, column: index)) }
    } catch {
      report(error.diagnostic)
      return nil
    }
    return finished(.resampled(values), .ratio, true, range)
  }

  /// Reads a CSV file once.
  mutating func readTable(_ path: Quoted, from file: SourceFile) -> CSVTable? {
    do throws(FileProblem) {
      let resolved = try files.resolve(path.text, from: file.path)
      if let known = tables[resolved] { return known }
      let text = try files.read(resolved)
      let read = CSVTable.read(SourceFile(path: resolved, text: text))
      for diagnostic in read.diagnostics { report(diagnostic) }
      if let table = read.table { tables[resolved] = table }
      return read.table
    } catch {
      report(error.diagnostic(at: path.range))
      return nil
    }
  }

  // MARK: processes

  mutating func readProcess(
    _ name: Word, _ arguments: [Argument], _ range: SourceRange, _ context: inout ValueContext
  ) -> TypedFormula? {
    let isWalk = name.text == "random_walk"
    let wanted = isWalk ? ["start", "drift", "sd"] : ["mean", "sd", "persistence", "last"]
    var values: [String: Double] = [:]
    for argument in arguments {
      guard let label = argument.label else {
        report(.unnamedParameter(name, argument.value.range, wanted))
        return nil
      }
      guard wanted.contains(label.text) else {
        report(.unknownParameter(name, label, wanted))
        return nil
      }
      guard let typed = readConstant(argument.value) else { return nil }
      guard typed.unit.isRatio, let value = typed.constant else {
        report(.ratioNeeded(typed, "`\(label.text)`"))
        return nil
      }
      values[label.text] = value
    }
    for label in wanted where label != "last" && values[label] == nil {
      report(.missingParameter(name, label, range))
      return nil
    }
    if let sd = values["sd"], sd < 0 {
      report(
        .outOfRange(
          range, "a standard deviation is zero or more", fix: "leave the sign of `sd` out"))
      return nil
    }
    if let persistence = values["persistence"], abs(persistence) >= 1 {
      report(
        .outOfRange(
          range, "persistence lies strictly between -1 and 1",
          fix: "write e.g. `persistence = 0.4`, or `random_walk(…)`"))
      return nil
    }
    guard context.eachYear else {
      report(.processOnce(range))
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
    drawTimings[drawName] = true
    return TypedFormula(
      formula: .process(DrawnProcess(name: drawName, form: form, by: context.by)), unit: .ratio,
      isPercent: true, range: range)
  }
}
