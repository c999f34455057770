import SummaryMeasures

extension ClassSizeSummary.Year {
  /// The means by the names of the results, in their order.
  var named: [(name: String, estimate: Estimate?)] {
    [
      ("students", students), ("sections", sections), ("fractional", fractional),
      ("average", average), ("target", target), ("cap", cap),
    ]
  }
}
