internal import BudgetNames
internal import Quantities

/// One form in which a figure is spelled, e.g. `sections.CLASS_SIZE.fractional`.
struct FigureForm: Sendable {
  /// The words of one spelling, by their position.
  typealias Words = [String]

  /// What may stand for each word; the first is always a word of its own.
  let words: [SpelledWord]
  /// What the words name; `nil` where the names before it do not have it.
  let figure: @Sendable (Words, DeclaredNames) -> Figure?
  /// The position of the school's id, or `nil`.
  var school: Int?
  /// The position of the grade, or `nil`.
  var grade: Int?

  /// Describes a form.
  init(
    _ words: [SpelledWord], _ figure: @escaping @Sendable (Words, DeclaredNames) -> Figure?
  ) {
    self.words = words
    self.figure = figure
  }

  /// What a spelling in this form means, or `nil` where it has another form.
  func read(_ spelled: Words, in names: DeclaredNames) -> (figure: Figure, place: Place?)? {
    guard spelled.count == words.count,
      spelled.indices.allSatisfy({ fits(spelled, at: $0, names) }),
      let figure = figure(spelled, names)
    else { return nil }
    guard school != nil || grade != nil else { return (figure, nil) }
    let place = Place(
      school: school.map { spelled[$0] },
      grade: grade.flatMap { Grade(rawValue: spelled[$0]) })
    return (figure, place)
  }

  private func fits(_ spelled: Words, at position: Int, _ names: DeclaredNames) -> Bool {
    let word = spelled[position]
    switch words[position] {
    case .text(let text): return word == text
    case .name(let kind): return names.kinds[word] == kind
    case .costOf(let kind):
      return word.hasSuffix("_cost") && names.kinds[String(word.dropLast(5))] == kind
    case .stage: return names.stages(of: spelled[1]).contains(word)
    case .part: return names.parts(of: spelled[1]).contains(word)
    case .grade: return Grade(rawValue: word) != nil
    case .any: return !word.isEmpty
    }
  }
}

extension FigureForm {
  /// Every form, in the order in which they are tried.
  static let all: [FigureForm] =
    district + classSizes + staff + streams + leaders + others + lines + horizon

  /// The forms by their first word and their number of words.
  static let byFirstWord: [String: [Int: [FigureForm]]] = Dictionary(
    grouping: all, by: { $0.words[0].shown }
  ).mapValues { Dictionary(grouping: $0, by: \.words.count) }

  /// The words of a dotted name.
  private static func words(_ name: String) -> [SpelledWord] {
    name.split(separator: ".").map { .text(String($0)) }
  }

  /// The same of one school.
  private var atSchool: FigureForm {
    var form = FigureForm(words + [.name(SchoolKind.keyword)], figure)
    form.school = words.count
    return form
  }

  /// The same of one grade of one school.
  private var atGrade: FigureForm {
    var form = FigureForm(words + [.name(SchoolKind.keyword), .grade], figure)
    form.school = words.count
    form.grade = words.count + 1
    return form
  }

  // MARK: the district

  private static var district: [FigureForm] {
    var forms = DistrictFigure.allCases.map { figure in
      FigureForm(words(figure.rawValue)) { _, _ in .district(figure) }
    }
    let enrollment = FigureForm([.text("enrollment")]) { _, _ in .district(.enrollment) }
    var byGrade = FigureForm(enrollment.words + [.text("grade"), .grade], enrollment.figure)
    byGrade.grade = 2
    forms += [byGrade, enrollment.atSchool, enrollment.atGrade]
    forms += GeneralFundFigure.allCases.map { figure in
      FigureForm([.text("general_fund")] + words(figure.rawValue)) { _, names in
        names.hasGeneralFund ? .generalFund(figure) : nil
      }
    }
    for alias in FigureKey.aliases where alias.name.hasPrefix("fund.") {
      forms.append(FigureForm(words(alias.name)) { _, _ in nil })
    }
    return forms
  }

  private static var classSizes: [FigureForm] {
    let kind = SpelledWord.name(ClassSizeKind.keyword)
    let whole = FigureForm([.text("sections"), kind]) { words, _ in
      .sections(ClassSizeID(words[1]))
    }
    let fractional = FigureForm([.text("sections"), kind, .text("fractional")]) { words, _ in
      .fractionalSections(ClassSizeID(words[1]))
    }
    let average = FigureForm([.text("class_size"), kind]) { words, _ in
      .classSize(ClassSizeID(words[1]), .average)
    }
    let rooms = FigureForm([.text("rooms")]) { _, _ in .rooms }
    let figures = ClassSizeFigure.allCases.map { figure in
      FigureForm([.text("class_size"), kind, .text(figure.rawValue)]) { words, _ in
        .classSize(ClassSizeID(words[1]), figure)
      }
    }
    return [fractional, whole, whole.atSchool, whole.atGrade, average.atSchool, rooms.atSchool]
      + figures
  }

  // MARK: groups, streams and roles

  private static var staff: [FigureForm] {
    let kind = SpelledWord.name(StaffKind.keyword)
    var forms = StaffFigure.allCases.map { figure in
      FigureForm([.text("staff"), kind, .text(figure.rawValue)]) { words, _ in
        .staff(StaffID(words[1]), figure)
      }
    }
    forms.append(
      FigureForm([.text("staff"), kind, .text("positions")]) { words, _ in
        .staff(StaffID(words[1]), .required)
      })
    forms.append(
      FigureForm([.text("staff"), kind, .text("salary")]) { words, names in
        names.isScheduled(words[1]) ? .staff(StaffID(words[1]), .averagePay) : nil
      })
    return forms
  }

  private static var streams: [FigureForm] {
    StreamFigure.allCases.map { figure in
      FigureForm([.text("fund"), .name(FundKind.keyword), .text(figure.rawValue)]) { words, _ in
        .stream(FundID(words[1]), figure)
      }
    }
  }

  private static var leaders: [FigureForm] {
    LeaderFigure.allCases.flatMap { figure in
      let form = FigureForm(
        [.text("leader"), .name(LeaderKind.keyword), .text(figure.rawValue)]
      ) { words, _ in .leader(LeaderID(words[1]), figure) }
      return figure == .count || figure == .cost ? [form, form.atSchool] : [form]
    }
  }

  private static var others: [FigureForm] {
    var forms = [
      FigureForm([.text("ladder"), .name(LadderKind.keyword), .stage]) { words, _ in
        .ladderStage(LadderID(words[1]), words[2])
      },
      FigureForm([.text("bonus"), .name(BonusKind.keyword), .text("recipients")]) { words, _ in
        .bonusRecipients(BonusID(words[1]))
      },
      FigureForm([.text("rule"), .any]) { words, _ in
        .rule(words[1].replacing("_", with: "-"))
      },
    ]
    for figure in RetentionFigure.allCases {
      forms.append(
        FigureForm(
          [.text("retention"), .name(RetentionKind.keyword), .text(figure.rawValue)]
        ) { words, _ in .retention(RetentionID(words[1]), figure) })
    }
    for side in [BudgetSide.revenue, .spending] {
      forms.append(
        FigureForm([.text(side.rawValue), .name(side.rawValue)]) { words, _ in
          .budgetLine(side, words[1])
        })
    }
    return forms
  }

  private static var lines: [FigureForm] { LineForm.all.flatMap(\.figures) }

  private static var horizon: [FigureForm] {
    var forms: [FigureForm] = []
    for family in HorizonEvent.Family.allCases {
      for moment in [HorizonEvent.Moment.ever, .never, .everyYear, .finalYear] {
        let event = HorizonEvent(family, moment)
        // A family of its own is the name of a figure of each year.
        if DistrictFigure(rawValue: event.description) != nil { continue }
        forms.append(FigureForm(words(event.description)) { _, _ in .event(event) })
      }
      forms.append(
        FigureForm(words(family.rawValue) + [.any]) { words, _ in
          moment(words[words.count - 1]).map { .event(HorizonEvent(family, $0)) }
        })
    }
    return forms
  }

  /// The moment of `FY2028` or `2`.
  private static func moment(_ word: String) -> HorizonEvent.Moment? {
    let digits = word.hasPrefix("FY") ? word.dropFirst(2) : Substring(word)
    guard let number = Int(digits), String(number) == digits, number >= 0 else { return nil }
    return word.hasPrefix("FY") ? .year(number) : .gap(number)
  }
}
