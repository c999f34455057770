internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

extension Block {
  /// The block with an id.
  func naming(_ id: Word, title: Quoted?) -> Block {
    Block(
      keyword: keyword, id: id, title: title, year: year, file: file, table: table,
      conditions: conditions, body: body, header: header, range: range)
  }

  /// A block that stands for one row of this block's file.
  func row(_ id: Word, title: Quoted) -> Block {
    Block(
      keyword: keyword, id: id, title: title, year: nil, file: nil, table: nil, conditions: [],
      body: [], header: id.range, range: id.range)
  }
}

extension BlockInstance.Setting {
  /// The setting with a cell's value in place of its column.
  func holding(_ value: Expression, _ range: SourceRange) -> BlockInstance.Setting {
    BlockInstance.Setting(
      key: key, value: value, clauses: clauses, keyRange: range, range: range)
  }

  /// The setting with a cell's dollars a year in place of its column.
  func holding(
    _ dollars: Double, _ range: SourceRange, growth: Clauses.Growth? = nil
  ) -> BlockInstance.Setting {
    let year = Quantity.Per(count: 1, words: [Word("year", range)])
    var clauses = clauses
    if let growth { clauses.growth = growth }
    return BlockInstance.Setting(
      key: key,
      value: .quantity(
        Quantity(
          number: dollars, isMoney: true, isPercent: false, unit: [], per: [year], range: range)),
      clauses: clauses, keyRange: range, range: range)
  }
}
