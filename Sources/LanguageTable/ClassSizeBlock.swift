internal import Quantities

/// The block of class sizes.
enum ClassSizeBlock {
  /// The block `class_size`.
  static let description = BlockDescription(
    "class_size", places: [.top], identity: .required,
    "How many students a class takes, for some grades; sections follow per school and grade.",
    example: "class_size elementary { grades = PK..4; target = 20 students; cap = 22 students }",
    keys: [
      KeyDescription(
        "grades", .grades, "The grades it covers; each school's grade in one block only.",
        example: "grades = PK..4", required: true),
      KeyDescription(
        "schools", .names(of: "school"),
        "The schools whose classes it rules; each school's grade in one block only.",
        standard: "all schools", example: "schools = west, east"),
      KeyDescription(
        "type", .words, "The same by the `type` of schools.", standard: "all schools",
        example: "type = high_poverty"),
      KeyDescription(
        "target", .studentsPerClass, "Students for whom one section is planned.",
        example: "target = 20 students", required: true, decision: true),
      KeyDescription(
        "cap", .studentsPerClass, "The most a class may hold: a further student opens a section.",
        standard: "that of `rules`, else no cap", example: "cap = 22 students", decision: true),
      KeyDescription(
        "rounding", .choice(["up", "nearest"]), "How students / target becomes whole sections.",
        standard: "up", example: "rounding = up"),
      KeyDescription(
        "tolerance", .share,
        "Stretches the target (never the cap) before rounding up: target × (1 + tolerance).",
        standard: "0 %", number: 0, example: "tolerance = 5%"),
      KeyDescription(
        "minimum", .studentsPerClass,
        "The smallest section: fewer students do not open one, except for the first and the cap.",
        standard: "none", example: "minimum = 10 students", decision: true),
      KeyDescription(
        "combined", .yesNo,
        "Grades of a school may share a section: its students in these grades count together.",
        standard: "no", example: "combined = yes"),
    ] + secondaryKeys + siteKeys + [
      KeyDescription(
        "rules", .choice(LanguageTable.rulePacks.map(\.name)),
        "The class sizes of a state's law; a `cap` or `site_cap` of one's own goes before them.",
        standard: "none", example: "rules = texas")
    ])

  /// Sections from courses and teacher load, and the rooms they take.
  private static let secondaryKeys = [
    KeyDescription(
      "courses", .sections, "Sections a student sits in; sections follow students × courses.",
      standard: "1 section", example: "courses = 7", decision: true),
    KeyDescription(
      "load", .sectionsPerTeacher,
      "Sections one teacher takes: so many count as one for staff with FTE per section.",
      standard: "1 section", example: "load = 5 sections", decision: true),
    KeyDescription(
      "room_use", .sectionsPerRoom, "Sections one room takes.", standard: "1 section",
      example: "room_use = 6 sections", decision: true),
  ]

  /// Limits that add no section: site averages and overage pay.
  private static let siteKeys = [
    KeyDescription(
      "site_cap", .studentsPerClass,
      "The most that a school's average may be; it flags and adds no section.",
      standard: "that of `rules`, else none", example: "site_cap = 24 students"),
    KeyDescription(
      "lost_revenue", .dollarsPerStudent,
      "Revenue lost for each of the block's students at a school above the site average.",
      standard: "none", example: "lost_revenue = $1,040 per student"),
    KeyDescription(
      "overage_limit", .studentsPerClass,
      "Students a class may hold before overage or an aide is paid; it adds no section.",
      standard: "none", example: "overage_limit = 28 students"),
    KeyDescription(
      "overage_pay", .dollarsPerStudent, "Paid for each student above `overage_limit`.",
      standard: "none", example: "overage_pay = $1,500 per student"),
    KeyDescription(
      "overage_aide", .dollarsPerClass,
      "What an aide costs, of whom each class above `overage_limit` has one.",
      standard: "none", example: "overage_aide = $24,000 per class"),
  ]
}

extension ValueKind {
  /// `sections`, which may be left off.
  static let sections = ValueKind.quantity(
    QuantityDescription(
      Unit(.section), optional: [Unit(.section)], shape: .amount, least: 0.1))
  /// `$ per class [per year]`.
  static let dollarsPerClass = ValueKind.quantity(
    QuantityDescription(
      Unit([.dollar], per: [.section, .year]), optional: [perYear], shape: .amount, least: 0))
  /// `sections [per FTE]`.
  static let sectionsPerTeacher = ValueKind.quantity(
    QuantityDescription(
      Unit([.section], per: [.fte]), optional: [Unit(.fte, power: -1), Unit(.section)],
      shape: .amount, least: 0.1))
  /// `sections [per room]`.
  static let sectionsPerRoom = ValueKind.quantity(
    QuantityDescription(
      Unit([.section], per: [.room]), optional: [Unit(.room, power: -1), Unit(.section)],
      shape: .amount, least: 0.1))
  /// `rooms`, which may be left off.
  static let rooms = ValueKind.quantity(
    QuantityDescription(Unit(.room), optional: [Unit(.room)], shape: .amount, least: 0))
  /// `$ [per room] per year`.
  static let dollarsPerRoom = ValueKind.quantity(
    QuantityDescription(
      Unit([.dollar], per: [.room, .year]), optional: [Unit(.room, power: -1)], shape: .amount,
      least: 0))
  /// `$ per student [per year]`.
  static let dollarsPerStudent = ValueKind.quantity(
    QuantityDescription(
      Unit([.dollar], per: [.student, .year]), optional: [perYear], shape: .amount, least: 0))
}
