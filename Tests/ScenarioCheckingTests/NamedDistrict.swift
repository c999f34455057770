import BudgetModel
import BudgetNames
import Diagnostics
import ScenarioChecking
import ScenarioFiles

/// A small district with one thing of each kind, whose parts a test may write anew.
struct NamedDistrict {
  /// The statements by what they state.
  var parts: [(name: String, text: String)] = [
    ("school", "school north { title1 = schoolwide }\nschool south { title1 = none }"),
    ("enrollment", "enrollment FY2026 {\n  K  1\n  north 60 62\n  south 40 44\n}"),
    ("class_size", "class_size lower { grades = K..1; target = 20 students }"),
    ("staff", "staff teachers { positions = 1 FTE per section; salary = $50,000 per FTE }"),
    (
      "fund",
      "fund title1 { award = $100,000 per year; available = 50%; pays_for = leader stipends\n"
        + "  set_aside homeless = 1% of award }"
    ),
    (
      "second fund",
      "fund title2 { award = $20,000 per year; available = 100%; pays_for = training }"
    ),
    ("general_fund", "general_fund { opening = $1,000,000; reserve = 5% of spending }"),
    ("revenue", "revenue levy { amount = $900,000 per year }"),
    ("spending", "spending heat { amount = $400,000 per year }"),
    ("named", "driver cpi = 1% to 3%\ninput price = $10 per student per year"),
    ("leader", "leader mentor { count = 4; stipend = $4,000 }"),
    (
      "ladder",
      "ladder pathway { of = teachers; stages = novice, expert; pay expert = $2,000 per FTE }"
    ),
    ("repurpose", "repurpose copiers { saves = $20,000 per year }"),
    ("line", "line kits { cost = price * enrollment }"),
  ]
  /// Statements behind all others.
  var more = ""

  /// What stands inside the plan.
  private static let planned = ["leader", "ladder", "repurpose", "line"]

  /// Writes a part anew.
  mutating func write(_ name: String, _ text: String) {
    guard let index = parts.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("there is no part \(name)")
    }
    parts[index].text = text
  }

  /// The whole scenario.
  var text: String {
    let outside = parts.filter { !Self.planned.contains($0.name) }.map(\.text)
    let inside = parts.filter { Self.planned.contains($0.name) }.map(\.text)
    return """
      language 1
      scenario "Names" { years = FY2026..FY2027 }
      \(outside.joined(separator: "\n"))
      plan "Plan" {
      \(inside.joined(separator: "\n"))
      }
      \(more)

      """
  }

  /// The scenario after checking.
  var checked: CheckedScenario {
    let file = SourceFile(path: "test.scenario", text: text)
    return check(file, files: MemoryFiles(["test.scenario": text]), variants: .base)
  }

  /// The errors.
  var errors: [Diagnostic] { checked.diagnostics.filter { $0.severity == .error } }
}
