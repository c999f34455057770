internal import BudgetModel
internal import Diagnostics
internal import LanguageTable
internal import ProbabilityDistributions
internal import Quantities
internal import ScenarioFiles
internal import ScenarioSyntax

/// Reads distributions that are made of others or of given values.
enum CompoundDistributionReader {
  static func readDiscrete(
    _ arguments: [Argument], _ range: SourceRange, _ assembler: inout BudgetAssembler
  ) -> TypedDistribution? {
    var outcomes: [Distribution.Outcome] = []
    var unit: Unit?
    var isPercent = false
    for argument in arguments {
      guard let key = argument.key else {
        assembler.report(
          DrawMessages.badCall(
            argument.value.range, "`discrete` takes pairs, value: probability",
            fix: "e.g. `discrete(0%: 30%, 100%: 70%)`"))
        return nil
      }
      guard let value = ExpressionReader.readConstant(key, &assembler),
        let probability = ExpressionReader.readConstant(argument.value, &assembler),
        let number = value.constant, let share = probability.constant
      else { return nil }
      guard unit == nil || unit == value.unit else {
        assembler.report(DrawMessages.parameterUnits(value, unit ?? .ratio, "value"))
        return nil
      }
      unit = value.unit
      isPercent = isPercent || value.isPercent
      outcomes.append(Distribution.Outcome(value: number, probability: share))
    }
    return finished(.discrete(outcomes), unit, isPercent, range, &assembler)
  }

  private static func finished(
    _ distribution: Distribution, _ unit: Unit?, _ isPercent: Bool, _ range: SourceRange,
    _ assembler: inout BudgetAssembler
  ) -> TypedDistribution? {
    do throws(DistributionError) {
      return TypedDistribution(
        distribution: try distribution.validated(), unit: unit ?? .ratio, isPercent: isPercent)
    } catch {
      assembler.report(DrawMessages.badDistribution(range, error))
      return nil
    }
  }

  /// A distribution written inside another one: a call, or a plain number that is always drawn.
  private static func readInner(_ expression: Expression, _ assembler: inout BudgetAssembler)
    -> TypedDistribution?
  {
    if case .call(let name, let arguments, let range) = expression,
      LanguageTable.function(name.text)?.kind == .distribution
    {
      if ["binomial", "poisson"].contains(name.text) {
        var context = ValueContext(path: "", shape: .amount, eachYear: false)
        guard let typed = DrawReader.readDrawn(name, arguments, range, &context, &assembler),
          case .draw(let draw) = typed.formula
        else { return nil }
        return TypedDistribution(
          distribution: draw.distribution, unit: typed.unit, isPercent: false)
      }
      return DistributionReader.readDistribution(name, arguments, range, &assembler)
    }
    guard let typed = ExpressionReader.readConstant(expression, &assembler),
      let value = typed.constant
    else { return nil }
    return TypedDistribution(
      distribution: .discrete([Distribution.Outcome(value: value, probability: 1)]),
      unit: typed.unit, isPercent: typed.isPercent)
  }

  static func readMixture(
    _ arguments: [Argument], _ range: SourceRange, _ assembler: inout BudgetAssembler
  ) -> TypedDistribution? {
    var components: [Distribution.Component] = []
    var unit: Unit?
    var isPercent = false
    for argument in arguments {
      guard let key = argument.key else {
        assembler.report(
          DrawMessages.badCall(
            argument.value.range, "`mixture` takes pairs, weight: distribution",
            fix: "e.g. `mixture(30%: 0%, 70%: uniform(low = 0%, high = 100%))`"))
        return nil
      }
      guard let weight = ExpressionReader.readConstant(key, &assembler)?.constant,
        let inner = readInner(argument.value, &assembler)
      else {
        return nil
      }
      guard unit == nil || unit == inner.unit else {
        assembler.report(
          DrawMessages.badCall(
            argument.value.range, "the parts of a mixture have one unit",
            fix: "write this part in the unit of the first"))
        return nil
      }
      unit = inner.unit
      isPercent = isPercent || inner.isPercent
      components.append(
        Distribution.Component(weight: weight, distribution: inner.distribution))
    }
    return finished(.mixture(components), unit, isPercent, range, &assembler)
  }

  static func readTruncated(
    _ name: Word, _ arguments: [Argument], _ range: SourceRange, _ assembler: inout BudgetAssembler
  ) -> TypedDistribution? {
    guard let first = arguments.first(where: { $0.label == nil || $0.label?.text == "dist" }),
      let inner = readInner(first.value, &assembler)
    else {
      if !arguments.contains(where: { $0.label == nil || $0.label?.text == "dist" }) {
        assembler.report(DrawMessages.missingParameter(name, "dist", range))
      }
      return nil
    }
    var bounds = (low: -Double.infinity, high: Double.infinity)
    for argument in arguments {
      guard let label = argument.label, label.text != "dist" else { continue }
      guard let typed = ExpressionReader.readConstant(argument.value, &assembler),
        let value = typed.constant
      else {
        return nil
      }
      guard typed.unit == inner.unit else {
        assembler.report(DrawMessages.parameterUnits(typed, inner.unit, label.text))
        return nil
      }
      switch label.text {
      case "min": bounds.low = value
      case "max": bounds.high = value
      default:
        assembler.report(DrawMessages.unknownParameter(name, label, ["dist", "min", "max"]))
        return nil
      }
    }
    return finished(
      .truncated(inner.distribution, low: bounds.low, high: bounds.high), inner.unit,
      inner.isPercent, range, &assembler)
  }

  /// `resampled(from = "FILE.csv", column = "NAME", as = percent)`: the column's numbers; those of a
  /// column whose cells carry `%` are percentages.
  static func readResampled(
    _ arguments: [Argument], _ range: SourceRange, _ assembler: inout BudgetAssembler
  ) -> TypedDistribution? {
    var texts: [String: Quoted] = [:]
    var form: String?
    for argument in arguments {
      if argument.label?.text == "as" {
        guard case .name(let path) = argument.value, ["percent", "ratio"].contains(path.text) else {
          assembler.report(
            DrawMessages.badCall(
              argument.value.range, "a column is drawn `as percent` or `as ratio`",
              fix: "write `as = percent` where 3 means 3 %, `as = ratio` where 0.03 does"))
          return nil
        }
        form = path.text
      } else if let label = argument.label, case .text(let quoted) = argument.value {
        texts[label.text] = quoted
      } else if case .column(let quoted, _) = argument.value {
        texts["column"] = quoted
      } else {
        assembler.report(
          DrawMessages.badCall(
            argument.value.range, "`resampled` takes a file and a column",
            fix: "write `resampled(from = \"FILE.csv\", column = \"NAME\")`"))
        return nil
      }
    }
    guard let file = texts["from"], let column = texts["column"] else {
      assembler.report(
        DrawMessages.badCall(
          range, "`resampled` takes a file and a column",
          fix: "write `resampled(from = \"FILE.csv\", column = \"NAME\")`"))
      return nil
    }
    guard let table = assembler.readTable(file, from: range.file) else { return nil }
    var values: [Double] = []
    var isPercent = false
    do throws(CSVTable.Problem) {
      let index = try table.column(column.text, namedAt: column.range)
      for row in table.rows.indices {
        let cell = try table.ratio(row: row, column: index)
        isPercent = isPercent || cell.isPercent
        values.append(cell.isPercent || form != "percent" ? cell.value : cell.value / 100)
      }
    } catch {
      assembler.report(error.diagnostic)
      return nil
    }
    var typed = finished(.resampled(values), .ratio, isPercent || form != nil, range, &assembler)
    if !isPercent, form == nil, !values.isEmpty {
      typed?.plainColumn = PlainColumn(
        name: column.text, mean: values.reduce(0, +) / Double(values.count))
    }
    return typed
  }
}
