public import BudgetNames
internal import Quantities

// The one spelling of each key.
extension FigureKey: CustomStringConvertible {
  /// The dotted name, e.g. `staff.teachers.payroll`, `status_quo.enrollment.north.3`.
  public var description: String {
    let places = [place?.school, place?.grade?.rawValue].compactMap(\.self)
    if case .district(.enrollment) = figure, place?.school == nil, let grade = place?.grade {
      return world.prefix + "enrollment.grade.\(grade.rawValue)"
    }
    if case .classSize(let id, .average) = figure, !places.isEmpty {
      return world.prefix + (["class_size.\(id)"] + places).joined(separator: ".")
    }
    return world.prefix + ([figure.spelling] + places).joined(separator: ".")
  }

  /// Other spellings of the same figure: a declared value's path with `value.` before it, and what a row
  /// of the results names in two columns, joined: `fund.received.title1`, `staff.plan.hires.aides`.
  public var otherSpellings: [String] {
    var spellings: [String] = []
    if case .value(let key) = figure, !key.isShadowed {
      spellings.append(world.prefix + "value.\(key)")
    }
    if place == nil, let (kind, id, name) = figure.row {
      if world == .plan { spellings.append("\(kind).\(name).\(id)") }
      spellings.append("\(kind).\(world.rawValue).\(name).\(id)")
    }
    return spellings
  }

  /// Short and older names of figures.
  public static let aliases: [(name: String, key: FigureKey)] =
    [
      ("coverage", FigureKey(.district(.coverageRecurring))),
      ("cost", FigureKey(.district(.costRecurring))),
      ("savings", FigureKey(.district(.savingsRecurring))),
    ] + GeneralFundMeasure.all.map { ($0.id, $0.key) }.filter { $0.0 != $0.1.description }
}

extension ValueKey {
  /// A figure of the same thing has the name of this value's key, so that the plain path means the
  /// figure and the value is spelled with `value.` before it.
  public var isShadowed: Bool {
    guard let key, qualifier == nil else { return false }
    return switch block {
    case FundKind.keyword: StreamFigure(rawValue: key) != nil
    case StaffKind.keyword: StaffFigure(rawValue: key) != nil || key == "positions"
    case LeaderKind.keyword: LeaderFigure(rawValue: key) != nil
    case ClassSizeKind.keyword: ClassSizeFigure(rawValue: key) != nil
    case RetentionKind.keyword: RetentionFigure(rawValue: key) != nil
    case "general_fund": GeneralFundFigure(rawValue: key) != nil
    default: false
    }
  }
}

extension Figure {
  /// The dotted name without world and place.
  var spelling: String {
    switch self {
    case .district(let figure): figure.rawValue
    case .sections(let id): "sections.\(id)"
    case .fractionalSections(let id): "sections.\(id).fractional"
    case .classSize(let id, let figure): "class_size.\(id).\(figure.rawValue)"
    case .rooms: "rooms"
    case .staff(let id, let figure): "staff.\(id).\(figure.rawValue)"
    case .stream(let id, let figure): "fund.\(id).\(figure.rawValue)"
    case .leader(let id, let figure): "leader.\(id).\(figure.rawValue)"
    case .ladderStage(let id, let stage): "ladder.\(id).\(stage)"
    case .bonusRecipients(let id): "bonus.\(id).recipients"
    case .retention(let id, let figure): "retention.\(id).\(figure.rawValue)"
    case .generalFund(let figure): "general_fund.\(figure.rawValue)"
    case .budgetLine(let side, let id): "\(side.rawValue).\(id)"
    case .line(let line): Self.spelling(of: line)
    case .lineSide(let line, let side): "\(line).\(side.rawValue)"
    case .payment(let line, let payer): "\(line).paid_by.\(payer)"
    case .rule(let id): "rule." + id.replacing("-", with: "_")
    case .event(let event): event.description
    case .value(let key): key.isShadowed ? "value.\(key)" : key.description
    }
  }

  /// The kind, the id and the figure of something that results list by its id.
  var row: (kind: String, id: String, name: String)? {
    switch self {
    case .classSize(let id, let figure): (ClassSizeKind.keyword, id.text, figure.rawValue)
    case .sections(let id): (ClassSizeKind.keyword, id.text, "sections")
    case .fractionalSections(let id): (ClassSizeKind.keyword, id.text, "fractional")
    case .ladderStage(let id, let stage): (LadderKind.keyword, id.text, stage)
    case .value(let value) where value.block == ClassSizeKind.keyword && value.qualifier == nil:
      value.id.flatMap { id in value.key.map { (value.block, id, $0) } }
    case .staff(let id, let figure): (StaffKind.keyword, id.text, figure.rawValue)
    case .stream(let id, let figure): (FundKind.keyword, id.text, figure.rawValue)
    case .leader(let id, let figure): (LeaderKind.keyword, id.text, figure.rawValue)
    default: nil
    }
  }

  /// The name of a line's dollars: the line's id, with `_cost` where the id is also the path of a
  /// stated value.
  private static func spelling(of line: LineKey) -> String {
    switch line.source {
    case .leader, .classSizeMoney, .rooms, .surcharge(_, oneTime: false): "\(line)_cost"
    default: line.description
    }
  }
}
