import CKernels
import Testing

@Suite("Latin hypercube")
struct LatinHypercubeTests {
  /// The strata of consecutive trials.
  private func strata(_ count: Int, key: UInt64, year: UInt32 = 0, size: Int) -> [Int] {
    latinUniforms(count, key: key, year: year, size: size).map { Int($0 * Double(size)) }
  }

  @Test(arguments: [1, 2, 3, 5, 7, 64, 255, 256, 257, 500, 1_000, 5_000, 65_536, 65_537, 70_001])
  func everyStratumOncePerReplicate(size: Int) {
    let replicates = 4
    let drawn = strata(size * replicates, key: 99, size: size)
    for replicate in 0..<replicates {
      let part = drawn[(replicate * size)..<((replicate + 1) * size)]
      #expect(part.sorted() == Array(0..<size))
    }
  }

  @Test(arguments: [1, 2, 3, 5, 64, 5_000, 70_001])
  func blocksDoNotMatter(size: Int) {
    let whole = latinUniforms(12_000, key: 7, first: 3, year: 2030, size: size)
    #expect(whole.allSatisfy { $0 > 0 && $0 < 1 })
    for (start, count) in [(0, 1), (1, 6), (4_990, 20), (4_997, 1_024), (11_999, 1), (5, 0)] {
      let part = latinUniforms(
        count, key: 7, first: 3 + UInt64(start), year: 2030, size: size)
      #expect(part == Array(whole[start..<(start + count)]))
    }
  }

  @Test func jitterIsLaneOne() {
    let size = 1_000
    let drawn = latinUniforms(size, key: 31, year: 2029, size: size)
    let jitter = uniforms(size, key: 31, year: 2029, lane: 1)
    for (u, part) in zip(drawn, jitter) {
      let stratum = (u * Double(size) - part).rounded()
      #expect(u == (stratum + part) / Double(size))
    }
  }

  @Test(arguments: [64, 500, 1_000, 5_000])
  func namesYearsAndReplicatesDiffer(size: Int) {
    let twice = strata(2 * size, key: 1, year: 2030, size: size)
    let base = Array(twice[..<size])
    let others = [
      Array(twice[size...]),
      strata(size, key: 2, year: 2030, size: size),
      strata(size, key: 1, year: 2031, size: size),
    ]
    for other in others {
      // The fixed points of a random permutation follow nearly Poisson(1): P(> 12) is 6e-11.
      #expect(zip(base, other).count { $0 == $1 } <= 12)
    }
  }

  @Test(arguments: [10, 64, 500, 5_000])
  func streamsAndReplicatesAreUncorrelated(size: Int) {
    let streams = 40
    var columns: [[Double]] = []
    for stream in 0..<streams {
      let drawn = latinUniforms(
        2 * size, key: ek_stream_key(3, "s\(stream)", stream < 10 ? 2 : 3), size: size)
      columns.append(Array(drawn[..<size]))
      columns.append(Array(drawn[size...]))
    }
    // Correlations of pairs have mean 0 and standard deviation 1/√(size − 1).
    var squares = 0.0
    var sum = 0.0
    var largest = 0.0
    var pairs = 0.0
    for left in 0..<columns.count {
      for right in 0..<left {
        let product = zip(columns[left], columns[right]).reduce(0) {
          $0 + ($1.0 - 0.5) * ($1.1 - 0.5)
        }
        let score = 12 * product / Double(size) * Double(size - 1).squareRoot()
        squares += score * score
        sum += score
        largest = max(largest, score.magnitude)
        pairs += 1
      }
    }
    #expect((sum / pairs.squareRoot()).magnitude < 4.5)
    #expect((squares / pairs - 1).magnitude < 4.5 * (2 / pairs).squareRoot())
    #expect(largest < 5.5)
  }

  @Test func allOrdersOfSmallSizesAreEquallyLikely() {
    for (size, orders, bound) in [(2, 2, 15.14), (3, 6, 25.75), (4, 24, 57.08), (5, 120, 185.1)] {
      let replicates = 24_000
      let drawn = strata(size * replicates, key: 12_345, year: 7, size: size)
      var counts: [[Int]: Int] = [:]
      for replicate in 0..<replicates {
        counts[Array(drawn[(replicate * size)..<((replicate + 1) * size)]), default: 0] += 1
      }
      let expected = Double(replicates) / Double(orders)
      let seen = counts.values.reduce(0.0) {
        $0 + (Double($1) - expected) * (Double($1) - expected) / expected
      }
      // 99.99 % points of chi-squared with orders − 1 degrees of freedom.
      #expect(counts.count == orders)
      #expect(seen < bound)
    }
  }

  @Test func positionsFarApartAreUncorrelated() {
    let size = 500
    let replicates = 400
    let drawn = latinUniforms(size * replicates, key: 77, size: size)
    for lag in [1, 2, 3, 22, 23, 250] {
      var sum = 0.0
      var pairs = 0
      for replicate in 0..<replicates {
        for position in 0..<(size - lag) {
          let place = replicate * size + position
          sum += (drawn[place] - 0.5) * (drawn[place + lag] - 0.5)
          pairs += 1
        }
      }
      // Two strata of one permutation have the correlation −1/(size − 1).
      let correlation = 12 * sum / Double(pairs) + 1 / Double(size - 1)
      #expect(correlation.magnitude < 4.5 / Double(pairs).squareRoot())
    }
  }
}
