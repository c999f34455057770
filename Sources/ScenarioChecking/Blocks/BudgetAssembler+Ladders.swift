internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

// Career ladders.
extension BudgetAssembler {
  static let stagePayDollars = QuantityDescription(
    Unit([.dollar], per: [.fte, .year]),
    optional: [Unit(.fte, power: -1), Unit(.year, power: -1)], shape: .amount, least: 0)

  /// What a stage's pay is measured in, by the form in which it was written.
  static func stagePay(_ entry: Entry) -> QuantityDescription {
    if case .share = entry.value { return shareQuantity }
    return stagePayDollars
  }

  mutating func readLadder(_ instance: BlockInstance) -> CareerLadder? {
    let stages = readStages(instance)
    let start = readYear(instance.setting("starts")) ?? years.lowerBound
    let entry = readWords(instance.setting("entry")).first
    if let entry { checkStage(entry, stages, instance) }
    let group = readGroup(instance)
    guard let first = stages.first else { return nil }
    let started = readEntries(instance, "start")
    for share in started { checkStage(share, stages, instance) }
    let moves = readEntries(instance, "advance")
    for move in moves { checkMove(move, stages, instance) }
    let pay = readStagePay(instance, start)
    let development = readEntries(instance, "development", startYear: start)
    for budget in development { checkStage(budget, stages, instance) }
    let left = stages.filter { stage in !started.contains { $0.first.text == stage } }
    checkStart(instance, started, start, leavesRest: left.count == 1)
    for stage in stages { checkRow(instance, moves.filter { $0.first.text == stage }) }
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
  private mutating func readStages(_ instance: BlockInstance) -> [String] {
    let words = readWords(instance.setting("stages"))
    var stages: [String] = []
    for word in words {
      if stages.contains(word.text) {
        report(.repeatedStage(word))
      } else if let form = ReservedIDs.form(word.text, as: "stage") {
        report(.shadowingID(word, "stage", form: form))
      }
      stages.append(word.text)
    }
    if stages.count == 1, let setting = instance.setting("stages") {
      report(.oneStage(setting.value.range))
    }
    return stages
  }

  private mutating func checkStage(
    _ word: Word, _ stages: [String], _ instance: BlockInstance
  ) {
    if stages.contains(word.text) { return }
    report(.unknownStage(word, ladder: instance.id, among: stages))
  }

  private mutating func checkStage(
    _ entry: KeptEntry, _ stages: [String], _ instance: BlockInstance
  ) {
    checkStage(entry.first, stages, instance)
    checkSingle(entry, instance)
  }

  /// Only a move has two names.
  mutating func checkSingle(_ entry: KeptEntry, _ instance: BlockInstance) {
    guard let second = entry.second else { return }
    report(.unexpectedPhrase(second.range, place: instance.description.keyword))
  }

  private mutating func checkMove(
    _ move: KeptEntry, _ stages: [String], _ instance: BlockInstance
  ) {
    checkStage(move.first, stages, instance)
    guard let second = move.second else {
      report(.moveWithoutEnd(move.first, stages))
      return
    }
    checkStage(second, stages, instance)
    if second.text == move.first.text { report(.moveToItself(second)) }
  }

  /// The stated shares of the first year are the whole, or leave the rest to one stage.
  private mutating func checkStart(
    _ instance: BlockInstance, _ started: [KeptEntry], _ year: Int, leavesRest: Bool
  ) {
    guard !started.isEmpty else { return }
    let numbers = started.map { constant($0.key, year) }
    let known = numbers.compactMap { $0 }
    guard known.count == numbers.count, let range = instance.entries("start").first?.entry.range
    else { return }
    let total = known.reduce(0, +)
    let isWhole = leavesRest ? total <= 1 + 1e-9 : abs(total - 1) <= 1e-9
    if !isWhole { report(.startShares(range, total, leavesRest: leavesRest)) }
  }

  /// What leaves a stage is at most all of it.
  private mutating func checkRow(_ instance: BlockInstance, _ row: [KeptEntry]) {
    guard let first = row.first else { return }
    for year in years {
      let numbers = row.map { constant($0.key, year) }
      let known = numbers.compactMap { $0 }
      guard known.count == numbers.count, known.reduce(0, +) > 1 + 1e-9,
        let entry = instance.entries("advance").map(\.entry).last(where: {
          $0.first.text == first.first.text
        })
      else { continue }
      report(.stageLeft(entry.range, first.first.text, known.reduce(0, +)))
      return
    }
  }

  /// The number of a value in a year, where it is one that neither moves nor is drawn.
  private func constant(_ key: ValueKey, _ year: Int) -> Double? {
    guard let value = planValues[key], value.changes.isEmpty,
      let segment = value.segment(holdingIn: year).map({ value.segments[$0] }),
      segment.growth == nil, segment.ramp.isEmpty, case .constant(let number) = segment.formula
    else { return nil }
    return number
  }

  /// What stages add to pay, in dollars or as a share of salary.
  private mutating func readStagePay(
    _ instance: BlockInstance, _ start: Int
  ) -> [CareerLadder.StagePay] {
    let entries = instance.entries("pay").map(\.entry)
    let stages = readWordsOfStages(instance)
    var pay: [CareerLadder.StagePay] = []
    for entry in entries {
      if pay.contains(where: { $0.stage == entry.first.text }) { continue }
      checkStage(
        KeptEntry(
          first: entry.first, second: entry.second, key: instance.key("pay", entry.qualifier)),
        stages, instance)
      guard let key = instance.description.entry("pay")?.key else { continue }
      let quantity = Self.stagePay(entry)
      var target = target(instance, key, qualifier: entry.qualifier)
      target.title += " \(entry.first.text)"
      target.quantity = quantity
      target.startYear = start
      let same = entries.filter { $0.qualifier == entry.qualifier }
      let written = same.compactMap { writtenPay($0, quantity) }
      if written.count == same.count { keep(target, written) }
      pay.append(
        CareerLadder.StagePay(
          stage: entry.first.text, isShareOfSalary: quantity.unit.isRatio))
    }
    return pay
  }

  private func readWordsOfStages(_ instance: BlockInstance) -> [String] {
    instance.setting("stages")?.elements.compactMap { singleWord($0)?.text } ?? []
  }

  /// One statement of a stage's pay without the words behind `of`.
  private mutating func writtenPay(
    _ entry: Entry, _ quantity: QuantityDescription
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
      report(
        .wrongShareOf(
          entry.value.range, "salary", key: "pay", example: "pay \(entry.first.text) = 7% of salary"
        ))
      return nil
    }
    return WrittenValue(value: value, clauses: entry.clauses, range: entry.range)
  }
}
