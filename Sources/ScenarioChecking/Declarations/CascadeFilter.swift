internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

/// Leaves out messages that are only the consequence of a mistake that is reported already.
///
/// A line that could not be read says nothing, so neither what its block lacks nor what it would have
/// declared is the reader's mistake.
struct CascadeFilter {
  /// The line of a file.
  private struct Line: Hashable {
    let file: ObjectIdentifier
    let number: Int
  }

  /// A block with its lines.
  private struct Extent {
    let header: SourceRange
    let lines: ClosedRange<Int>
  }

  /// Lines that could not be read.
  private var broken: Set<Line> = []
  /// Names that lines declare which could not be read or were not understood.
  private var doubtful: Set<String> = []
  /// Blocks that hold a line that could not be read, by the start of their header.
  private var incomplete: Set<SourceRange> = []
  /// The braces do not match, so that nothing is where it seems to be.
  private var isShapeless = false
  /// A file is missing, and with it what it declares.
  private var isFileMissing = false
  /// A declaration was not understood.
  private var isDeclarationLost = false
  /// Something that stops a run was found before values were read.
  private var hidesWarnings = false

  /// Codes after which the nesting of blocks is unknown.
  private static let shapeCodes: Set<DiagnosticCode> = [
    .missingBrace, .unexpectedBrace, .unterminatedString, .tooManySyntaxErrors,
  ]
  /// Codes of blocks and ids that were not understood.
  private static let lostCodes: Set<DiagnosticCode> = [
    .unknownBlock, .misplacedBlock, .reservedID, .missingID, .duplicateID, .includeHoldsScenario,
    .duplicateScenario,
  ]
  /// Codes of what a block lacks.
  private static let lackCodes: Set<DiagnosticCode> = [
    .missingKey, .missingCount, .costOrSaves, .noSchools, .badCondition, .missingSegment, .csvKeys,
  ]
  /// Codes of names that nothing declares.
  private static let nameCodes: Set<DiagnosticCode> = [
    .unknownName, .unknownPath, .unknownSchool, .unknownUse, .noGroup, .noSchools, .nothingToChange,
  ]

  /// Learns what was found before values are read.
  init(_ loaded: LoadedScenario, declarations found: [Diagnostic]) {
    for diagnostic in loaded.diagnostics {
      if Self.shapeCodes.contains(diagnostic.code) { isShapeless = true }
      if diagnostic.code.phase == .files {
        isFileMissing = true
      } else {
        markBroken(diagnostic)
      }
    }
    for diagnostic in found where Self.lostCodes.contains(diagnostic.code) {
      isDeclarationLost = true
      if let range = diagnostic.range { learnNames(range, isDeclaration: true) }
    }
    hidesWarnings = !loaded.diagnostics.isEmpty || found.contains { $0.severity == .error }
    if !broken.isEmpty {
      for file in loaded.files { mark(file.tree.statements) }
    }
  }

  /// Whether a message is a mistake of its own.
  func keeps(_ diagnostic: Diagnostic) -> Bool {
    if isShapeless { return false }
    if diagnostic.severity == .warning { return !hidesWarnings }
    guard let range = diagnostic.range else { return true }
    if broken.contains(Line(file: ObjectIdentifier(range.file), number: range.line)) {
      return false
    }
    if Self.lackCodes.contains(diagnostic.code), isIncomplete(range) { return false }
    if diagnostic.code == .notWritten, hidesWarnings { return false }
    guard Self.nameCodes.contains(diagnostic.code) else { return true }
    if isFileMissing { return false }
    if diagnostic.code == .noGroup || diagnostic.code == .noSchools {
      return !isDeclarationLost && broken.isEmpty
    }
    return !Self.words(range.text).contains { doubtful.contains(String($0)) }
  }

  // MARK: learning

  private mutating func markBroken(_ diagnostic: Diagnostic) {
    guard let range = diagnostic.range else { return }
    let last = range.file.line(of: max(range.lowerBound, range.upperBound - 1))
    for number in range.line...max(range.line, last) {
      broken.insert(Line(file: ObjectIdentifier(range.file), number: number))
    }
    learnNames(range, isDeclaration: false)
  }

  /// Learns the words of a line that follow a keyword, or its first word where the line declares.
  private mutating func learnNames(_ range: SourceRange, isDeclaration: Bool) {
    let words = Self.words(String(range.file.lineText(range.line).prefix(2_000)))
    for (index, word) in words.enumerated().dropLast() {
      guard Self.keywords.contains(String(word)) || (isDeclaration && index == 0) else { continue }
      doubtful.insert(String(words[index + 1]))
    }
  }

  /// Words behind which a name is declared.
  private static let keywords: Set<String> = Set(
    ["driver", "input", "let", "benefits", "variant", "shock"] + LanguageTable.blocks.map(\.keyword)
  )

  private mutating func mark(_ statements: [Statement]) {
    for case .block(let block) in statements {
      let range = block.range
      let last = range.file.line(of: max(range.lowerBound, range.upperBound - 1))
      let file = ObjectIdentifier(range.file)
      if broken.contains(where: { $0.file == file && (range.line...last).contains($0.number) }) {
        incomplete.insert(block.header)
      }
      mark(block.body)
    }
  }

  private func isIncomplete(_ range: SourceRange) -> Bool {
    incomplete.contains { header in
      header.file === range.file && header.lowerBound == range.lowerBound
    }
  }

  private static func words(_ text: String) -> [Substring] {
    text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
  }
}
