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
      let pair = Set([first, second])
      if found.contains(where: { Set([$0.first, $0.second]) == pair }) {
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

  /// Reports correlations that no draws can have together.
  private static func checkPositiveDefinite(
    _ correlations: [Correlation], _ assembler: inout BudgetAssembler
  ) {
    var names: [String] = []
    for correlation in correlations {
      for name in [correlation.first, correlation.second] where !names.contains(name) {
        names.append(name)
      }
    }
    guard !names.isEmpty else { return }
    var matrix = names.flatMap { row in names.map { $0 == row ? 1.0 : 0.0 } }
    for correlation in correlations {
      guard let row = names.firstIndex(of: correlation.first),
        let column = names.firstIndex(of: correlation.second)
      else { continue }
      matrix[row * names.count + column] = correlation.coefficient
      matrix[column * names.count + row] = correlation.coefficient
    }
    do throws(CholeskyFactor.Failure) {
      _ = try CholeskyFactor(correlations: matrix, size: names.count)
    } catch {
      assembler.report(
        DrawMessages.correlationMatrix(assembler.declarations.correlations[0].range, names))
    }
  }
}
