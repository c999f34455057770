import Foundation
import Testing

@testable import GSL

/// Correlations fall into groups that share no value, and whether a group is possible is what the spectrum of its
/// matrix says. A chain of equal correlations r between neighbours of n values has the smallest eigenvalue
/// 1 − 2|r| cos(π / (n + 1)); a star of m values around one has 1 − |r|√m.
@Suite struct CorrelationGroupTests {
  private func chain(_ count: Int, _ r: Double) -> [CorrelationGroup.Pair] {
    (0..<count - 1).map { CorrelationGroup.Pair($0, $0 + 1, r) }
  }

  private func star(_ leaves: Int, _ r: Double) -> [CorrelationGroup.Pair] {
    (1...leaves).map { CorrelationGroup.Pair(0, $0, r) }
  }

  private func isPossible(_ count: Int, _ pairs: [CorrelationGroup.Pair]) -> Bool {
    CorrelationGroup.groups(of: count, pairs).allSatisfy { $0.isPossible(pairs) }
  }

  @Test func groupsShareNoValue() {
    let pairs = [
      CorrelationGroup.Pair(6, 2, 0.1), CorrelationGroup.Pair(1, 3, 0.2),
      CorrelationGroup.Pair(2, 4, 0.3), CorrelationGroup.Pair(5, 5, 0.4),
    ]
    let groups = CorrelationGroup.groups(of: 7, pairs)
    #expect(groups.map(\.members) == [[1, 3], [2, 4, 6]])
    #expect(groups.map(\.pairs) == [[1], [0, 2]])
    #expect(groups[1].matrix(pairs) == [1, 0.3, 0.1, 0.3, 1, 0, 0.1, 0, 1])
  }

  @Test(arguments: [2, 3, 10, 41])
  func aChainIsPossibleUpToItsSpectrum(_ count: Int) {
    let limit = 0.5 / cos(Double.pi / Double(count + 1))
    #expect(isPossible(count, chain(count, min(1, limit * 0.999))))
    #expect(isPossible(count, chain(count, -min(1, limit * 0.999))))
    if limit * 1.001 <= 1 { #expect(!isPossible(count, chain(count, limit * 1.001))) }
  }

  @Test(arguments: [1, 4, 25, 60])
  func aStarIsPossibleUpToItsSpectrum(_ leaves: Int) {
    let limit = 1 / Double(leaves).squareRoot()
    #expect(isPossible(leaves + 1, star(leaves, limit * 0.999)))
    if leaves > 1 { #expect(!isPossible(leaves + 1, star(leaves, limit * 1.001))) }
  }

  /// Three values in a ring fill no zero, four do; 1 − 2r is the smallest eigenvalue of an even ring, and of one of
  /// three with −r.
  @Test func aRingIsPossibleUpToItsSpectrum() {
    for (count, sign) in [(3, -1.0), (4, 1.0), (12, 1.0)] {
      func ring(_ r: Double) -> [CorrelationGroup.Pair] {
        (0..<count).map { CorrelationGroup.Pair($0, ($0 + 1) % count, sign * r) }
      }
      #expect(isPossible(count, ring(0.4995)))
      #expect(!isPossible(count, ring(0.5005)))
    }
  }

  /// One impossible group among possible ones makes the whole impossible, wherever it stands.
  @Test(arguments: [0, 1, 2])
  func eachGroupIsLookedAt(_ bad: Int) {
    let pairs = (0..<3).flatMap { group in
      [(0, 1), (1, 2)].map {
        CorrelationGroup.Pair(3 * group + $0, 3 * group + $1, group == bad ? 0.8 : 0.6)
      }
    }
    #expect(!isPossible(9, pairs))
    #expect(isPossible(9, pairs.filter { $0.coefficient == 0.6 }))
  }

  /// What is possible only to the last digit is left to the factor of the whole matrix.
  @Test func aSemidefiniteGroupIsPossible() {
    #expect(isPossible(2, [CorrelationGroup.Pair(0, 1, 1)]))
    #expect(
      isPossible(3, [CorrelationGroup.Pair(0, 1, 0.6), CorrelationGroup.Pair(1, 2, 0.8)]))
  }
}
