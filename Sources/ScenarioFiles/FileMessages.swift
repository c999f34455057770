public import Diagnostics

extension DiagnosticCode {
  /// A named file does not exist.
  public static let fileNotFound = DiagnosticCode(
    "file-not-found", .files,
    "A file named by the scenario does not exist. A path is relative to the file that writes it.")
  /// A path names a directory.
  public static let fileIsDirectory = DiagnosticCode(
    "file-is-directory", .files, "The path names a directory where a file is needed.")
  /// A file cannot be read.
  public static let fileNotReadable = DiagnosticCode(
    "file-not-readable", .files,
    "The file exists but the system does not let it be read. Check its permissions.")
  /// A file is not UTF-8.
  public static let fileNotUTF8 = DiagnosticCode(
    "file-not-utf8", .files,
    "Scenario and CSV files are UTF-8 text. Save the file again with the encoding UTF-8.")
  /// A file is empty.
  public static let fileEmpty = DiagnosticCode("file-empty", .files, "The file holds nothing.")
  /// A path is absolute.
  public static let absolutePath = DiagnosticCode(
    "absolute-path", .files,
    "A scenario names its files relative to itself, so that it works on every computer.")
  /// A path leaves the root.
  public static let pathOutsideRoot = DiagnosticCode(
    "path-outside-root", .files,
    "A file must lie, links resolved, in the top scenario's directory or in the one given by `--root`."
  )
  /// A file is too large.
  public static let fileTooLarge = DiagnosticCode(
    "file-too-large", .files, "Files above 64 MB are not read.")
  /// A CSV file cannot be split into cells.
  public static let csvMalformed = DiagnosticCode(
    "csv-malformed", .files,
    "A line of a CSV file has quotes that do not pair. A quote inside a cell is written twice, and the cell stands in quotes."
  )
  /// A cell holds a control character.
  public static let csvControlCharacter = DiagnosticCode(
    "csv-control-character", .files,
    "A cell holds a character that terminals and pages obey instead of showing it: a control, or a mark that turns the direction of text."
  )
  /// A CSV file has no header line.
  public static let csvNoHeader = DiagnosticCode(
    "csv-no-header", .files, "A CSV file starts with a line that names its columns.")
  /// Two columns of a CSV file have one name.
  public static let csvRepeatedColumn = DiagnosticCode(
    "csv-repeated-column", .files, "Two columns of a CSV file have the same name.")
  /// A row has more or fewer cells than the header.
  public static let csvRowLength = DiagnosticCode(
    "csv-row-length", .files, "Every row of a CSV file has as many cells as its header line.")
  /// A named column is missing.
  public static let csvMissingColumn = DiagnosticCode(
    "csv-missing-column", .files, "The CSV file has no column of this name.")
  /// A cell is no number.
  public static let csvBadNumber = DiagnosticCode(
    "csv-bad-number", .files,
    "A cell that must hold a number holds something else. Write plain digits such as 1234.5 or 1,234.5."
  )
  /// A cell is empty.
  public static let csvEmptyCell = DiagnosticCode(
    "csv-empty-cell", .files, "A cell that must hold a value is empty.")

  /// Every code of the reading of files.
  public static let fileCodes: [DiagnosticCode] = [
    .fileNotFound, .fileIsDirectory, .fileNotReadable, .fileNotUTF8, .fileEmpty, .absolutePath,
    .pathOutsideRoot, .fileTooLarge, .csvMalformed, .csvControlCharacter, .csvNoHeader,
    .csvRepeatedColumn, .csvRowLength, .csvMissingColumn, .csvBadNumber, .csvEmptyCell,
  ]
}

extension FileProblem {
  /// The message for a problem, at the place that names the file.
  public func diagnostic(at range: SourceRange?) -> Diagnostic {
    switch self {
    case .notFound(let path):
      Diagnostic(
        .fileNotFound, "there is no file `\(path)`", at: range,
        fix: "check the spelling; a path is relative to the file that names it")
    case .isDirectory(let path):
      Diagnostic(
        .fileIsDirectory, "`\(path)` is a directory, not a file", at: range,
        fix: "name one of the files in it")
    case .notReadable(let path, let reason):
      Diagnostic(
        .fileNotReadable, "`\(path)` cannot be read: \(reason)", at: range,
        fix: "check its permissions, and that it is an ordinary file")
    case .notUTF8(let path, let line):
      Diagnostic(
        .fileNotUTF8, "line \(line) of `\(path)` is not UTF-8 text", at: range,
        fix: "save the file with the encoding UTF-8")
    case .empty(let path):
      Diagnostic(
        .fileEmpty, "`\(path)` is empty", at: range,
        fix: "write the file, or remove the line that names it")
    case .absolutePath(let path):
      Diagnostic(
        .absolutePath, "`\(path)` is an absolute path", at: range,
        fix: "write the path relative to this file")
    case .outsideRoot(let path, _):
      Diagnostic(
        .pathOutsideRoot, "`\(path)` leads out of the directory that scenarios may read",
        at: range, fix: "move the file into it, or name a wider directory with `--root`")
    case .tooLarge(let path, let bytes):
      Diagnostic(
        .fileTooLarge, "`\(path)` has \(bytes / 1_048_576) MB, more than the limit of 64 MB",
        at: range, fix: "leave out what the scenario does not need")
    }
  }
}

/// Wording of mistakes in CSV files.
enum CSVMessages {
  /// Quotes that do not pair.
  static func malformed(_ range: SourceRange, reason: String) -> Diagnostic {
    Diagnostic(
      .csvMalformed, "this row cannot be split into cells: \(reason)", at: range,
      notes: ["a cell with a comma or a quote is written in quotes: \"5\"\" pipe, steel\""])
  }

  /// A character that is obeyed instead of shown.
  static func controlCharacter(_ range: SourceRange) -> Diagnostic {
    let code = range.text.unicodeScalars.first.map { String($0.value, radix: 16, uppercase: true) }
    let digits = String(repeating: "0", count: max(0, 4 - (code?.count ?? 0))) + (code ?? "")
    return Diagnostic(
      .csvControlCharacter, "this cell holds the control character U+\(digits)", at: range,
      fix: "remove it; save the file as plain text")
  }

  /// No header line.
  static func noHeader(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .csvNoHeader, "the first line must name the columns", at: range,
      fix: "begin the file with a line such as `school,grade,students`")
  }

  /// Two columns with one name.
  static func repeatedColumn(_ name: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .csvRepeatedColumn, "the column `\(name)` appears twice", at: range,
      fix: "rename one of the two")
  }

  /// A row of another length than the header.
  static func rowLength(_ count: Int, expected: Int, _ range: SourceRange) -> Diagnostic {
    let cells = count == 1 ? "1 cell" : "\(count) cells"
    return Diagnostic(
      .csvRowLength, "this row has \(cells), the header has \(expected)", at: range,
      fix: count < expected
        ? "add the missing cell; an empty cell keeps its comma"
        : "put a cell that holds a comma into quotes")
  }

  /// A column that does not exist.
  static func missingColumn(_ name: String, in table: CSVTable, at range: SourceRange?)
    -> Diagnostic
  {
    let columns = table.header.map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      .csvMissingColumn, "`\(table.file.path)` has no column `\(name)`",
      at: range ?? table.headerRange, notes: ["its columns are \(columns)"],
      fix: Diagnostic.didYouMean(name, among: table.header))
  }

  /// A cell that is no number.
  static func badNumber(_ text: String, column: String, kind: String, _ range: SourceRange)
    -> Diagnostic
  {
    let shown = text.count > 40 ? text.prefix(40) + "…" : text[...]
    return Diagnostic(
      .csvBadNumber, "`\(shown)` in column `\(column)` is not \(kind)", at: range,
      fix: "write plain digits, e.g. 1234.5, or remove the row")
  }

  /// An empty cell.
  static func emptyCell(column: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .csvEmptyCell, "the cell in column `\(column)` is empty", at: range,
      fix: "write its value, or remove the row")
  }
}
