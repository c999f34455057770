internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

// Revenue and spending lines, and what the adopted budget says about them.
extension BudgetAssembler {
  mutating func readBudgetLines(
    _ fund: GeneralFund?
  ) -> (lines: [BudgetLine], checks: [Check]) {
    var lines: [BudgetLine] = []
    var checks: [Check] = []
    var isLacking = fund == nil
    for side in [BudgetLine.Side.revenue, .spending] {
      for written in declarations.others[side.rawValue] ?? [] {
        let instance = current(written)
        if isLacking {
          report(.noGeneralFund(instance.block.header))
          isLacking = false
        }
        if instance.block.file != nil {
          readFileBlock(instance)
        } else if let line = readLine(instance, side) {
          lines.append(line)
          checks += adoptedChecks(line, instance, fund)
        }
      }
    }
    return (lines, checks)
  }

  /// What a CSV block states for all its rows.
  private mutating func readFileBlock(_ instance: BlockInstance) {
    readKey(instance, "growth")
    for key in ["base", "rate", "counted", "count_year", "staff"] {
      guard let setting = instance.setting(key) else { continue }
      report(.unusedKey(setting.range, key, "the rows of the CSV file say their dollars"))
    }
  }

  private mutating func readLine(
    _ instance: BlockInstance, _ side: BudgetLine.Side
  ) -> BudgetLine? {
    if instance.fileBlock == nil {
      for key in ["line", "title", "growth", "only"] {
        let range =
          instance.setting(key)?.range ?? instance.entries(key).first?.entry.range
        if let range { report(.unusedKey(range, key, "there is no CSV file to read")) }
      }
    }
    let ways = ["amount", "base", "staff"].filter { instance.setting($0) != nil }
    guard ways.count == 1, let way = ways.first else {
      if !ways.isEmpty || !instance.misspells(["amount", "base", "staff"]) {
        report(
          .lineAmount(
            instance.block.header, revenue: side == .revenue, several: !ways.isEmpty))
      }
      return nil
    }
    let form = readForm(instance, way)
    let adopted = instance.settings("adopted").compactMap { readAdopted($0) }
    let group = readGroup(instance)
    guard let form else { return nil }
    return BudgetLine(
      side: side, id: instance.id, title: instance.title, group: group,
      block: instance.fileBlock, form: form,
      isRecurring: readYesNo(instance.setting("recurring"), standard: true),
      countsAsEffort: readYesNo(instance.setting("effort"), standard: side == .spending),
      isSpecialEducation: readYesNo(instance.setting("special_education"), standard: false),
      adopted: adopted, range: instance.block.header)
  }

  private mutating func readForm(_ instance: BlockInstance, _ way: String) -> BudgetLine.Form? {
    if way != "base", let rate = instance.setting("rate") {
      report(.unusedKey(rate.range, "rate", "there is no `base`"))
    }
    var form: BudgetLine.Form?
    switch way {
    case "amount": form = readAmount(instance)
    case "base":
      readKey(instance, "base")
      if !readKey(instance, "rate"), let key = instance.description.key("rate") {
        report(.missingKey(key, in: instance.block))
      }
      form = .taxBase
    default: form = readNames(instance.setting("staff")).map { .staff($0) }
    }
    guard case .perStudent = form else {
      for key in ["counted", "count_year"] {
        guard let setting = instance.setting(key) else { continue }
        report(.unusedKey(setting.range, key, "the amount is not per student"))
      }
      return form
    }
    return form
  }

  /// Dollars a year, or a student.
  private mutating func readAmount(_ instance: BlockInstance) -> BudgetLine.Form? {
    guard let key = instance.description.key("amount"),
      case .budgetAmount(let mayBePerStudent) = key.kind
    else { return nil }
    var form: String?
    readFormed(instance, key) { assembler, setting, context in
      if case .column(_, let range) = setting.value {
        assembler.report(.wrongKind(range, "$ per year, or a file behind `from`"))
        return nil
      }
      guard let typed = assembler.read(setting.value, &context) else { return nil }
      let isPerStudent =
        mayBePerStudent && Self.dollarsPerStudent.acceptedUnits.contains(typed.unit)
      let quantity = isPerStudent ? Self.dollarsPerStudent : Self.signedFlow
      guard let accepted = assembler.accept(typed, quantity, name: "amount") else { return nil }
      form = isPerStudent ? "perStudent" : "flow"
      return FormedValue(form: form ?? "flow", typed: accepted)
    }
    guard form == "perStudent" else { return form.map { _ in .amount } }
    return .perStudent(
      attendance: readChoice(instance.setting("counted")) == "attendance",
      priorYear: readChoice(instance.setting("count_year")) == "prior")
  }

  private mutating func readGroup(_ instance: BlockInstance) -> String? {
    guard let setting = instance.setting("group") else { return nil }
    checkNoClauses(setting)
    guard case .text(let quoted) = setting.value else {
      report(.wrongKind(setting.value.range, "text in quotes"))
      return nil
    }
    return quoted.text.isEmpty ? nil : quoted.text
  }

  // MARK: the adopted budget

  private static let adoptedDollars = QuantityDescription(
    Unit([.dollar], per: [.year]), optional: [Unit(.year, power: -1)], shape: .amount)

  private mutating func readAdopted(_ setting: BlockInstance.Setting) -> BudgetLine.Adopted? {
    reject(
      setting.clauses, key: "adopted",
      only: ["at each school", "~", "with chance", "drawn", "by", "grow by", "floor", "ramp"])
    guard let bounds = bounds(of: setting.clauses.scope, mayBeDated: false),
      let typed = readConstant(setting.value),
      let accepted = accept(typed, Self.adoptedDollars, name: "adopted"),
      let amount = accepted.constant
    else { return nil }
    if let scope = setting.clauses.scope, bounds.first == nil || bounds.first != bounds.last {
      report(.adoptedYear(scope.range))
      return nil
    }
    return BudgetLine.Adopted(year: bounds.first ?? years.lowerBound, amount: amount)
  }

  /// One check for each adopted amount: within the tolerance of the general fund, at least $1.
  private func adoptedChecks(
    _ line: BudgetLine, _ instance: BlockInstance, _ fund: GeneralFund?
  ) -> [Check] {
    line.adopted.enumerated().map { position, adopted in
      let settings = instance.settings("adopted")
      let range = settings.indices.contains(position) ? settings[position].range : line.range
      let share = fund?.reconcilesWithin ?? 0
      var check = Check(
        kind: .adopted, title: "\(line.title), as adopted",
        text: "\(line.path) in FY\(adopted.year) as adopted",
        condition: .figure(
          .figure(FigureKey(.budgetLine(line.side, line.id), .statusQuo)), comparison: .equal,
          value: adopted.amount,
          tolerance: .absolute(max(1, share * abs(adopted.amount))), years: [adopted.year]),
        range: range, unit: Unit([.dollar], per: [.year]).words)
      check.line = line.path
      return check
    }
  }
}
