internal import CXLSXWriter

/// Writes one sheet.
struct SheetWriter {
  /// What to write.
  let sheet: Sheet
  /// The library's sheet.
  let target: UnsafeMutablePointer<lxw_worksheet>

  /// The height of a line, in points.
  private static let line = 15.0
  /// The highest row, in points.
  private static let highest = 409.0
  /// US letter.
  private static let letter: UInt8 = 1

  /// Writes cells, widths, heights and how the sheet prints.
  func write(_ styles: inout StyleTable) throws(WorkbookFailure) {
    for (column, width) in sheet.widths.enumerated() {
      try check(worksheet_set_column(target, UInt16(column), UInt16(column), width, nil))
    }
    let numbers = numberColumns
    for (position, row) in sheet.rows.enumerated() {
      if let height = height(row) {
        try check(worksheet_set_row(target, UInt32(position), height, nil))
      }
      for (column, cell) in row.cells.enumerated() {
        var cell = cell
        cell.style.isAtRight = cell.style.role == .heading && numbers.contains(column)
        try write(cell, UInt32(position), UInt16(column), &styles)
      }
    }
    try layOut()
  }

  /// The columns that hold a number below the headings; their headings stand where the numbers do.
  private var numberColumns: Set<Int> {
    var columns: Set<Int> = []
    for row in sheet.rows.dropFirst(sheet.headings ?? 0) {
      for (column, cell) in row.cells.enumerated() where cell.value != nil {
        columns.insert(column)
      }
    }
    return columns
  }

  private func write(
    _ cell: Cell, _ row: UInt32, _ column: UInt16, _ styles: inout StyleTable
  ) throws(WorkbookFailure) {
    let style = try styles.format(cell.style)
    let code =
      switch cell.content {
      case .empty: worksheet_write_blank(target, row, column, style)
      case .text(let text):
        worksheet_write_string(target, row, column, CellText.written(text), style)
      case .number(let value) where value.isFinite:
        worksheet_write_number(target, row, column, value, style)
      case .formula(let formula) where formula.value.isFinite:
        worksheet_write_formula_num(
          target, row, column, "=" + formula.text, style, formula.value)
      case .number, .formula: worksheet_write_blank(target, row, column, style)
      }
    try check(code)
  }

  /// Frozen panes, print area and repeated headings; one page wide, as long as it is.
  private func layOut() throws(WorkbookFailure) {
    if let headings = sheet.headings {
      worksheet_freeze_panes(target, UInt32(headings + 1), UInt16(sheet.frozenColumns))
      try check(worksheet_repeat_rows(target, UInt32(headings), UInt32(headings)))
    }
    let columns = sheet.rows.map(\.cells.count).max() ?? 0
    if columns > 0 {
      try check(
        worksheet_print_area(target, 0, 0, UInt32(sheet.rows.count - 1), UInt16(columns - 1)))
    }
    worksheet_set_landscape(target)
    worksheet_set_paper(target, Self.letter)
    worksheet_fit_to_pages(target, 1, 0)
    try check(worksheet_set_footer(target, "&L&A&RPage &P of &N"))
  }

  /// The height of a row with wrapped text, which not every program finds out; `nil` for one line.
  private func height(_ row: Sheet.Row) -> Double? {
    var lines = 1
    for (column, cell) in row.cells.enumerated() {
      guard cell.style.wraps, case .text(let text) = cell.content,
        sheet.widths.indices.contains(column)
      else { continue }
      lines = max(lines, Self.lines(of: text, width: sheet.widths[column]))
    }
    return lines == 1 ? nil : min(Double(lines) * Self.line, Self.highest)
  }

  /// How many lines a text takes, broken between words; a letter is about as wide as a digit.
  static func lines(of text: String, width: Double) -> Int {
    let most = max(1, Int(width))
    return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { count, part in
      var lines = 1
      var used = 0
      for word in part.split(separator: " ") {
        if used > 0, used + 1 + word.count > most {
          lines += 1
          used = 0
        }
        used += (used > 0 ? 1 : 0) + word.count
        lines += (used - 1) / most
        used = used > most ? (used - 1) % most + 1 : used
      }
      return count + lines
    }
  }

  private func check(_ code: lxw_error) throws(WorkbookFailure) {
    try Workbook.check(code, sheet.name)
  }
}

/// The formats of a file, each made once.
struct StyleTable {
  private let file: UnsafeMutablePointer<lxw_workbook>
  private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]

  /// Starts without formats.
  init(_ file: UnsafeMutablePointer<lxw_workbook>) { self.file = file }

  /// The format of a style.
  mutating func format(
    _ style: CellStyle
  ) throws(WorkbookFailure) -> UnsafeMutablePointer<lxw_format> {
    if let format = formats[style] { return format }
    guard let format = workbook_add_format(file) else {
      throw .library("out of memory", "format")
    }
    format_set_num_format(format, style.format.code)
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    if style.isAtRight { format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue)) }
    if style.wraps { format_set_text_wrap(format) }
    switch style.role {
    case .plain: break
    case .title:
      format_set_bold(format)
      format_set_font_size(format, 14)
    case .note:
      format_set_italic(format)
      format_set_font_color(format, 0x595959)
    case .heading:
      format_set_bold(format)
      format_set_text_wrap(format)
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_bg_color(format, 0xE7ECF2)
    case .group: format_set_bold(format)
    case .total:
      format_set_bold(format)
      format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue))
    case .input:
      format_set_font_color(format, 0x0000C0)
      format_set_bg_color(format, 0xFFF9D6)
    }
    formats[style] = format
    return format
  }
}
