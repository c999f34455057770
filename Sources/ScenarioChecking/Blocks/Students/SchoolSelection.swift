internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads which schools a block, a key or a `set` speaks of.
enum SchoolSelection {
  /// The schools of a block's `schools` or `type`, in declared order; `nil` for all.
  static func readSchools(_ instance: BlockInstance, _ assembler: inout BudgetAssembler)
    -> [String]?
  {
    let types = instance.setting("type")
    guard let named = instance.setting("schools") else {
      guard let types else { return nil }
      return schools(ofTypes: assembler.readWords(types), &assembler)
    }
    if let types {
      assembler.report(
        BlockMessages.unusedKey(types.range, "type", "`schools` names the schools already"))
    }
    let found = Set(assembler.readNames(named) ?? [])
    return assembler.declarations.schools.map(\.id).filter(found.contains)
  }

  /// The schools of some types, in declared order; unknown types are reported.
  static func schools(ofTypes wanted: [Word], _ assembler: inout BudgetAssembler) -> [String] {
    var types: [String: [String]] = [:]
    var names: [String] = []
    for school in assembler.declarations.schools.map({ assembler.current($0) }) {
      for element in school.setting("type")?.elements ?? [] {
        guard let type = assembler.singleWord(element)?.text else { continue }
        if !names.contains(type) { names.append(type) }
        types[type, default: []].append(school.id)
      }
    }
    for word in wanted where types[word.text] == nil {
      assembler.report(LadderMessages.unknownSchoolType(word, among: names))
    }
    let found = Set(wanted.flatMap { types[$0.text] ?? [] })
    return assembler.declarations.schools.map(\.id).filter { found.contains($0) }
  }

  /// The schools with a Title I status, schoolwide or targeted, in declared order.
  static func titleOneSchools(_ assembler: BudgetAssembler) -> [String] {
    assembler.declarations.schools.map { assembler.current($0) }.filter { school in
      let status = assembler.singleWord(school.setting("title1")?.value)?.text
      return ["schoolwide", "targeted"].contains(status)
    }.map(\.id)
  }

  /// Where a `set` acts; `nil` after something wrong was reported.
  static func readPlace(_ clause: PlaceClause, _ assembler: inout BudgetAssembler) -> ChangePlace? {
    let all = assembler.declarations.schools.map(\.id)
    let before = assembler.diagnostics.count
    var schools: Set<String>?
    if let named = clause.schools {
      let found = Set(self.schools(named, &assembler))
      guard assembler.diagnostics.count == before else { return nil }
      schools = clause.isExcept ? Set(all).subtracting(found) : found
      if schools?.isEmpty ?? false {
        assembler.report(PlaceMessages.noSchoolLeft(clause.range))
        return nil
      }
    }
    var grades: Set<Grade>?
    if let named = clause.grades { grades = Set(GradeReader.readGrades(named, &assembler)) }
    guard assembler.diagnostics.count == before else { return nil }
    return ChangePlace(schools: schools, grades: grades, text: clause.range.text)
  }

  private static func schools(
    _ named: PlaceClause.Schools, _ assembler: inout BudgetAssembler
  ) -> [String] {
    let ids = assembler.symbols.ids(of: "school")
    switch named {
    case .ofType(let words): return schools(ofTypes: words, &assembler)
    case .named(let words):
      if words.count == 1, words[0].text == "title1", !ids.contains("title1") {
        let found = titleOneSchools(assembler)
        if found.isEmpty { assembler.report(PlaceMessages.noTitleOneSchools(words[0].range)) }
        return found
      }
      for word in words where !ids.contains(word.text) {
        assembler.report(NameMessages.unknownID(word, kind: "school", among: ids + ["title1"]))
      }
      return words.map(\.text)
    }
  }
}
