internal import Diagnostics
internal import FigureCatalogue
internal import LanguageTable
internal import ScenarioSyntax

/// The wording of messages about the general fund and its lines.
enum GeneralFundMessages {
  static func repeatedLine(_ id: String, _ range: SourceRange, _ first: SourceRange) -> Diagnostic {
    Diagnostic(
      .duplicateID, "two lines would have the id `\(id)`", at: range,
      labels: [Diagnostic.Label(first, "the other one")],
      fix: "let `line` name a column whose texts differ, e.g. a row or account number")
  }

  static func growthOfColumn(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unexpectedClause, "a column of amounts has no growth of its own", at: range,
      fix: "write `growth = …` on a line of its own: one rate for all rows")
  }

  static func onlyWithoutGroup(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .csvKeys, "`only` chooses among groups, and no column holds the group", at: range,
      fix: "add `group = column \"…\"`, or name the column: `only kind = \"line\"`")
  }

  static func oneColumn(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unexpectedClause, "`only` looks at one column", at: range,
      fix: "write e.g. `only kind = \"line\"`")
  }

  static func noRows(_ file: Quoted) -> Diagnostic {
    Diagnostic(
      .noRows, "no row of `\(file.text)` is taken", at: file.range,
      fix: "compare the texts of `only` with those in the file")
  }

  static func lineAmount(_ range: SourceRange, revenue: Bool, several: Bool) -> Diagnostic {
    let forms =
      revenue
      ? "`amount = $… per year`, or `base = $…` with `rate = …%`"
      : "`amount = $… per year`, or `staff = …`"
    return Diagnostic(
      .lineAmount,
      several ? "the line says its dollars in two ways" : "the line does not say its dollars",
      at: range, fix: several ? "keep one of them: \(forms)" : "add \(forms)")
  }

  static func noAdoptedTotal(_ range: SourceRange, _ side: BudgetSide, _ year: Int) -> Diagnostic {
    let total = "adopted general_fund.\(side.rawValue) in FY\(year) = $22,000,000"
    return Diagnostic(
      .restOfAdopted, "nothing says the adopted \(side.rawValue) of FY\(year)", at: range,
      fix: "write it at the top, e.g. `\(total)`")
  }

  static func restTwice(
    _ range: SourceRange, first: SourceRange, _ side: BudgetSide
  ) -> Diagnostic {
    Diagnostic(
      .restOfAdopted, "two lines take the rest of the adopted \(side.rawValue)", at: range,
      labels: [Diagnostic.Label(first, "the other one")],
      fix: "write the dollars of one of them, e.g. `amount = $810,000 per year`")
  }

  static func restInSomeYears(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .restOfAdopted, "the rest is that of the first year and grows from it", at: range,
      fix: "leave out `\(range.text)`")
  }

  static func noGeneralFund(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .noGeneralFund, .warning, "there is no general fund to which this line belongs", at: range,
      fix: "add e.g. `general_fund { opening = $3,200,000; reserve = gfoa }`")
  }

  static func pastYear(_ range: SourceRange, _ first: Int) -> Diagnostic {
    Diagnostic(
      .pastYear, "this is history: a year before FY\(first)", at: range,
      fix: "write one earlier year, e.g. FY\(first - 1)")
  }

  static func adoptedYear(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unexpectedClause, "an adopted amount is of one year", at: range,
      fix: "write e.g. `adopted = $810,000 in FY2026`")
  }
}
