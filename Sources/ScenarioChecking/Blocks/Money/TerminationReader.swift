internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import ScenarioSyntax

/// Reads `terminates with chance 10% each year keeping 50%` of a stream.
enum TerminationReader {
  /// Keeps the chance and the share of the last year; whether the stream may be ended.
  static func readTermination(
    _ instance: BlockInstance, _ assembler: inout BudgetAssembler
  ) -> Bool {
    guard let written = instance.termination else { return false }
    var isRead = keep(
      written.chance, "termination_chance", "chance of being ended",
      words: "terminates with chance", written.range, instance, &assembler)
    if let keeping = written.keeping {
      let isKept = keep(
        keeping, "termination_keeps", "share kept in the year in which it is ended",
        words: "keeping", written.range, instance, &assembler)
      isRead = isRead && isKept
    }
    return isRead
  }

  /// Reads a constant share of the statement as a value of the stream.
  private static func keep(
    _ expression: Expression, _ key: String, _ title: String, words: String,
    _ statement: SourceRange, _ instance: BlockInstance, _ assembler: inout BudgetAssembler
  ) -> Bool {
    guard let typed = ExpressionReader.readConstant(expression, &assembler),
      let accepted = QuantityReader.accept(
        typed, FormQuantities.shareQuantity, name: words, &assembler)
    else { return false }
    let target = ValueTarget(
      key: instance.key(key), title: "\(instance.title): \(title)", name: key, timing: .eachYear)
    ValueReader.keep(
      target,
      [
        WrittenValue(
          value: expression, clauses: Clauses(), range: statement, typed: accepted)
      ], &assembler)
    return true
  }
}
