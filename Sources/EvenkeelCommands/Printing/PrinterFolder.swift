internal import Foundation

/// The folder in which one page is printed, readable for its owner only.
struct PrinterFolder {
  /// Where it is.
  let path: String

  /// Makes a folder under a name that cannot be guessed.
  init() throws(PagePrinter.Failure) {
    let above = FileManager.default.temporaryDirectory.path
    var template = Array(
      "\(FileWriting.resolved(above) ?? above)/evenkeel-print-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .noFolder(above, errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The page to print.
  var page: String { "\(path)/page.html" }
  /// The file that the printer writes.
  var printed: String { "\(path)/page.pdf" }
  /// What WeasyPrint adds to the page's style.
  var style: String { "\(path)/style.css" }
  /// What the printer says.
  var errors: String { "\(path)/errors.txt" }

  /// Writes the page, and the paper of those who will read it.
  func write(_ html: String) throws(PagePrinter.Failure) {
    do throws(FileWriting.Failure) {
      try FileWriting.write(html, to: page)
      try FileWriting.write("@page { size: Letter }\n", to: style)
    } catch {
      throw PagePrinter.Failure(message: error.message)
    }
  }

  /// What the printer wrote; `nil` where it wrote no file.
  var output: [UInt8]? {
    guard FileWriting.regular(printed) != nil,
      let data = FileManager.default.contents(atPath: printed)
    else { return nil }
    return Array(data)
  }

  /// The last line of what the printer said, or the one that Chromium calls fatal, without what it puts
  /// before it and what it says of a desktop that is not there; empty where it said nothing.
  var lastWords: String {
    let said = FileManager.default.contents(atPath: errors).map {
      String(decoding: $0, as: UTF8.self)
    }
    let lines = (said ?? "").split(whereSeparator: \.isNewline)
    guard
      let line = lines.last(where: { $0.contains(":FATAL:") })
        ?? lines.last(where: { !$0.contains(":dbus/") })
    else { return "" }
    guard line.hasPrefix("["), let end = line.firstRange(of: "] ") else { return String(line) }
    return String(line[end.upperBound...])
  }

  /// Removes the folder with all that it holds; a program that is being ended may still write to it.
  func remove() {
    for _ in 0..<40 {
      try? FileManager.default.removeItem(atPath: path)
      guard FileManager.default.fileExists(atPath: path) else { return }
      usleep(25_000)
    }
  }
}
