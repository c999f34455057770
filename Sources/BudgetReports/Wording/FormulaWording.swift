import BudgetModel
internal import FigureCatalogue
import ProbabilityDistributions
internal import Quantities
import ReportDocuments

/// Says in words what a value formula is.
struct FormulaWording {
  /// The unit of the value.
  let unit: String

  /// The formula in words with its unit.
  func words(_ formula: ValueFormula) -> String {
    switch formula {
    case .constant(let number): amount(number)
    case .draw(let draw):
      shape(draw.distribution) + ", " + (draw.eachYear ? "drawn each year" : "drawn once")
        + Self.scope(draw.by)
    case .process(let process): processWords(process)
    case .binomial(_, let eachYear, let n, let p):
      "binomial of " + inner(n) + " with chance " + inner(p) + Self.timing(eachYear)
    case .poisson(_, let eachYear, let mean):
      "Poisson with mean " + inner(mean) + Self.timing(eachYear)
    case .reference(let figure, let place): FigureKey(figure, at: place).description
    case .negate(let operand): "−" + inner(operand)
    case .arithmetic(let sign, let left, let right):
      inner(left) + " " + Self.sign(sign) + " " + inner(right)
    case .function(let function, let arguments):
      function.rawValue + "(" + arguments.map(plain).joined(separator: ", ") + ")"
    case .prior(let operand, let years):
      "prior(" + plain(operand) + (years == 1 ? "" : ", \(years)") + ")"
    case .restOfAdopted(let total, let side, _):
      "what the adopted \(side.rawValue) of " + amount(total) + " leaves beside all other lines"
    case .withoutPlan(.reference(let figure, let place)):
      FigureKey(figure, .statusQuo, at: place).description
    case .withoutPlan(let operand): words(operand)
    }
  }

  /// A number in the unit, e.g. `$52,400 per FTE per year`, `8.25%`, `20 students per class`.
  func amount(_ value: Double) -> String {
    if unit.hasPrefix("$") {
      let digits = Self.number(abs(value))
      return (value < 0 ? "−$" : "$") + digits + unit.dropFirst()
    }
    if Self.isShare(unit) {
      let rest = unit.hasPrefix("%") ? String(unit.dropFirst()) : ""
      return Self.number(value * 100) + "%" + rest
    }
    return Self.number(value) + " " + unit
  }

  /// Whether a unit is a share, a rate or a plain ratio.
  static func isShare(_ unit: String) -> Bool {
    unit.isEmpty || unit.hasPrefix("%") || ["ratio", "share", "rate", "points"].contains(unit)
  }

  /// A number with the decimals it has, at most six.
  static func number(_ value: Double) -> String {
    FigureFormat.number(value, decimals: FigureFormat.decimals(of: value, most: 6))
  }

  /// A formula inside another one.
  private func inner(_ formula: ValueFormula) -> String {
    if case .arithmetic = formula { return "(" + plain(formula) + ")" }
    return plain(formula)
  }

  /// A formula whose numbers carry no unit, since parts of a formula have units of their own.
  private func plain(_ formula: ValueFormula) -> String {
    if case .constant(let number) = formula { return Self.number(number) }
    return FormulaWording(unit: " ").words(formula)
  }

  /// A distribution with its parameters.
  func shape(_ distribution: Distribution) -> String {
    switch distribution {
    case .normal(let mean, let sd): "normal, mean \(short(mean)), sd \(short(sd))"
    case .lognormal(let mu, let sigma):
      "lognormal, log-scale mean \(Self.number(mu)), sd \(Self.number(sigma))"
    case .beta(let alpha, let beta):
      "beta, mean \(short(alpha / (alpha + beta))), alpha \(Self.number(alpha)), "
        + "beta \(Self.number(beta))"
    case .gamma(let shape, let scale):
      "gamma, mean \(short(shape * scale)), shape \(Self.number(shape))"
    case .pert(let low, let mode, let high):
      "PERT from \(short(low)) to \(short(high)), most often \(short(mode))"
    case .triangular(let low, let mode, let high):
      "triangular from \(short(low)) to \(short(high)), most often \(short(mode))"
    case .uniform(let low, let high): "uniform from \(short(low)) to \(short(high))"
    case .studentT(let degrees, let mean, let scale):
      "Student t with \(Self.number(degrees)) degrees, centre \(short(mean)), scale \(short(scale))"
    case .chance(let p): "yes with chance \(FormulaWording(unit: "%").amount(p))"
    case .binomial(let n, let p):
      "binomial of \(n) with chance \(FormulaWording(unit: "%").amount(p))"
    case .poisson(let mean): "Poisson with mean \(Self.number(mean))"
    default: compound(distribution)
    }
  }

  /// A distribution made of others or of single values.
  private func compound(_ distribution: Distribution) -> String {
    switch distribution {
    case .discrete(let outcomes):
      "one of " + outcomes.map { weight($0.probability) + short($0.value) }.joined(separator: "; ")
    case .mixture(let components):
      "mixture of "
        + components.map { weight($0.weight) + shape($0.distribution) }.joined(separator: "; ")
    case .truncated(let inner, let low, let high):
      shape(inner) + " kept" + (low.isFinite ? " at or above \(short(low))" : "")
        + (high.isFinite ? " at or below \(short(high))" : "")
    case .resampled(let values): "one of \(values.count) past values, each equally likely"
    case .shifted(let inner, let scale, let offset):
      if scale == 1 {
        FormulaWording(unit: unit).shape(inner) + " plus \(short(offset))"
      } else {
        "\(short(offset)) plus \(Self.number(scale)) times a draw (" + shape(inner) + ")"
      }
    default: "drawn"
    }
  }

  /// A weight in front of what it weighs.
  private func weight(_ share: Double) -> String { FormulaWording(unit: "%").amount(share) + ": " }

  /// A parameter: dollars and percent signs, but no longer unit.
  func short(_ value: Double) -> String {
    if unit.hasPrefix("$") { return FormulaWording(unit: "$").amount(value) }
    return Self.isShare(unit) ? FormulaWording(unit: "%").amount(value) : Self.number(value)
  }

  /// A process in words.
  private func processWords(_ process: DrawnProcess) -> String {
    switch process.form {
    case .autoregressive(let mean, let sd, let persistence, let last):
      "each year drawn toward \(short(mean)) (autoregressive, sd \(short(sd)), "
        + "persistence \(Self.number(persistence))" + (last.map { ", last \(short($0))" } ?? "")
        + ")" + Self.scope(process.by)
    case .randomWalk(let start, let drift, let sd):
      "random walk from \(short(start)), drift \(short(drift)), sd \(short(sd))"
        + Self.scope(process.by)
    }
  }
}

extension FormulaWording {
  /// When a value is drawn.
  private static func timing(_ eachYear: Bool) -> String {
    eachYear ? ", drawn each year" : ", drawn once"
  }

  /// Which cells have draws of their own.
  private static func scope(_ scope: CellScope) -> String {
    switch scope {
    case .none: ""
    case .school: " by school"
    case .grade: " by grade"
    case .schoolAndGrade: " by school and grade"
    }
  }

  /// An operator's sign.
  private static func sign(_ sign: ArithmeticOperator) -> String {
    switch sign {
    case .add: "+"
    case .subtract: "−"
    case .multiply: "×"
    case .divide: "/"
    case .power: "^"
    case .greaterOrEqual: "≥"
    case .greater: ">"
    case .lessOrEqual: "≤"
    case .less: "<"
    case .equal: "="
    case .notEqual: "≠"
    }
  }

  /// How a value moves after its first year, with its ramp.
  static func growth(_ segment: ValueSegment) -> String? {
    let rate = FormulaWording(unit: "%")
    var parts: [String] = []
    if let growth = segment.growth {
      parts.append("grows by " + rate.words(growth.rate))
      if let floor = growth.floorShare {
        parts.append("not below " + rate.words(floor) + " of the prior year")
      }
    }
    if !segment.ramp.isEmpty {
      parts.append("phased in at " + segment.ramp.map { rate.words($0) }.joined(separator: ", "))
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// The years of a segment; `nil` for all.
  static func years(_ segment: ValueSegment) -> String? {
    switch (segment.firstYear, segment.lastYear) {
    case (nil, nil): nil
    case (let first?, let last): years(from: first, to: last)
    case (nil, let last?): "until FY\(last)"
    }
  }

  /// Years from one to another.
  static func years(from first: Int, to last: Int?) -> String {
    guard let last else { return "from FY\(first)" }
    return first == last ? "in FY\(first)" : "FY\(first) to FY\(last)"
  }
}
