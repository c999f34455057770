/// What is tried on top of a plan: variants of the scenario, shocks, and statements of a further variant.
public struct TriedChange: Sendable, Hashable {
  /// The ids of declared variants.
  public let variants: [String]
  /// The ids of shocks.
  public let shocks: [String]
  /// Statements about the plan, one a line, e.g. `set master.stipend = $12,000`.
  public let planLines: [String]
  /// Further text of the variant, as it would stand between its braces.
  public let body: String

  /// Tries something; nothing at all is the plan as written.
  public init(
    variants: [String] = [], shocks: [String] = [], planLines: [String] = [], body: String = ""
  ) {
    self.variants = variants
    self.shocks = shocks
    self.planLines = planLines
    self.body = body
  }

  /// The statements of the further variant, indented for its braces; empty where there are none.
  public var statements: String {
    var lines: [String] = []
    if !body.isEmpty {
      lines += body.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }
    }
    if !planLines.isEmpty { lines += ["  plan {"] + planLines.map { "    \($0)" } + ["  }"] }
    return lines.joined(separator: "\n")
  }

  /// The block of the further variant as it is written into a scenario; `nil` where it changes nothing.
  public func block(id: String, title: String?) -> String? {
    let statements = statements
    if statements.allSatisfy(\.isWhitespace) { return nil }
    let name = title.map { " \"\($0)\"" } ?? ""
    return "variant \(id)\(name) {\n\(statements)\n}\n"
  }
}
