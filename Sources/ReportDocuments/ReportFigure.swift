/// A number with the form in which people read it.
public struct ReportFigure: Sendable, Hashable {
  /// The forms, each with the last digit that is printed.
  public enum Form: Sendable, Hashable {
    /// A plain number with so many decimals.
    case number(decimals: Int)
    /// Dollars to a multiple of `place` dollars.
    case dollars(place: Double)
    /// Dollars with two decimals, for amounts of a few dollars.
    case dollarsAndCents
    /// Dollars in thousands or millions with so many decimals, e.g. `$1.25M`.
    case shortDollars(decimals: Int)
    /// A share as a percentage with so many decimals.
    case percent(decimals: Int)
    /// A difference of shares as a percentage, with its sign.
    case signedPercent(decimals: Int)
    /// A probability in 100 futures, as exactly as its error supports.
    case frequency(error: Double?)
  }

  /// The number; not finite where it is not defined.
  public let value: Double
  /// How it is read.
  public let form: Form

  /// Makes a figure.
  public init(_ value: Double, _ form: Form) {
    self.value = value
    self.form = form
  }

  /// The figure in words, e.g. `$1,200`; `n/a` where it is not finite.
  public var text: String {
    switch form {
    case .number(let decimals): FigureFormat.number(value, decimals: decimals)
    case .dollars(let place): FigureFormat.dollars(value, place: place)
    case .dollarsAndCents: FigureFormat.dollarsAndCents(value)
    case .shortDollars(let decimals): FigureFormat.shortDollars(value, decimals: decimals)
    case .percent(let decimals): FigureFormat.percent(value, decimals: decimals)
    case .signedPercent(let decimals): FigureFormat.signedPercent(value, decimals: decimals)
    case .frequency(let error): FigureFormat.frequency(value, error: error)
    }
  }

  /// The figure before a second one of the same form, which carries the sign of the unit.
  var textBeforeAnother: String {
    let whole = text
    return whole.hasSuffix("%") ? String(whole.dropLast()) : whole
  }
}
