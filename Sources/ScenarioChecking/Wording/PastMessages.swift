internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import LanguageTable
internal import Quantities

/// The wording of messages about fiscal years before the first one.
enum PastMessages {
  static func notGiven(
    _ range: SourceRange, _ key: FigureKey, _ year: Int, before firstYear: Int
  ) -> Diagnostic {
    Diagnostic(
      .yearNotGiven, "`prior` needs `\(name(of: key))` of FY\(year), and nothing says what it was",
      at: range, fix: fix(key, year, before: firstYear))
  }

  /// A figure as it is named here; a driver, input or formula by its name alone, counted students without
  /// a world.
  private static func name(of key: FigureKey) -> String {
    switch key.figure {
    case .value(let value) where value.key == nil: key.world.prefix + (value.id ?? "")
    case .district(.enrollment), .district(.attendance): key.of(.plan).description
    default: key.description
    }
  }

  /// How many years before the first one a value may be dated.
  private static let longestPast = BudgetAssembler.longestPast

  /// How to say what a figure was.
  private static func fix(_ key: FigureKey, _ year: Int, before firstYear: Int) -> String {
    if year < firstYear - longestPast { return "look back at most \(longestPast) years" }
    switch key.figure {
    case .value(let value):
      let line = [value.key ?? "\(value.block) \(value.id ?? "")", value.qualifier]
        .compactMap(\.self).joined(separator: " ")
      return "write another line `\(line) = …` that ends in `in FY\(year)`"
    case .district(.enrollment), .district(.attendance):
      return "write a table `enrollment FY\(year) { … }` with all its schools and grades before "
        + "the first, or rows of that year in its file"
    case .staff(let id, .headcount) where year == firstYear - 1:
      let example =
        LanguageTable.block(StaffKind.keyword)?.key("headcount")?.example ?? "headcount = …"
      return "write the people of FY\(year) into `staff \(id)`, e.g. `\(example)`"
    default: return byYear(key, year, before: firstYear)
    }
  }

  /// A formula of its own name that says the year and goes on with the figure.
  private static func byYear(_ key: FigureKey, _ year: Int, before firstYear: Int) -> String {
    let words = key.description.split(separator: ".").filter { $0 != "general_fund" }
    let name = "\(words.last ?? "figure")_by_year"
    let unit = key.figure.unit ?? .ratio
    let number =
      unit.isMoney ? "$0\(unit.words.dropFirst())" : unit.isRatio ? "0" : "0 \(unit.words)"
    return "give it a name of its own with `let \(name) = \(number) in FY\(year)` and "
      + "`let \(name) = \(key) from FY\(firstYear)`, and look back at `\(name)`"
  }
}
