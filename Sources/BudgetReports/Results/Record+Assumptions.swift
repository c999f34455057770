import ResultsData

extension Record where Subject == AssumptionEntry {
  /// An assumption with all that was written about it.
  static var assumption: Record {
    Record(
      "assumption", "A value with all that was written about it.",
      [
        .text("path", "The full path.") { $0.path }, .text("title", "A plain title.") { $0.title },
        .text("unit", "The unit in full.") { $0.unit },
        .choice("world", "The plan alone, or the status quo and so both worlds.") {
          ResultWorld(isPlan: $0.isPlanOnly)
        },
        .flag("cited", "Whether all that was written names a source.") { $0.isCited },
        .list("statements", "What was written, in order.", of: .statement) { $0.statements },
        .list("changes", "Changes by `set`, in the order in which they apply.", of: .change) {
          $0.changes
        },
      ])
  }
}

extension Record where Subject == AssumptionEntry.Statement {
  /// A value as written once.
  static var statement: Record {
    Record(
      "statement", "A value as written once.",
      [
        .text("value", "The value in full words.") { $0.value },
        .text("written", "What was written.") { $0.written },
        .textOrNull("growth", "How it moves after its first year.") { $0.growth },
        .textOrNull("years", "The years in which it holds; null for all.") { $0.years },
        .figure("p5", "5th percentile in the first year it is drawn.") {
          $0.range?.p5
        },
        .figure("p50", "The median there.") { $0.range?.p50 },
        .figure("p95", "95th percentile there.") { $0.range?.p95 },
        .textOrNull("source", "The source given.") { $0.source },
        .textOrNull("because", "The reason given.") { $0.because },
        .textOrNull("place", "File and line; null for a default.") { $0.place },
      ])
  }
}

extension Record where Subject == AssumptionEntry.Change {
  /// A change by `set`.
  static var change: Record {
    Record(
      "change", "A change by `set`.",
      [
        .text("author", "Who changes it.") { $0.author },
        .text("written", "What was written.") { $0.written },
        .text("years", "The years in which it acts.") { $0.years },
        .textOrNull("basis", "The source or reason given.") { $0.basis },
        .text("place", "File and line.") { $0.place },
      ])
  }
}
