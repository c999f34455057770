public import Quantities

/// What is to be known of a figure, once for every report, form, message and help page.
public struct FigureDescription: Sendable {
  /// Whether more of it is good for the district.
  public enum Direction: String, Sendable {
    case lowerIsBetter = "lower is better"
    case higherIsBetter = "higher is better"
    /// More or less, neither of them better.
    case neither
  }

  /// How its numbers are read.
  public enum Form: Sendable {
    /// An amount in the unit.
    case amount
    /// A ratio that is said as a percentage.
    case percentage
    /// 1 where something holds, else 0.
    case condition
  }

  /// The name behind the thing it belongs to, e.g. `received`; of the district the whole name.
  public let name: String
  /// A plain title; of a thing's figure what stands behind the thing's title.
  public let title: String
  /// The unit.
  public let unit: Unit
  /// One line that says what it is.
  public let summary: String
  /// Whether more of it is good.
  public let direction: Direction
  /// How its numbers are read.
  public let form: Form
  /// It exists without the plan too.
  public let isOfBothWorlds: Bool
  /// Results list it among the measures.
  public let isMeasure: Bool

  /// Describes a figure.
  public init(
    _ name: String, _ title: String, _ unit: Unit, _ summary: String,
    direction: Direction = .neither, form: Form = .amount, isOfBothWorlds: Bool = false,
    isMeasure: Bool = false
  ) {
    self.name = name
    self.title = title
    self.unit = unit
    self.summary = summary
    self.direction = direction
    self.form = form
    self.isOfBothWorlds = isOfBothWorlds
    self.isMeasure = isMeasure
  }

  /// The unit as printed.
  public var unitWords: String { form == .condition ? "0 or 1" : unit.words }
}

/// A list of figures that are described one by one.
public protocol DescribedFigure: RawRepresentable<String>, CaseIterable, Sendable, Hashable {
  /// What is to be known of it.
  var description: FigureDescription { get }
}

extension Unit {
  /// Dollars a year.
  static let flow = Unit([.dollar], per: [.year])
}
