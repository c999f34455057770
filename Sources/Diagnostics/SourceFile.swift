/// One text that was read: its path as shown to people, its bytes and where its lines start.
public final class SourceFile: Sendable {
  /// The path as the user wrote it, or `<standard input>`.
  public let path: String
  /// The UTF-8 bytes.
  public let bytes: [UInt8]
  /// The offset of each line's first byte; always at least one.
  public let lineStarts: [Int]

  /// Keeps a text with its path.
  public init(path: String, text: String) {
    self.path = path
    self.bytes = Array(text.utf8)
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == 0x0A { starts.append(offset + 1) }
    self.lineStarts = starts
  }

  /// The text between two byte offsets.
  public func text(from lower: Int, to upper: Int) -> String {
    String(decoding: bytes[max(0, lower)..<min(max(lower, upper), bytes.count)], as: UTF8.self)
  }

  /// The one-based line that holds a byte offset.
  public func line(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The one-based column of a byte offset, counted in characters as a person counts them.
  public func column(of offset: Int) -> Int {
    let start = lineStarts[line(of: offset) - 1]
    return text(from: start, to: offset).count + 1
  }

  /// The text of a one-based line without its line ending.
  public func lineText(_ line: Int) -> String {
    guard line >= 1, line <= lineStarts.count else { return "" }
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return text(from: start, to: end)
  }
}
