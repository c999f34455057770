/// The rules that programs have for the names of sheets and cells.
public enum SheetName {
  /// The most letters of a sheet's name, in UTF-16.
  static let most = 31

  /// Whether a sheet may have a name.
  public static func isValid(_ name: String) -> Bool {
    !name.isEmpty && name.utf16.count <= most && !name.hasPrefix("'") && !name.hasSuffix("'")
      && name.lowercased() != "history"
      && !name.unicodeScalars.contains { "[]:*?/\\".unicodeScalars.contains($0) || $0.value < 32 }
  }

  /// A sheet's name as formulas write it.
  static func quoted(_ name: String) -> String {
    "'" + name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  /// Whether a name may stand for a cell: `FY26` and `R1C1` are cells themselves.
  public static func isValidForCell(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte & 0xDF) }
    func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    guard let first = bytes.first, isLetter(first) || first == 95, bytes.count <= 255,
      bytes.allSatisfy({ isLetter($0) || isDigit($0) || $0 == 95 })
    else { return false }
    let letters = bytes.prefix(while: isLetter).count
    let isColumnAndRow =
      letters <= 3 && letters < bytes.count && bytes.dropFirst(letters).allSatisfy(isDigit)
    let isRowAndColumn = bytes.allSatisfy { isDigit($0) || [82, 67].contains($0 & 0xDF) }
    return !isColumnAndRow && !isRowAndColumn
  }
}
