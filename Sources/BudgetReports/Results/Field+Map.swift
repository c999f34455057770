import ResultsData
import SummaryMeasures

extension TableColumn {
  /// By how many students classes are larger.
  static let more = TableColumn("more")
}

extension Field {
  /// By how many students classes are larger.
  static func more(_ value: @escaping @Sendable (Subject) -> Int) -> Field {
    .count("more", "By how many students classes are larger.", least: 1, value).filling(.more)
  }

  /// A number of a map with its error, as one row.
  static func mapped(
    _ name: String, _ summary: String, _ unit: String, stat: String = "mean",
    _ value: @escaping @Sendable (Subject) -> Estimate
  ) -> Field {
    .record(name, summary, of: .mapped(name, unit, stat), value)
  }

  /// The same where it may not be defined.
  static func mappedOrNull(
    _ name: String, _ summary: String, _ unit: String, stat: String = "mean",
    _ value: @escaping @Sendable (Subject) -> Estimate?
  ) -> Field {
    .recordOrNull(name, summary, of: .mapped(name, unit, stat), value)
  }

  /// A number of a map without an error, as one row where it is defined.
  static func mapFigure(
    _ name: String, _ summary: String, _ unit: String, stat: String = "mean",
    _ value: @escaping @Sendable (Subject) -> Double?
  ) -> Field {
    .figure(name, summary, value).rowWhereDefined { _ in
      [.measure: name, .stat: stat, .unit: unit]
    }
  }

  /// What sections fewer are worth.
  static func worth(_ value: @escaping @Sendable (Subject) -> ClassMapSummary.Worth)
    -> [Field]
  {
    [
      .mapped("positions", "E[R / load] × FTE per section: positions.", "FTE") {
        value($0).positions
      },
      .mappedOrNull("hire", "Their pay and benefits for new hires.", "$ per year") {
        value($0).hire
      },
      .mappedOrNull("average", "Their pay and benefits at average pay.", "$ per year") {
        value($0).average
      },
    ]
  }

  /// Classes enlarged for each section that goes.
  static func enlarged(_ value: @escaping @Sendable (Subject) -> ClassMapSummary.Enlarged)
    -> [Field]
  {
    let unit = "sections per section"
    return [
      .mapFigure("enlarged_in_advance", "Larger classes a section removed, fixed in advance.", unit)
      {
        value($0).inAdvance
      },
      .mapFigure("enlarged_at_count", "Larger classes a section removed, at the count.", unit) {
        value($0).atCount
      },
    ]
  }
}

extension Record where Subject == Estimate {
  /// An estimate of a map under a name.
  fileprivate static func mapped(_ name: String, _ unit: String, _ stat: String) -> Record {
    Record(
      "estimate", "A number with its Monte Carlo error.",
      [.column(.measure, name), .column(.unit, unit)],
      Field<Estimate?>.estimate("value", "The number.", row: stat).from { $0 })
  }
}
