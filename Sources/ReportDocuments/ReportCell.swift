/// One cell of a table: words, or numbers that each form of a report draws as it can.
public enum ReportCell: Sendable, Hashable {
  /// Words; empty for a cell that stays empty.
  case text(String)
  /// A number.
  case figure(ReportFigure)
  /// From one number to another.
  case range(ReportFigure, ReportFigure)
  /// A number with the range around it.
  case figureInRange(ReportFigure, from: ReportFigure, to: ReportFigure)
  /// A probability of which a page may also draw 100 dots.
  case futures(ReportFigure)
  /// A cell to which a page with room adds a line, such as the range around a mean.
  indirect case detailed(ReportCell, detail: String)
  /// A cell with shares over the years, 0 to 1, as a small picture behind it.
  indirect case trend(ReportCell, [Double])
  /// A number that is not defined or not known.
  case missing
  /// A place where there is nothing to have a number.
  case nothing

  /// The cell in one line of words.
  public var text: String {
    switch self {
    case .text(let words): words
    case .figure(let figure): figure.text
    case .range(let low, let high): "\(low.text) to \(high.text)"
    case .figureInRange(let middle, let low, let high):
      "\(middle.text) (\(low.textBeforeAnother)–\(high.text))"
    case .futures(let figure): figure.text
    case .detailed(let cell, _): cell.text
    case .trend(let cell, let values): "\(cell.text) \(Sparkline(values).text)"
    case .missing: FigureFormat.missing
    case .nothing: "–"
    }
  }
}

// The usual figures; a number that is not known is missing.
extension ReportCell {
  /// A plain number.
  public static func number(_ value: Double?, decimals: Int = 0) -> ReportCell {
    figure(value, .number(decimals: decimals))
  }

  /// Dollars, rounded to a multiple of `place` dollars.
  public static func dollars(_ value: Double?, place: Double = 1) -> ReportCell {
    figure(value, .dollars(place: place))
  }

  /// A share as a percentage.
  public static func percent(_ share: Double?, decimals: Int = 0) -> ReportCell {
    figure(share, .percent(decimals: decimals))
  }

  /// A number in a form.
  public static func figure(_ value: Double?, _ form: ReportFigure.Form) -> ReportCell {
    value.map { .figure(ReportFigure($0, form)) } ?? .missing
  }
}

extension ReportCell: ExpressibleByStringInterpolation {
  /// A cell of words.
  public init(stringLiteral words: String) { self = .text(words) }
}
