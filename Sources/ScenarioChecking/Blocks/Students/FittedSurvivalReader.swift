internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import ProbabilityDistributions
internal import Quantities
internal import ScenarioSyntax

/// Fits ratios and entry grades to the years given: `survival = fitted`, `survival 9 = mean of 3 years`,
/// `entry_growth = fitted`, `entry K = mean of 3 years`.
enum FittedSurvivalReader {
  // MARK: ratios

  /// Fits the ratios into grades and keeps each as a value of its own.
  static func fitSurvival(
    _ instance: BlockInstance, _ wanted: [HistoryGrade], _ enrollment: inout Enrollment,
    _ assembler: inout BudgetAssembler
  ) {
    let wanted = wanted.sorted { $0.grade < $1.grade }
    guard !wanted.isEmpty, let entry = instance.description.entry("survival") else { return }
    let history = StudentHistory(enrollment)
    let taught = Set(enrollment.cells.map(\.grade)).sorted()
    var series: [SurvivalFit.Series] = []
    for one in wanted {
      let instead = "survival\(one.qualifier) = 99%"
      guard hasYears(history, one, least: one.method.leastYears, instead, &assembler) else {
        return
      }
      let below = taught.last { $0 < one.grade } ?? one.grade
      let steps = history.steps(into: one.grade, from: below)
      guard steps.contains(where: { one.method.weight(age: $0.age, decay: 1) > 0 }) else {
        assembler.report(StudentMessages.noRatio(one.range, one.grade.rawValue, below.rawValue))
        return
      }
      series.append(SurvivalFit.Series(steps: steps, method: one.method))
    }
    let fit = SurvivalFit(series, noise: statedNumber(instance, "noise", assembler))
    for (one, grade) in zip(wanted, fit.grades) {
      var target = ValueReader.target(instance, entry.key, qualifier: one.grade.rawValue)
      target.mayBeByCell = true
      keepFitted(target, one, grade, fit, "\(instance.path).survival", history, &assembler)
    }
    keepNoise(instance, "noise", fit.noise, wanted.map(\.grade), &enrollment, &assembler)
  }

  /// Keeps one grade's ratio, so that it is drawn, explained and listed as if it had been written.
  private static func keepFitted(
    _ target: ValueTarget, _ one: HistoryGrade, _ grade: SurvivalFit.GradeFit,
    _ fit: SurvivalFit, _ path: String, _ history: StudentHistory,
    _ assembler: inout BudgetAssembler
  ) {
    let shared = "\(path).common"
    let own = target.key.description
    let terms = [
      score("\(shared).mean", eachYear: false, times: fit.commonOnce * grade.level, &assembler),
      score(shared, eachYear: true, times: fit.common * grade.level, &assembler),
      score("\(own).mean", eachYear: false, times: grade.once, &assembler),
      score(own, eachYear: true, times: grade.yearly, &assembler),
    ]
    let formula = terms.compactMap { $0 }.reduce(ValueFormula.constant(grade.level)) {
      .arithmetic(.add, $0, $1)
    }
    keep(
      target, one, .function(.max, [.constant(0), formula]),
      "level \(Self.percent(grade.level)), own sd \(Self.percent(grade.yearly)), "
        + "common to all grades sd \(Self.percent(fit.common)), \(grade.steps) transitions",
      history, &assembler)
  }

  // MARK: entry

  /// Fits the students of entry grades and keeps each as a value of its own.
  static func fitEntry(
    _ instance: BlockInstance, _ wanted: [HistoryGrade], _ enrollment: inout Enrollment,
    _ assembler: inout BudgetAssembler
  ) {
    let wanted = wanted.sorted { $0.grade < $1.grade }
    guard !wanted.isEmpty, let entry = instance.description.entry("entry") else { return }
    let history = StudentHistory(enrollment)
    var fits: [EntryFit] = []
    for one in wanted {
      let least = one.method == .fitted ? one.method.leastYears : one.method.leastYears - 1
      let instead = "entry_growth\(one.qualifier) = 0%"
      guard hasYears(history, one, least: least, instead, &assembler) else { return }
      fits.append(EntryFit(history.counts(of: one.grade), one.method))
    }
    let stated = statedNumber(instance, "entry_noise", assembler)
    let noise = stated ?? fits.map(\.noise).min() ?? 1
    for (one, fit) in zip(wanted, fits) {
      let target = ValueReader.target(instance, entry.key, qualifier: one.grade.rawValue)
      keepEntry(target, one, fit, noise, history, &assembler)
    }
    let grades = wanted.map(\.grade)
    enrollment.totalledGrades.formUnion(grades)
    enrollment.levelGrades.formUnion(grades)
    keepNoise(instance, "entry_noise", noise, grades, &enrollment, &assembler)
  }

  /// Keeps the students of one entry grade: a level that walks, and the chance of a year beside that
  /// of single students.
  private static func keepEntry(
    _ target: ValueTarget, _ one: HistoryGrade, _ fit: EntryFit, _ noise: Double,
    _ history: StudentHistory, _ assembler: inout BudgetAssembler
  ) {
    let own = target.key.description
    assembler.drawTimings["\(own).walk"] = true
    let walk = DrawnProcess(
      name: "\(own).walk", form: .randomWalk(start: 0, drift: 0, sd: fit.walk))
    let size = max(1, fit.level)
    let chance = max(0, fit.noise * fit.noise - noise * noise) / size
    let terms = [
      score("\(own).mean", eachYear: false, times: fit.once, &assembler), .process(walk),
      score(own, eachYear: true, times: chance.squareRoot(), &assembler),
    ]
    let share = terms.compactMap { $0 }.reduce(ValueFormula.constant(1)) {
      .arithmetic(.add, $0, $1)
    }
    keep(
      target, one,
      .arithmetic(.multiply, .constant(fit.level), .function(.max, [.constant(0), share])),
      "level \(Self.decimals(fit.level)) students, walk sd \(Self.percent(fit.walk)) a year, "
        + "\(fit.years) year\(fit.years == 1 ? "" : "s")",
      history, &assembler)
  }

  // MARK: what both need

  /// Whether enough years are given; reports where not.
  private static func hasYears(
    _ history: StudentHistory, _ one: HistoryGrade, least: Int, _ instead: String,
    _ assembler: inout BudgetAssembler
  ) -> Bool {
    let found =
      one.method == .fitted
      ? max(history.yearsInARow, history.transitions + 1) : history.yearsInARow
    guard found < least else { return true }
    assembler.report(
      StudentMessages.tooLittleHistory(
        one.range, one.method, found, history.baseYear, least: least, instead: instead))
    return false
  }

  /// The number that a key states for all years; `nil` where it is not written or not one number.
  private static func statedNumber(
    _ instance: BlockInstance, _ name: String, _ assembler: BudgetAssembler
  ) -> Double? {
    guard instance.setting(name) != nil, let value = assembler.statusQuo[instance.key(name)],
      value.segments.count == 1, case .constant(let number) = value.segments[0].formula
    else { return nil }
    return number
  }

  /// Keeps the chance of single students that a fit found, where none is written.
  private static func keepNoise(
    _ instance: BlockInstance, _ name: String, _ noise: Double, _ grades: [Grade],
    _ enrollment: inout Enrollment,
    _ assembler: inout BudgetAssembler
  ) {
    guard instance.setting(name) == nil, let key = instance.description.key(name) else { return }
    ValueReader.keepWithChanges(
      ValueReader.target(instance, key),
      [
        ValueSegment(
          formula: .constant(noise), growth: nil, datedYear: assembler.years.lowerBound,
          text: "fitted: \(Self.percent(noise))", range: nil,
          source: "given students", because: nil)
      ], &assembler)
    let isEntry = name == "entry_noise"
    let others = Set(enrollment.cells.map(\.grade)).filter {
      enrollment.entryGrades.contains($0) == isEntry && !grades.contains($0)
    }
    enrollment.quietGrades.formUnion(others)
  }

  private static func keep(
    _ target: ValueTarget, _ one: HistoryGrade, _ formula: ValueFormula, _ words: String,
    _ history: StudentHistory, _ assembler: inout BudgetAssembler
  ) {
    var target = target
    target.title += " \(one.grade.rawValue)"
    let span = history.span
    let source = "given students of FY\(span.lowerBound)..FY\(span.upperBound)"
    let segment = ValueSegment(
      formula: formula, growth: nil, datedYear: assembler.years.lowerBound,
      text: "\(one.method.words): \(words)", range: one.range,
      source: one.clauses.source.map { "\($0.text); \(source)" } ?? source,
      because: one.clauses.because?.text)
    ValueReader.keep(target, segment, then: one.later, &assembler)
  }

  /// A standard normal score times a number; `nil` where that is 0.
  private static func score(
    _ name: String, eachYear: Bool, times: Double, _ assembler: inout BudgetAssembler
  ) -> ValueFormula? {
    guard times > 0 else { return nil }
    assembler.drawTimings[name] = eachYear
    let draw = DrawnValue(
      name: name, distribution: .normal(mean: 0, sd: 1), eachYear: eachYear)
    return .arithmetic(.multiply, .constant(times), .draw(draw))
  }

  /// A share as a percentage with two decimals.
  private static func percent(_ share: Double) -> String { decimals(share * 100) + "%" }

  /// A number with two decimals.
  private static func decimals(_ number: Double) -> String {
    let hundredths = Int((abs(number) * 100).rounded())
    let cents = hundredths % 100
    let sign = number < 0 && hundredths > 0 ? "-" : ""
    return "\(sign)\(hundredths / 100).\(cents < 10 ? "0" : "")\(cents)"
  }
}
