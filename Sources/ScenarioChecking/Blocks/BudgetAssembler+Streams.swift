internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

// What a stream counts, keeps back, passes on and pays on top.
extension BudgetAssembler {
  static let perStudentForm = "perStudent"
  static let perStudentQuantity = QuantityDescription(
    Unit([.dollar], per: [.student, .year]), optional: [Unit(.year, power: -1)], shape: .amount,
    least: 0)
  static let chargeQuantity = QuantityDescription(.ratio, shape: .share, least: 0)

  /// Reads an award; whether it is dollars a student.
  mutating func readAward(_ instance: BlockInstance) -> Bool {
    guard let key = instance.description.key("award") else { return false }
    var isPerStudent = false
    readFormed(instance, key) { assembler, setting, context in
      guard var typed = assembler.read(setting.value, &context) else { return nil }
      guard Self.perStudentQuantity.acceptedUnits.contains(typed.unit) else {
        return FormedValue(form: "amount", typed: typed)
      }
      typed.unit = Self.perStudentQuantity.unit
      isPerStudent = true
      return FormedValue(form: Self.perStudentForm, typed: typed)
    }
    if isPerStudent, declarations.enrollments.isEmpty, let setting = instance.setting("award") {
      report(.awardWithoutStudents(setting.range))
    }
    return isPerStudent
  }

  /// Whether an award per student counts the students of the year before.
  mutating func readCountYear(_ instance: BlockInstance, isPerStudent: Bool) -> Bool {
    guard let setting = instance.setting("count_year") else { return false }
    if !isPerStudent {
      report(.unusedKey(setting.range, "count_year", "the award is not $ per student"))
    }
    return readChoice(setting) == "prior"
  }

  /// Reads the share of a targeted Title I school.
  mutating func readTitleOneShare(_ instance: BlockInstance) {
    let isTargeted = singleWord(instance.setting("title1")?.value)?.text == "targeted"
    if let setting = instance.setting("title1_share"), !isTargeted {
      report(.unusedKey(setting.range, "title1_share", "the school is not `targeted`"))
    }
    readKey(instance, "title1_share")
  }

  // MARK: set-asides and transfers

  /// Reads `set_aside NAME = …`; the constant shares together are at most the whole.
  mutating func readSetAsides(_ instance: BlockInstance) -> [FundingStream.SetAside] {
    guard let key = instance.description.entry("set_aside")?.key else { return [] }
    var found: [FundingStream.SetAside] = []
    var constant = 0.0
    let entries = instance.entries("set_aside").map(\.entry)
    for entry in entries {
      var target = target(instance, key, qualifier: entry.qualifier)
      if found.contains(where: { $0.key == target.key }) { continue }
      target.title += " \(entry.first.text)"
      var form: String?
      var written: [WrittenValue] = []
      for same in entries where same.qualifier == entry.qualifier {
        var context = ValueContext(
          path: target.key.description, shape: transferQuantity(same.value).shape,
          eachYear: same.clauses.timing?.eachYear ?? false, family: same.clauses.family?.text,
          familyRange: same.clauses.family?.range)
        guard let value = readShareOrAmount(same.value, "set_aside", &context) else { continue }
        if let form, form != value.form {
          report(.formChange(value.typed, Self.shareQuantity, "set_aside", entry.range))
          continue
        }
        form = value.form
        target.quantity = QuantityDescription(value.typed.unit, shape: .amount)
        written.append(
          WrittenValue(
            value: same.value, clauses: same.clauses, range: same.range, typed: value.typed))
      }
      guard let form else { continue }
      target.standardNumber = 0
      if form == "share", let share = written.first?.typed?.constant { constant += share }
      keep(target, written)
      found.append(FundingStream.SetAside(key: target.key, isShare: form == "share"))
    }
    if constant > 1 + 1e-9, let last = entries.last {
      report(.setAsidesAboveWhole(last.range, percent: constant * 100))
    }
    return found
  }

  /// A share of the award, or dollars a year.
  mutating func readShareOrAmount(
    _ value: Expression, _ name: String, _ context: inout ValueContext
  ) -> FormedValue? {
    var expression = value
    if case .share(let inner, let words, let range) = value {
      guard words.map(\.text) == ["award"] else {
        report(.wrongShareOf(range, "award", key: name, example: "\(name) … = 1% of award"))
        return nil
      }
      expression = inner
    }
    guard let typed = read(expression, &context) else { return nil }
    let isShare = typed.unit.isRatio
    let quantity = isShare ? Self.shareQuantity : Self.flowQuantity
    guard let accepted = accept(typed, quantity, name: name) else { return nil }
    return FormedValue(form: isShare ? "share" : "amount", typed: accepted)
  }

  /// The quantity that a share or an amount is written in; of a transfer, before `to`.
  func transferQuantity(_ value: Expression?) -> QuantityDescription {
    switch value {
    case .interval(let amount, _, _): transferQuantity(amount)
    case .quantity(let quantity) where !quantity.isPercent: Self.flowQuantity
    default: Self.shareQuantity
    }
  }

  /// Reads `transfer = AMOUNT to FUND`.
  mutating func readTransfer(_ instance: BlockInstance) -> FundingStream.FundTransfer? {
    guard let key = instance.description.key("transfer") else { return nil }
    var recipient: String?
    var isShare = false
    readFormed(instance, key) { assembler, setting, context in
      guard case .interval(let amount, let end, _) = setting.value,
        let word = assembler.singleWord(end)
      else {
        assembler.report(.wrongKind(setting.value.range, key.kind.words))
        return nil
      }
      let funds = assembler.symbols.ids(of: "fund")
      guard funds.contains(word.text) else {
        assembler.report(.unknownID(word, kind: "fund", among: funds))
        return nil
      }
      if let recipient, recipient != word.text {
        assembler.report(
          .outOfRange(
            word.range, "a stream transfers to one other stream, `\(recipient)`",
            fix: "let a stream of its own make the second transfer"))
        return nil
      }
      recipient = word.text
      let value = assembler.readShareOrAmount(amount, "transfer", &context)
      isShare = value?.form == "share"
      return value
    }
    return recipient.map { FundingStream.FundTransfer(recipient: $0, isShare: isShare) }
  }

  /// Reports transfers that come back to where they started.
  mutating func checkTransfers(_ funds: [FundingStream]) {
    for (index, fund) in funds.enumerated() {
      var chain = [fund.id]
      var next = fund.transfer?.recipient
      while let id = next, !chain.contains(id) {
        chain.append(id)
        next = funds.first { $0.id == id }?.transfer?.recipient
      }
      guard next == fund.id, chain.count <= funds.count,
        !funds[..<index].contains(where: { chain.contains($0.id) })
      else { continue }
      let setting = declarations.funds.first { $0.id == fund.id }?.setting("transfer")
      report(.transferCircle(setting?.range ?? fund.range, chain + [fund.id]))
    }
  }

  // MARK: surcharge

  /// Reads `surcharge = 38.54% of pay`.
  mutating func readSurcharge(_ instance: BlockInstance) {
    guard let key = instance.description.key("surcharge") else { return }
    readFormed(instance, key) { assembler, setting, context in
      guard case .share(let share, let words, let range) = setting.value else {
        assembler.report(
          .wrongShareOf(
            setting.value.range, "pay", key: "surcharge", example: "surcharge = 38.54% of pay"))
        return nil
      }
      guard words.map(\.text) == ["pay"] else {
        assembler.report(
          .wrongShareOf(range, "pay", key: "surcharge", example: "surcharge = 38.54% of pay"))
        return nil
      }
      guard let typed = assembler.read(share, &context),
        let accepted = assembler.accept(typed, Self.chargeQuantity, name: "surcharge")
      else { return nil }
      return FormedValue(form: "share", typed: accepted)
    }
  }
}
