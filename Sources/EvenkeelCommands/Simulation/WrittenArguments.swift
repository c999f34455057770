internal import Foundation

/// How arguments of several commands are written.
enum WrittenArguments {
  /// The year of `FY2028`; `nil` for anything else.
  static func fiscalYear(_ text: String?) -> Int? {
    guard let text, text.uppercased().hasPrefix("FY"), text.count == 6 else { return nil }
    return Int(text.dropFirst(2))
  }

  /// The names of `a,b+c`: entries between commas, each of names joined by `+`.
  static func combinations(_ text: String) -> [[String]] {
    text.split(separator: ",").map { combination in
      combination.split(separator: "+").map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }
}
