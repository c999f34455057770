internal import BudgetNames
internal import FigureCatalogue
internal import LanguageTable

extension Symbols {
  /// Names near an unknown one, for did-you-mean.
  func candidates(near name: String) -> [String] {
    let parts = name.split(separator: ".").map(String.init)
    var all = allNames + DistrictFigure.allCases.map(\.rawValue)
    all += FigureKey.aliases.map(\.name).filter { names.hasGeneralFund || !$0.contains(".") }
    if parts.first == "rule" { all += LanguageTable.reviewRules.map(\.figure) }
    if names.hasGeneralFund {
      all += GeneralFundFigure.allCases.map { "general_fund.\($0.rawValue)" }
    }
    for id in parts.prefix(2) {
      guard let kind = kind(of: id) else { continue }
      let written = entries["\(kind).\(id)"] ?? []
      let own = names.stages(of: id) + written + names.parts(of: id)
      let keys = LanguageTable.block(kind)?.keys.map(\.name) ?? []
      let prefix = parts.first == id ? id : "\(kind).\(id)"
      all += (Self.figures(of: kind) + own + keys).map { "\(prefix).\($0)" }
    }
    return all
  }

  /// The figures of a kind of thing, by what stands behind its id.
  private static func figures(of kind: String) -> [String] {
    switch kind {
    case FundKind.keyword: StreamFigure.allCases.map(\.rawValue)
    case StaffKind.keyword: StaffFigure.allCases.map(\.rawValue)
    case LeaderKind.keyword: LeaderFigure.allCases.map(\.rawValue)
    case ClassSizeKind.keyword:
      ClassSizeFigure.allCases.map(\.rawValue)
        + LineKey.ClassSizeMoney.allCases.map { "\($0.rawValue)_cost" }
    case LadderKind.keyword: LineKey.LadderLine.allCases.map(\.rawValue)
    case BonusKind.keyword: ["recipients"]
    case RetentionKind.keyword: RetentionFigure.allCases.map(\.rawValue)
    default: []
    }
  }
}
