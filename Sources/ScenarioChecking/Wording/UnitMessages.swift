public import BudgetModel
public import Diagnostics
internal import FigureCatalogue
internal import LanguageTable
internal import ProbabilityDistributions
internal import Quantities
internal import ScenarioSyntax

/// The wording of messages about units and numbers.
enum UnitMessages {
  static func wrongUnit(
    _ typed: TypedFormula, wanted: QuantityDescription, name: String,
    labels: [Diagnostic.Label] = []
  ) -> Diagnostic {
    let message = "`\(name)` is \(wanted.words), this is \(typed.words)"
    let year = Unit(.year)
    if typed.unit == wanted.unit.times(year), typed.unit.isMoney {
      return Diagnostic(
        .balanceNotFlow, message, at: typed.range, labels: labels,
        notes: ["a balance is not a yearly flow"], fix: "write `\(perYear(typed.range.text))`")
    }
    var fix = "write it in \(wanted.words)"
    if let example = example(of: name) { fix = "write it as in `\(example)`" }
    if wanted.unit.isRatio {
      fix = "write \(wanted.shape == .amount ? "a plain number" : "a percentage, e.g. `5%`")"
    } else if typed.isUnitless {
      fix =
        inDollars(typed, name).map { "write `\($0)`" } ?? example(of: name).map {
          "add the unit, as in `\($0)`"
        } ?? "add the unit"
    } else if let missing = typed.unit.missingFactor(toBecome: wanted.unit) {
      let word = missing.dimension.plural
      fix =
        missing.divides
        ? "divide by \(word) (write `per \(missing.dimension.singular)`)" : "multiply by \(word)"
      fix += example(of: typed, missing).map { ", e.g. `\($0)`" } ?? ""
    }
    return Diagnostic(.wrongUnit, message, at: typed.range, labels: labels, fix: fix)
  }

  /// Dollars as a yearly flow: behind a plain amount or range, and behind each amount within brackets,
  /// where the language reads no unit behind the whole.
  private static func perYear(_ text: String) -> String {
    guard text.contains("(") else { return "\(text) per year" }
    return text.replacing(/\$[0-9]+(?:[.,][0-9]+)*[kKmM]?/) { "\($0.output) per year" }
  }

  /// A name that is written several times for some years each, here in another unit.
  static func anotherUnit(_ typed: TypedFormula, _ unit: Unit, name: String) -> Diagnostic {
    let words = unit.isRatio ? "a plain number" : unit.words
    return Diagnostic(
      .wrongUnit, "`\(name)` is \(words) in other years, this is \(typed.words)", at: typed.range,
      fix: "give all its years one unit")
  }

  /// A plain number as the example of a key has its dollars: `50000` for `salary = $52,400 per FTE` is
  /// `$50,000 per FTE`; `nil` where the example is no plain amount.
  private static func inDollars(_ typed: TypedFormula, _ name: String) -> String? {
    guard let number = typed.constant, number >= 0, let example = example(of: name),
      let value = example.split(separator: "= ", maxSplits: 1).last,
      let amount = value.wholeMatch(
        of: /\$[0-9.,]+(?<rest>(?: per [A-Za-z]+)*)(?: (?:grow|because|source) .*)?/)
    else { return nil }
    let digits =
      number == number.rounded() && number >= 100
      ? ShownNumber.dollars(number) : typed.range.text.trimmingPrefix("$").description
    return "$\(digits)\(amount.rest)"
  }

  /// The formula with the factor that is missing, where a figure of the district is that factor.
  private static func example(
    of typed: TypedFormula, _ missing: (dimension: Unit.Dimension, divides: Bool)
  ) -> String? {
    var text = typed.range.text
    guard !missing.divides, text.count <= 60, !text.contains("\n") else { return nil }
    let figure: DistrictFigure
    switch missing.dimension {
    case .student: figure = .enrollment
    case .section: figure = .sections
    case .leader: figure = .leaders
    default: return nil
    }
    switch typed.formula {
    case .draw, .process, .binomial, .poisson: return nil
    case .arithmetic(.add, _, _), .arithmetic(.subtract, _, _): text = "(\(text))"
    default: break
    }
    return "\(text) * \(figure.rawValue)"
  }

  /// The statement that the language table shows for a key.
  private static func example(of name: String) -> String? {
    LanguageTable.blocks.flatMap(\.keys).first { $0.name == name }?.example
  }

  static func mixedUnits(
    _ range: SourceRange, _ first: TypedFormula, _ second: TypedFormula,
    labels: [Diagnostic.Label] = []
  ) -> Diagnostic {
    var fix = "give both the same unit"
    if let missing = second.unit.missingFactor(toBecome: first.unit) {
      fix =
        missing.divides
        ? "divide the second by \(missing.dimension.plural)"
        : "multiply the second by \(missing.dimension.plural)"
      fix += example(of: second, missing).map { ", e.g. `\($0)`" } ?? ""
    }
    return Diagnostic(
      .mixedUnits, "\(first.words) and \(second.words) do not go together", at: range,
      labels: [
        Diagnostic.Label(first.range, first.words), Diagnostic.Label(second.range, second.words),
      ] + labels,
      fix: fix)
  }

  static func unitTooLarge(_ range: SourceRange, _ unit: Unit) -> Diagnostic {
    Diagnostic(
      .unitTooLarge, "this is in \(unit.words), which stands for nothing", at: range,
      notes: ["the largest exponent of a unit is \(Unit.largestExponent)"],
      fix: "divide where the unit was multiplied in once too often")
  }

  static func percentOfMoney(
    _ range: SourceRange, _ first: TypedFormula, _ second: TypedFormula
  ) -> Diagnostic {
    let percent = first.unit.isRatio ? first : second
    let money = first.unit.isRatio ? second : first
    let text = percent.range.text
    return Diagnostic(
      .percentOfMoney, "a percentage cannot be added to \(money.words)", at: range,
      labels: [
        Diagnostic.Label(money.range, money.words), Diagnostic.Label(percent.range, percent.words),
      ],
      fix: "write `grow by \(text)` for a yearly rate, or multiply by `(1 + \(text))`")
  }

  static func percentOrPoints(_ range: SourceRange, _ name: String) -> Diagnostic {
    let number = range.text.replacing("%", with: "")
    return Diagnostic(
      .percentOrPoints, "adding `\(range.text)` to the percentage `\(name)` can mean two things",
      at: range,
      fix: "write `+= \(number) points`, or scale with `*=` (e.g. `*= 1.02`)")
  }

  static func unknownUnit(_ word: Word) -> Diagnostic {
    let units = [
      "students", "FTE", "sections", "classes", "leaders", "rooms", "days", "hours", "years",
      "points",
    ]
    return Diagnostic(
      .unknownUnit, "there is no unit `\(word.text)`", at: word.range,
      notes: ["units: $, %, " + units.joined(separator: ", ")],
      fix: Diagnostic.didYouMean(word.text, among: units))
  }

  static func ratioNeeded(_ typed: TypedFormula, _ what: String) -> Diagnostic {
    Diagnostic(
      .ratioNeeded, "\(what) has no unit, this is \(typed.words)", at: typed.range,
      fix: "write a plain number or a percentage")
  }

  static func missingPercent(_ range: SourceRange, _ value: Double, name: String) -> Diagnostic {
    let percent = value * 100
    let shown =
      percent == percent.rounded() && abs(percent) < 1e15 ? "\(Int(percent))" : "\(percent)"
    return Diagnostic(
      .missingPercent, "`\(name)` is a percentage, and `\(range.text)` is \(shown) %", at: range,
      fix: "did you mean `\(range.text)%`?")
  }

  static func unexpectedShare(_ range: SourceRange, _ words: [Word]) -> Diagnostic {
    let of = words.map(\.text).joined(separator: " ")
    return Diagnostic(
      .wrongShareOf, "`of \(of)` means nothing here", at: range,
      fix: "write the share alone, or multiply by a named value")
  }

  static func wrongShareOf(
    _ range: SourceRange, _ wanted: String, key: String, example: String
  ) -> Diagnostic {
    Diagnostic(
      .wrongShareOf, "`\(key)` is a share of the \(wanted)", at: range,
      fix: "write it as in `\(example)`")
  }

  static func formChange(
    _ typed: TypedFormula, _ quantity: QuantityDescription, _ name: String, _ first: SourceRange?
  ) -> Diagnostic {
    if typed.isUnitless, quantity.unit.isMoney, let dollars = inDollars(typed, name) {
      return Diagnostic(
        .wrongUnit, "`\(name)` is \(quantity.words), this is \(typed.words)", at: typed.range,
        labels: first.map { [Diagnostic.Label($0, "its form is set here")] } ?? [],
        fix: "write `\(dollars)`")
    }
    return Diagnostic(
      .formChange, "`\(name)` cannot change its form from year to year", at: typed.range,
      labels: first.map { [Diagnostic.Label($0, "its form is set here")] } ?? [],
      fix: "write it in the same form")
  }

  static func outOfRange(_ range: SourceRange, _ message: String, fix: String) -> Diagnostic {
    Diagnostic(.outOfRange, message, at: range, fix: fix)
  }

  private static func shown(_ value: Double, _ quantity: QuantityDescription) -> String {
    let isShare = quantity.unit.isRatio && quantity.shape != .amount
    let number = isShare ? value * 100 : value
    let text = number == number.rounded() ? String(Int(number)) : String(number)
    if isShare { return "\(text) %" }
    return quantity.unit.isMoney ? "$\(text)" : text
  }

  static func belowLeast(
    _ range: SourceRange, name: String, least: Double, _ quantity: QuantityDescription
  ) -> Diagnostic {
    Diagnostic(
      .outOfRange, "`\(name)` is at least \(shown(least, quantity))", at: range,
      fix: "check the sign and the decimal point")
  }

  static func aboveGreatest(
    _ range: SourceRange, name: String, greatest: Double, _ quantity: QuantityDescription
  ) -> Diagnostic {
    Diagnostic(
      .outOfRange, "`\(name)` is at most \(shown(greatest, quantity))", at: range,
      fix: "check the decimal point")
  }

  static func mostlyOutside(
    _ range: SourceRange, name: String, _ quantity: QuantityDescription
  ) -> Diagnostic {
    Diagnostic(
      .outOfRange, "most of this distribution is outside what `\(name)` can be", at: range,
      notes: ["`\(name)` is \(quantity.words)"],
      fix: "check whether the numbers are in percent or in dollars")
  }

  /// A rate whose draws lie around a number above 1; `written` is where the value that it names stands.
  static func missingPercent(
    _ range: SourceRange, drawnAround median: Double, _ name: String, written: SourceRange?
  ) -> Diagnostic {
    let example = "`\(ShownNumber.about(median))%`"
    let fix =
      inPercent((written ?? range).text).map { "did you mean `\($0)`?" }
      ?? "write the numbers with `%`, e.g. \(example)"
    return Diagnostic(
      .missingPercent,
      "`\(name)` is a percentage, and `\(range.text)` is around "
        + "\(ShownNumber.about(median * 100)) %", at: range,
      labels: written.map { [Diagnostic.Label($0, "written here")] } ?? [], fix: fix)
  }

  /// A draw or a number with its amounts in percent; `nil` where the text has another form.
  private static func inPercent(_ text: String) -> String? {
    let parameter = /\b(mean|sd|low|high|mode|min|max|last|start|drift|scale) *= *-?[0-9.]+/
    let outcome = /-?[0-9.]+(?=:)/
    let last = /(?:^|[= ])-?[0-9.]+$/
    var found = text.replacing(parameter) { "\(text[$0.range])%" }
    if found == text { found = text.replacing(outcome) { "\(text[$0.range])%" } }
    if found == text, text.firstMatch(of: last) != nil { found = text + "%" }
    return found == text ? nil : found
  }

  /// A number such as 0.5 in the place of a rate: half a percent, or half.
  static func rateWithoutPercent(
    _ range: SourceRange, _ value: Double, name: String
  ) -> Diagnostic {
    let asRatio = ShownNumber.about(value * 100)
    return Diagnostic(
      .missingPercent,
      "`\(name)` is a percentage, and `\(range.text)` may be \(range.text) % or \(asRatio) %",
      at: range, fix: "write `\(range.text)%` or `\(asRatio)%`")
  }

  /// Draws of which a part lies outside what a key can be.
  static func partlyOutside(
    _ range: SourceRange, name: String, share: Double, _ quantity: QuantityDescription,
    mean: Double, meanInside: Double
  ) -> Diagnostic {
    let percent = share * 100
    let text = percent < 0.1 ? "less than 0.1 %" : "\((percent * 10).rounded() / 10) %"
    let ends = [quantity.least, quantity.greatest].compactMap(\.self).map { shown($0, quantity) }
    let means = [mean, meanInside].map { shownMean($0, quantity) }
    let effect =
      means[0] == means[1]
      ? "the mean stays \(means[0])" : "the mean is \(means[1]) instead of \(means[0])"
    return Diagnostic(
      .outOfRange, .warning, "\(text) of the draws are outside what `\(name)` can be",
      at: range,
      notes: [
        "`\(name)` is \(quantity.words)",
        "what lies outside is set to \(ends.joined(separator: " or ")); \(effect)",
      ],
      fix: "use `truncated(…, min = …, max = …)`, or a distribution that stays inside")
  }

  private static func shownMean(_ value: Double, _ quantity: QuantityDescription) -> String {
    let isShare = quantity.unit.isRatio && quantity.shape != .amount
    return shown(value, isShare ? .percent : quantity.unit.isMoney ? .dollars : .plain)
  }

  private static func shown(_ value: Double, _ form: ValueLimits.Form) -> String {
    switch form {
    case .percent: return "\(ShownNumber.about(value * 100)) %"
    case .dollars: return (value < 0 ? "-" : "") + "$\(ShownNumber.dollars(abs(value)))"
    case .plain: return ShownNumber.about(value)
    }
  }

  /// A value that growth, changes or figures take out of what its key can be in some futures of a year.
  static func outsideInSomeFutures(
    _ range: SourceRange, _ limits: ValueLimits, year: Int, share: Double, mean: Double,
    meanInside: Double
  ) -> Diagnostic {
    let percent = share * 100
    let often =
      share == 1
      ? "every future"
      : (percent < 0.1 ? "less than 0.1 %" : "\((percent * 10).rounded() / 10) %")
        + " of the futures"
    let ends = [limits.least, limits.greatest].compactMap(\.self).map { shown($0, limits.form) }
    let means = [mean, meanInside].map { shown($0, limits.form) }
    let effect =
      means[0] == means[1]
      ? "the mean stays \(means[0])" : "the mean is \(means[1]) instead of \(means[0])"
    return Diagnostic(
      .outOfRange, .warning, "`\(limits.name)` is outside what it can be in \(often) of FY\(year)",
      at: range,
      notes: [
        "`\(limits.name)` is \(limits.words)",
        "what lies outside is set to \(ends.joined(separator: " or ")); \(effect)",
      ],
      fix: "write what is meant with `min(…)` and `max(…)`, or growth that stays inside")
  }
}

/// What to say of a value that growth, changes or figures take out of what its key allows: in which
/// share of the futures of a year, and what setting it to the nearer end does to its mean.
public func outsideLimits(
  _ value: YearlyValue, _ limits: ValueLimits, in year: Int, share: Double, mean: Double,
  meanInside: Double, fallback: SourceRange
) -> Diagnostic {
  let change = value.changes.last { $0.firstYear <= year && year <= ($0.lastYear ?? year) }
  let segment = value.segment(holdingIn: year).flatMap { value.segments[$0].range }
  return UnitMessages.outsideInSomeFutures(
    change?.range ?? segment ?? fallback, limits, year: year, share: share, mean: mean,
    meanInside: meanInside)
}
