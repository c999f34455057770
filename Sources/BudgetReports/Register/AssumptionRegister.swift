public import BudgetModel
public import BudgetNames
import Diagnostics
internal import FigureCatalogue
public import ProbabilityDistributions

/// All values of a budget in the order in which they were written.
public struct AssumptionRegister: Sendable {
  /// The entries, defaults last.
  public let entries: [AssumptionEntry]
  /// The position of each value's entry.
  private let positions: [ValueKey: Int]

  /// Lists the values of a budget.
  ///
  /// `mainFile` is the path of the scenario, whose entries stand first; other files follow by path.
  /// `quantile` gives the quantile of a distribution at a probability, or `nil` where it has none.
  public init(
    of budget: DistrictBudget, mainFile: String,
    quantile: @escaping (Distribution, Double) -> Double?
  ) {
    let values = budget.statusQuoValues.merging(budget.planValues) { _, plan in plan }
    let ordered = values.values.sorted { left, right in
      let (one, two) = (Self.order(left, mainFile), Self.order(right, mainFile))
      if one.rank != two.rank { return one.rank < two.rank }
      if one.file != two.file { return one.file < two.file }
      return one.offset != two.offset ? one.offset < two.offset : left.path < right.path
    }
    let ranges = FirstYearRange(values: values, quantile: quantile)
    let entries = ordered.map { value in
      AssumptionEntry(
        value, isPlanOnly: budget.statusQuoValues[value.key] == nil,
        isCited: Self.isCited(value, in: values, depth: 0), ranges: ranges)
    }
    self.entries = entries
    positions = Dictionary(entries.enumerated().map { ($1.key, $0) }) { first, _ in first }
  }

  /// The entry of a value, or `nil` where it is not declared.
  public func entry(_ key: ValueKey) -> AssumptionEntry? { positions[key].map { entries[$0] } }

  /// Where a value stands: main file, other files, defaults.
  private static func order(
    _ value: YearlyValue, _ mainFile: String
  ) -> (rank: Int, file: String, offset: Int) {
    guard let range = value.segments.lazy.compactMap(\.range).first ?? value.changes.first?.range
    else { return (2, "", 0) }
    return (range.file.path == mainFile ? 0 : 1, range.file.path, range.lowerBound)
  }

  /// Whether all that was written names a source; a bare reference may rest on what it names.
  private static func isCited(
    _ value: YearlyValue, in values: [ValueKey: YearlyValue], depth: Int
  ) -> Bool {
    guard depth < 16, !value.segments.isEmpty else { return false }
    return value.segments.allSatisfy { segment in
      if let source = segment.source { return isRealSource(source) }
      guard case .reference(.value(let key), at: _) = segment.formula, let other = values[key]
      else {
        return false
      }
      return isCited(other, in: values, depth: depth + 1)
    }
      && value.changes.allSatisfy { change in
        change.operation != .replace || change.source.map(isRealSource) == true
      }
  }

  /// A source that says more than that the figure is made up.
  private static func isRealSource(_ text: String) -> Bool {
    let plain = text.lowercased()
    return !["", "illustrative", "assumption", "uncited", "tbd"].contains(plain)
  }
}

extension AssumptionEntry {
  /// Describes one value.
  init(_ value: YearlyValue, isPlanOnly: Bool, isCited: Bool, ranges: FirstYearRange) {
    self.key = value.key
    self.title = value.title
    self.unit = value.unit
    self.isPlanOnly = isPlanOnly
    self.isCited = isCited
    self.statements = value.segments.map { segment in
      Statement(
        value: FormulaWording(unit: value.unit).words(segment.formula), written: segment.text,
        growth: FormulaWording.growth(segment), years: FormulaWording.years(segment),
        range: ranges.range(of: segment.formula), source: segment.source,
        because: segment.because, place: segment.range?.place)
    }
    self.changes = value.changes.map { change in
      Change(
        author: change.author, written: change.text,
        years: FormulaWording.years(from: change.firstYear, to: change.lastYear),
        basis: change.source ?? change.because, place: change.range.place)
    }
  }
}
