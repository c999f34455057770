import Testing

@testable import SummaryMeasures

/// The one list of statistics.
@Suite struct StatisticTests {
  /// A quantile is called by its share in hundredths.
  @Test func namesAndSharesAgree() {
    for statistic in Statistic.allCases {
      if let share = statistic.share {
        #expect(statistic.name == "p\(Int((share * 100).rounded()))")
        #expect(share > 0 && share < 1)
      } else {
        #expect(!statistic.name.hasPrefix("p"))
      }
    }
    #expect(Set(Statistic.allCases.map(\.name)).count == Statistic.allCases.count)
    let shares = Statistic.quantiles.compactMap(\.share)
    #expect(shares == shares.sorted() && shares.count == Statistic.allCases.count - 2)
  }

  @Test func eachStatisticKeepsItsOwnEstimate() {
    let statistics = Statistics { .exact(Double($0.rawValue), isDeterministic: false) }
    for statistic in Statistic.allCases {
      #expect(statistics[statistic].value == Double(statistic.rawValue))
    }
    #expect(statistics.p50 == statistics[.p50] && statistics.sd == statistics[.sd])
  }
}
