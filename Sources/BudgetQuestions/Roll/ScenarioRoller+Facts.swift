internal import BudgetModel
internal import BudgetNames
internal import BudgetReports
internal import Diagnostics
internal import FigureCatalogue
internal import Quantities
internal import ScenarioSyntax

// What is known of the closed year, each written where the language states it.
extension ScenarioRoller {
  /// The people of a group at the end of the closed year.
  mutating func rollHeadcount(_ block: Block, _ placed: RolledFiles.Placed) {
    guard let id = block.id?.text, let number = actual(.staff(StaffID(id), .headcount)) else {
      return
    }
    state(
      "headcount", as: "\(RolledNumber.plain(number)) FTE", in: block, behind: ["positions"], placed
    )
  }

  /// What a stream has from the closed year.
  mutating func rollCarryOver(_ block: Block, _ placed: RolledFiles.Placed) {
    guard let id = block.id?.text, let number = actual(.stream(FundID(id), .carried)) else {
      return
    }
    state(
      "carried_in", as: RolledNumber.money(number), in: block,
      behind: ["carryover", "carryover_free_below"], placed)
  }

  /// Who leads at the end of the closed year.
  mutating func rollIncumbents(_ block: Block, _ placed: RolledFiles.Placed) {
    guard let id = block.id?.text, let number = actual(.leader(LeaderID(id), .count)) else {
      return
    }
    state(
      "incumbents", as: RolledNumber.plain(number), in: block,
      behind: ["count", "share", "one_per"], placed)
  }

  /// Writes a key of a block: in place of the value that it has, else behind another key.
  private mutating func state(
    _ key: String, as text: String, in block: Block, behind keys: [String],
    _ placed: RolledFiles.Placed
  ) {
    if let written = block.assignment(key) {
      replace(written.value.range, with: text, .actual, in: placed)
      return
    }
    let anchor =
      keys.lazy.compactMap { block.assignment($0)?.range }.first
      ?? block.body.lazy.compactMap { statement -> SourceRange? in
        if case .onePer(_, _, _, let range) = statement { range } else { nil }
      }.first
    guard let anchor else { return }
    let file = anchor.file
    let start = file.lineStarts[anchor.line - 1]
    let indent = file.text(from: start, to: anchor.lowerBound)
    var end = anchor.upperBound
    while end < file.bytes.count, file.bytes[end] == 0x20 { end += 1 }
    let rest = end < file.bytes.count ? file.bytes[end] : 0x0A
    if indent.allSatisfy(\.isWhitespace), [0x0A, 0x0D, 0x23].contains(rest) {
      while end < file.bytes.count, ![0x0A, 0x0D].contains(file.bytes[end]) { end += 1 }
      insert("\n\(indent)\(key) = \(text)", at: end, .actual, in: placed, about: anchor)
    } else {
      insert("; \(key) = \(text)", at: anchor.upperBound, .actual, in: placed, about: anchor)
    }
  }

  // MARK: drivers

  /// Settled years that are over go.
  mutating func rollSettled(_ settled: Settled, _ placed: RolledFiles.Placed) {
    let values = settled.values
    let gone = closed - settled.year.year + 1
    if gone <= 0 { return }
    guard gone < values.count, let first = values.first else {
      remove(placed)
      return
    }
    // What stands between the year and its first value stays in front of the value of the next year.
    let file = settled.range.file
    let between = SourceRange(
      file: file, lowerBound: settled.year.range.upperBound, upperBound: first.range.lowerBound)
    let passed = SourceRange(
      file: file, lowerBound: settled.year.range.lowerBound,
      upperBound: values[gone].range.lowerBound)
    replace(passed, with: "FY\(closed + 1)\(between.text)", .horizon, in: placed)
  }

  /// The last value of a driver that goes on from it.
  mutating func rollDriver(_ declaration: Declaration, _ placed: RolledFiles.Placed) {
    let key = ValueKey(declaration.keyword.text, declaration.name.text, nil)
    guard let value = actuals[FigureKey(.value(key))], let process = base.process(of: key) else {
      return
    }
    let text = RolledNumber.percent(value)
    let parameter: String
    switch process {
    case .autoregressive(let mean, _, _, let last):
      // From its mean it starts without a word.
      if last == nil, abs(value - mean) <= 1e-12 { return }
      parameter = "last"
    case .randomWalk: parameter = "start"
    }
    switch declaration.value {
    case .call(_, let arguments, let range):
      if let written = arguments.first(where: { $0.label?.text == parameter }) {
        replace(written.value.range, with: text, .driver, in: placed)
      } else {
        insert(", \(parameter) = \(text)", at: range.upperBound - 1, .driver, in: placed)
      }
    case .readyMade(let range):
      guard case .autoregressive(let mean, let sd, let persistence, _) = process else { return }
      let call =
        "ar1(mean = \(RolledNumber.percent(mean)), sd = \(RolledNumber.percent(sd)), "
        + "persistence = \(RolledNumber.plain(persistence)), last = \(text))"
      let source = base.statusQuoValues[key]?.segments.first?.source
      let isCited = declaration.clauses.source != nil || declaration.clauses.because != nil
      replace(range, with: call, .driver, in: placed)
      if let source, !isCited {
        insert(
          " source \"\(source)\"", at: declaration.range.upperBound, .driver, in: placed)
      }
    default:
      refuse(
        declaration.range, RollMessages.processInside(key.description),
        fix: "make the process a driver of its own")
    }
  }
}

extension Block {
  /// Its first setting of a key.
  func assignment(_ key: String) -> Assignment? {
    body.lazy.compactMap { statement -> Assignment? in
      guard case .assignment(let assignment) = statement, assignment.key.text == key else {
        return nil
      }
      return assignment
    }.first
  }
}

extension DrawnProcess.Form {
  /// What it is in a year before the horizon where nothing is known of it.
  var usual: Double {
    switch self {
    case .autoregressive(let mean, _, _, _): mean
    case .randomWalk(let start, _, _): start
    }
  }

  /// The same process as it stands at the end of its first year: what was agreed for that year, else its median.
  func movedOn(settled: Double?) -> DrawnProcess.Form {
    switch self {
    case .autoregressive(let mean, let sd, let persistence, let last):
      .autoregressive(
        mean: mean, sd: sd, persistence: persistence,
        last: settled ?? last.map { mean + persistence * ($0 - mean) })
    case .randomWalk(let start, let drift, let sd):
      .randomWalk(start: settled ?? start + drift, drift: drift, sd: sd)
    }
  }
}

extension DistrictBudget {
  /// The process that a driver is, if it is one.
  func process(of key: ValueKey) -> DrawnProcess.Form? {
    guard key.block == "driver", let value = statusQuoValues[key],
      case .process(let process)? = value.segments.first?.formula,
      value.segments.count == 1 + process.settled.count
    else { return nil }
    return process.form
  }

  /// Leaders in post in the year before the horizon, as written.
  func incumbents(of role: LeaderRole) -> Double {
    guard case .constant(let number)? = planValues[role.key("incumbents")]?.segments.first?.formula
    else { return 0 }
    return number
  }
}

/// Numbers as a scenario writes them.
enum RolledNumber {
  /// Digits alone.
  static func plain(_ value: Double) -> String {
    amount(value, WrittenAmount(decimals: decimals(value)))
  }

  /// Behind a dollar sign.
  static func money(_ value: Double) -> String {
    amount(value, WrittenAmount(isMoney: true, decimals: min(2, decimals(value))))
  }

  /// A ratio before a percent sign.
  static func percent(_ ratio: Double) -> String {
    let value = ratio * 100
    return amount(value, WrittenAmount(isPercent: true, decimals: decimals(value)))
  }

  private static func amount(_ value: Double, _ form: WrittenAmount) -> String {
    form.text(value)
  }

  /// The fewest digits behind the point that give the number back.
  private static func decimals(_ value: Double) -> Int {
    var scale = 1.0
    for decimals in 0..<10 {
      if abs((value * scale).rounded() - value * scale) <= 1e-9 * max(1, abs(value * scale)) {
        return decimals
      }
      scale *= 10
    }
    return 10
  }
}
