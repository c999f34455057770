internal import CalculationGraphs
internal import MonteCarlo

/// Takes the mean of every line and stream over the futures that are covered in a year.
///
/// The covered trials of each chunk are added up together, and the chunks of each replicate.
struct UsualDollarsReduction: TrialReduction {
  private let inputs: [CauseInput]
  private let isCovered: [Node]
  private let years: [Bool]
  /// By replicate; within it year after year, each with all inputs.
  private var byReplicate: [[ColumnMoments]] = []
  private var replicate = -1
  private var covered: [Int] = []
  private var sums: [Double] = []

  /// Starts on the years, by position, whose means are wanted.
  init(_ inputs: [CauseInput], _ isCovered: [Node], years: [Bool]) {
    self.inputs = inputs
    self.isCovered = isCovered
    self.years = years
  }

  mutating func update(_ block: TrialBlock) {
    if block.replicate != replicate {
      replicate = block.replicate
      byReplicate.append(
        [ColumnMoments](repeating: ColumnMoments(), count: years.count * inputs.count))
    }
    for year in years.indices where years[year] {
      covered.removeAll(keepingCapacity: true)
      block.withColumn(isCovered[year]) { column in
        for position in column.indices where column[position] != 0 { covered.append(position) }
      }
      for (place, input) in inputs.enumerated() {
        block.fill(&sums, with: input.dollars[year], at: covered)
        if sums.isEmpty { continue }
        let moments = sums.withUnsafeBufferPointer { ColumnMoments($0) }
        byReplicate[byReplicate.count - 1][year * inputs.count + place].add(moments)
      }
    }
  }

  mutating func merge(_ other: UsualDollarsReduction) {
    byReplicate += other.byReplicate
    replicate = other.replicate
  }

  /// The means, $, by year and input; 0 in years that were not asked for.
  consuming func finish() -> [[Double]] {
    years.indices.map { year in
      inputs.indices.map { place in
        var pooled = ColumnMoments()
        for moments in byReplicate { pooled.add(moments[year * inputs.count + place]) }
        return pooled.mean
      }
    }
  }
}
