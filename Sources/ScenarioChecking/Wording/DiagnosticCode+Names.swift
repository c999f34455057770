public import Diagnostics

extension DiagnosticCode {
  static let unknownBlock = DiagnosticCode(
    "unknown-block", .name, "The language has no such block or statement.")
  static let misplacedBlock = DiagnosticCode(
    "misplaced-block", .name, "The block stands where it means nothing; move it.")
  static let unknownKey = DiagnosticCode(
    "unknown-key", .name, "The block has no such key; nothing is ignored.")
  static let duplicateKey = DiagnosticCode(
    "duplicate-key", .name,
    "A key is written once in a block; a later value for some years carries its years.")
  static let duplicateID = DiagnosticCode(
    "duplicate-id", .name, "Ids are unique across all kinds.")
  static let reservedID = DiagnosticCode(
    "reserved-id", .name, "Grades and words of the language cannot be ids.")
  static let missingID = DiagnosticCode(
    "missing-id", .name, "The block needs an id, a short name by which other lines refer to it.")
  static let unexpectedID = DiagnosticCode(
    "unexpected-id", .name, "The block takes no id.")
  static let unknownName = DiagnosticCode(
    "unknown-name", .name, "Nothing of this name is declared.")
  static let unknownPath = DiagnosticCode(
    "unknown-path", .name, "There is no such value to change.")
  static let unknownFunction = DiagnosticCode(
    "unknown-function", .name, "The language has no such distribution or function.")
  static let unknownChoice = DiagnosticCode(
    "unknown-choice", .name, "The key takes one of a few words.")
  static let unknownGrade = DiagnosticCode(
    "unknown-grade", .name, "Grades are EE, PK, TK, K and 1 to 12.")
  static let unknownSchool = DiagnosticCode(
    "unknown-school", .name, "No `school` block has this id.")
  static let unknownUse = DiagnosticCode(
    "unknown-use", .name, "A stream pays for the uses of the language, or for a named line.")
  static let unknownFamily = DiagnosticCode(
    "unknown-family", .name, "An interval can have a few shapes only.")
  static let unexpectedPhrase = DiagnosticCode(
    "unexpected-phrase", .name, "The statement means nothing in this block.")
  static let unexpectedClause = DiagnosticCode(
    "unexpected-clause", .name, "The clause means nothing for this key.")
  static let unknownVariant = DiagnosticCode(
    "unknown-variant", .name, "The scenario has no variant of this name.")
  static let unknownRule = DiagnosticCode(
    "unknown-rule", .name, "No rule for review has this id; see `evenkeel help rules`.")
  static let notWritten = DiagnosticCode(
    "not-written", .name,
    "A formula or check names a value that nothing states. State it, or leave the name out.")
  static let placeOfFigure = DiagnosticCode(
    "place-of-figure", .name,
    "The figure is not known for this place: leaders of a school where the role is counted `at each "
      + "school`, sections of a grade where grades do not share them.")
  static let shadowingID = DiagnosticCode(
    "shadowing-id", .name,
    "An id may not be a word of the figures beside which it stands: one spelling would then mean "
      + "two things. Choose another id.")
  static let wrongKind = DiagnosticCode(
    "wrong-kind", .name, "The key takes another kind of value.")

  static let nameCodes: [DiagnosticCode] = [
    unknownBlock, misplacedBlock, unknownKey, duplicateKey, duplicateID, reservedID, missingID,
    unexpectedID, unknownName, unknownPath, unknownFunction, unknownChoice,
    unknownGrade, unknownSchool, unknownUse, unknownFamily, unexpectedPhrase, unexpectedClause,
    unknownVariant, unknownRule, notWritten, placeOfFigure, shadowingID, wrongKind,
  ]

  static let wrongUnit = DiagnosticCode(
    "wrong-unit", .unit, "The value is in another unit than its key.")
  static let mixedUnits = DiagnosticCode(
    "mixed-units", .unit, "Only amounts of the same unit can be added or compared.")
  static let percentOfMoney = DiagnosticCode(
    "percent-of-money", .unit, "A percentage cannot be added to an amount; grow by it or multiply.")
  static let percentOrPoints = DiagnosticCode(
    "percent-or-points", .unit, "Adding to a percentage needs `points`; scaling it needs `*=`.")
  static let unknownUnit = DiagnosticCode(
    "unknown-unit", .unit, "The language has no such unit.")
  static let ratioNeeded = DiagnosticCode(
    "ratio-needed", .unit, "A rate, share or exponent has no unit.")
  static let balanceNotFlow = DiagnosticCode(
    "balance-not-flow", .unit, "A balance ($) is not a yearly flow ($ per year).")
  static let missingPercent = DiagnosticCode(
    "missing-percent", .unit, "A share or rate above 1 was probably meant in percent.")
  static let wrongShareOf = DiagnosticCode(
    "wrong-share-of", .unit, "The key is a share of something else.")
  static let formChange = DiagnosticCode(
    "form-change", .unit, "A change for some years keeps the form of the value it changes.")

  static let unitTooLarge = DiagnosticCode(
    "unit-too-large", .unit,
    "A unit is a product of a few counts. One with an exponent above 16 stands for nothing.")

  static let unitCodes: [DiagnosticCode] = [
    wrongUnit, mixedUnits, percentOfMoney, percentOrPoints, unknownUnit, ratioNeeded,
    balanceNotFlow, missingPercent, wrongShareOf, formChange, unitTooLarge,
  ]

  static let badHorizon = DiagnosticCode(
    "bad-horizon", .time, "A projection covers 1 to 60 fiscal years.")
  static let yearOutside = DiagnosticCode(
    "year-outside", .time, "The year is outside the projection.")
  static let reversedYears = DiagnosticCode(
    "reversed-years", .time, "The first year of a span comes first.")
  static let timingNotAllowed = DiagnosticCode(
    "timing-not-drawn", .time, "`drawn` says when a draw is made; nothing is drawn here.")
  static let byNotAllowed = DiagnosticCode(
    "by-not-allowed", .time, "Only the growth of enrolment is drawn by school and grade.")
  static let overlappingYears = DiagnosticCode(
    "overlapping-years", .time, "Two values of one key hold in the same year.")
  static let processOnce = DiagnosticCode(
    "process-once", .time, "A process moves every year; it cannot be drawn once.")

  static let timeCodes: [DiagnosticCode] = [
    badHorizon, yearOutside, reversedYears, timingNotAllowed, byNotAllowed, overlappingYears,
    processOnce,
  ]

  static let variantConflict = DiagnosticCode(
    "variant-conflict", .variant, "Two variants set one value in the same year.")
  static let setInPlan = DiagnosticCode(
    "set-in-plan", .variant,
    "The plan cannot change this; it belongs to both worlds. Change it in a variant.")
  static let nothingToChange = DiagnosticCode(
    "nothing-to-change", .variant, "The value is not written, so there is nothing to add to.")
  static let changesNothing = DiagnosticCode(
    "changes-nothing", .variant, "The change leaves everything as it is.")
  static let duplicateSet = DiagnosticCode(
    "duplicate-set", .variant, "One value is set twice for the same years.")
  static let topLevelSet = DiagnosticCode(
    "set-own-value", .variant,
    "A top-level `set` changes an included value; a value of this file is changed where it stands.")
  static let variantInVariant = DiagnosticCode(
    "variant-body", .variant, "A variant holds `set` and `plan { set … }`, nothing else.")

  static let variantCodes: [DiagnosticCode] = [
    variantConflict, setInPlan, nothingToChange, changesNothing, duplicateSet, topLevelSet,
    variantInVariant,
  ]

  static let includeCycle = DiagnosticCode(
    "include-cycle", .files, "A file may not include itself, directly or through others.")
  static let tooManyFiles = DiagnosticCode(
    "too-many-files", .files, "A scenario reads at most 64 files.")

  static let includeCodes: [DiagnosticCode] = [includeCycle, tooManyFiles]

  /// The codes that this stage can give, by phase in the order of the stages.
  public static let checkingCodes: [DiagnosticCode] =
    includeCodes + nameCodes + unitCodes + timeCodes + variantCodes + placeCodes + checkCodes
    + ladderCodes + staffCodes
}
