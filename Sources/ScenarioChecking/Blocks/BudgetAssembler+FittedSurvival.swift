internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import ProbabilityDistributions
internal import Quantities
internal import ScenarioSyntax

// Ratios and entry grades taken from the years given: `survival = fitted`, `survival 9 = mean of 3 years`,
// `entry_growth = fitted`, `entry K = mean of 3 years`.
extension BudgetAssembler {
  /// A grade whose number is taken from history, and where that was written.
  struct HistoryGrade {
    let grade: Grade
    let method: HistoryMethod
    let range: SourceRange
    let clauses: Clauses
    /// What is written for some years instead.
    var later: [WrittenValue] = []
    /// It was written for all grades that have no number of their own.
    var isForAll = false
    /// The grade behind a keyword where it was written for it alone.
    var qualifier: String { isForAll ? "" : " \(grade.rawValue)" }
  }

  /// Takes the entries of a keyword that name a method out of a block, with those of the same grades
  /// that hold in some years instead.
  mutating func takeHistoryGrades(
    _ instance: inout BlockInstance, _ keyword: String, among grades: [Grade]
  ) -> [HistoryGrade] {
    var found: [HistoryGrade] = []
    let entries = instance.entries(keyword).map(\.entry)
    for entry in entries {
      guard let method = HistoryMethod(entry.value) else { continue }
      reject(entry.clauses, key: keyword)
      guard let grade = grade(entry.first) else { continue }
      guard grades.contains(grade) else {
        report(.gradeNotMeant(entry.first, keyword, among: grades.map(\.rawValue)))
        continue
      }
      var one = HistoryGrade(
        grade: grade, method: method, range: entry.range, clauses: entry.clauses)
      for other in entries where other.qualifier == entry.qualifier && other.range != entry.range {
        if keyword == "entry_growth" {
          report(.entryTwice(other.range, grade.rawValue))
        } else if other.clauses.scope == nil || HistoryMethod(other.value) != nil {
          report(.duplicateKey(other.first, first: entry.range))
        } else {
          one.later.append(
            WrittenValue(value: other.value, clauses: other.clauses, range: other.range))
        }
      }
      if !found.contains(where: { $0.grade == grade }) { found.append(one) }
    }
    let taken = entries.filter { HistoryMethod($0.value) != nil }.map(\.qualifier)
    instance.entries.removeAll {
      $0.description.key.name == keyword && taken.contains($0.entry.qualifier)
    }
    return found
  }

  /// The grades that a setting for all others says a method for; `nil` where it says none.
  mutating func historyGrades(
    _ setting: BlockInstance.Setting, _ grades: [Grade]
  ) -> [HistoryGrade]? {
    guard let method = HistoryMethod(setting.value) else { return nil }
    checkNoClauses(setting)
    return grades.map {
      HistoryGrade(
        grade: $0, method: method, range: setting.range, clauses: setting.clauses,
        isForAll: true)
    }
  }

  // MARK: ratios

  /// Fits the ratios into grades and keeps each as a value of its own.
  mutating func fitSurvival(
    _ instance: BlockInstance, _ wanted: [HistoryGrade], _ enrollment: inout Enrollment
  ) {
    let wanted = wanted.sorted { $0.grade < $1.grade }
    guard !wanted.isEmpty, let entry = instance.description.entry("survival") else { return }
    let history = StudentHistory(enrollment)
    let taught = Set(enrollment.cells.map(\.grade)).sorted()
    var series: [SurvivalFit.Series] = []
    for one in wanted {
      let instead = "survival\(one.qualifier) = 99%"
      guard hasYears(history, one, least: one.method.leastYears, instead) else { return }
      let below = taught.last { $0 < one.grade } ?? one.grade
      let steps = history.steps(into: one.grade, from: below)
      guard steps.contains(where: { one.method.weight(age: $0.age, decay: 1) > 0 }) else {
        report(.noRatio(one.range, one.grade.rawValue, below.rawValue))
        return
      }
      series.append(SurvivalFit.Series(steps: steps, method: one.method))
    }
    let fit = SurvivalFit(series, noise: statedNumber(instance, "noise"))
    for (one, grade) in zip(wanted, fit.grades) {
      keepFitted(
        target(instance, entry.key, qualifier: one.grade.rawValue), one, grade, fit, instance)
    }
    keepNoise(instance, "noise", fit.noise, wanted.map(\.grade), &enrollment)
  }

  /// Keeps one grade's ratio, so that it is drawn, explained and listed as if it had been written.
  private mutating func keepFitted(
    _ target: ValueTarget, _ one: HistoryGrade, _ grade: SurvivalFit.GradeFit,
    _ fit: SurvivalFit, _ instance: BlockInstance
  ) {
    let shared = "\(instance.path).survival.common"
    let own = target.key.description
    let terms = [
      score("\(shared).mean", eachYear: false, times: fit.commonOnce * grade.level),
      score(shared, eachYear: true, times: fit.common * grade.level),
      score("\(own).mean", eachYear: false, times: grade.once),
      score(own, eachYear: true, times: grade.yearly),
    ]
    let formula = terms.compactMap { $0 }.reduce(ValueFormula.constant(grade.level)) {
      .arithmetic(.add, $0, $1)
    }
    keep(
      target, one, .function(.max, [.constant(0), formula]),
      "level \(Self.percent(grade.level)), own sd \(Self.percent(grade.yearly)), "
        + "common to all grades sd \(Self.percent(fit.common)), \(grade.steps) transitions")
  }

  // MARK: entry

  /// Fits the students of entry grades and keeps each as a value of its own.
  mutating func fitEntry(
    _ instance: BlockInstance, _ wanted: [HistoryGrade], _ enrollment: inout Enrollment
  ) {
    let wanted = wanted.sorted { $0.grade < $1.grade }
    guard !wanted.isEmpty, let entry = instance.description.entry("entry") else { return }
    let history = StudentHistory(enrollment)
    var fits: [EntryFit] = []
    for one in wanted {
      let least = one.method == .fitted ? one.method.leastYears : one.method.leastYears - 1
      let instead = "entry_growth\(one.qualifier) = 0%"
      guard hasYears(history, one, least: least, instead) else { return }
      fits.append(EntryFit(history.counts(of: one.grade), one.method))
    }
    let stated = statedNumber(instance, "entry_noise")
    let noise = stated ?? fits.map(\.noise).min() ?? 1
    for (one, fit) in zip(wanted, fits) {
      keepEntry(target(instance, entry.key, qualifier: one.grade.rawValue), one, fit, noise)
    }
    let grades = wanted.map(\.grade)
    enrollment.totalledGrades.formUnion(grades)
    enrollment.levelGrades.formUnion(grades)
    keepNoise(instance, "entry_noise", noise, grades, &enrollment)
  }

  /// Keeps the students of one entry grade: a level that walks, and the chance of a year beside that
  /// of single students.
  private mutating func keepEntry(
    _ target: ValueTarget, _ one: HistoryGrade, _ fit: EntryFit, _ noise: Double
  ) {
    let own = target.key.description
    drawTimings["\(own).walk"] = true
    let walk = DrawnProcess(
      name: "\(own).walk", form: .randomWalk(start: 0, drift: 0, sd: fit.walk))
    let size = max(1, fit.level)
    let chance = max(0, fit.noise * fit.noise - noise * noise) / size
    let terms = [
      score("\(own).mean", eachYear: false, times: fit.once), .process(walk),
      score(own, eachYear: true, times: chance.squareRoot()),
    ]
    let share = terms.compactMap { $0 }.reduce(ValueFormula.constant(1)) {
      .arithmetic(.add, $0, $1)
    }
    keep(
      target, one,
      .arithmetic(.multiply, .constant(fit.level), .function(.max, [.constant(0), share])),
      "level \(Self.decimals(fit.level)) students, walk sd \(Self.percent(fit.walk)) a year, "
        + "\(fit.years) year\(fit.years == 1 ? "" : "s")")
  }

  // MARK: what both need

  /// Whether enough years are given; reports where not.
  private mutating func hasYears(
    _ history: StudentHistory, _ one: HistoryGrade, least: Int, _ instead: String
  ) -> Bool {
    let found =
      one.method == .fitted
      ? max(history.yearsInARow, history.transitions + 1) : history.yearsInARow
    guard found < least else { return true }
    report(
      .tooLittleHistory(
        one.range, one.method, found, history.baseYear, least: least, instead: instead))
    return false
  }

  /// The number that a key states for all years; `nil` where it is not written or not one number.
  private func statedNumber(_ instance: BlockInstance, _ name: String) -> Double? {
    guard instance.setting(name) != nil, let value = statusQuo[instance.key(name)],
      value.segments.count == 1, case .constant(let number) = value.segments[0].formula
    else { return nil }
    return number
  }

  /// Keeps the chance of single students that a fit found, where none is written.
  private mutating func keepNoise(
    _ instance: BlockInstance, _ name: String, _ noise: Double, _ grades: [Grade],
    _ enrollment: inout Enrollment
  ) {
    guard instance.setting(name) == nil, let key = instance.description.key(name) else { return }
    keepWithChanges(
      target(instance, key),
      [
        ValueSegment(
          formula: .constant(noise), growth: nil, datedYear: years.lowerBound,
          text: "fitted: \(Self.percent(noise))", range: nil,
          source: "given students", because: nil)
      ])
    let isEntry = name == "entry_noise"
    let others = Set(enrollment.cells.map(\.grade)).filter {
      enrollment.entryGrades.contains($0) == isEntry && !grades.contains($0)
    }
    enrollment.quietGrades.formUnion(others)
  }

  private mutating func keep(
    _ target: ValueTarget, _ one: HistoryGrade, _ formula: ValueFormula, _ words: String
  ) {
    var target = target
    target.title += " \(one.grade.rawValue)"
    let source = "given students"
    let segment = ValueSegment(
      formula: formula, growth: nil, datedYear: years.lowerBound,
      text: "\(one.method.words): \(words)", range: one.range,
      source: one.clauses.source.map { "\($0.text); \(source)" } ?? source,
      because: one.clauses.because?.text)
    keep(target, segment, then: one.later)
  }

  /// A standard normal score times a number; `nil` where that is 0.
  private mutating func score(_ name: String, eachYear: Bool, times: Double) -> ValueFormula? {
    guard times > 0 else { return nil }
    drawTimings[name] = eachYear
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
