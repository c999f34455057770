import BudgetModel
import BudgetProjection
internal import FigureCatalogue
import Quantities
import ReportDocuments
import SummaryMeasures

// The balance as pictures.
extension GeneralFundSection {
  /// The fan chart of the balance with the plan.
  var balanceChart: [ReportPart] {
    chart(.plan, caption: GeneralFundWording.chartCaption, below: nil, isSmall: false)
  }

  /// The same, half as high, with the odds that the floor has been missed by each year below it.
  var smallChart: [ReportPart] {
    chart(
      .plan, caption: GeneralFundWording.smallCaption, below: missed(.reserveBreach), isSmall: true)
  }

  /// Without and with the plan side by side on one scale.
  var chartsOfBothWorlds: [ReportPart] {
    let worlds = [World.statusQuo, .plan]
    let ends = worlds.compactMap(measure).flatMap(\.byYear).flatMap { year in
      [year.statistics?.p5.value, year.statistics?.p95.value].compactMap(\.self)
    }
    let both = worlds.map { world in
      chart(
        world, caption: GeneralFundWording.worldCaption(world),
        below: missed(world == .plan ? .reserveBreach : .reserveBreachStatusQuo), isSmall: true,
        alsoOnScale: ends)
    }
    return both.allSatisfy(\.isEmpty) ? [] : [.columns(both)]
  }

  /// The odds that the floor has been missed by the end of each year.
  private func missed(_ family: HorizonEvent.Family) -> (name: String, words: [String]) {
    var missed = 0.0
    let odds = budget.years.map { year in
      missed += probability(family, .year(year))?.value ?? 0
      return FigureFormat.shortFrequency(min(1, missed))
    }
    return (CoverageWording.oddsName, odds)
  }

  private func measure(_ world: World) -> MeasureSummary? {
    run.measure(
      world == .plan
        ? FigureKey(.generalFund(.balance)) : FigureKey(.generalFund(.balance), world))
  }

  private func chart(
    _ world: World, caption: String, below: (name: String, words: [String])?, isSmall: Bool,
    alsoOnScale: [Double] = []
  ) -> [ReportPart] {
    guard let measure = measure(world), !provenance.isDeterministic else { return [] }
    let floor = years.indices.compactMap { mean(.generalFund(.reserve), at: $0) }
    return [
      .chart(
        .fan(
          FanChart(
            caption: caption, points: FanChart.points(measure), reference: nil, format: .dollars,
            below: below, isSmall: isSmall,
            floor: floor.count == years.count ? (floor, GeneralFundWording.floorLine) : nil,
            alsoOnScale: alsoOnScale)))
    ]
  }
}
