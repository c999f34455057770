internal import PlainText

/// The page as a document: what stands still; the script draws what can be tried.
enum LivePageDocument {
  /// The page of a scenario.
  static func html(title: String) -> String {
    String(decoding: PackageResources.page_html, as: UTF8.self)
      .replacing("{{title}}", with: escaped(title))
  }

  /// A text as HTML shows it.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.withoutControls {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.append(character)
      }
    }
    return result
  }
}
