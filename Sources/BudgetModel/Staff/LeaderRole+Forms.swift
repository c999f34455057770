extension LeaderRole {
  /// How teaching time that leaders are released from is covered.
  public enum Cover: String, Sendable, CaseIterable {
    /// More positions of the leaders' staff group are required.
    case hire
    /// Substitutes at a day rate, `substitute` ($ per day).
    case substitutes
    /// The timetable takes it up: nobody is hired and nothing is paid.
    case timetable
  }

  /// How the number of qualified people is stated, in `pool`.
  public enum PoolForm: String, Sendable {
    /// A number of people.
    case leaders
    /// A share of the staff group's required positions.
    case share
  }
}
