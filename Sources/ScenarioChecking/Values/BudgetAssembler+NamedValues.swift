internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import FigureCatalogue
internal import GSL
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

// Drivers, inputs and formulas, and the correlations of their draws.
extension BudgetAssembler {
  /// Reads a named value.
  mutating func readNamed(_ name: String) {
    guard let declaration = declarations.named(name),
      let kind = NamedValue.Kind(rawValue: declaration.keyword.text)
    else { return }
    let key = ValueKey(kind.rawValue, name, nil)
    var target = ValueTarget(
      key: key, title: name.replacing("_", with: " "), name: name,
      timing: kind == .input ? .once : .eachYear)
    if kind == .driver { target.quantity = QuantityDescription(.ratio, shape: .rate) }
    var written = WrittenValue(
      value: declaration.value, clauses: declaration.clauses, range: declaration.range)
    if case .readyMade(let range) = declaration.value {
      guard kind == .driver,
        let entry = LanguageTable.readyMadeDrivers.first(where: { $0.name == name }),
        let ready = self.written(entry.value, declaration.clauses, declaration.range)
      else {
        report(.noReadyMade(range, name))
        return
      }
      written = ready
    }
    if kind == .formula { checkFormula(declaration) }
    keep(target, [written])
    guard statusQuo[key] != nil else { return }
    namedOrder.append(NamedValue(kind: kind, id: name, unit: units[key]?.words ?? "ratio"))
  }

  private mutating func checkFormula(_ declaration: Declaration) {
    if draws(declaration.value) { report(.drawInFormula(declaration.value.range)) }
    if let growth = declaration.clauses.growth {
      report(.unexpectedClause(growth.range, "grow by", key: "let"))
    }
  }

  /// Whether an expression holds an interval, a distribution or a process.
  private func draws(_ expression: Expression) -> Bool {
    switch expression {
    case .interval: return true
    case .call(let name, let arguments, _):
      let kind = LanguageTable.function(name.text)?.kind
      return kind == .distribution || kind == .process || arguments.contains { draws($0.value) }
    case .negation(let inner, _): return draws(inner)
    case .binary(_, let left, let right, _): return draws(left) || draws(right)
    default: return false
    }
  }

  // MARK: correlations

  /// Reads the correlations; those between draws that were not read are left out where asked.
  mutating func readCorrelations(ofKnownDraws isPartial: Bool = false) -> [Correlation] {
    var found: [Correlation] = []
    for written in declarations.correlations {
      if isPartial, !isDrawn(written.first) || !isDrawn(written.second) { continue }
      guard let first = drawName(written.first), let second = drawName(written.second),
        let typed = readConstant(written.coefficient), let coefficient = typed.constant
      else { continue }
      if first == second {
        report(.correlationPair(written.range, "a draw is correlated with itself"))
        continue
      }
      guard typed.unit.isRatio, (-1...1).contains(coefficient) else {
        report(.correlationRange(written.coefficient.range))
        continue
      }
      guard drawTimings[first] == drawTimings[second] else {
        report(
          .correlationPair(
            written.range, "one of the two is drawn once, the other each year"))
        continue
      }
      let pair = Set([first, second])
      if found.contains(where: { Set([$0.first, $0.second]) == pair }) {
        report(
          .correlationPair(
            written.range, "these two are correlated above already", fix: "remove one of them"))
        continue
      }
      found.append(Correlation(first: first, second: second, coefficient: coefficient))
    }
    checkPositiveDefinite(found)
    return found
  }

  private func isDrawn(_ path: Path) -> Bool {
    guard let value = symbols.value(of: path.text) else { return false }
    return drawTimings["\(value)"] != nil || drawTimings["\(value).growth"] != nil
  }

  private mutating func drawName(_ path: Path) -> String? {
    if let value = symbols.value(of: path.text) {
      used.insert(value)
      let names = [value.description, "\(value).growth"]
      if let drawn = names.first(where: { drawTimings[$0] != nil }) { return drawn }
    } else if meaning(of: path, as: path.text) == nil {
      return nil
    }
    report(
      .correlationPair(
        path.range, "`\(path.text)` is not drawn",
        fix: "name a driver or an input that is drawn, e.g. `driver cpi = 1% to 4%`"))
    return nil
  }

  /// Reports correlations that no draws can have together.
  private mutating func checkPositiveDefinite(_ correlations: [Correlation]) {
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
      report(.correlationMatrix(declarations.correlations[0].range, names))
    }
  }
}
