import ResultsData

extension TableColumn {
  /// The path of the scenario.
  static let scenario = TableColumn("scenario")
  /// The variants that were applied.
  static let variant = TableColumn("variant")
  /// The fiscal year.
  static let year = TableColumn("year")
  /// What is measured.
  static let measure = TableColumn("measure")
  /// The line, stream or group that it is measured of.
  static let line = TableColumn("line")
  /// The statistic.
  static let stat = TableColumn("stat")
  /// The number.
  static let value = TableColumn("value")
  /// The unit of the number.
  static let unit = TableColumn("unit")
  /// The school.
  static let school = TableColumn("school")
  /// The grade.
  static let grade = TableColumn("grade")
  /// The first year without leaders.
  static let stop = TableColumn("stop")
  /// The figure of an unwind.
  static let figure = TableColumn("figure")
}

extension Field {
  /// The same field with a row of its own for a statistic.
  func row(_ statistic: String) -> Field { row([.stat: statistic]) }

  /// The same field with a row of its own for a statistic, where it has a value.
  func rowWhereDefined(_ statistic: String) -> Field { rowWhereDefined { _ in [.stat: statistic] } }

  /// A column of the table with the same text in every row.
  static func column(_ column: TableColumn, _ text: String) -> Field {
    .column(column) { _ in text }
  }
}
