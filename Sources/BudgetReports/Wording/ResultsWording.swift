/// The words of the results as data.
enum ResultsWording {
  /// Why a statistic is null that should have been a number.
  static let noFiniteValue = "no finite value"
}
