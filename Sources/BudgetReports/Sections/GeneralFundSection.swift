import BudgetModel
internal import FigureCatalogue
import ReportDocuments
import SummaryMeasures

/// The general fund: its balance, its lines and the effort of state and locality.
struct GeneralFundSection: RunSection {
  /// What is reported.
  let reported: ReportedRun

  /// The general fund over the years; nothing where the scenario has none.
  var overview: [ReportPart] {
    guard let fund = budget.generalFund else { return [] }
    return [.heading(level: 2, GeneralFundWording.heading)] + breach
      + [table(fund)]
  }

  /// How often the balance falls below its floor.
  var breach: [ReportPart] {
    guard let fund = budget.generalFund else { return [] }
    if provenance.isDeterministic {
      guard let last = years.indices.last, let end = statistics(.generalFund(.balance), at: last)
      else {
        return []
      }
      return [
        .paragraph(GeneralFundWording.deterministic(ReportCell.dollars(end.p50).text, years[last]))
      ]
    }
    guard let some = probability(.reserveBreach, .ever) else { return [] }
    let worst = budget.years.compactMap { year in
      probability(.reserveBreach, .year(year)).map { (year: "FY\(year)", value: $0.value) }
    }.max { $0.value < $1.value }
    return [
      .paragraph(
        GeneralFundWording.breach(
          some, without: probability(.reserveBreachStatusQuo, .ever), worst: worst?.year,
          floor: floorWords(fund)))
    ]
  }

  /// The reserve floor in words, with its number where it is the same in every year and future.
  private func floorWords(_ fund: GeneralFund) -> String {
    GeneralFundWording.floor(
      fund.reserve, constant("reserve"), dollarFloor: constant("dollar_floor"))
  }

  /// A value of the general fund that is the same number in every year and future.
  func constant(_ key: String) -> Double? {
    guard let value = budget.statusQuoValues[GeneralFund.key(key)], value.changes.isEmpty,
      value.segments.count == 1, value.segments[0].growth == nil,
      case .constant(let number) = value.segments[0].formula
    else { return nil }
    return number
  }

  /// Revenue, spending, balance and floor by year.
  private func table(_ fund: GeneralFund) -> ReportPart {
    let isDeterministic = provenance.isDeterministic
    var columns = ["Revenue", "Spending", "The plan", "Structural"]
    columns += isDeterministic ? ["Balance"] : ["Balance p5", "p50", "p95"]
    columns += ["Floor", "Days of cash"]
    if !isDeterministic { columns.append("First below in (of 100)") }
    let rows = years.indices.map { index in
      var cells: [ReportCell] = [.text(years[index])]
      cells += [Figure.generalFund(.revenue), .generalFund(.spending)].map { money($0, index) }
      let effect =
        (mean(.district(.generalFundDraw), at: index) ?? 0)
        - (mean(.generalFund(.returned), at: index) ?? 0)
      cells.append(.text(GeneralFundWording.effect(effect, place: place)))
      cells.append(money(.generalFund(.structural), index))
      let balance = statistics(.generalFund(.balance), at: index)
      cells += (isDeterministic ? [balance?.p50] : [balance?.p5, balance?.p50, balance?.p95]).map {
        .dollars($0?.value, place: place)
      }
      cells.append(money(.generalFund(.reserve), index))
      cells.append(.figure(statistics(.generalFund(.daysOfCash), at: index)?.p50, unit: "days"))
      if !isDeterministic {
        let first = probability(.reserveBreach, .year(budget.years.lowerBound + index))
        cells.append(.frequency(first))
      }
      return ReportTable.Row(cells)
    }
    return .table(
      ReportTable(
        caption: GeneralFundWording.caption,
        columns: [.init("Year", isNumber: false)] + columns.map { .init($0, isNumber: true) },
        rows: rows,
        note: [GeneralFundWording.note(floorWords(fund)), isDeterministic ? nil : steps]
          .compactMap(\.self).joined(separator: " ")))
  }

  /// From the structural balance of the first year to that of the last: what revenue and spending add
  /// or take on average, then from the mean to the median.
  var bridge: [ReportPart] {
    let last = years.count - 1
    guard budget.generalFund != nil, !provenance.isDeterministic, last > 0,
      let first = mean(.generalFund(.structural), at: 0),
      let end = statistics(.generalFund(.structural), at: last)
    else { return [] }
    func change(_ figure: Figure) -> Double {
      (mean(figure, at: last) ?? 0) - (mean(figure, at: 0) ?? 0)
    }
    let revenue = change(.generalFund(.revenue))
    let spending = change(.generalFund(.spending))
    let steps = [revenue, -spending, end.mean.value - first - revenue + spending]
    let printed = FigureFormat.roundedToSum(
      [first] + steps, total: first + steps.reduce(0, +), place: place)
    let toMedian = end.p50.value - end.mean.value
    var drawn = [
      BridgeChart.Step(
        title: GeneralFundWording.mean(years[0]), value: printed.values[0], isTotal: true)
    ]
    for (title, value) in zip(GeneralFundWording.bridgeSteps, printed.values.dropFirst())
    where value != 0 {
      drawn.append(.init(title: title(value), value: value, isTotal: false))
    }
    drawn += [
      .init(title: GeneralFundWording.mean(years[last]), value: printed.total, isTotal: true),
      .init(title: GeneralFundWording.toMedian, value: toMedian, isTotal: false),
      .init(title: GeneralFundWording.median(years[last]), value: end.p50.value, isTotal: true),
    ]
    let rows = drawn.enumerated().map { position, step in
      ReportTable.Row(
        [.text(step.title), .dollars(step.value, place: place)],
        kind: step.isTotal && position > 0 ? .total : .plain)
    }
    let ends = [end.p5, end.p95].map { FigureFormat.dollars($0.value, place: place) }
    let table = ReportTable(
      caption: GeneralFundWording.bridgeCaption,
      columns: [.init("", isNumber: false), .init("Dollars", isNumber: true)], rows: rows,
      note: GeneralFundWording.bridgeNote(ends[0], ends[1]))
    return [
      .chart(
        .bridge(
          BridgeChart(
            caption: GeneralFundWording.bridgeCaption, steps: drawn,
            range: (
              end.p5.value, end.p95.value,
              GeneralFundWording.bridgeRange(years[last], ends[0], ends[1])
            ),
            table: table)))
    ]
  }

  /// The years in which a percentile of the balance lies at a step.
  private var steps: String? {
    StepWording.note(
      years.indices.map { (years[$0], statistics(.generalFund(.balance), at: $0)) },
      [.p5, .p50, .p95], unit: "$")
  }

  /// The place to round the general fund's dollars to: what the error of its means supports.
  private var place: Double {
    let figures: [Figure] = [
      .generalFund(.revenue), .generalFund(.spending), .generalFund(.balance),
    ]
    let means = figures.flatMap { figure in
      years.indices.compactMap { statistics(figure, at: $0)?.mean }
    }
    let largest = means.map { abs($0.value) }.filter(\.isFinite).max() ?? 0
    return max(
      FigureFormat.place(of: largest, digits: 5),
      FigureFormat.place(error: means.compactMap(\.error).max()))
  }

  private func money(_ figure: Figure, _ index: Int) -> ReportCell {
    .dollars(mean(figure, at: index), place: place)
  }

  /// Every line by year, under the parts of the budget that it belongs to.
  var lineTable: [ReportPart] {
    guard !run.budgetLines.isEmpty else { return [] }
    return [
      .table(
        ReportTable(
          caption: GeneralFundWording.lineCaption,
          columns: [.init("", isNumber: false)] + years.map { .init($0, isNumber: true) },
          rows: lines.flatMap { $0.rows() }, note: CostWording.additive))
    ]
  }

  /// Revenue lines and spending lines in their groups; a side without lines is left out.
  var lines: [AdditiveTable] {
    [
      (BudgetLine.Side.revenue, GeneralFundWording.revenue, GeneralFundWording.revenueTotal),
      (.spending, GeneralFundWording.spending, GeneralFundWording.spendingTotal),
    ].compactMap { side, title, total in
      let lines = run.budgetLines.filter { $0.line.side == side }
      return lines.isEmpty
        ? nil
        : AdditiveTable(
          groups: groups(lines, title), total: total, columns: years.count,
          place: reported.place(digits: nil))
    }
  }

  /// Lines under the names of their groups, in the order in which these first stand.
  private func groups(_ lines: [BudgetLineSummary], _ side: String) -> [AdditiveTable.Group] {
    var names: [String?] = []
    for line in lines where !names.contains(line.line.group) { names.append(line.line.group) }
    return names.map { name in
      let own = lines.filter { $0.line.group == name }
      let isAlone = names.count == 1
      let words = name ?? GeneralFundWording.otherLines
      return AdditiveTable.Group(
        title: isAlone && name == nil ? side : GeneralFundWording.group(side, words),
        lines: own.map { ($0.line.title, $0.byYear.map(\.mean.value)) },
        total: isAlone ? nil : "\(words) in total")
    }
  }

  /// Effort of state and locality by year, with the years before the horizon.
  var effortTable: [ReportPart] {
    guard let fund = budget.generalFund, !fund.effort.isEmpty else { return [] }
    let past = fund.effort.map { past in
      let pupils = fund.pupils.first { $0.year == past.year }?.amount
      return ReportTable.Row([
        "FY\(past.year)", .dollars(past.amount), .dollars(pupils.map { past.amount / $0 }),
      ])
    }
    let ahead = years.indices.map { index in
      ReportTable.Row([
        .text(years[index]), money(.generalFund(.effort), index),
        .dollars(statistics(.generalFund(.effortPerPupil), at: index)?.mean),
      ])
    }
    return [
      .table(
        ReportTable(
          caption: GeneralFundWording.effortCaption,
          columns: [
            .init("Year", isNumber: false), .init("Effort", isNumber: true),
            .init("Per pupil", isNumber: true),
          ], rows: past + ahead))
    ]
  }
}
