internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads the lines of the general fund.
enum BudgetLineReader {
  static func readBudgetLines(
    _ fund: GeneralFund?, _ assembler: inout BudgetAssembler
  ) -> (lines: [BudgetLine], checks: [Check]) {
    var lines: [BudgetLine] = []
    var checks: [Check] = []
    var isLacking = fund == nil
    for side in [BudgetLine.Side.revenue, .spending] {
      for written in assembler.declarations.others[side.rawValue] ?? [] {
        let instance = assembler.current(written)
        if isLacking {
          assembler.report(GeneralFundMessages.noGeneralFund(instance.block.header))
          isLacking = false
        }
        if instance.block.file != nil {
          readFileBlock(instance, &assembler)
        } else if let line = readLine(instance, side, &assembler) {
          lines.append(line)
          checks += adoptedChecks(line, instance, fund)
        }
      }
    }
    return (lines, checks)
  }

  /// What a CSV block states for all its rows.
  private static func readFileBlock(_ instance: BlockInstance, _ assembler: inout BudgetAssembler) {
    ValueReader.readKey(instance, "growth", &assembler)
    for key in ["base", "rate", "counted", "count_year", "staff"] {
      guard let setting = instance.setting(key) else { continue }
      assembler.report(
        BlockMessages.unusedKey(setting.range, key, "the rows of the CSV file say their dollars"))
    }
  }

  private static func readLine(
    _ instance: BlockInstance, _ side: BudgetLine.Side, _ assembler: inout BudgetAssembler
  ) -> BudgetLine? {
    if instance.fileBlock == nil {
      for key in ["line", "title", "growth", "only"] {
        let range =
          instance.setting(key)?.range ?? instance.entries(key).first?.entry.range
        if let range {
          assembler.report(BlockMessages.unusedKey(range, key, "there is no CSV file to read"))
        }
      }
    }
    let ways = ["amount", "base", "staff"].filter { instance.setting($0) != nil }
    guard ways.count == 1, let way = ways.first else {
      if !ways.isEmpty || !instance.misspells(["amount", "base", "staff"]) {
        assembler.report(
          GeneralFundMessages.lineAmount(
            instance.block.header, revenue: side == .revenue, several: !ways.isEmpty))
      }
      return nil
    }
    let form = readForm(instance, way, &assembler)
    let adopted = instance.settings("adopted").compactMap { readAdopted($0, &assembler) }
    let group = readGroup(instance, &assembler)
    if side == .spending { ValueReader.readKey(instance, "local", &assembler) }
    _ = assembler.readChoice(instance.setting("source_of"))
    guard let form else { return nil }
    return BudgetLine(
      side: side, id: instance.id, title: instance.title, group: group,
      block: instance.fileBlock, form: form,
      isRecurring: assembler.readYesNo(instance.setting("recurring"), standard: true),
      countsAsEffort: assembler.readYesNo(instance.setting("effort"), standard: side == .spending),
      isSpecialEducation: assembler.readYesNo(
        instance.setting("special_education"), standard: false),
      adopted: adopted, range: instance.block.header)
  }

  private static func readForm(
    _ instance: BlockInstance, _ way: String, _ assembler: inout BudgetAssembler
  ) -> BudgetLine.Form? {
    if way != "base", let rate = instance.setting("rate") {
      assembler.report(BlockMessages.unusedKey(rate.range, "rate", "there is no `base`"))
    }
    var form: BudgetLine.Form?
    switch way {
    case "amount": form = readAmount(instance, &assembler)
    case "base":
      ValueReader.readKey(instance, "base", &assembler)
      if !ValueReader.readKey(instance, "rate", &assembler),
        let key = instance.description.key("rate")
      {
        assembler.report(BlockMessages.missingKey(key, in: instance.block))
      }
      form = .taxBase
    default: form = assembler.readNames(instance.setting("staff")).map { .staff($0) }
    }
    guard case .perStudent = form else {
      for key in ["counted", "count_year"] {
        guard let setting = instance.setting(key) else { continue }
        assembler.report(
          BlockMessages.unusedKey(setting.range, key, "the amount is not per student"))
      }
      return form
    }
    return form
  }

  /// Dollars a year, or a student.
  private static func readAmount(_ instance: BlockInstance, _ assembler: inout BudgetAssembler)
    -> BudgetLine.Form?
  {
    guard let key = instance.description.key("amount"),
      case .budgetAmount(let mayBePerStudent) = key.kind
    else { return nil }
    var form: String?
    FormReader.readFormed(instance, key, &assembler) { assembler, setting, context in
      if case .column(_, let range) = setting.value {
        assembler.report(NameMessages.wrongKind(range, "$ per year, or a file behind `from`"))
        return nil
      }
      if RestOfAdoptedReader.isRest(setting.value) {
        let rest = RestOfAdoptedReader.read(setting, of: instance, &assembler)
        form = rest?.form ?? form
        return rest
      }
      guard let typed = ExpressionReader.read(setting.value, &context, &assembler) else {
        return nil
      }
      let isPerStudent =
        mayBePerStudent && FormQuantities.dollarsPerStudent.acceptedUnits.contains(typed.unit)
      let quantity = isPerStudent ? FormQuantities.dollarsPerStudent : FormQuantities.signedFlow
      guard let accepted = QuantityReader.accept(typed, quantity, name: "amount", &assembler) else {
        return nil
      }
      form = isPerStudent ? "perStudent" : "flow"
      return FormedValue(form: form ?? "flow", typed: accepted)
    }
    guard form == "perStudent" else { return form.map { _ in .amount } }
    return .perStudent(
      attendance: assembler.readChoice(instance.setting("counted")) == "attendance",
      priorYear: assembler.readChoice(instance.setting("count_year")) == "prior")
  }

  private static func readGroup(_ instance: BlockInstance, _ assembler: inout BudgetAssembler)
    -> String?
  {
    guard let setting = instance.setting("group") else { return nil }
    assembler.checkNoClauses(setting)
    guard case .text(let quoted) = setting.value else {
      assembler.report(NameMessages.wrongKind(setting.value.range, "text in quotes"))
      return nil
    }
    return quoted.text.isEmpty ? nil : quoted.text
  }

  // MARK: the adopted budget

  private static let adoptedDollars = QuantityDescription(
    Unit([.dollar], per: [.year]), optional: [Unit(.year, power: -1)], shape: .amount)

  private static func readAdopted(
    _ setting: BlockInstance.Setting, _ assembler: inout BudgetAssembler
  ) -> BudgetLine.Adopted? {
    assembler.reject(
      setting.clauses, key: "adopted",
      only: ["at each school", "~", "with chance", "drawn", "by", "grow by", "floor", "ramp"])
    guard let bounds = assembler.bounds(of: setting.clauses.scope, mayBeDated: false),
      let typed = ExpressionReader.readConstant(setting.value, &assembler),
      let accepted = QuantityReader.accept(typed, Self.adoptedDollars, name: "adopted", &assembler),
      let amount = accepted.constant
    else { return nil }
    if let scope = setting.clauses.scope, bounds.first == nil || bounds.first != bounds.last {
      assembler.report(GeneralFundMessages.adoptedYear(scope.range))
      return nil
    }
    return BudgetLine.Adopted(year: bounds.first ?? assembler.years.lowerBound, amount: amount)
  }

  /// One check for each adopted amount: within the tolerance of the general fund, at least $1.
  private static func adoptedChecks(
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
