internal import CXLSXWriter
internal import Foundation
internal import PlainText

extension Workbook {
  /// The moment of making that the file says, 2000-01-01: the same workbook is the same bytes.
  private static let created: time_t = 946_684_800

  /// The workbook as a file in the form of Office Open XML (`.xlsx`).
  ///
  /// libxlsxwriter writes to a file, so there is a temporary one, which only the user can read.
  public func bytes() throws(WorkbookFailure) -> [UInt8] {
    try checkNames()
    let folder = ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 }
    let place = folder ?? "/tmp"
    var template = Array("\(place)/evenkeel-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw .temporaryFile(place, String(cString: strerror(errno))) }
    close(descriptor)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    try write(to: path, temporaryFolder: place)
    guard let data = FileManager.default.contents(atPath: path), !data.isEmpty else {
      throw .temporaryFile(place, "it cannot be read")
    }
    return Array(data)
  }

  /// Refuses names that programs refuse.
  private func checkNames() throws(WorkbookFailure) {
    var seen: Set<String> = []
    for sheet in sheets
    where !SheetName.isValid(sheet.name) || !seen.insert(sheet.name.lowercased()).inserted {
      throw .sheetName(sheet.name)
    }
    for name in names
    where !SheetName.isValidForCell(name.name) || !seen.contains(name.sheet.lowercased()) {
      throw .cellName(name.name)
    }
  }

  private func write(to path: String, temporaryFolder: String) throws(WorkbookFailure) {
    let made = temporaryFolder.withCString { folder in
      // The library copies the path.
      var options = lxw_workbook_options(
        constant_memory: 0, tmpdir: UnsafeMutablePointer(mutating: folder), use_zip64: 0)
      return workbook_new_opt(path, &options)
    }
    guard let file = made else { throw .library("out of memory", "workbook") }
    do throws(WorkbookFailure) {
      try fill(file)
    } catch {
      lxw_workbook_free(file)
      throw error
    }
    // Frees the workbook, whatever becomes of it.
    try Self.check(workbook_close(file), "file")
  }

  private func fill(_ file: UnsafeMutablePointer<lxw_workbook>) throws(WorkbookFailure) {
    let code = CellText.written(title).withCString { title in
      var properties = lxw_doc_properties()
      properties.title = UnsafeMutablePointer(mutating: title)
      properties.created = Self.created
      return workbook_set_properties(file, &properties)
    }
    try Self.check(code, "properties")
    var styles = StyleTable(file)
    for sheet in sheets {
      guard let target = workbook_add_worksheet(file, sheet.name) else {
        throw .sheetName(sheet.name)
      }
      try SheetWriter(sheet: sheet, target: target).write(&styles)
    }
    for name in names {
      let formula = "=\(SheetName.quoted(name.sheet))!\(name.cell.absolute)"
      try Self.check(workbook_define_name(file, name.name, formula), name.name)
    }
  }

  /// Turns what the library says into an error.
  static func check(_ code: lxw_error, _ place: String) throws(WorkbookFailure) {
    guard code != LXW_NO_ERROR else { return }
    let words = lxw_strerror(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
    throw .library(words, place)
  }
}

/// Text as cells hold it.
enum CellText {
  /// The most letters of a cell, in UTF-16.
  static let most = 32_767

  /// Without control characters, not longer than a cell may be, and such that readers show what was
  /// written: `_x0041_` would read as `A`.
  static func written(_ text: String) -> String {
    var result = ""
    var length = 0
    let plain = text.withoutControls.replacing("\r\n", with: "\n")
    for scalar in escaped(plain).unicodeScalars {
      length += scalar.utf16.count
      if length > most { break }
      // XML has no U+FFFE and no U+FFFF.
      result.unicodeScalars.append((scalar.value & 0xFFFE) == 0xFFFE ? "\u{FFFD}" : scalar)
    }
    return result
  }

  private static func escaped(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (position, scalar) in scalars.enumerated() {
      result.append(scalar)
      guard scalar == "_", scalars.count > position + 6, scalars[position + 1] == "x",
        scalars[position + 6] == "_",
        scalars[(position + 2)...(position + 5)].allSatisfy({ $0.properties.isASCIIHexDigit })
      else { continue }
      result.append(contentsOf: "x005F_".unicodeScalars)
    }
    return String(result)
  }
}
