/// How wide each column of a text table is, and which columns stand side by side.
///
/// Numbers are never broken; columns of words are narrowed and wrapped first. Where that is not
/// enough the number columns are dealt out, in order and evenly, to several tables that all begin with
/// the word columns before the first number.
struct TableLayout {
  /// One of the tables side by side: column numbers with their widths.
  struct Panel {
    /// The columns in order.
    let columns: [Int]
    /// The width of each.
    let widths: [Int]
  }

  /// The space between columns.
  static let gap = 2
  /// The least width of a wrapped column of words.
  private static let narrowest = 12

  /// The tables in order.
  let panels: [Panel]

  /// Lays out cells (the headings first, group rows left out) on a page.
  init(table: ReportTable, cells: [[String]], pageWidth: Int) {
    let count = table.columns.count
    let natural = (0..<count).map { column in
      cells.map { row in
        column < row.count
          ? (row[column].split(separator: "\n").map { String($0).displayWidth }.max() ?? 0) : 0
      }.max() ?? 0
    }
    let numbers = (0..<count).filter { table.columns[$0].isNumber }
    let least = (0..<count).map { column in
      table.columns[column].isNumber
        ? Self.numberWidth(cells, column) : min(natural[column], Self.narrowest)
    }
    let all = Array(0..<count)
    let start = least.map { min($0, pageWidth) }
    if Self.total(all, start) <= pageWidth || numbers.count < 2 {
      panels = [
        Self.panel(all, natural: natural, least: start, numbers: numbers, pageWidth: pageWidth)
      ]
      return
    }
    let leading = Array(all.prefix(while: { !table.columns[$0].isNumber }))
    let trailing = all.filter { !leading.contains($0) }
    var groups = 2
    var dealt = Self.deal(trailing, into: groups)
    while groups < trailing.count,
      dealt.contains(where: { Self.total(leading + $0, start) > pageWidth })
    {
      groups += 1
      dealt = Self.deal(trailing, into: groups)
    }
    panels = dealt.map {
      Self.panel(
        leading + $0, natural: natural, least: start, numbers: numbers, pageWidth: pageWidth)
    }
  }

  /// The width a number column cannot go below: its longest number and longest heading word.
  private static func numberWidth(_ cells: [[String]], _ column: Int) -> Int {
    let heading = cells.first.map {
      $0[column].split(separator: " ").map { String($0).displayWidth }
    }
    let values = cells.dropFirst().map { column < $0.count ? $0[column].displayWidth : 0 }
    return ((heading ?? []) + values).max() ?? 0
  }

  /// The width of columns side by side.
  private static func total(_ columns: [Int], _ widths: [Int]) -> Int {
    columns.reduce(0) { $0 + widths[$1] } + gap * max(0, columns.count - 1)
  }

  /// Columns in even groups, in order.
  private static func deal(_ columns: [Int], into groups: Int) -> [[Int]] {
    (0..<groups).map { group in
      let lower = columns.count * group / groups
      let upper = columns.count * (group + 1) / groups
      return Array(columns[lower..<upper])
    }.filter { !$0.isEmpty }
  }

  /// Widens columns from their least to their natural width as far as the page allows: words first,
  /// then the headings of numbers, each time the narrowest first.
  private static func panel(
    _ columns: [Int], natural: [Int], least: [Int], numbers: [Int], pageWidth: Int
  ) -> Panel {
    var widths = columns.map { least[$0] }
    var spare = pageWidth - widths.reduce(0, +) - gap * max(0, columns.count - 1)
    for isNumber in [false, true] {
      while spare > 0 {
        let open = columns.indices.filter {
          numbers.contains(columns[$0]) == isNumber && widths[$0] < natural[columns[$0]]
        }
        guard let next = open.min(by: { widths[$0] < widths[$1] }) else { break }
        widths[next] += 1
        spare -= 1
      }
    }
    while spare < 0, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > 1
    {
      widths[widest] -= 1
      spare += 1
    }
    return Panel(columns: columns, widths: widths)
  }
}
