/// The wording of the steps of decisions, and of what stands against them.
enum TornadoMessages {
  static let fault = "a plan with one step more or less cannot be projected"

  /// One step of a key of a class size or leader role.
  static func step(_ key: String) -> String {
    switch key {
    case "target": "1 student"
    case "count": "1 leader"
    case "one_per": "1 each"
    case "stipend", "base_pay": "$1,000"
    case "extra_days": "1 day"
    case "replaces": "0.1 FTE"
    case "share": "1 point"
    case "release": "5 points"
    default: "1"
    }
  }
}
