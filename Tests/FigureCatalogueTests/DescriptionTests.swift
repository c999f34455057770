import FigureCatalogue
import Quantities
import Testing

/// What the catalogue says of each figure.
@Suite struct DescriptionTests {
  /// One list of figures, with what its names begin with.
  struct Family: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let entries: [(rawValue: String, description: FigureDescription)]

    init<Listed: DescribedFigure>(_ type: Listed.Type) {
      testDescription = "\(type)"
      entries = Listed.allCases.map { ($0.rawValue, $0.description) }
    }
  }

  static let families = [
    Family(DistrictFigure.self), Family(ClassSizeFigure.self), Family(StaffFigure.self),
    Family(StreamFigure.self), Family(LeaderFigure.self), Family(RetentionFigure.self),
    Family(GeneralFundFigure.self),
  ]

  @Test(arguments: families) func everyFigureIsDescribed(_ family: Family) {
    #expect(!family.entries.isEmpty)
    for (rawValue, description) in family.entries {
      #expect(description.name == rawValue)
      #expect(!description.title.isEmpty, "\(rawValue)")
      #expect(!description.summary.isEmpty, "\(rawValue)")
      #expect(!description.unitWords.isEmpty, "\(rawValue)")
      #expect(description.title.first != " " && description.title.last != " ", "\(rawValue)")
      #expect(description.summary.last != ".", "\(rawValue): a summary is no sentence")
    }
  }

  @Test(arguments: families) func namesAndTitlesAreUnique(_ family: Family) {
    #expect(Set(family.entries.map(\.description.name)).count == family.entries.count)
    #expect(Set(family.entries.map(\.description.title)).count == family.entries.count)
  }

  /// Names are words and dots of the language.
  @Test(arguments: families) func namesAreOfTheLanguage(_ family: Family) {
    for (name, _) in family.entries {
      let words = name.split(separator: ".", omittingEmptySubsequences: false)
      let areWords = words.allSatisfy { word in
        !word.isEmpty && word.allSatisfy { $0 == "_" || ("a"..."z").contains($0) }
      }
      #expect(areWords, "\(name)")
    }
  }

  /// A condition is 0 or 1, a percentage has no dimensions.
  @Test(arguments: families) func formsFitUnits(_ family: Family) {
    for (name, description) in family.entries {
      switch description.form {
      case .amount: continue
      case .percentage: #expect(description.unit.isRatio, "\(name)")
      case .condition:
        #expect(description.unit.isRatio && description.unitWords == "0 or 1", "\(name)")
      }
    }
  }

  /// Which way is better, as the comparisons of variants are specified.
  @Test func directionsOfTheHeadlineMeasures() {
    let lower: [DistrictFigure] = [
      .netCost, .netCostCumulative, .costRecurring, .costOneTime, .costPerPupil, .costPerTeacher,
      .generalFundDraw,
    ]
    let higher: [DistrictFigure] = [
      .coverageRecurring, .coverageWithoutInduced, .coverageSavingsOnly, .coverageTotal, .margin,
      .savingsRecurring, .savingsOneTime,
    ]
    let neither: [DistrictFigure] = [
      .teachers, .leaders, .releaseFte, .sections, .classSizeAverage, .positionsFreed,
      .positionsSaved, .positionsWaiting, .fundingRecurring, .fundingOneTime,
    ]
    for figure in lower { #expect(figure.description.direction == .lowerIsBetter, "\(figure)") }
    for figure in higher { #expect(figure.description.direction == .higherIsBetter, "\(figure)") }
    for figure in neither { #expect(figure.description.direction == .neither, "\(figure)") }
    let ofGeneralFund: [GeneralFundFigure] = [.balance, .structural, .daysOfCash]
    for figure in ofGeneralFund {
      #expect(figure.description.direction == .higherIsBetter, "\(figure)")
    }
  }

  /// What needs no plan is of both worlds; what the plan pays, saves or is paid is of the plan only.
  @Test func worldsOfFigures() {
    for figure in StaffFigure.allCases where ![.hireValue, .averageValue].contains(figure) {
      #expect(figure.description.isOfBothWorlds, "\(figure)")
    }
    for figure in ClassSizeFigure.allCases {
      #expect(figure.description.isOfBothWorlds, "\(figure)")
    }
    for figure in LeaderFigure.allCases {
      #expect(!figure.description.isOfBothWorlds, "\(figure)")
    }
    for figure in [DistrictFigure.costRecurring, .netCost, .leaders, .covered] {
      #expect(!figure.description.isOfBothWorlds, "\(figure)")
    }
    for figure in [DistrictFigure.enrollment, .attendance, .sections, .teachers] {
      #expect(figure.description.isOfBothWorlds, "\(figure)")
    }
  }

  /// Conditions are no measures: they have probabilities.
  @Test func conditionsAreNoMeasures() {
    for figure in DistrictFigure.allCases where figure.description.form == .condition {
      #expect(!figure.description.isMeasure, "\(figure)")
    }
    #expect(DistrictFigure.allCases.count { $0.description.form == .condition } == 4)
  }

  /// The measures of a general fund keep their ids, and each has a title of its own.
  @Test func measuresOfTheGeneralFund() {
    let all = GeneralFundMeasure.all
    #expect(
      all.map(\.id) == [
        "fund.balance", "fund.balance.status_quo", "fund.structural", "fund.days_of_cash",
        "fund.reserve", "general_fund.revenue", "general_fund.spending", "general_fund.returned",
        "general_fund.plan_share", "general_fund.effort", "general_fund.effort_per_pupil",
      ])
    #expect(Set(all.map(\.title)).count == all.count)
    #expect(Set(all.map(\.key)).count == all.count)
  }
}
