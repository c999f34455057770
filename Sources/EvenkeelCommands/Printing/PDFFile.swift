/// What is known of a PDF file from its bytes.
enum PDFFile {
  /// The moment that files carry instead of that of their printing, in seconds: 2000-01-01.
  static let epoch = "946684800"
  /// The same moment as a PDF date (ISO 32000-1, 7.9.4), up to the seconds.
  private static let date = "20000101000000"

  /// Whether a file has its beginning and its end.
  static func isComplete(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: "%PDF-".utf8)
      && bytes.reversed().drop { $0 == 10 || $0 == 13 || $0 == 32 }
        .starts(with: "%%EOF".utf8.reversed())
  }

  /// The file with the dates of its making and change set to a fixed one of the same length; all else,
  /// and the place of every byte, is kept.
  static func withoutClock(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for key in ["/CreationDate (D:", "/ModDate (D:"] {
      let key = Array(key.utf8)
      var start = bytes.startIndex
      while let found = bytes[start...].firstRange(of: key) {
        start = found.upperBound
        let digits = bytes[start...].prefix(date.utf8.count)
        guard digits.count == date.utf8.count, digits.allSatisfy({ (48...57).contains($0) })
        else {
          continue
        }
        bytes.replaceSubrange(digits.indices, with: date.utf8)
      }
    }
    return bytes
  }
}
