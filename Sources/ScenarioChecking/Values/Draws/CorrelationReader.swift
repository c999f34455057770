internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import GSL
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads correlations between draws.
enum CorrelationReader {
  /// Reads the correlations; those between draws that were not read are left out where asked.
  static func readCorrelations(
    ofKnownDraws isPartial: Bool = false, _ assembler: inout BudgetAssembler
  ) -> [Correlation] {
    var found: [Correlation] = []
    var pairs: Set<Set<String>> = []
    for written in assembler.declarations.correlations {
      if isPartial, !isDrawn(written.first, assembler) || !isDrawn(written.second, assembler) {
        continue
      }
      guard let first = drawName(written.first, &assembler),
        let second = drawName(written.second, &assembler),
        let typed = ExpressionReader.readConstant(written.coefficient, &assembler),
        let coefficient = typed.constant
      else { continue }
      if first == second {
        assembler.report(
          DrawMessages.correlationPair(written.range, "a draw is correlated with itself"))
        continue
      }
      guard typed.unit.isRatio, (-1...1).contains(coefficient) else {
        assembler.report(DrawMessages.correlationRange(written.coefficient.range))
        continue
      }
      guard assembler.drawTimings[first] == assembler.drawTimings[second] else {
        assembler.report(
          DrawMessages.correlationPair(
            written.range, "one of the two is drawn once, the other each year"))
        continue
      }
      guard pairs.insert([first, second]).inserted else {
        assembler.report(
          DrawMessages.correlationPair(
            written.range, "these two are correlated above already", fix: "remove one of them"))
        continue
      }
      found.append(Correlation(first: first, second: second, coefficient: coefficient))
    }
    checkPositiveDefinite(found, &assembler)
    return found
  }

  private static func isDrawn(_ path: Path, _ assembler: BudgetAssembler) -> Bool {
    guard let value = assembler.symbols.value(of: path.text) else { return false }
    return assembler.drawTimings["\(value)"] != nil
      || assembler.drawTimings["\(value).growth"] != nil
  }

  private static func drawName(_ path: Path, _ assembler: inout BudgetAssembler) -> String? {
    if let value = assembler.symbols.value(of: path.text) {
      assembler.used.insert(value)
      let names = [value.description, "\(value).growth"]
      if let drawn = names.first(where: { assembler.drawTimings[$0] != nil }) { return drawn }
    } else if ExpressionReader.meaning(of: path, as: path.text, &assembler) == nil {
      return nil
    }
    assembler.report(
      DrawMessages.correlationPair(
        path.range, "`\(path.text)` is not drawn",
        fix: "name a driver or an input that is drawn, e.g. `driver cpi = 1% to 4%`"))
    return nil
  }

  /// Reports correlations that no draws can have together: those of the values up to the first that
  /// contradicts those before it.
  private static func checkPositiveDefinite(
    _ correlations: [Correlation], _ assembler: inout BudgetAssembler
  ) {
    guard !isPossible(correlations) else { return }
    let group = connected(to: firstContradiction(correlations), correlations)
    // What is possible is said of the last pair that can be mended alone.
    let mended = group.reversed().lazy.compactMap { pair in
      possibleRange(of: pair, in: group).map { (pair, $0) }
    }.first
    assembler.report(
      DrawMessages.correlationMatrix(
        assembler.declarations.correlations[0].range, group, possible: mended))
  }

  /// The first correlation with which those up to it cannot be.
  private static func firstContradiction(_ correlations: [Correlation]) -> Correlation {
    // Of many pairs the search would take long; then the last one stands for all.
    let searched = correlations.count <= 60 ? correlations.indices : 0..<0
    let count = searched.first { !isPossible(Array(correlations[...$0])) }
    return correlations[count ?? correlations.count - 1]
  }

  /// The correlations among the values that are joined to those of one, in written order.
  private static func connected(
    to one: Correlation, _ correlations: [Correlation]
  ) -> [Correlation] {
    var names: Set<String> = [one.first, one.second]
    var size = 0
    while size < names.count {
      size = names.count
      for pair in correlations where names.contains(pair.first) || names.contains(pair.second) {
        names.formUnion([pair.first, pair.second])
      }
    }
    return correlations.filter { names.contains($0.first) }
  }

  /// Between which coefficients one of some correlations is possible; `nil` where it never is.
  private static func possibleRange(
    of pair: Correlation, in group: [Correlation]
  ) -> ClosedRange<Double>? {
    guard group.count <= 30 else { return nil }
    let others = group.filter { $0 != pair }
    let possible = (-100...100).map { Double($0) / 100 }.filter { coefficient in
      isPossible(
        others + [Correlation(first: pair.first, second: pair.second, coefficient: coefficient)])
    }
    guard let low = possible.first, let high = possible.last else { return nil }
    return low...high
  }

  private static func isPossible(_ correlations: [Correlation]) -> Bool {
    var position: [String: Int] = [:]
    let pairs = correlations.map { correlation in
      let places = [correlation.first, correlation.second].map { name in
        let place = position[name] ?? position.count
        position[name] = place
        return place
      }
      return CorrelationGroup.Pair(places[0], places[1], correlation.coefficient)
    }
    return CorrelationGroup.groups(of: position.count, pairs).allSatisfy { $0.isPossible(pairs) }
  }
}
