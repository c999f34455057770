internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads funding streams.
enum FundReader {
  static func readFunds(_ assembler: inout BudgetAssembler) -> [FundingStream] {
    assembler.declarations.funds.map { written in
      let instance = assembler.current(written)
      let isPerStudent = AwardReader.readAward(instance, &assembler)
      for key in [
        "private_school", "carryover", "carryover_free_below", "carried_in", "indirect",
        "reimbursed_after", "poverty",
      ] { ValueReader.readKey(instance, key, &assembler) }
      var form = "share"
      if let key = instance.description.key("available") {
        FormReader.readFormed(instance, key, &assembler) { assembler, setting, context in
          let value = FormReader.readAvailability(setting.value, &context, &assembler)
          if let value { form = value.form }
          return value
        }
        if instance.setting("available") == nil,
          assembler.planValues[instance.key("available")] == nil
        {
          assembler.report(StreamMessages.wholeAvailable(instance.block.header, instance.id))
        }
      }
      let loss = readEvent(instance, "loss", &assembler)
      let delay = readEvent(instance, "delay", &assembler)
      let lastYear = assembler.readYear(instance.setting("ends"))
      let mayRenew = readRenewal(instance, hasEnd: instance.setting("ends") != nil, &assembler)
      var stream = FundingStream(
        id: instance.id, title: instance.title,
        availability: FundingStream.Availability(rawValue: form) ?? .share, lossTiming: loss,
        delayTiming: delay, lastYear: lastYear, mayRenew: mayRenew,
        paysFor: FundingUseReader.readUses(
          instance.setting("pays_for"), mayNameLines: true, &assembler),
        range: instance.block.header)
      stream.program = assembler.readChoice(instance.setting("program")).flatMap {
        FundingProgram(rawValue: $0)
      }
      stream.mayTerminate = TerminationReader.readTermination(instance, &assembler)
      stream.sunset = ReviewRuleReader.readSunset(instance, &assembler)
      stream.isPerStudent = isPerStudent
      stream.countsPriorYear = AwardReader.readCountYear(
        instance, isPerStudent: isPerStudent, &assembler)
      stream.setAsides = SetAsideReader.readSetAsides(instance, &assembler)
      stream.transfer = TransferReader.readTransfer(instance, &assembler)
      stream.useShares = ShareReader.readUseShares(instance, &assembler)
      readSurcharge(instance, &assembler)
      reportAfterEnd(stream, &assembler)
      let schools = assembler.readChoice(instance.setting("schools"))
      stream.onlyTitleOneSchools = (schools ?? stream.program?.rawValue) == "title1"
      return stream
    }
  }

  /// Reads `loss` or `delay` with its chance; gives when the event is drawn.
  private static func readEvent(
    _ instance: BlockInstance, _ name: String, _ assembler: inout BudgetAssembler
  ) -> FundingStream.EventTiming {
    guard ValueReader.readKey(instance, name, &assembler), let setting = instance.setting(name)
    else { return .eachYear }
    var probability = ValueFormula.constant(1)
    var timing = FundingStream.EventTiming.eachYear
    var clauses = Clauses()
    clauses.source = setting.clauses.source
    clauses.because = setting.clauses.because
    var chance = setting.clauses.chance
    if case .readyMade = setting.value, let key = instance.description.key(name),
      let ready = key.readyMade, let written = ValueReader.written(ready, clauses, setting.range)
    {
      chance = written.clauses.chance
    }
    if let chance {
      let quantity = FormQuantities.shareQuantity
      guard let typed = ExpressionReader.readConstant(chance.probability, &assembler),
        let accepted = QuantityReader.accept(typed, quantity, name: "chance", &assembler)
      else { return .eachYear }
      probability = accepted.formula
      if chance.timing?.eachYear == false { timing = .once }
    }
    let target = ValueTarget(
      key: instance.key("\(name)_chance"), title: "\(instance.title): chance of \(name)",
      name: name + "_chance", timing: .eachYear)
    ValueReader.keep(
      target,
      [
        WrittenValue(
          value: setting.value, clauses: clauses, range: setting.range,
          typed: TypedFormula(formula: probability, unit: .ratio, range: setting.range))
      ], &assembler)
    return timing
  }

  private static func readRenewal(
    _ instance: BlockInstance, hasEnd: Bool, _ assembler: inout BudgetAssembler
  ) -> Bool {
    guard let renewal = instance.renewal else { return false }
    guard hasEnd else {
      assembler.report(BlockMessages.unusedKey(renewal.range, "renews", "the stream has no `ends`"))
      return false
    }
    guard let typed = ExpressionReader.readConstant(renewal.chance, &assembler),
      let accepted = QuantityReader.accept(
        typed, FormQuantities.shareQuantity, name: "renews with chance", &assembler)
    else { return false }
    let target = ValueTarget(
      key: instance.key("renewal_chance"), title: "\(instance.title): chance of renewal",
      name: "renewal_chance", timing: .once)
    ValueReader.keep(
      target,
      [
        WrittenValue(
          value: renewal.chance, clauses: Clauses(), range: renewal.range, typed: accepted)
      ], &assembler)
    return true
  }

  /// Reports what is written of an award for years after the stream's end.
  private static func reportAfterEnd(
    _ stream: FundingStream, _ assembler: inout BudgetAssembler
  ) {
    guard let end = stream.lastYear, !stream.mayRenew else { return }
    let key = stream.key("award")
    let segments = (assembler.statusQuo[key] ?? assembler.planValues[key])?.segments ?? []
    let written = segments.compactMap { segment in
      segment.range.map { (range: $0, first: segment.firstYear ?? segment.datedYear) }
    }
    let changes = (assembler.changes[key] ?? []).filter { !$0.change.author.hasPrefix("shock") }
    let changed = changes.map { resolved in
      (range: resolved.change.range, first: resolved.change.firstYear)
    }
    for award in written + changed where award.first > end {
      assembler.report(
        StreamMessages.awardAfterEnd(award.range, stream.id, first: award.first, end: end))
    }
  }

  // MARK: surcharge

  /// Reads `surcharge = 38.54% of pay`.
  static func readSurcharge(_ instance: BlockInstance, _ assembler: inout BudgetAssembler) {
    guard let key = instance.description.key("surcharge") else { return }
    FormReader.readFormed(instance, key, &assembler) { assembler, setting, context in
      guard case .share(let share, let words, let range) = setting.value else {
        assembler.report(
          UnitMessages.wrongShareOf(
            setting.value.range, "pay", key: "surcharge", example: "surcharge = 38.54% of pay"))
        return nil
      }
      guard words.map(\.text) == ["pay"] else {
        assembler.report(
          UnitMessages.wrongShareOf(
            range, "pay", key: "surcharge", example: "surcharge = 38.54% of pay"))
        return nil
      }
      guard let typed = ExpressionReader.read(share, &context, &assembler),
        let accepted = QuantityReader.accept(
          typed, FormQuantities.chargeQuantity, name: "surcharge", &assembler)
      else { return nil }
      return FormedValue(form: "share", typed: accepted)
    }
  }
}
