internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

// Variants, with the changes and blocks that they have of their own.
extension DeclarationCollector {
  mutating func collectVariant(_ block: Block, isTop: Bool) {
    if !isTop {
      diagnostics.append(BlockMessages.includeHolds(block.header, "a variant"))
      return
    }
    guard let id = block.id else {
      diagnostics.append(BlockMessages.missingID(block))
      return
    }
    claim(id, kind: "variant")
    var variant = WrittenVariant(
      id: id.text, title: block.title?.text ?? id.text, range: block.header)
    let author = "variant \(id.text)"
    for statement in block.body {
      switch statement {
      case .set(let set):
        variant.changes.append(WrittenChange(statement: set, author: author, isPlan: false))
      case .block(let inner) where inner.keyword.text == "plan":
        variant.plan = inner
        for statement in inner.body {
          switch statement {
          case .set(let set):
            variant.planChanges.append(
              WrittenChange(statement: set, author: author, isPlan: true))
          case .block(let block): collectOwn(block, place: .plan, into: &variant)
          default: diagnostics.append(BlockMessages.variantBody(statement.range))
          }
        }
      case .block(let inner): collectOwn(inner, place: .top, into: &variant)
      default: diagnostics.append(BlockMessages.variantBody(statement.range))
      }
    }
    declarations.variants.append(variant)
  }

  /// The blocks outside the plan that a variant may have of its own.
  static let variantKeywords = ["fund", "staff", "revenue", "spending"]

  /// A block that only a variant has.
  private mutating func collectOwn(
    _ block: Block, place: BlockDescription.Place, into variant: inout WrittenVariant
  ) {
    guard let description = LanguageTable.block(block.keyword.text),
      place == .plan
        ? description.places.contains(.plan)
        : Self.variantKeywords.contains(description.keyword)
    else {
      diagnostics.append(BlockMessages.variantBody(block.header))
      return
    }
    guard let instance = readInstance(block, description, isTop: true) else { return }
    variant.blocks.append(instance)
  }
}
