internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads transfers between streams.
enum TransferReader {
  /// The quantity that a share or an amount is written in; of a transfer, before `to`.
  static func transferQuantity(_ value: Expression?) -> QuantityDescription {
    switch value {
    case .interval(let amount, _, _): transferQuantity(amount)
    case .quantity(let quantity) where !quantity.isPercent: FormQuantities.flowQuantity
    default: FormQuantities.shareQuantity
    }
  }

  /// Reads `transfer = AMOUNT to FUND`.
  static func readTransfer(_ instance: BlockInstance, _ assembler: inout BudgetAssembler)
    -> FundingStream.FundTransfer?
  {
    guard let key = instance.description.key("transfer") else { return nil }
    var recipient: String?
    var isShare = false
    FormReader.readFormed(instance, key, &assembler) { assembler, setting, context in
      guard case .interval(let amount, let end, _) = setting.value,
        let word = assembler.singleWord(end)
      else {
        assembler.report(NameMessages.wrongKind(setting.value.range, key.kind.words))
        return nil
      }
      let funds = assembler.symbols.ids(of: "fund")
      guard funds.contains(word.text) else {
        assembler.report(NameMessages.unknownID(word, kind: "fund", among: funds))
        return nil
      }
      if let recipient, recipient != word.text {
        assembler.report(
          UnitMessages.outOfRange(
            word.range, "a stream transfers to one other stream, `\(recipient)`",
            fix: "let a stream of its own make the second transfer"))
        return nil
      }
      recipient = word.text
      let value = FormReader.readShareOrAmount(amount, "transfer", &context, &assembler)
      isShare = value?.form == "share"
      return value
    }
    return recipient.map { FundingStream.FundTransfer(recipient: $0, isShare: isShare) }
  }

  /// Reports transfers that come back to where they started.
  static func checkTransfers(_ funds: [FundingStream], _ assembler: inout BudgetAssembler) {
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
      let setting = assembler.declarations.funds.first { $0.id == fund.id }?.setting("transfer")
      assembler.report(
        StreamMessages.transferCircle(setting?.range ?? fund.range, chain + [fund.id]))
    }
  }
}
