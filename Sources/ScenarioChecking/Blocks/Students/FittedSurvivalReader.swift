internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import ProbabilityDistributions
internal import Quantities
internal import ScenarioSyntax

/// Fits survival and growth of entering students to the given years.
enum FittedSurvivalReader {
  /// The fewest years that give a spread.
  private static let leastYears = 4

  /// Students of the district by grade and year, and the years that end with the base one by one.
  private struct History {
    let totals: [Grade: [Int: Double]]
    let years: ClosedRange<Int>

    init(_ enrollment: Enrollment) {
      var totals: [Grade: [Int: Double]] = [:]
      for cell in enrollment.history + enrollment.cells {
        totals[cell.grade, default: [:]][cell.year, default: 0] += cell.students
      }
      let given = Set((enrollment.history + enrollment.cells).map(\.year))
      var first = enrollment.baseYear
      while given.contains(first - 1) { first -= 1 }
      self.totals = totals
      years = first...enrollment.baseYear
    }

    /// This year's students of a grade over last year's of another, in each year but the first.
    func ratios(of grade: Grade, to before: Grade) -> [Double] {
      years.dropFirst().map { year in
        let base = totals[before]?[year - 1] ?? 0
        return base > 0 ? (totals[grade]?[year] ?? 0) / base : .nan
      }
    }
  }

  /// Fits the ratios into grades that have none of their own.
  static func fitSurvival(
    _ instance: BlockInstance, _ setting: BlockInstance.Setting, _ grades: [Grade],
    _ enrollment: Enrollment, _ assembler: inout BudgetAssembler
  ) {
    let taught = Set(enrollment.cells.map(\.grade)).sorted()
    let pairs = grades.map { grade in (grade, taught.last { $0 < grade } ?? grade) }
    fit(instance, setting, pairs, enrollment, isGrowth: false, &assembler)
  }

  /// Fits the yearly growth of grades of entry.
  static func fitEntryGrowth(
    _ instance: BlockInstance, _ setting: BlockInstance.Setting, _ grades: [Grade],
    _ enrollment: Enrollment, _ assembler: inout BudgetAssembler
  ) {
    fit(instance, setting, grades.map { ($0, $0) }, enrollment, isGrowth: true, &assembler)
  }

  private static func fit(
    _ instance: BlockInstance, _ setting: BlockInstance.Setting, _ pairs: [(Grade, Grade)],
    _ enrollment: Enrollment, isGrowth: Bool, _ assembler: inout BudgetAssembler
  ) {
    assembler.checkNoClauses(setting)
    guard !pairs.isEmpty, let entry = instance.description.entry(setting.key.name) else { return }
    let history = History(enrollment)
    guard history.years.count >= Self.leastYears else {
      assembler.report(
        StudentMessages.tooLittleHistory(setting.range, history.years, least: Self.leastYears))
      return
    }
    let ratios = pairs.map { history.ratios(of: $0, to: $1) }
    for (pair, values) in zip(pairs, ratios) {
      if let gap = values.firstIndex(where: { !$0.isFinite }) {
        let year = history.years.lowerBound + gap
        assembler.report(
          StudentMessages.noRatio(setting.range, pair.0.rawValue, pair.1.rawValue, year))
        return
      }
    }
    let fitted = SurvivalFit(ratios)
    for (index, pair) in pairs.enumerated() {
      keepFitted(
        ValueReader.target(instance, entry.key, qualifier: pair.0.rawValue), pair.0, fitted, index,
        "\(instance.path).\(setting.key.name)", setting, history.years, isGrowth: isGrowth,
        &assembler)
    }
  }

  /// Keeps one grade's ratio as a value of its own, so that it is drawn, explained and listed as if
  /// it had been written.
  private static func keepFitted(
    _ target: ValueTarget, _ grade: Grade, _ fitted: SurvivalFit, _ index: Int, _ common: String,
    _ setting: BlockInstance.Setting, _ span: ClosedRange<Int>, isGrowth: Bool,
    _ assembler: inout BudgetAssembler
  ) {
    var target = target
    target.title += " \(grade.rawValue)"
    let mean = fitted.means[index] - (isGrowth ? 1 : 0)
    let own = fitted.spreads[index]
    let scale = 1 / Double(fitted.transitions).squareRoot()
    var terms: [ValueFormula] = []
    for (path, spread) in [("\(common).common", fitted.common), (target.key.description, own)]
    where spread > 0 {
      terms.append(score("\(path).mean", eachYear: false, times: spread * scale, &assembler))
      terms.append(score(path, eachYear: true, times: spread, &assembler))
    }
    let formula = terms.reduce(ValueFormula.constant(mean)) { .arithmetic(.add, $0, $1) }
    let least = ValueFormula.constant(isGrowth ? -1 : 0)
    let words = [
      "fitted: mean \(Self.percent(mean))", "own sd \(Self.percent(own))",
      "common to all grades sd \(Self.percent(fitted.common))",
      "\(fitted.transitions) transitions",
    ]
    let source = "given students of FY\(span.lowerBound)..FY\(span.upperBound)"
    let written = setting.clauses.source.map { "\($0.text); \(source)" }
    ValueReader.keepWithChanges(
      target,
      [
        ValueSegment(
          formula: .function(.max, [least, formula]), growth: nil,
          datedYear: assembler.years.lowerBound,
          text: words.joined(separator: ", "), range: setting.range, source: written ?? source,
          because: setting.clauses.because?.text)
      ], &assembler)
  }

  /// A standard normal score times a number.
  private static func score(
    _ name: String, eachYear: Bool, times: Double, _ assembler: inout BudgetAssembler
  ) -> ValueFormula {
    assembler.drawTimings[name] = eachYear
    let draw = DrawnValue(
      name: name, distribution: .normal(mean: 0, sd: 1), eachYear: eachYear)
    return .arithmetic(.multiply, .constant(times), .draw(draw))
  }

  /// A share as a percentage with two decimals.
  private static func percent(_ share: Double) -> String {
    let hundredths = (share * 10_000).rounded()
    let whole = Int(abs(hundredths))
    let cents = whole % 100
    let sign = hundredths < 0 ? "-" : ""
    return "\(sign)\(whole / 100).\(cents < 10 ? "0" : "")\(cents)%"
  }
}
