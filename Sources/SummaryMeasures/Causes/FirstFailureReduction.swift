internal import CalculationGraphs
internal import MonteCarlo

/// Counts the trials by their first uncovered year, and those that are covered in each year.
struct FirstFailureReduction: TrialReduction {
  private let isCovered: [Node]
  private var found: FirstFailures
  private var years = FirstUncoveredYears()

  /// Starts on the nodes that are 1 where a year is covered, by year.
  init(_ isCovered: [Node]) {
    self.isCovered = isCovered
    let none = [Int](repeating: 0, count: isCovered.count)
    found = FirstFailures(failingByYear: none, coveredByYear: none)
  }

  mutating func update(_ block: TrialBlock) {
    found.trials += block.count
    years.find(isCovered, in: block)
    for year in isCovered.indices {
      found.failingByYear[year] += years.positions[year].count
      found.coveredByYear[year] += block.withColumn(isCovered[year]) { column in
        column.reduce(0) { $1 != 0 ? $0 + 1 : $0 }
      }
    }
  }

  mutating func merge(_ other: FirstFailureReduction) {
    found.trials += other.found.trials
    for year in isCovered.indices {
      found.failingByYear[year] += other.found.failingByYear[year]
      found.coveredByYear[year] += other.found.coveredByYear[year]
    }
  }

  consuming func finish() -> FirstFailures { found }
}

/// How many trials fail first in which year.
struct FirstFailures: Sendable, Hashable {
  /// All trials.
  var trials = 0
  /// The trials whose first uncovered year it is, by year.
  var failingByYear: [Int]
  /// The trials that are covered in a year, by year.
  var coveredByYear: [Int]

  /// The trials that are not covered in every year.
  var failing: Int { failingByYear.reduce(0, +) }

  /// What the futures that fail first in each year are compared with.
  var comparisons: [CauseComparison] {
    let isNearlyAll = Double(failing) > 0.95 * Double(trials)
    return failingByYear.indices.map { year in
      if failingByYear[year] == 0 { return .none }
      if isNearlyAll && year > 0 { return .withYearBefore }
      let isHardlyCovered = Double(coveredByYear[year]) < 0.05 * Double(trials)
      return isHardlyCovered ? .structural : .withCoveredFutures
    }
  }
}

/// What the futures that fail first in a year are compared with.
enum CauseComparison: Sendable, Hashable {
  /// No future fails first in the year.
  case none
  /// Nothing: recurring money is short even on average.
  case structural
  /// The same future a year earlier.
  case withYearBefore
  /// The means over the futures that are covered in the year.
  case withCoveredFutures
  /// These means, $, one for each line and stream.
  case withUsual([Double])
}

/// The trials of a block sorted by their first uncovered year.
struct FirstUncoveredYears {
  /// The positions in the block of the trials whose first uncovered year it is, by year.
  private(set) var positions: [[Int]] = []
  private var isOpen: [Bool] = []

  /// Sorts the trials of a block.
  mutating func find(_ isCovered: [Node], in block: TrialBlock) {
    if positions.isEmpty { positions = isCovered.map { _ in [] } }
    isOpen.removeAll(keepingCapacity: true)
    isOpen.append(contentsOf: repeatElement(true, count: block.count))
    for (year, node) in isCovered.enumerated() {
      positions[year].removeAll(keepingCapacity: true)
      if block.constant(node) == 1 { continue }
      block.withColumn(node) { column in
        for position in column.indices where column[position] == 0 && isOpen[position] {
          isOpen[position] = false
          positions[year].append(position)
        }
      }
    }
  }
}
