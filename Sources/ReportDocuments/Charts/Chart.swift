/// A picture of figures. Text draws it in characters or gives its table, HTML draws it as SVG with the
/// table behind it.
public enum Chart: Sendable {
  /// Ranges over the years.
  case fan(FanChart)
  /// What parts of a whole come to, year by year.
  case stackedBars(StackedBars)
  /// Cells shaded by a share.
  case heatMap(HeatMap)
  /// How far each of several causes moves one figure.
  case tornado(TornadoChart)
  /// The steps from one figure to another.
  case bridge(BridgeChart)
}

/// How a chart prints its numbers.
public enum ChartFormat: Sendable {
  /// `1.08`.
  case ratio
  /// `$1.2M`, `$340k`.
  case dollars
  /// Whole numbers with thousands separators.
  case count

  /// A number beside a mark.
  func text(_ value: Double) -> String {
    switch self {
    case .ratio: FigureFormat.ratio(value)
    case .dollars: FigureFormat.shortDollars(value, decimals: abs(value) >= 999_500 ? 2 : 0)
    case .count: FigureFormat.number(value, decimals: abs(value) < 10 ? 1 : 0)
    }
  }

  /// A number beside an axis whose marks need so many decimals.
  func axisText(_ value: Double, decimals: Int) -> String {
    switch self {
    case .ratio: FigureFormat.number(value, decimals: max(2, min(6, decimals)))
    case .dollars: FigureFormat.shortDollars(value, decimals: abs(value) >= 999_500 ? 2 : 0)
    case .count: FigureFormat.number(value, decimals: min(6, decimals))
    }
  }
}
