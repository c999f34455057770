internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads career ladders.
enum LadderReader {
  static let stagePayDollars = QuantityDescription(
    Unit([.dollar], per: [.fte, .year]),
    optional: [Unit(.fte, power: -1), Unit(.year, power: -1)], shape: .amount, least: 0)

  /// What a stage's pay is measured in, by the form in which it was written.
  static func stagePay(_ entry: Entry) -> QuantityDescription {
    if case .share = entry.value { return FormQuantities.shareQuantity }
    return stagePayDollars
  }

  static func readLadder(_ instance: BlockInstance, _ assembler: inout BudgetAssembler)
    -> CareerLadder?
  {
    let stages = readStages(instance, &assembler)
    let start = assembler.readYear(instance.setting("starts")) ?? assembler.years.lowerBound
    let entry = assembler.readWords(instance.setting("entry")).first
    if let entry { checkStage(entry, stages, instance, &assembler) }
    let group = GroupReader.readGroup(instance, &assembler)
    guard let first = stages.first else { return nil }
    let started = EntryReader.readEntries(instance, "start", &assembler)
    for share in started { checkStage(share, stages, instance, &assembler) }
    let moves = EntryReader.readEntries(instance, "advance", &assembler)
    for move in moves { checkMove(move, stages, instance, &assembler) }
    let pay = readStagePay(instance, start, &assembler)
    let development = EntryReader.readEntries(instance, "development", startYear: start, &assembler)
    for budget in development { checkStage(budget, stages, instance, &assembler) }
    let left = stages.filter { stage in !started.contains { $0.first.text == stage } }
    checkStart(instance, started, start, leavesRest: left.count == 1, &assembler)
    for stage in stages { checkRow(instance, moves.filter { $0.first.text == stage }, &assembler) }
    guard let group else { return nil }
    return CareerLadder(
      id: instance.id, title: instance.title, group: group, stages: stages,
      entry: entry?.text ?? first, startYear: start, started: started.map(\.first.text),
      remainder: started.isEmpty ? entry?.text ?? first : left.count == 1 ? left[0] : nil,
      moves: moves.compactMap { move in
        move.second.map { CareerLadder.Move(from: move.first.text, to: $0.text) }
      }, pay: pay, development: development.map(\.first.text), range: instance.block.header)
  }

  /// The stages: at least two, each once, none with the name of a line.
  private static func readStages(_ instance: BlockInstance, _ assembler: inout BudgetAssembler)
    -> [String]
  {
    let words = assembler.readWords(instance.setting("stages"))
    var stages: [String] = []
    for word in words {
      if stages.contains(word.text) {
        assembler.report(LadderMessages.repeatedStage(word))
      } else if let form = ReservedIDs.form(word.text, as: "stage") {
        assembler.report(NameMessages.shadowingID(word, "stage", form: form))
      }
      stages.append(word.text)
    }
    if stages.count == 1, let setting = instance.setting("stages") {
      assembler.report(LadderMessages.oneStage(setting.value.range))
    }
    return stages
  }

  private static func checkStage(
    _ word: Word, _ stages: [String], _ instance: BlockInstance, _ assembler: inout BudgetAssembler
  ) {
    if stages.contains(word.text) { return }
    assembler.report(LadderMessages.unknownStage(word, ladder: instance.id, among: stages))
  }

  private static func checkStage(
    _ entry: KeptEntry, _ stages: [String], _ instance: BlockInstance,
    _ assembler: inout BudgetAssembler
  ) {
    checkStage(entry.first, stages, instance, &assembler)
    checkSingle(entry, instance, &assembler)
  }

  /// Only a move has two names.
  static func checkSingle(
    _ entry: KeptEntry, _ instance: BlockInstance, _ assembler: inout BudgetAssembler
  ) {
    guard let second = entry.second else { return }
    assembler.report(
      BlockMessages.unexpectedPhrase(second.range, place: instance.description.keyword))
  }

  private static func checkMove(
    _ move: KeptEntry, _ stages: [String], _ instance: BlockInstance,
    _ assembler: inout BudgetAssembler
  ) {
    checkStage(move.first, stages, instance, &assembler)
    guard let second = move.second else {
      assembler.report(LadderMessages.moveWithoutEnd(move.first, stages))
      return
    }
    checkStage(second, stages, instance, &assembler)
    if second.text == move.first.text { assembler.report(LadderMessages.moveToItself(second)) }
  }

  /// The stated shares of the first year are the whole, or leave the rest to one stage.
  private static func checkStart(
    _ instance: BlockInstance, _ started: [KeptEntry], _ year: Int, leavesRest: Bool,
    _ assembler: inout BudgetAssembler
  ) {
    guard !started.isEmpty else { return }
    let numbers = started.map { constant($0.key, year, assembler) }
    let known = numbers.compactMap { $0 }
    guard known.count == numbers.count, let range = instance.entries("start").first?.entry.range
    else { return }
    let total = known.reduce(0, +)
    let isWhole = leavesRest ? total <= 1 + 1e-9 : abs(total - 1) <= 1e-9
    if !isWhole {
      assembler.report(LadderMessages.startShares(range, total, leavesRest: leavesRest))
    }
  }

  /// What leaves a stage is at most all of it.
  private static func checkRow(
    _ instance: BlockInstance, _ row: [KeptEntry], _ assembler: inout BudgetAssembler
  ) {
    guard let first = row.first else { return }
    for year in assembler.years {
      let numbers = row.map { constant($0.key, year, assembler) }
      let known = numbers.compactMap { $0 }
      guard known.count == numbers.count, known.reduce(0, +) > 1 + 1e-9,
        let entry = instance.entries("advance").map(\.entry).last(where: {
          $0.first.text == first.first.text
        })
      else { continue }
      assembler.report(LadderMessages.stageLeft(entry.range, first.first.text, known.reduce(0, +)))
      return
    }
  }

  /// The number of a value in a year, where it is one that neither moves nor is drawn.
  private static func constant(_ key: ValueKey, _ year: Int, _ assembler: BudgetAssembler)
    -> Double?
  {
    guard let value = assembler.planValues[key], value.changes.isEmpty,
      let segment = value.segment(holdingIn: year).map({ value.segments[$0] }),
      segment.growth == nil, segment.ramp.isEmpty, case .constant(let number) = segment.formula
    else { return nil }
    return number
  }

  /// What stages add to pay, in dollars or as a share of salary.
  private static func readStagePay(
    _ instance: BlockInstance, _ start: Int, _ assembler: inout BudgetAssembler
  ) -> [CareerLadder.StagePay] {
    let entries = instance.entries("pay").map(\.entry)
    let stages = readWordsOfStages(instance, assembler)
    var pay: [CareerLadder.StagePay] = []
    for entry in entries {
      if pay.contains(where: { $0.stage == entry.first.text }) { continue }
      checkStage(
        KeptEntry(
          first: entry.first, second: entry.second, key: instance.key("pay", entry.qualifier)),
        stages, instance, &assembler)
      guard let key = instance.description.entry("pay")?.key else { continue }
      let quantity = Self.stagePay(entry)
      var target = ValueReader.target(instance, key, qualifier: entry.qualifier)
      target.title += " \(entry.first.text)"
      target.quantity = quantity
      target.startYear = start
      let same = entries.filter { $0.qualifier == entry.qualifier }
      let written = same.compactMap { writtenPay($0, quantity, &assembler) }
      if written.count == same.count { ValueReader.keep(target, written, &assembler) }
      pay.append(
        CareerLadder.StagePay(
          stage: entry.first.text, isShareOfSalary: quantity.unit.isRatio))
    }
    return pay
  }

  private static func readWordsOfStages(_ instance: BlockInstance, _ assembler: BudgetAssembler)
    -> [String]
  {
    instance.setting("stages")?.elements.compactMap { assembler.singleWord($0)?.text } ?? []
  }

  /// One statement of a stage's pay without the words behind `of`.
  private static func writtenPay(
    _ entry: Entry, _ quantity: QuantityDescription, _ assembler: inout BudgetAssembler
  ) -> WrittenValue? {
    var value = entry.value
    var isSalary = true
    if case .share(let share, let words, _) = value {
      value = share
      isSalary = ["salary", "pay"].contains(words.map(\.text).joined(separator: " "))
    } else if case .quantity(let plain) = value, plain.isPercent {
      isSalary = false
    }
    guard isSalary else {
      assembler.report(
        UnitMessages.wrongShareOf(
          entry.value.range, "salary", key: "pay", example: "pay \(entry.first.text) = 7% of salary"
        ))
      return nil
    }
    return WrittenValue(value: value, clauses: entry.clauses, range: entry.range)
  }
}
