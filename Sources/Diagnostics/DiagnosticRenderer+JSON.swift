internal import PlainText

extension DiagnosticRenderer {
  /// All messages as a JSON array of objects, one object a line, ending without a newline.
  ///
  /// An object has `code`, `phase`, `severity`, `message`, `path`, `line`, `column`, `endLine`,
  /// `endColumn`, `labels`, `notes` and `fix`; places and the fix are `null` where there are none.
  public static func json(_ diagnostics: [Diagnostic]) -> String {
    if diagnostics.isEmpty { return "[]" }
    return "[\n" + diagnostics.map { "  " + object($0) }.joined(separator: ",\n") + "\n]"
  }

  /// One message as a JSON object.
  private static func object(_ diagnostic: Diagnostic) -> String {
    let labels = diagnostic.labels.map { label in
      "{\(places(label.range)), \"text\": \(quote(label.text))}"
    }
    let members = [
      "\"code\": \(quote(diagnostic.code.id))",
      "\"phase\": \(quote(diagnostic.code.phase.rawValue))",
      "\"severity\": \(quote(diagnostic.severity.rawValue))",
      "\"message\": \(quote(diagnostic.message))",
      places(diagnostic.range),
      "\"labels\": [\(labels.joined(separator: ", "))]",
      "\"notes\": [\(diagnostic.notes.map(quote).joined(separator: ", "))]",
      "\"fix\": \(diagnostic.fix.map(quote) ?? "null")",
    ]
    return "{\(members.joined(separator: ", "))}"
  }

  /// The members that give a place.
  private static func places(_ range: SourceRange?) -> String {
    guard let range else {
      return "\"path\": null, \"line\": null, \"column\": null, \"endLine\": null, "
        + "\"endColumn\": null"
    }
    let file = range.file
    return "\"path\": \(quote(file.path)), \"line\": \(range.line), "
      + "\"column\": \(range.column), \"endLine\": \(file.line(of: range.upperBound)), "
      + "\"endColumn\": \(file.column(of: range.upperBound))"
  }

  /// A text as a JSON string.
  private static func quote(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if scalar.isControlCharacter {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
