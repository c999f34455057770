internal import BudgetModel
internal import BudgetNames
internal import FigureCatalogue
internal import Foundation
internal import ProbabilityDistributions

/// Numbers that a formula takes in equally likely futures of one year, without a run: each draw is at
/// the midpoints of 4,096 strata, in an order of its own.
///
/// Growth, changes and correlations are left out. It serves to find draws that leave what a key allows,
/// and the share of them to about 1 in 1,000.
struct FormulaSample {
  /// The numbers, one a future.
  let values: [Double]

  /// Samples a formula; `nil` where it names figures, counts drawn people, or sums over years.
  init?(_ formula: ValueFormula, _ assembler: BudgetAssembler) {
    var sampler = Sampler(assembler: assembler)
    guard let values = sampler.values(formula), values.allSatisfy(\.isFinite) else { return nil }
    self.values = values
  }

  /// Their mean.
  var mean: Double { values.reduce(0, +) / Double(values.count) }
  /// Their median.
  var median: Double { values.sorted()[values.count / 2] }

  /// The share of futures below and above two bounds.
  func shareOutside(least: Double, greatest: Double) -> Double {
    Double(values.count { $0 < least || $0 > greatest }) / Double(values.count)
  }

  /// The mean where what lies outside two bounds is set to the nearer one.
  func meanInside(least: Double, greatest: Double) -> Double {
    values.reduce(0) { $0 + min(max($1, least), greatest) } / Double(values.count)
  }
}

/// Evaluates formulas in all futures of a sample.
private struct Sampler {
  let assembler: BudgetAssembler
  private static let count = 4_096
  /// The most values that are followed from one to the next.
  private static let deepest = 32
  private var known: [ValueKey: [Double]] = [:]
  private var draws: [String: [Double]] = [:]
  /// Values that are being evaluated, since a circle is only found later.
  private var open: Set<ValueKey> = []

  init(assembler: BudgetAssembler) { self.assembler = assembler }

  mutating func values(_ formula: ValueFormula) -> [Double]? {
    switch formula {
    case .constant(let value): return Array(repeating: value, count: Self.count)
    case .draw(let drawn): return drawnValues(drawn.name, drawn.distribution)
    case .process(let process):
      switch process.form {
      case .autoregressive(let mean, let sd, _, _):
        return drawnValues(process.name, .normal(mean: mean, sd: sd))
      case .randomWalk(let start, let drift, let sd):
        return drawnValues(process.name, .normal(mean: start + drift, sd: sd))
      }
    case .binomial, .poisson: return nil
    case .reference(let figure, let place):
      guard place == nil, case Figure.value(let key) = figure else { return nil }
      return values(key)
    case .negate(let operand): return values(operand)?.map { -$0 }
    case .arithmetic(let operation, let left, let right):
      guard let first = values(left), let second = values(right) else { return nil }
      return zip(first, second).map { Self.apply(operation, $0, $1) }
    case .function(let function, let arguments): return values(function, arguments)
    case .prior, .withoutPlan, .restOfAdopted: return nil
    }
  }

  private mutating func values(_ key: ValueKey) -> [Double]? {
    guard let yearly = assembler.planValues[key] ?? assembler.statusQuo[key],
      yearly.segments.count == 1 || yearly.isSettledInSomeYears, yearly.segments[0].ramp.isEmpty,
      yearly.changes.isEmpty,
      open.count < Self.deepest, open.insert(key).inserted
    else { return nil }
    defer { open.remove(key) }
    if let known = known[key] { return known }
    let found = values(yearly.segments[0].formula)
    known[key] = found
    return found
  }

  private mutating func drawnValues(_ name: String, _ distribution: Distribution) -> [Double] {
    if let known = draws[name] { return known }
    // An odd stride visits each stratum once; it and the start depend on the name alone.
    let hash = name.utf8.reduce(UInt64(14_695_981_039_346_656_037)) {
      ($0 ^ UInt64($1)) &* 1_099_511_628_211
    }
    let stride = Int(hash >> 20 & 0x7FF) * 2 + 1
    let start = Int(hash >> 40 & 0xFFF)
    let values = (0..<Self.count).map { position in
      let stratum = (position * stride + start) % Self.count
      return distribution.quantile((Double(stratum) + 0.5) / Double(Self.count))
    }
    draws[name] = values
    return values
  }

  private mutating func values(
    _ function: FormulaFunction, _ arguments: [ValueFormula]
  ) -> [Double]? {
    var columns: [[Double]] = []
    for argument in arguments {
      guard let column = values(argument) else { return nil }
      columns.append(column)
    }
    guard let first = columns.first, function != .cumulative else { return nil }
    return first.indices.map { position in
      let inputs = columns.map { $0[position] }
      return switch function {
      case .min: inputs.min() ?? .nan
      case .max: inputs.max() ?? .nan
      case .ceil: Foundation.ceil(inputs[0] - 1e-9)
      case .floor: Foundation.floor(inputs[0] + 1e-9)
      case .round: inputs[0].rounded()
      case .exp: Foundation.exp(inputs[0])
      case .log: Foundation.log(inputs[0])
      case .sqrt: inputs[0].squareRoot()
      case .abs: Swift.abs(inputs[0])
      case .if: inputs.count == 3 ? (inputs[0] != 0 ? inputs[1] : inputs[2]) : .nan
      case .cumulative: .nan
      }
    }
  }

  private static func apply(
    _ operation: ArithmeticOperator, _ left: Double, _ right: Double
  ) -> Double {
    switch operation {
    case .add: left + right
    case .subtract: left - right
    case .multiply: left * right
    case .divide: left / right
    case .power: pow(left, right)
    case .greaterOrEqual: left >= right ? 1 : 0
    case .greater: left > right ? 1 : 0
    case .lessOrEqual: left <= right ? 1 : 0
    case .less: left < right ? 1 : 0
    case .equal: left == right ? 1 : 0
    case .notEqual: left != right ? 1 : 0
    }
  }
}
