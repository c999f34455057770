internal import Diagnostics
internal import ScenarioFiles
internal import ScenarioFormatting
internal import ScenarioSyntax

/// The files of a scenario with the changes that rolling makes in them.
struct RolledFiles {
  /// One file.
  struct File {
    /// What it says.
    let tree: ScenarioTree
    /// What changes.
    var edits = TextEdits()
  }

  /// A statement with the blocks around it, outermost first.
  struct Placed {
    /// The file, by its position.
    let file: Int
    let statement: Statement
    let blocks: [Block]

    /// The keyword of the block that it stands in.
    var keyword: String? { blocks.last?.keyword.text }
  }

  /// The scenario itself first, then what it includes.
  var files: [File] = []
  /// The file that an `include` brings, by the place of the statement; none where it came before.
  private var included: [SourceRange: Int] = [:]
  let reader: any ScenarioFileReading

  /// Reads a scenario that has been checked, and what it includes.
  init(_ source: ScenarioSource) {
    reader = source.files
    var open: [String: Int] = [:]
    read(source.file, &open)
  }

  private mutating func read(_ file: SourceFile, _ seen: inout [String: Int]) {
    let position = files.count
    seen[file.path] = position
    let tree = parse(file).tree
    files.append(File(tree: tree))
    for statement in tree.statements {
      guard case .include(let path, let range) = statement,
        let resolved = try? reader.resolve(path.text, from: file.path), seen[resolved] == nil,
        let text = try? reader.read(resolved)
      else { continue }
      included[range] = files.count
      read(SourceFile(path: resolved, text: text), &seen)
    }
  }

  /// Every statement of every file, each block before what it holds.
  var statements: [Placed] {
    var found: [Placed] = []
    func add(_ statements: [Statement], _ file: Int, _ blocks: [Block]) {
      for statement in statements {
        found.append(Placed(file: file, statement: statement, blocks: blocks))
        if case .block(let block) = statement { add(block.body, file, blocks + [block]) }
      }
    }
    for (position, file) in files.enumerated() { add(file.tree.statements, position, []) }
    return found
  }

  /// Whether some file names others by their paths.
  var namesFiles: Bool {
    files.indices.contains { position in !paths(in: position).isEmpty }
  }

  /// The paths of CSV files that a file names, with their places.
  private func paths(in position: Int) -> [(range: SourceRange, path: String)] {
    let file = files[position].tree.file
    var found: [(range: SourceRange, path: String)] = []
    var isAfterFrom = false
    for token in Lexer.tokenize(file).tokens where token.kind != .newline {
      if token.kind == .string, isAfterFrom {
        let range = SourceRange(file: file, lowerBound: token.lower, upperBound: token.upper)
        found.append((range, String(range.text.dropFirst().dropLast())))
      }
      isAfterFrom =
        token.kind == .word && file.text(from: token.lower, to: token.upper) == "from"
    }
    return found
  }

  /// The changed scenario as one text: what it includes stands in place of each `include`, paths are
  /// relative to the scenario. Formatted where every file was.
  func text() -> String {
    let text = text(of: 0)
    let path = files[0].tree.file.path
    let wasFormatted = files.allSatisfy { file in
      format(file.tree.file).text.map { Array($0.utf8) == file.tree.file.bytes } ?? false
    }
    guard wasFormatted else { return text }
    return format(SourceFile(path: path, text: text)).text ?? text
  }

  private func text(of position: Int) -> String {
    let file = files[position].tree.file
    var edits = files[position].edits
    for statement in files[position].tree.statements {
      switch statement {
      case .include(_, let range):
        let inner = included[range].map { Self.trimmed(text(of: $0)) }
        if let inner { edits.replace(range, with: "\n" + inner) } else { edits.remove(range) }
      case .language(_, let range) where position > 0: edits.remove(range)
      default: break
      }
    }
    if position > 0 {
      for (range, written) in paths(in: position) {
        guard let resolved = try? reader.resolve(written, from: file.path) else { continue }
        let relative = Self.relative(resolved, to: files[0].tree.file.path)
        if relative != written, !edits.all.contains(where: { $0.lower == range.lowerBound }) {
          edits.replace(range, with: "\"\(relative)\"")
        }
      }
    }
    return edits.applied(to: file)
  }

  private static func trimmed(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while lines.first?.isEmpty == true { lines = lines.dropFirst() }
    while lines.last?.isEmpty == true { lines = lines.dropLast() }
    return lines.joined(separator: "\n")
  }

  /// A path as a file beside another writes it.
  private static func relative(_ path: String, to other: String) -> String {
    let target = path.split(separator: "/")
    let folder = other.split(separator: "/").dropLast().filter { $0 != "." }
    let shared = zip(target, folder).prefix { $0 == $1 }.count
    let up = [Substring](repeating: "..", count: folder.count - shared)
    return (up + target[shared...]).joined(separator: "/")
  }
}
