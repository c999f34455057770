/// A stretch of one source file, in byte offsets.
public struct SourceRange: Sendable {
  /// The file it lies in.
  public let file: SourceFile
  /// The first byte.
  public let lowerBound: Int
  /// One past the last byte.
  public let upperBound: Int

  /// Makes a range of a file.
  public init(file: SourceFile, lowerBound: Int, upperBound: Int) {
    self.file = file
    self.lowerBound = lowerBound
    self.upperBound = max(lowerBound, upperBound)
  }

  /// The one-based line where it starts.
  public var line: Int { file.line(of: lowerBound) }
  /// The one-based column where it starts.
  public var column: Int { file.column(of: lowerBound) }
  /// The text it covers.
  public var text: String { file.text(from: lowerBound, to: upperBound) }
  /// `path:line`, as explanations and registers cite it.
  public var place: String { "\(file.path):\(line)" }

  /// The smallest range that covers this one and another of the same file.
  public func union(_ other: SourceRange) -> SourceRange {
    SourceRange(
      file: file, lowerBound: min(lowerBound, other.lowerBound),
      upperBound: max(upperBound, other.upperBound))
  }
}

extension SourceRange: Hashable {
  /// Two ranges are equal when they cover the same bytes of the same file object.
  public static func == (left: SourceRange, right: SourceRange) -> Bool {
    left.file === right.file && left.lowerBound == right.lowerBound
      && left.upperBound == right.upperBound
  }

  /// Hashes the place.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(file))
    hasher.combine(lowerBound)
    hasher.combine(upperBound)
  }
}
