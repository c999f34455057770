extension BoardWording {
  /// A career ladder to begin.
  static func ladder(_ title: String, year: Int, paysStages: Bool) -> String {
    "Whether to begin the career ladder “\(title)” in FY\(year)"
      + (paysStages ? "; pay that comes with a stage is hard to take back." : ".")
  }

  /// A bonus to pay.
  static func bonus(_ title: String, year: Int, isRecurring: Bool) -> String {
    isRecurring
      ? "Whether to pay the bonus “\(title)” from FY\(year) on."
      : "Whether to pay the one-time bonus “\(title)”, first in FY\(year)."
  }

  /// Vacant positions given up for something else.
  static func exchange(_ title: String, year: Int) -> String {
    "Whether to give up vacant positions for “\(title)” from FY\(year) on."
  }

  /// An effect on turnover that counts as money.
  static func retention(_ title: String) -> String {
    "“\(title)” counts money for teachers who stay because leaders support them. That is an effect "
      + "taken from a study, not a fact of this district."
  }
}
