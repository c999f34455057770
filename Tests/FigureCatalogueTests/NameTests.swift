import BudgetNames
import Testing

/// Ids, paths of values and ids of lines.
@Suite struct NameTests {
  /// A path gives the key whose path it is.
  @Test(arguments: KeyList.usual.values) func pathsAreReadBack(_ key: ValueKey) {
    #expect(ValueKey(path: key.description) == key)
  }

  @Test func anEnrollmentMayHaveAnID() {
    let named = ValueKey("enrollment", "west", "growth")
    #expect(named.description == "enrollment.west.growth")
    #expect(ValueKey(path: "enrollment.west.growth", hasEnrollmentID: true) == named)
    #expect(
      ValueKey(path: "enrollment.survival.9") == ValueKey("enrollment", nil, "survival", "9"))
  }

  @Test(arguments: ["", "staff", "staff.", ".teachers", "staff..salary", "fund.title1."])
  func noPath(_ text: String) {
    #expect(ValueKey(path: text) == nil)
  }

  /// Dots behind the key belong to what stands behind it.
  @Test func aQualifierMayHaveDots() {
    let key = ValueKey(path: "fund.title1.pays_for.line.coach")
    #expect(key == ValueKey("fund", "title1", "pays_for", "line.coach"))
  }

  @Test func linesHaveTheIdsOfTheResults() {
    let expected = [
      "leader.mentor.stipend", "leader.mentor.extra_days", "leader.mentor.base_pay",
      "leader.mentor.release", "leader.mentor.replaces", "leader.mentor.training",
      "leader.mentor.training_replacement", "class_size.lower", "class_size.lower.lost_revenue",
      "class_size.lower.overage", "school.north.rooms", "school.south.rooms",
      "positions.teachers", "turnover.teachers", "pay.teachers", "repurpose.copiers",
      "line.coach", "ladder.pathway.pay", "ladder.pathway.development", "bonus.stay",
      "retention.mentored", "exchange.swap", "exchange.swap.lead",
      "fund.title1.surcharge_one_time", "fund.title1.surcharge",
    ]
    #expect(KeyList.usual.wholeLines.map(\.description) == expected)
  }

  @Test func aPartBelongsToItsWholeLine() {
    let part = LineKey(.repurpose(RepurposeID("copiers")), part: "title1")
    #expect(part.whole == LineKey(.repurpose(RepurposeID("copiers"))))
    #expect(part.whole.whole == part.whole)
  }

  /// An id of one kind is no id of another, whatever its text.
  @Test func idsKeepTheirKind() {
    #expect(FundKind.keyword == "fund")
    #expect(FundID("west").text == SchoolID("west").text)
    #expect("\(FundID("west"))" == "west")
    #expect(!((FundID("west") as Any) is SchoolID))
  }
}
