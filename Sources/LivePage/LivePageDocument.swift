internal import PlainText

/// The page as a document: what stands still; the script draws what can be tried.
enum LivePageDocument {
  /// The page of a scenario.
  static func html(title: String) -> String {
    String(decoding: PackageResources.page_html, as: UTF8.self)
      .replacing("{{title}}", with: title.withoutControls.escapedForHTML)
  }
}
