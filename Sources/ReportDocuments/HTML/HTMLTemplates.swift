internal import Mustache

/// The templates of pages, which are part of the program.
enum HTMLTemplates {
  /// All templates by name.
  private static let library: MustacheLibrary = {
    let sources: [(name: String, bytes: [UInt8])] = [
      ("page", PackageResources.page_mustache), ("part", PackageResources.part_mustache),
      ("table", PackageResources.table_mustache), ("figure", PackageResources.figure_mustache),
      ("heat", PackageResources.heat_mustache),
    ]
    var templates: [String: MustacheTemplate] = [:]
    for source in sources {
      do {
        templates[source.name] = try MustacheTemplate(
          string: String(decoding: source.bytes, as: UTF8.self))
      } catch {
        preconditionFailure("the template \(source.name) cannot be read: \(error)")
      }
    }
    return MustacheLibrary(templates: templates)
  }()

  /// The style of every page.
  static let style = String(decoding: PackageResources.page_css, as: UTF8.self)

  /// Fills a template. Its views hold every name that it asks for, since a name that is missing would
  /// be looked up in the view around it.
  static func fill(_ name: String, _ view: Any) -> String {
    guard let text = library.render(view, withTemplate: name) else {
      preconditionFailure("there is no template \(name)")
    }
    return text
  }
}
