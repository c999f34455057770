public import FigureCatalogue

/// Why a budget cannot be projected.
public enum ProjectionFault: Error, Sendable, Hashable {
  /// Figures and values need one another in the same year: from one of them round to itself, the
  /// first standing again at the end.
  case circle([Link])
  /// A formula or check names a figure that this budget does not have, such as the students of a
  /// grade that a school does not teach.
  case missing(FigureKey)
  /// A formula or check looks back at a figure in a fiscal year before the horizon, and nothing says
  /// what it was then.
  case notGiven(FigureKey, year: Int)

  /// A figure or value in one fiscal year.
  public struct Link: Sendable, Hashable {
    /// The figure.
    public let key: FigureKey
    /// The fiscal year.
    public let year: Int
  }
}
