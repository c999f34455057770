/// Why a workbook could not be written.
public struct WorkbookFailure: Error, Sendable, Equatable {
  /// What happened, for people.
  public let message: String

  /// A sheet's name that programs refuse.
  static func sheetName(_ name: String) -> WorkbookFailure {
    WorkbookFailure(message: "a sheet of the workbook cannot be named `\(name)`")
  }

  /// A cell's name that programs refuse.
  static func cellName(_ name: String) -> WorkbookFailure {
    WorkbookFailure(message: "a cell of the workbook cannot be named `\(name)`")
  }

  /// The library said no.
  static func library(_ words: String, _ place: String) -> WorkbookFailure {
    WorkbookFailure(message: "the workbook cannot be written (\(place)): \(words)")
  }

  /// The temporary file could not be made or read.
  static func temporaryFile(_ folder: String, _ words: String) -> WorkbookFailure {
    WorkbookFailure(
      message: "the workbook cannot be written: its temporary file in `\(folder)`: \(words); name "
        + "another folder with `export TMPDIR=FOLDER`")
  }
}
