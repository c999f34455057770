internal import BudgetProjection
internal import CalculationGraphs
internal import MonteCarlo

/// Adds up a map block by block, keeping no trial.
struct ClassMapReduction: TrialReduction {
  private let layout: ClassMapLayout
  private var replicates: [ClassMapSums] = []
  private var replicate = -1
  /// Students by cell and year.
  private var students: [WholeCounts]
  private var means: [(node: Node, reduction: MeansReduction)]

  /// Starts on a map.
  init(_ layout: ClassMapLayout) {
    self.layout = layout
    students = [WholeCounts](
      repeating: WholeCounts(), count: layout.map.cells.count * layout.years)
    var seen = Set<Node>()
    means = layout.meanNodes.filter { seen.insert($0).inserted }.map {
      ($0, MeansReduction(ColumnRequest($0)))
    }
  }

  mutating func update(_ block: TrialBlock) {
    if block.replicate != replicate {
      replicate = block.replicate
      replicates.append(ClassMapSums(layout))
    }
    replicates[replicates.count - 1].trials += block.count
    for position in means.indices { means[position].reduction.update(block) }
    for rule in layout.map.rules.indices { update(rule, block) }
    for (position, cell) in layout.map.cells.enumerated() {
      for year in 0..<layout.years {
        block.withColumn(cell.students[year]) { students[position * layout.years + year].add($0) }
        if let compared = cell.comparability { update(position, year, compared, block) }
      }
    }
  }

  mutating func merge(_ other: ClassMapReduction) {
    replicates += other.replicates
    replicate = other.replicate
    for position in students.indices { students[position].add(other.students[position]) }
    for position in means.indices {
      means[position].reduction.merge(other.means[position].reduction)
    }
  }

  consuming func finish() -> ClassMapFigures {
    ClassMapFigures(
      layout: layout, replicates: replicates, students: students,
      means: Dictionary(uniqueKeysWithValues: means.map { ($0.node, $0.reduction.finish()) }))
  }

  // MARK: cells

  private mutating func update(_ position: Int, _ block: TrialBlock) {
    let rule = layout.map.rules[position]
    // By cell and step, and by step of any cell, whether a section goes in all years so far.
    var goes = [Bool](repeating: true, count: rule.cells.count * rule.steps * block.count)
    var some = [Bool](repeating: true, count: rule.steps * block.count)
    for year in 0..<layout.years {
      let worth = rule.section[year]
      var now = [Bool](repeating: false, count: rule.steps * block.count)
      block.withColumn(worth.positions) { positions in
        block.withColumn(worth.hire) { hire in
          block.withColumn(worth.average) { average in
            let columns = WorthColumns(positions: positions, hire: hire, average: average)
            goes.withUnsafeMutableBufferPointer { goes in
              now.withUnsafeMutableBufferPointer { now in
                for (place, cell) in rule.cells.enumerated() {
                  let flags = Flags(goes: goes, first: place * rule.steps * block.count, now: now)
                  update(cell, year, columns, block, flags)
                }
              }
            }
          }
        }
      }
      for step in 0..<rule.steps {
        let trials = step * block.count..<(step + 1) * block.count
        let place = layout.step(ofRule: position, step) * layout.years + year
        replicates[replicates.count - 1].ofRules[place] += now[trials].count { $0 }
        for trial in trials { some[trial] = some[trial] && now[trial] }
      }
    }
    for step in 0..<rule.steps {
      let place = layout.step(ofRule: position, step)
      replicates[replicates.count - 1].ofRulesEveryYear[place] +=
        some[step * block.count..<(step + 1) * block.count].count { $0 }
      for (place, cell) in rule.cells.enumerated() {
        let first = (place * rule.steps + step) * block.count
        replicates[replicates.count - 1].everyYear[layout.step(cell, step)] +=
          goes[first..<first + block.count].count { $0 }
      }
    }
  }

  /// Where it is noted that a section goes: of the cell in all years so far, of its rule in this year.
  private struct Flags {
    let goes: UnsafeMutableBufferPointer<Bool>
    /// The cell's first step there.
    let first: Int
    let now: UnsafeMutableBufferPointer<Bool>
  }

  /// What a section of a rule is worth in each trial of a block.
  private struct WorthColumns {
    let positions: UnsafeBufferPointer<Double>
    let hire: UnsafeBufferPointer<Double>
    let average: UnsafeBufferPointer<Double>
  }

  private mutating func update(
    _ position: Int, _ year: Int, _ worth: WorthColumns, _ block: TrialBlock, _ flags: Flags
  ) {
    let cell = layout.map.cells[position]
    block.withColumn(cell.sections[year]) { now in
      for step in cell.larger.indices {
        let row = layout.row(position, step, year)
        block.withColumn(cell.larger[step][year]) { larger in
          Self.add(
            now, larger, worth, flags, step * block.count, to: &replicates[replicates.count - 1],
            row)
        }
      }
    }
  }

  /// Adds the trials of one cell, step and year to a row; the step's flags begin at `first`.
  private static func add(
    _ now: UnsafeBufferPointer<Double>, _ larger: UnsafeBufferPointer<Double>,
    _ worth: WorthColumns, _ flags: Flags, _ first: Int, to sums: inout ClassMapSums, _ row: Int
  ) {
    let (goes, some) = (flags.goes, flags.now)
    let own = flags.first + first
    var (removed, hits, all, enlarged) = (0.0, 0.0, 0.0, 0.0)
    var (positions, hire, average) = (0.0, 0.0, 0.0)
    for trial in now.indices {
      let fewer = now[trial] - larger[trial]
      let isHit = fewer >= 0.5
      goes[own + trial] = goes[own + trial] && isHit
      some[first + trial] = some[first + trial] || isHit
      all += larger[trial]
      hits += isHit ? 1 : 0
      enlarged += isHit ? larger[trial] : 0
      removed += fewer
      positions += fewer * worth.positions[trial]
      hire += fewer * worth.hire[trial]
      average += fewer * worth.average[trial]
    }
    sums[row, .removed] += removed
    sums[row, .hits] += hits
    sums[row, .positions] += positions
    sums[row, .hire] += hire
    sums[row, .average] += average
    sums[row, .larger] += all
    sums[row, .enlarged] += enlarged
  }

  /// Adds the trials of a cell's pupils per teacher in one year.
  private mutating func update(
    _ position: Int, _ year: Int, _ compared: ProjectedClassMap.Comparability, _ block: TrialBlock
  ) {
    for step in compared.after.indices {
      let row = layout.row(position, step, year)
      block.withColumn(compared.after[step][year]) { ratios in
        var (sum, above) = (0.0, 0.0)
        for ratio in ratios {
          sum += ratio
          above += ratio > compared.most ? 1 : 0
        }
        replicates[replicates.count - 1][row, .comparability] += sum
        replicates[replicates.count - 1][row, .above] += above
      }
    }
  }
}
