internal import BudgetNames

/// One form in which the lines of a plan are spelled, e.g. `leader.LEADER.stipend`.
struct LineForm: Sendable {
  /// In which roles lines of a form may stand.
  enum Roles: Sendable {
    /// A cost, or a saving.
    case one
    /// Both; whatever pays the people whom the line moves gets its own part of a saving.
    case both(hasParts: Bool)
    /// Both where the line moves positions, else one.
    case bothWherePositionsMove
  }

  /// What may stand for each word.
  let words: [SpelledWord]
  /// What makes the line.
  let source: @Sendable (FigureForm.Words) -> LineKey.Source
  /// In which roles it may stand.
  var roles = Roles.one
  /// Its dollars are named with `_cost` behind the last word, since a value has the path.
  var isSuffixed = false

  /// Every form.
  static var all: [LineForm] {
    leaders + classSizes + groups + plan + ladders
  }

  /// The forms of its dollars, its parts, its two sides and its payments.
  var figures: [FigureForm] {
    [dollars] + parts + sides + payments
  }

  // MARK: figures of a line

  private var dollars: FigureForm {
    let source = source
    var named = words
    if isSuffixed, case .text(let last) = named[named.count - 1] {
      named[named.count - 1] = .text(last + "_cost")
    }
    return FigureForm(named) { words, _ in .line(LineKey(source(words))) }
  }

  /// Whether the line of a spelling stands in both roles.
  private var isOfBothRoles: (@Sendable (FigureForm.Words, DeclaredNames) -> Bool)? {
    switch roles {
    case .one: nil
    case .both: { _, _ in true }
    case .bothWherePositionsMove: { words, names in names.movesPositions(words[1]) }
    }
  }

  private var hasParts: Bool {
    switch roles {
    case .one, .both(hasParts: false): false
    case .both(hasParts: true), .bothWherePositionsMove: true
    }
  }

  /// The words behind a line that name the part of one fund.
  private static let funds: [SpelledWord] = [.name(FundKind.keyword), .text("general")]

  private var parts: [FigureForm] {
    guard hasParts, let isOfBothRoles else { return [] }
    let source = source
    let isSuffixed = isSuffixed
    let position = words.count
    let behind: [SpelledWord] =
      isSuffixed ? [.costOf(FundKind.keyword), .text("general_cost")] : Self.funds
    return behind.map { fund in
      FigureForm(words + [fund]) { words, names in
        guard isOfBothRoles(words, names) else { return nil }
        let part = isSuffixed ? String(words[position].dropLast(5)) : words[position]
        return .line(LineKey(source(words), part: part))
      }
    }
  }

  private var sides: [FigureForm] {
    guard let isOfBothRoles else { return [] }
    let source = source
    let position = words.count
    return [LineSide.cost, .saving].flatMap { side in
      let whole = FigureForm(words + [.text(side.rawValue)]) { words, names in
        isOfBothRoles(words, names) ? .lineSide(LineKey(source(words)), side) : nil
      }
      guard hasParts else { return [whole] }
      let ofParts = Self.funds.map { fund in
        FigureForm(words + [fund, .text(side.rawValue)]) { words, names in
          isOfBothRoles(words, names)
            ? .lineSide(LineKey(source(words), part: words[position]), side) : nil
        }
      }
      return [whole] + ofParts
    }
  }

  private var payments: [FigureForm] {
    let source = source
    let position = words.count + 1
    let stream = FigureForm(words + [.text("paid_by"), .name(FundKind.keyword)]) { words, _ in
      .payment(LineKey(source(words)), .stream(FundID(words[position])))
    }
    return [stream]
      + [Payer.savings, .oneTimeSavings, .generalFund].map { payer in
        FigureForm(words + [.text("paid_by"), .text(payer.description)]) { words, _ in
          .payment(LineKey(source(words)), payer)
        }
      }
  }

  // MARK: lines

  private static var leaders: [LineForm] {
    LineKey.LeaderLine.allCases.map { line in
      let words: [SpelledWord] = [
        .text(LeaderKind.keyword), .name(LeaderKind.keyword), .text(line.rawValue),
      ]
      var form = LineForm(words: words) { .leader(LeaderID($0[1]), line) }
      form.isSuffixed = true
      if line == .release || line == .replaces { form.roles = .both(hasParts: true) }
      return form
    }
  }

  private static var classSizes: [LineForm] {
    let block: [SpelledWord] = [.text(ClassSizeKind.keyword), .name(ClassSizeKind.keyword)]
    var positions = LineForm(words: block) { .classSize(ClassSizeID($0[1])) }
    positions.roles = .both(hasParts: true)
    let money = LineKey.ClassSizeMoney.allCases.map { money in
      var form = LineForm(words: block + [.text(money.rawValue)]) {
        .classSizeMoney(ClassSizeID($0[1]), money)
      }
      form.roles = .both(hasParts: false)
      form.isSuffixed = true
      return form
    }
    let school: [SpelledWord] = [.text(SchoolKind.keyword), .name(SchoolKind.keyword)]
    var rooms = LineForm(words: school + [.text("rooms")]) { .rooms(SchoolID($0[1])) }
    rooms.roles = .both(hasParts: false)
    rooms.isSuffixed = true
    return [positions, rooms] + money
  }

  private static var groups: [LineForm] {
    let sources: [(String, @Sendable (StaffID) -> LineKey.Source)] = [
      ("positions", { .positions($0) }), ("turnover", { .turnover($0) }), ("pay", { .pay($0) }),
    ]
    return sources.map { name, source in
      var form = LineForm(words: [.text(name), .name(StaffKind.keyword)]) {
        source(StaffID($0[1]))
      }
      form.roles = .both(hasParts: true)
      return form
    }
  }

  private static var plan: [LineForm] {
    func block(_ kind: String) -> [SpelledWord] { [.text(kind), .name(kind)] }
    var repurpose = LineForm(words: block(RepurposeKind.keyword)) {
      .repurpose(RepurposeID($0[1]))
    }
    repurpose.roles = .bothWherePositionsMove
    var line = LineForm(words: block(LineKind.keyword)) { .line(LineID($0[1])) }
    line.roles = .bothWherePositionsMove
    let fund = block(FundKind.keyword)
    var surcharge = LineForm(words: fund + [.text("surcharge")]) {
      .surcharge(FundID($0[1]), oneTime: false)
    }
    surcharge.isSuffixed = true
    return [
      repurpose, line, surcharge,
      LineForm(words: fund + [.text("surcharge_one_time")]) {
        .surcharge(FundID($0[1]), oneTime: true)
      },
    ]
  }

  private static var ladders: [LineForm] {
    func block(_ kind: String) -> [SpelledWord] { [.text(kind), .name(kind)] }
    let exchange = block(ExchangeKind.keyword)
    return LineKey.LadderLine.allCases.map { line in
      LineForm(words: block(LadderKind.keyword) + [.text(line.rawValue)]) {
        .ladder(LadderID($0[1]), line)
      }
    } + [
      LineForm(words: block(BonusKind.keyword)) { .bonus(BonusID($0[1])) },
      LineForm(words: exchange) { .exchange(ExchangeID($0[1]), part: nil) },
      LineForm(words: exchange + [.part]) { .exchange(ExchangeID($0[1]), part: $0[2]) },
      LineForm(words: block(RetentionKind.keyword)) { .retention(RetentionID($0[1])) },
    ]
  }
}
