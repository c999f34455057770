internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads schools.
enum SchoolReader {
  static func readSchools(_ assembler: inout BudgetAssembler) -> [School] {
    assembler.declarations.schools.map { written in
      let instance = assembler.current(written)
      if assembler.lastKnownYear == nil {
        readTitleOneShare(instance, &assembler)
        for key in ["rooms", "room_cost"] { ValueReader.readKey(instance, key, &assembler) }
      }
      var school = School(
        id: instance.id, title: instance.title,
        titleOne: assembler.readChoice(instance.setting("title1")) ?? "none")
      school.types = assembler.readWords(instance.setting("type")).map(\.text)
      school.feeds = assembler.readNames(instance.setting("feeds")) ?? []
      school.opens = readSchoolYear(instance.setting("opens"), &assembler)
      school.closes = readSchoolYear(instance.setting("closes"), &assembler)
      school.studentsGoTo = assembler.readNames(instance.setting("students_go_to"))?.first
      checkClosing(instance, school, &assembler)
      return school
    }
  }

  /// A year of a school; one outside the years of a comparison with the past says nothing there.
  private static func readSchoolYear(
    _ setting: BlockInstance.Setting?, _ assembler: inout BudgetAssembler
  ) -> Int? {
    if assembler.lastKnownYear != nil, case .years(let word, _, _)? = setting?.value,
      !assembler.years.contains(word.year)
    {
      return nil
    }
    return assembler.readYear(setting)
  }

  private static func checkClosing(
    _ instance: BlockInstance, _ school: School, _ assembler: inout BudgetAssembler
  ) {
    let closes = instance.setting("closes")
    let target = instance.setting("students_go_to")
    if let closes, target == nil {
      assembler.report(StudentMessages.studentsGoWhere(closes.range, school.id))
    } else if closes == nil, let target {
      assembler.report(
        BlockMessages.unusedKey(target.range, "students_go_to", "the school does not close"))
    } else if let target, school.studentsGoTo == school.id {
      assembler.report(StudentMessages.moveToItself(target.range, school.id))
    }
  }

  /// Reads the share of a targeted Title I school.
  static func readTitleOneShare(_ instance: BlockInstance, _ assembler: inout BudgetAssembler) {
    let isTargeted = assembler.singleWord(instance.setting("title1")?.value)?.text == "targeted"
    if let setting = instance.setting("title1_share"), !isTargeted {
      assembler.report(
        BlockMessages.unusedKey(setting.range, "title1_share", "the school is not `targeted`"))
    }
    ValueReader.readKey(instance, "title1_share", &assembler)
  }
}
