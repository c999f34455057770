internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import Quantities
internal import ScenarioSyntax

/// Reads `set enrollment.students *= 97% from FY2027`, which multiplies each year's students once.
enum EnrollmentShockReader {
  /// The last word of its path.
  static let key = "students"
  private static let quantity = QuantityDescription(.ratio, shape: .amount, least: 0)

  /// Keeps the factor of an enrolment: 1 and what is set of it; nothing where nothing is.
  static func readShock(_ instance: BlockInstance, _ assembler: inout BudgetAssembler) {
    let target = ValueTarget(
      key: instance.key(key), title: "\(title(of: instance)): multiplied by", name: key,
      quantity: quantity, timing: .once, standardNumber: 1)
    ValueReader.keep(target, [], &assembler)
  }

  private static func title(of instance: BlockInstance) -> String {
    instance.block.id == nil ? "Students" : "Students of \(instance.title)"
  }

  /// The enrolments whose students a path names: of `enrollment.students` all of them.
  static func targets(_ parts: [String], _ assembler: BudgetAssembler) -> [ChangeTarget] {
    guard parts.last == key, parts.count <= 3 else { return [] }
    let all = assembler.declarations.enrollments
    let named: [BlockInstance]
    switch parts.dropLast() {
    case ["enrollment"], ["enrollment", "*"]: named = all
    case let front where front.count == 1 || front.first == "enrollment":
      named = all.filter { $0.block.id != nil && $0.id == front.last }
    default: named = []
    }
    var seen: Set<ValueKey> = []
    return named.filter { seen.insert($0.key(key)).inserted }.map { instance in
      var target = ChangeTarget(
        value: instance.key(key), key: nil, instance: instance, quantity: quantity,
        shape: .amount, timing: .once, name: key)
      target.isShock = true
      return target
    }
  }

  /// Whether a change of students is written as a factor that is no less than 0; says what to type
  /// where it is not.
  static func accepts(_ statement: SetStatement, _ assembler: inout BudgetAssembler) -> Bool {
    let percent = percent(statement.value)
    let isNegative = percent.map { $0 < 0 } ?? false
    // 97 without its % would be 97 times as many.
    let times = plainNumber(statement.value)
    let isShare = times.map { (0...2).contains($0) } ?? !isNegative
    if statement.operation == .scale, isShare { return true }
    let factor: Double?
    switch statement.operation {
    case .replace, .hold: factor = percent
    case .decrease: factor = percent.map { 100 - $0 }
    case .increase: factor = percent.map { 100 + $0 }
    case .scale: factor = times ?? percent.map { 100 + $0 }
    }
    let shown =
      factor.flatMap { (0...200).contains($0) ? "\(ShownNumber.about($0))%" : nil } ?? "97%"
    let years = statement.clauses.scope.map { " \($0.range.text)" } ?? ""
    assembler.report(
      StudentMessages.shockOperator(
        statement.range, fix: "set \(statement.path.text) *= \(shown)\(years)"))
    return false
  }

  /// A number without percent, dollars and unit.
  private static func plainNumber(_ expression: Expression) -> Double? {
    guard case .quantity(let quantity) = expression, !quantity.isPercent, !quantity.isMoney,
      quantity.unit.isEmpty, quantity.per.isEmpty
    else { return nil }
    return quantity.number
  }

  /// The number of `3%` or `-3%`.
  private static func percent(_ expression: Expression) -> Double? {
    switch expression {
    case .quantity(let quantity) where quantity.isPercent: quantity.number
    case .negation(let inner, _): percent(inner).map { -$0 }
    default: nil
    }
  }
}
