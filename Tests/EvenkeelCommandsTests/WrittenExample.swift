import Diagnostics
import LanguageTable
import MonteCarlo
import ScenarioFiles

@testable import BudgetQuestions

/// A piece of the language as a page or the language table shows it, made whole for checking.
struct WrittenExample: CustomStringConvertible, Sendable {
  /// Where it stands, e.g. `README.md:31`.
  let place: String
  /// What it is part of: `top`, `plan`, `variant`, the keyword of a block, or `file` where it is a
  /// whole scenario.
  let container: String
  /// The text as shown.
  let text: String

  var description: String { place }

  /// The errors that the checker finds, one line each.
  var errors: [String] {
    let source = ScenarioSource(
      file: SourceFile(path: "example.scenario", text: whole),
      files: MemoryFiles(Self.files))
    return checkScenario(source).diagnostics.filter { $0.severity == .error }
      .map { DiagnosticRenderer.line($0) }
  }

  /// The errors of a run of a few futures, one line each.
  var errorsOfRun: [String] {
    let source = ScenarioSource(
      file: SourceFile(path: "example.scenario", text: whole), files: MemoryFiles(Self.files))
    let request = RunRequest(
      source: source, path: "example.scenario", variants: .base,
      settings: SimulationSettings(trials: 100))
    return runScenario(request).diagnostics.filter { $0.severity == .error }
      .map { DiagnosticRenderer.line($0) }
  }

  /// The example as a whole scenario.
  var whole: String {
    switch container {
    case "file": text
    case "top": Self.surroundings(of: text) + text + "\n"
    case "plan": Self.surroundings(of: text, plan: text)
    case "variant": Self.surroundings(of: text) + "variant shown {\n\(text)\n}\n"
    case _ where LanguageTable.block(container)?.places == [.plan]:
      Self.surroundings(of: text, plan: "\(container) shown {\n\(text)\n}")
    default: Self.block(Self.openings[container] ?? "\(container) shown", text)
    }
  }

  /// A top-level block that holds the text.
  private static func block(_ opening: String, _ text: String) -> String {
    let block = "\(opening) {\n\(text)\n}\n"
    return surroundings(of: block) + block
  }

  /// The rest of a scenario: every part that the text does not declare itself.
  private static func surroundings(of text: String, plan: String? = nil) -> String {
    func isDeclared(_ opening: String) -> Bool {
      text.split(separator: "\n").contains { line in
        line.drop { $0 == " " }.hasPrefix(opening + " ")
      }
    }
    var result = "language 1\n"
    for part in parts where !isDeclared(part.opening) {
      result += "\(part.opening) \(part.rest)\n"
    }
    if isDeclared("plan") { return result }
    result += "plan {\n"
    for part in planParts where !isDeclared(part.opening) {
      result += "\(part.opening) \(part.rest)\n"
    }
    return result + (plan ?? "") + "\n}\n"
  }

  /// How a block opens that takes the place of one of the surroundings.
  private static let openings = [
    "scenario": "scenario \"Shown\"", "enrollment": "enrollment FY2025", "school": "school north",
    "class_size": "class_size elementary", "staff": "staff teachers", "fund": "fund title2",
    "general_fund": "general_fund \"General fund\"",
  ]

  /// A small district.
  private static let parts: [(opening: String, rest: String)] = [
    ("scenario", "\"Surroundings\" { years = FY2026..FY2030 }"),
    ("driver cpi", "= default"),
    ("driver raises", "= default"),
    ("driver health_trend", "= 2% to 9% drawn each year"),
    ("school west", "{ title1 = schoolwide; type = high_poverty }"),
    ("school east", "{ title1 = none }"),
    (
      "enrollment",
      "FY2025 {\nPK K 1 2 3 4 5\nwest 60 62 58 61 66 59 64\neast - 71 69 74 68 72 70\n}"
    ),
    ("class_size elementary", "{ grades = PK..4; target = 20 students }"),
    ("class_size upper", "{ grades = 5; target = 24 students }"),
    (
      "schedule licensed",
      "from \"data/schedule.csv\" { step = column \"step\"; lane = column \"lane\"; "
        + "salary = column \"salary\" }"
    ),
    (
      "roster teachers_now",
      "from \"data/roster.csv\" { step = column \"step\"; lane = column \"lane\"; "
        + "fte = column \"n\" }"
    ),
    ("staff teachers", "{ positions = 1 FTE per section; salary = $56,000 per FTE }"),
    ("staff aides", "{ positions = 12 FTE; salary = $28,000 per FTE }"),
    (
      "fund title1",
      "{ award = $310,000 per year; available = 20%; pays_for = leader stipends, training }"
    ),
    ("general_fund", "{ opening = $3,200,000; reserve = gfoa }"),
    ("fund title2", "{ award = $48,000 per year; available = 100%; pays_for = leader stipends }"),
  ]

  /// A small plan.
  private static let planParts: [(opening: String, rest: String)] = [
    ("leader master", "{ count = 3; stipend = $10,000 }"),
    ("leader mentor", "{ one per 8 teachers; stipend = $4,000 }"),
    ("ladder pathway", "{ of = teachers; stages = novice, advanced, expert }"),
    ("repurpose copiers", "{ saves = $38,000 per year }"),
    ("repurpose pullout", "{ saves = $76,000 per year }"),
  ]

  /// A salary schedule of two lanes with 40 steps.
  private static let schedule: String = {
    var rows = ["district,step,lane,salary"]
    for step in 1...40 {
      rows.append("example,\(step),BA,\(44_000 + 900 * step)")
      rows.append("example,\(step),MA,\(47_000 + 1_000 * step)")
    }
    return rows.joined(separator: "\n") + "\n"
  }()

  /// The files that examples name.
  private static let files = [
    "districts/slaton.scenario": "language 1\ndriver reading_growth = 1%\n",
    "data/budget.csv":
      "id,description,fy26,cost_center,kind\nheat,Heating,410000,1 Regular Instruction,line\n",
    "data/title1.csv": "growth\n0.02\n-0.05\n0.11\n",
    "data/schedule.csv": schedule,
    "data/roster.csv": "district,step,lane,n\nexample,1,BA,14\nexample,2,MA,9.5\n",
    "data/slaton.csv": "campus,grade,n,end_year\nwest,K,61,2025\nwest,1,60,2025\neast,K,70,2025\n",
  ]
}
