internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import ScenarioFiles
internal import ScenarioSyntax

// Blocks as they stand after every `set`.
extension BudgetAssembler {
  /// The blocks of a kind with the settings that a `set` replaced.
  func blocks(_ keyword: String) -> [BlockInstance] {
    (declarations.others[keyword] ?? []).map { current($0) }
  }

  /// A block with the settings that a `set` replaced.
  func current(_ instance: BlockInstance) -> BlockInstance {
    var result = instance
    for key in instance.description.keys {
      guard let replaced = replacedSettings[instance.key(key.name)] else { continue }
      let forms = LeaderReader.countForms
      let isForm = instance.description.keyword == LeaderKind.keyword && forms.contains(key.name)
      // A role is counted in one way.
      result.settings.removeAll {
        $0.key.name == key.name || (isForm && forms.contains($0.key.name))
      }
      result.settings.append(replaced)
    }
    return result
  }

  /// The block that states a value.
  func instance(of key: ValueKey) -> BlockInstance? { index.instance(of: key) }
}
