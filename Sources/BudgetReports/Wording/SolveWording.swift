import ReportDocuments
import SummaryMeasures

/// The words of the report on a value that was looked for.
enum SolveWording {
  static let standingHeading = "The goal"
  /// Below the values.
  static let triedNote =
    "In brackets the 95 % interval. Holds: the whole interval meets the goal; undecided: the number may "
    + "lie on either side at this many futures. All values are run on the same draws."
  /// Above the crossings.
  static let crossings =
    "Where the goal begins or ends to hold. Nine values spread over the range were run first, and then "
    + "what lies between two that stand differently; between two that stand alike a finer "
    + "structure is not excluded."

  /// The title of the report.
  static func title(_ scenario: String) -> String { "Solve: \(scenario)" }

  /// Above a table of values.
  static func triedCaption(_ seed: UInt64) -> String { "Values run, seed \(seed)" }

  /// The answer.
  static func headline(_ solution: ReportedSolution) -> String {
    guard let best = solution.row(solution.best) else {
      return "No value of \(solution.find) from \(solution.range.low) to \(solution.range.high) "
        + "meets the goal \(goal(solution))."
    }
    return "The \(solution.direction.rawValue) \(solution.find) with which "
      + "\(goal(solution)) holds is \(best.value): \(numbers(best))."
  }

  /// How sure the answer is, and whether it is an end of the range.
  static func sentences(_ solution: ReportedSolution) -> [String] {
    guard let best = solution.row(solution.best) else {
      return solution.nearest.map { ["Nearest comes \($0.row.value): \(numbers($0.row))."] } ?? []
    }
    var sentences: [String] = []
    if let safe = solution.row(solution.safe) {
      sentences.append(
        safe.position == best.position
          ? "\(safe.value) is safe as well: the whole 95 % interval of each number meets its goal."
          : "Safe is \(safe.value): there the whole 95 % interval of each number meets its goal "
            + "(\(numbers(safe))). \(undecided(solution, safe, best))")
    } else {
      sentences.append("No value that was run is safe: no whole 95 % interval meets the goal.")
    }
    if best.position == 0 || best.position == solution.range.count - 1 {
      let end = solution.direction == .largest ? "a larger one" : "a smaller one"
      let isOuter = (best.position == 0) == (solution.direction == .smallest)
      if isOuter {
        sentences.append(
          "\(best.value) is the end of the range; write a wider --between to look for \(end).")
      }
    }
    return sentences
  }

  /// The values between the safe one and the best one.
  private static func undecided(
    _ solution: ReportedSolution, _ safe: ReportedSolution.Row, _ best: ReportedSolution.Row
  ) -> String {
    let isUp = best.position > safe.position
    let nearest = solution.row(safe.position + (isUp ? 1 : -1)) ?? best
    let ends = [nearest, best].sorted { $0.position < $1.position }.map(\.value)
    return nearest.position == best.position
      ? "Undecided at this many futures: \(best.value)."
      : "Undecided at this many futures: from \(ends[0]) to \(ends[1])."
  }

  private static func goal(_ solution: ReportedSolution) -> String {
    solution.goals.joined(separator: " and ")
  }

  /// The number of each goal in words.
  static func numbers(_ row: ReportedSolution.Row) -> String {
    row.goals.map { goal in
      guard let estimate = goal.estimate else { return "not defined in any future" }
      let year = goal.year.map { " in \(yearLabel($0))" } ?? ""
      if goal.form == .share {
        return FigureFormat.futures(estimate.value, error: estimate.error) + year
      }
      return ReportFigure(estimate.value, form(of: goal, estimate)).text + year
    }.joined(separator: "; ")
  }

  /// How the number of a goal is written.
  static func form(of goal: GoalSummary, _ estimate: Estimate) -> ReportFigure.Form {
    switch goal.form {
    case .share:
      let hundredths = estimate.error.map { $0 * 100 }
      return .percent(decimals: FigureFormat.decimals(error: hundredths, most: 2))
    case .dollars: return .dollars(place: FigureFormat.place(error: estimate.error))
    case .plain:
      return .number(decimals: FigureFormat.decimals(error: estimate.error, most: 3))
    }
  }

  /// A value with what it is.
  static func marked(_ row: ReportedSolution.Row, in solution: ReportedSolution) -> String {
    var marks: [String] = []
    if row.position == solution.best { marks.append("best") }
    if row.position == solution.safe { marks.append("safe") }
    if row.position == solution.nearest?.row.position { marks.append("nearest") }
    return marks.isEmpty ? row.value : "\(row.value) (\(marks.joined(separator: ", ")))"
  }

  /// How a value stands.
  static func standing(_ row: ReportedSolution.Row) -> String {
    if row.isSafe { return "holds" }
    if row.isMet { return "holds, undecided" }
    return row.isMissed ? "missed" : "missed, undecided"
  }

  /// What the goal comes to on draws by which the value was not chosen.
  static func independent(
    _ solution: ReportedSolution, _ independent: ReportedSolution.Independent
  ) -> String {
    let seed = "On independent draws (seed \(independent.seed))"
    guard let best = independent.rows.first else { return "\(seed) nothing was run." }
    let holds = best.isMet ? "the goal holds there too" : "the goal is missed there"
    return
      "A value that is best on one set of draws is a little optimistic on it. \(seed) "
      + "\(best.value) gives \(numbers(best)): \(holds)."
  }

  /// Where the goal begins or ends to hold.
  static func crossing(_ crossing: ReportedSolution.Crossing) -> String {
    crossing.holdsBelow
      ? "It holds at \(crossing.low) and not at \(crossing.high)."
      : "It holds at \(crossing.high) and not at \(crossing.low)."
  }

  /// What fails at the nearest miss.
  static func failing(_ failing: Int, of trials: Int, _ value: String) -> String {
    let futures = FigureFormat.futures(Double(failing) / Double(max(1, trials)))
    return
      "With \(value) recurring money falls short in at least one year in \(futures). The largest "
      + "single reason in \(failing == trials ? "each future" : "those futures"):"
  }
}
