import BudgetModel
import BudgetProjection
import ReportDocuments
import SummaryMeasures

extension ResultsWriter {
  /// A cost or saving with what was claimed, what it came to and who paid.
  func line(_ line: LineSummary) -> JSONValue {
    let facts = line.line
    let byYear = line.byYear.enumerated().map { index, statistics in
      var members = [(key: "year", value: JSONValue.string(label(at: index)))]
      if facts.role == .saving {
        members.append((key: "claimed", value: .optional(Self.claimed(facts, index))))
      }
      members += Self.statistics(statistics)
      if facts.role == .cost {
        let payments = line.payments.map { payment in
          (key: payment.payer, value: JSONValue.optional(Self.at(payment.meanByYear, index)))
        }
        members.append((key: "paid_by", value: .object(payments)))
      }
      return JSONValue.object(members)
    }
    return .object([
      (key: "id", value: .string(facts.id)), (key: "title", value: .string(facts.title)),
      (key: "role", value: .string(facts.role.rawValue)),
      (key: "recurring", value: .boolean(facts.isRecurring)),
      (key: "induced", value: .boolean(facts.isInduced)),
      (key: "fund", value: .string(facts.fund)), (key: "by_year", value: .array(byYear)),
    ])
  }

  /// What a saving claims in a year before realisation, if it says.
  static func claimed(_ line: ProjectedLine, _ index: Int) -> Double? {
    line.claimed.flatMap { at($0, index) } ?? nil
  }

  /// An element, or `nil` beyond the end.
  static func at<Element>(_ elements: [Element], _ index: Int) -> Element? {
    elements.indices.contains(index) ? elements[index] : nil
  }

  /// A stream with its accounts.
  func fund(_ fund: StreamSummary) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      (key: "id", value: .string(fund.stream.id)),
      (key: "title", value: .string(fund.stream.title)),
      (key: "recurring", value: .boolean(fund.stream.isRecurring)),
    ]
    if let program = fund.stream.program {
      members.append((key: "program", value: .string(program.rawValue)))
    }
    members.append(
      (key: "accounts", value: .array(fund.accounts.map { series($0.name, $0.byYear) })))
    return .object(members)
  }

  /// Every leader role's figures.
  var leaders: [JSONValue] {
    summary.leaders.map { figure in
      .object([
        (key: "id", value: .string(figure.id)), (key: "title", value: .string(figure.title)),
        (key: "name", value: .string(figure.name)), (key: "unit", value: .string(figure.unit)),
        (key: "by_year", value: .array(yearly(figure.byYear))),
      ])
    }
  }

  /// Every staff group's figures.
  var staffing: [JSONValue] {
    summary.staffing.map { figure in
      .object([
        (key: "id", value: .string(figure.id)), (key: "title", value: .string(figure.title)),
        (key: "name", value: .string(figure.name)),
        (key: "by_year", value: .array(yearly(figure.byYear))),
      ])
    }
  }

  /// Every class-size rule's means in each world.
  var classSizes: [JSONValue] {
    summary.classSizes.map { entry in
      let byYear = entry.byYear.enumerated().map { index, year in
        JSONValue.object(
          [(key: "year", value: JSONValue.string(label(at: index)))]
            + year.named.map { (key: $0.name, value: Self.value($0.estimate)) })
      }
      return .object([
        (key: "id", value: .string(entry.rule.id)),
        (key: "title", value: .string(entry.rule.title)),
        (key: "world", value: .string(entry.isPlan ? "plan" : "status quo")),
        (key: "by_year", value: .array(byYear)),
      ])
    }
  }

  /// The people of career ladders by stage.
  var ladders: [JSONValue] {
    summary.ladders.map { entry in
      .object([
        (key: "id", value: .string(entry.id)), (key: "title", value: .string(entry.title)),
        (key: "stage", value: .string(entry.stage)),
        (key: "by_year", value: .array(yearly(entry.byYear))),
      ])
    }
  }

  /// An assumption with all that was written about it.
  func assumption(_ entry: AssumptionEntry) -> JSONValue {
    let changes = entry.changes.map { change in
      JSONValue.object([
        (key: "author", value: .string(change.author)),
        (key: "written", value: .string(change.written)),
        (key: "years", value: .string(change.years)),
        (key: "basis", value: .optional(change.basis)),
        (key: "place", value: .string(change.place)),
      ])
    }
    return .object([
      (key: "path", value: .string(entry.path)), (key: "title", value: .string(entry.title)),
      (key: "unit", value: .string(entry.unit)),
      (key: "world", value: .string(entry.isPlanOnly ? "plan" : "status quo")),
      (key: "cited", value: .boolean(entry.isCited)),
      (key: "statements", value: .array(entry.statements.map(Self.statement))),
      (key: "changes", value: .array(changes)),
    ])
  }

  /// A value as written once.
  private static func statement(_ statement: AssumptionEntry.Statement) -> JSONValue {
    .object([
      (key: "value", value: .string(statement.value)),
      (key: "written", value: .string(statement.written)),
      (key: "growth", value: .optional(statement.growth)),
      (key: "years", value: .optional(statement.years)),
      (key: "p5", value: .optional(statement.range?.p5)),
      (key: "p50", value: .optional(statement.range?.p50)),
      (key: "p95", value: .optional(statement.range?.p95)),
      (key: "source", value: .optional(statement.source)),
      (key: "because", value: .optional(statement.because)),
      (key: "place", value: .optional(statement.place)),
    ])
  }
}
