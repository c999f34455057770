internal import BudgetModel
internal import Diagnostics
internal import FigureCatalogue
internal import LanguageTable
internal import ProbabilityDistributions
internal import Quantities
internal import ScenarioSyntax

/// The wording of messages about distributions, draws and correlations.
enum DrawMessages {
  static func badDistribution(_ range: SourceRange, _ error: DistributionError) -> Diagnostic {
    let name = range.text.prefix { $0.isLetter || $0 == "_" }
    let example = LanguageTable.function(String(name))?.example
    return Diagnostic(
      .badDistribution, sentence(error.description), at: range,
      fix: example.map { "check the parameters; e.g. `\($0)`" }
        ?? "choose other ends, or write another shape with `~`")
  }

  private static func sentence(_ text: String) -> String {
    let body = text.hasSuffix(".") ? String(text.dropLast()) : text
    return body.prefix(1).lowercased() + body.dropFirst()
  }

  static func intervalOrder(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .intervalOrder, "`a to b` is the 5th to the 95th percentile: a must be below b", at: range,
      fix: "swap the two ends, or write the one value without `to`")
  }

  static func intervalNotPositive(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .intervalFamily, "a positive quantity cannot start at or below 0 (its shape is lognormal)",
      at: range,
      fix: "raise the low end, or write `~ normal`, `~ uniform` or `~ triangular` behind it")
  }

  static func intervalTouchesBounds(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .intervalFamily, "a share's interval lies strictly between 0 % and 100 % (its shape is beta)",
      at: range,
      fix: "write `triangular(low = …, mode = …, high = …)` or `uniform(low = …, high = …)`")
  }

  static func drawnParameter(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .drawnParameter, "a plain number is needed here, nothing drawn or referred to", at: range,
      fix: "write the number")
  }

  static func drawInFormula(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .drawnParameter, "a `let` is a formula over names; it draws nothing itself", at: range,
      fix: "declare the draw with `input name = …` and use the name here")
  }

  static func badCall(_ range: SourceRange, _ message: String, fix: String) -> Diagnostic {
    Diagnostic(.badCall, message, at: range, fix: fix)
  }

  static func priorCall(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badCall, "`prior` takes a figure or value, and how many years before", at: range,
      fix: "e.g. `prior(enrollment)` or `prior(enrollment, 2)`")
  }

  static func priorYears(_ range: SourceRange, most: Int) -> Diagnostic {
    Diagnostic(
      .badCall, "`prior` looks back a whole number of years, 1 to \(most)", at: range,
      fix: "e.g. `prior(enrollment, 2)`")
  }

  static func drawInPrior(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badCall, "a draw inside `prior` has no name to look back at", at: range,
      fix: "declare it, e.g. `driver pace = normal(mean = 3%, sd = 1%)`, and look back at that")
  }

  static func nothingBefore(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badCall, "`prior` looks back at a figure or value, and this names none", at: range,
      fix: "e.g. `prior(enrollment)`")
  }

  static func missingParameter(_ name: Word, _ label: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badCall, "`\(name.text)` needs `\(label)`", at: range,
      fix: LanguageTable.function(name.text).map { "e.g. `\($0.example)`" })
  }

  static func unnamedParameter(_ name: Word, _ range: SourceRange, _ wanted: [String]) -> Diagnostic
  {
    Diagnostic(
      .badCall, "the parameters of `\(name.text)` are named", at: range,
      fix: LanguageTable.function(name.text).map { "e.g. `\($0.example)`" })
  }

  static func unknownParameter(_ name: Word, _ label: Word, _ wanted: [String]) -> Diagnostic {
    Diagnostic(
      .badCall, "`\(name.text)` has no parameter `\(label.text)`", at: label.range,
      notes: ["parameters: " + wanted.joined(separator: ", ")],
      fix: Diagnostic.didYouMean(label.text, among: wanted))
  }

  static func parameterUnits(_ typed: TypedFormula, _ unit: Unit, _ label: String) -> Diagnostic {
    Diagnostic(
      .mixedUnits,
      "`\(label)` is \(typed.words), the others are \(unit.isRatio ? "plain numbers or percentages" : unit.words)",
      at: typed.range, fix: "give all of them the same unit")
  }

  static func noReadyMade(_ range: SourceRange, _ name: String) -> Diagnostic {
    let keys = LanguageTable.blocks.flatMap(\.keys).filter { $0.readyMade != nil }.map(\.name)
    let drivers = LanguageTable.readyMadeDrivers.map { "driver \($0.name)" }
    return Diagnostic(
      .readyMadeMissing, "`\(name)` has no ready-made uncertainty", at: range,
      notes: ["ready-made: " + (keys + drivers).joined(separator: ", ")], fix: "write a value")
  }

  static func timingNotDrawn(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .timingNotAllowed, "nothing is drawn here, so there is nothing to draw once or each year",
      at: range, fix: "remove the clause, or write an interval such as `9% to 14%`")
  }

  static func byNotAllowed(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .byNotAllowed, "only the growth of enrolment is drawn by school and grade", at: range,
      fix: "remove the clause")
  }

  static func processOnce(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .processOnce, "a process moves every year; it cannot be drawn once", at: range,
      fix: "write it as a `driver`, or add `drawn each year`")
  }

  static func correlationPair(
    _ range: SourceRange, _ message: String,
    fix: String = "correlate two different draws of the same timing"
  ) -> Diagnostic {
    Diagnostic(.correlationPair, message, at: range, fix: fix)
  }

  static func correlationRange(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .correlationRange, "a correlation lies between -1 and 1", at: range,
      fix: "write a number between them, e.g. `0.5`")
  }

  /// Correlations that contradict each other, with what is possible for one of them.
  static func correlationMatrix(
    _ range: SourceRange, _ correlations: [Correlation],
    possible: (pair: Correlation, range: ClosedRange<Double>)?
  ) -> Diagnostic {
    let pairs = correlations.map {
      "\($0.first) with \($0.second) at \(ShownNumber.about($0.coefficient))"
    }
    var notes = [
      "it concerns " + pairs.joined(separator: "; "), "a pair that is not written counts as 0",
    ]
    if let (pair, range) = possible {
      let ends = [range.lowerBound, range.upperBound].map(ShownNumber.about)
      notes.append(
        "with the others as they are, \(pair.first) with \(pair.second) can be "
          + (ends[0] == ends[1] ? ends[0] : "from \(ends[0]) to \(ends[1])"))
    }
    return Diagnostic(
      .correlationMatrix, "no draws can have all these correlations together", at: range,
      notes: notes, fix: "bring the correlations closer to 0, or write the missing pairs")
  }

  /// A column of plain numbers in the place of a rate.
  static func plainColumn(
    _ range: SourceRange, _ column: PlainColumn, name: String
  ) -> Diagnostic {
    let mean = ShownNumber.about(column.mean)
    let asRatio = ShownNumber.about(column.mean * 100)
    return Diagnostic(
      .missingPercent,
      "`\(name)` is a percentage, and column `\(column.name)` has plain numbers", at: range,
      notes: [
        "`as percent` makes their mean \(mean) %, `as ratio` \(asRatio) %"
      ],
      fix: "add `, as = percent` or `, as = ratio` behind the column")
  }
}
