/// Shares from 0 to 1 over the years as one small picture.
struct Sparkline {
  /// The shares; those that are not finite are drawn as 0.
  let values: [Double]

  /// A line of shares.
  init(_ values: [Double]) { self.values = values.map { $0.isFinite ? min(1, max(0, $0)) : 0 } }

  private static let blocks = Array("▁▂▃▄▅▆▇█")

  /// One block a year, as high as its share.
  var text: String {
    String(
      values.map { value in
        Self.blocks[Int((value * Double(Self.blocks.count - 1)).rounded())]
      })
  }
}
