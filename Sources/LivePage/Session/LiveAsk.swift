public import BudgetQuestions
internal import Foundation

/// What the page asks to be tried, as it sends it.
public struct LiveAsk: Sendable, Hashable {
  /// Numbers of controls by their paths, as written (50 for 50 %).
  public let values: [String: Double]
  /// The year from which they act; `nil` for all years.
  public let from: Int?
  /// Ids of declared variants.
  public let variants: [String]
  /// Ids of shocks.
  public let shocks: [String]
  /// A text to try.
  public let text: String

  /// Asks for something; by default for the plan as written.
  public init(
    values: [String: Double] = [:], from: Int? = nil, variants: [String] = [],
    shocks: [String] = [], text: String = ""
  ) {
    self.values = values
    self.from = from
    self.variants = variants
    self.shocks = shocks
    self.text = text
  }

  /// The longest text that is tried, in characters.
  public static let longestText = 4_000

  /// Why something cannot be tried.
  public struct Problem: Error {
    /// What is wrong, in a sentence.
    public let message: String
  }

  /// The same as a change of a plan; throws where it names what the plan does not have.
  public func change(of plan: OpenedPlan) throws(Problem) -> TriedChange {
    guard text.count <= Self.longestText else {
      throw Problem(message: LiveWording.tooLong(Self.longestText))
    }
    if let from, !(plan.years?.contains(from) ?? false) {
      throw Problem(message: LiveWording.unknownYear(from))
    }
    for id in values.keys.sorted() where !plan.controls.contains(where: { $0.path == id }) {
      throw Problem(message: LiveWording.unknownControl(id))
    }
    for id in variants where !plan.variants.contains(where: { $0.id == id }) {
      throw Problem(message: LiveWording.unknownVariant(id))
    }
    for id in shocks where !plan.shocks.contains(where: { $0.id == id }) {
      throw Problem(message: LiveWording.unknownShock(id))
    }
    let year = from == plan.years?.lowerBound ? nil : from
    var lines: [String] = []
    for control in plan.controls {
      guard let number = values[control.path], number != control.now || control.differsByYear else {
        continue
      }
      guard number.isFinite, (control.low - 1e-9...control.high + 1e-9).contains(number) else {
        throw Problem(
          message: LiveWording.outside(
            control.path, control.text(control.low), control.text(control.high)))
      }
      lines.append(control.statement(number, from: year))
    }
    var body = text.trimmingCharacters(in: .whitespacesAndNewlines)
    let written = body.split(whereSeparator: \.isNewline).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    let own = "set status_quo."
    if written.allSatisfy({ $0.hasPrefix("set ") }) {
      lines += written.filter { !$0.hasPrefix(own) }
      body = written.filter { $0.hasPrefix(own) }.map { "set " + $0.dropFirst(own.count) }
        .joined(separator: "\n")
    }
    // The order in which they were switched on does not matter.
    return TriedChange(
      variants: plan.variants.map(\.id).filter(variants.contains),
      shocks: plan.shocks.map(\.id).filter(shocks.contains), planLines: lines, body: body)
  }
}

extension LiveAsk: Decodable {
  private enum Key: String, CodingKey { case values, from, variants, shocks, text }

  /// Reads what is there; what is missing is nothing.
  public init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: Key.self)
    values = try object.decodeIfPresent([String: Double].self, forKey: .values) ?? [:]
    from = try object.decodeIfPresent(Int.self, forKey: .from)
    variants = try object.decodeIfPresent([String].self, forKey: .variants) ?? []
    shocks = try object.decodeIfPresent([String].self, forKey: .shocks) ?? []
    text = try object.decodeIfPresent(String.self, forKey: .text) ?? ""
  }
}

/// A question of the page: what is tried, with how many futures, and what it is held against.
struct LiveQuestion: Sendable {
  /// Which page asks; a later question of the same page takes the place of an earlier one.
  let page: String
  /// Few futures at once, or all of them.
  let isPreview: Bool
  /// What is tried.
  let now: LiveAsk
  /// What was pinned.
  let pinned: LiveAsk?
}

extension LiveQuestion: Decodable {
  private enum CodingKeys: String, CodingKey {
    case page, now, pinned
    case isPreview = "preview"
  }
}

/// What the page wants to be written into the scenario.
struct SaveQuestion: Sendable, Decodable {
  /// What is tried.
  let now: LiveAsk
  /// The id of the new variant.
  let id: String
  /// Its title.
  let title: String
}
