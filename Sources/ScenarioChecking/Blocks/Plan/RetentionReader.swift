internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

/// Reads how leader roles keep teachers.
enum RetentionReader {
  static func readRetentions(_ leaders: [LeaderRole], _ assembler: inout BudgetAssembler)
    -> [RetentionEffect]
  {
    var found: [RetentionEffect] = []
    for instance in assembler.blocks("retention") {
      for key in ["supported", "cuts_turnover", "replacement_cost"] {
        ValueReader.readKey(instance, key, &assembler)
      }
      for setting in instance.settings("cuts_turnover") where setting.clauses.source == nil {
        assembler.report(LadderMessages.missingSource(setting.range, "cuts_turnover"))
      }
      guard let group = GroupReader.readGroup(instance, &assembler) else { continue }
      if let first = found.first(where: { $0.group == group }) {
        assembler.report(
          LadderMessages.secondRetention(instance.block.header, group, first: first.range))
      }
      let roles =
        assembler.readNames(instance.setting("roles"))
        ?? leaders.filter { $0.group == group }.map(\.id)
      if roles.isEmpty, leaders.count == assembler.declarations.leaders.count,
        instance.setting("roles") == nil
      {
        assembler.report(LadderMessages.noSupport(instance.block.header, group))
      }
      found.append(
        RetentionEffect(
          id: instance.id, title: instance.title, group: group, roles: roles,
          range: instance.block.header))
    }
    return found
  }
}
