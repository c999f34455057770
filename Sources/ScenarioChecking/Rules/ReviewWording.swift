internal import BudgetModel

/// The sentences of findings that need no draw.
enum ReviewWording {
  /// A carry-over above the limit.
  static func carryover(_ stream: String, share: Double) -> String {
    "\(stream): `carryover` allows \(percent(share)) of the award, the rule 15%."
  }

  /// A floor that is none of the law's.
  static func floor(
    _ stream: String, share: Double, wanted: [Double], poverty: Double?
  ) -> String {
    "\(stream): the award's floor is \(percent(share)) of the prior year, the rule's "
      + band(wanted, poverty)
  }

  /// An award without a floor.
  static func noFloor(_ stream: String, wanted: [Double], poverty: Double?) -> String {
    "\(stream): the award has no `floor`; the rule's is " + band(wanted, poverty)
  }

  private static func band(_ wanted: [Double], _ poverty: Double?) -> String {
    let shares = wanted.map(percent).joined(separator: ", ")
    return poverty.map { "\(shares) at \(percent($0)) poor children." }
      ?? "one of \(shares), by the share of poor children (`poverty`)."
  }

  /// A line that local money paid.
  static func supplant(_ stream: String, _ line: String) -> String {
    "\(stream) may pay for \(quoted(line)), which local money paid last year."
  }

  /// A line of the same use as an expenditure that ends.
  static func supplant(_ stream: String, _ line: String, replaced: String) -> String {
    "\(stream) may pay for \(quoted(line)), of the same use as \(quoted(replaced)), which local "
      + "money paid last year."
  }

  /// The standing note on Title I.
  static func methodology(_ stream: String) -> String {
    "\(stream) may pay for lines of the plan: show the method by which schools get state and local "
      + "money."
  }

  /// A stream that ends and may pay what goes on.
  static func oneTime(_ stream: String, end: Int, lines: [String]) -> String {
    let shown = lines.prefix(3).map(quoted).joined(separator: ", ")
    let more = lines.count > 3 ? " and \(lines.count - 3) more" : ""
    return "\(stream) ends after FY\(end) and may pay recurring cost: \(shown)\(more)."
  }

  /// A stream or line with a sunset.
  static func sunset(_ stream: String, _ sunset: Sunset) -> String {
    "\(stream) may pay recurring cost until its sunset in FY\(sunset.year): \(sunset.because)"
  }

  /// A line that names a stream which does not pay for its use.
  static func outsideUses(_ line: String, _ stream: String) -> String {
    "\(quoted(line)) names \(stream), whose `pays_for` leaves out its use."
  }

  /// A stream without a line to pay.
  static func idle(_ stream: String) -> String {
    "\(stream) can pay for no line of the plan."
  }

  private static func quoted(_ title: String) -> String { "“\(title)”" }

  /// A share with at most one decimal.
  private static func percent(_ share: Double) -> String {
    let tenths = (share * 1_000).rounded()
    guard tenths.isFinite, abs(tenths) < 1e9 else { return "an undefined share" }
    let whole = Int(abs(tenths))
    let decimal = whole % 10 == 0 ? "" : ".\(whole % 10)"
    return "\(tenths < 0 ? "−" : "")\(whole / 10)\(decimal)%"
  }
}
