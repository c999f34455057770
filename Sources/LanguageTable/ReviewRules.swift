/// The rules for review.
enum ReviewRules {
  /// Every rule, in the order of reports.
  static let all: [ReviewRule] = titleOne + effort + budget

  /// On Title I and Title II.
  private static let titleOne: [ReviewRule] = [
    ReviewRule(
      "title1-carryover", "Title I-A carry-over",
      wording: "At most 15% of a year's Title I-A award may be carried over into the next year; "
        + "below an award of $50,000 there is no limit, and money transferred in counts. Asks for "
        + "review where `carryover` allows more, and in futures where more than 15% of the award "
        + "is left unspent, so that money lapses. The state may waive the limit once in three years "
        + "where a request is reasonable and necessary, or where supplemental appropriations become "
        + "available (§1127(b)).",
      needs: "a `fund` with `program = title1`",
      citation: "ESEA §1127(a) to (c) (20 U.S.C. 6339)",
      url: "https://www.law.cornell.edu/uscode/text/20/6339",
      effective: "8 January 2002 (NCLB), kept by ESSA"),
    ReviewRule(
      "title1-floor", "Title I-A hold-harmless floor",
      wording: "A district's Title I-A grants may not fall below 95% of the year before where at "
        + "least 30% of children are poor, 90% from 15%, 85% below. Asks for review where a "
        + "Title I-A award has no such floor, or another one than its `poverty` says.",
      needs: "a `fund` with `program = title1`",
      citation: "ESEA §1122(c) (20 U.S.C. 6332(c))",
      url: "https://www.law.cornell.edu/uscode/text/20/6332",
      effective: "8 January 2002 (NCLB), kept by ESSA"),
    ReviewRule(
      "title2-supplant", "Title II-A supplanting",
      wording: "Title II-A money supplements local money. To pay with it for what local money paid "
        + "for last year is presumed to be supplanting. Asks for review where a Title II-A stream "
        + "may pay a line or role with `paid_locally_before = yes`, or a line of the same `use` as "
        + "a repurposed local expenditure.",
      needs: "a `fund` with `program = title2`",
      citation: "ESEA §2301 (20 U.S.C. 6691)",
      url: "https://www.law.cornell.edu/uscode/text/20/6691",
      effective: "10 December 2015 (ESSA)"),
    ReviewRule(
      "title1-methodology", "Title I-A supplement, not supplant",
      wording: "Title I-A supplanting is tested on the method by which the district gives state "
        + "and local money to its schools, not on single costs: the method must be the same as if "
        + "a school had no Title I-A money. A budget cannot show it; this stands as a note "
        + "wherever a Title I-A stream may pay for the plan.",
      needs: "a `fund` with `program = title1`",
      citation: "ESEA §1118(b) (20 U.S.C. 6321(b))",
      url: "https://www.law.cornell.edu/uscode/text/20/6321",
      effective: "10 December 2017 (ESSA §1118(b)(5))"),
    ReviewRule(
      "comparability", "Comparability of Title I schools",
      wording: "In each grade span (K to 5, 6 to 8, 9 to 12) a Title I school may have at most "
        + "110% of the pupils per state- and locally-funded teacher that the district's other "
        + "schools have together. One more student per class in Title I schools only can break "
        + "it. A span in which every school is a Title I school is not assessed: there the "
        + "schools are compared with one another. Small schools may be exempt (California: 100 "
        + "students or fewer): `comparability_leaves_out = 100 students` in `scenario` leaves them "
        + "out, and the finding says what that would come to.",
      needs: "schools with and without `title1`, and staff whose positions follow sections",
      citation: "ESEA §1118(c) (20 U.S.C. 6321(c)); the 110% is of ED's guidance on Title I "
        + "fiscal issues (2008), the exemption of small schools of states, e.g. the California "
        + "Department of Education's Title I comparability FAQ",
      url: "https://www.law.cornell.edu/uscode/text/20/6321",
      effective: "8 January 2002 (NCLB §1120A(c)), §1118(c) since 10 December 2015"),
  ]

  /// On the effort of state and locality, and on class sizes.
  private static let effort: [ReviewRule] = [
    ReviewRule(
      "essa-moe", "Maintenance of effort (ESSA)",
      wording:
        "For the money of award year t the district's state and local spending of year t − 2, "
        + "in total or per pupil, must be at least 90% of that of t − 3: money of July 2020 compares "
        + "2018-19 with 2017-18. Else, and only after a failure for one of the five award years "
        + "before, federal awards are cut in proportion to the shortfall of the better measure: "
        + "from 100 to 88 the cut is (90 − 88)/90 = 2.22%. After a failure the level that was "
        + "required is the base, not the lesser one reached (from 100 to 80 the next requirement is "
        + "90% of 90 = 81); that the base is 90, and not 100, is a reading of §8521(b)(2). The "
        + "Secretary may waive the rule for exceptional circumstances (§8521(c)). Award years up to "
        + "two beyond the horizon are assessed.",
      needs: "a `general_fund` with `effort FY…` of the three years before the horizon, and "
        + "`moe_met` or `moe_failed` for the five award years before",
      citation: "ESEA §8521 (20 U.S.C. 7901); 34 CFR 299.5(a) and (c)",
      url: "https://www.law.cornell.edu/uscode/text/20/7901",
      effective: "10 December 2015 (ESSA)"),
    ReviewRule(
      "idea-moe", "Maintenance of effort (IDEA)",
      wording:
        "Spending on special education from local, or state and local, money, in total or per "
        + "child with a disability, may not fall below that of the last year in which the same "
        + "method was met: from 100 to 95 to 96 is still a failure. Any one of the four methods is "
        + "enough; one without data is not assessed. Not counted are the exceptions of 300.204 "
        + "(staff who leave, fewer children with disabilities, the end of an exceptionally costly "
        + "child's programme, the end of costly long-term purchases, cost that the state's high "
        + "cost fund takes over) and the adjustment of 300.205 (up to half of the award's increase).",
      needs:
        "a `general_fund` with `special_education FY…`, spending lines with `special_education "
        + "= yes`; for the other methods `children`, `local` in these lines, and their history",
      citation: "34 CFR 300.203(b) and (c), 300.204, 300.205; Appendix E to Part 300",
      url: "https://www.ecfr.gov/current/title-34/section-300.203",
      effective: "1 July 2015"),
    ReviewRule(
      "class-cap", "Class-size limits",
      wording: "No class may be larger than the limit of a class, or no school's average larger "
        + "than the limit of a site. A `cap` always holds, since a further student opens a "
        + "section; a `site_cap` and the limit behind overage pay can be passed.",
      needs: "a `class_size` with a `cap` or another limit",
      citation: "the state's law or the contract, as `rules` of the class size names it",
      effective: "as the state's rule says"),
  ]

  /// On what the budget does with its money and people.
  private static let budget: [ReviewRule] = [
    ReviewRule(
      "one-time-for-recurring", "One-time money for recurring cost",
      wording: "One-time money (streams that end, one-time savings, money carried over) should not "
        + "pay recurring cost: when it is gone the cost stays. With `--strict` a stream that ends "
        + "and may pay recurring lines is an error. `sunset FY… because \"…\"` in the stream, "
        + "the role or the line quiets the rule up to that year.",
      needs: "nothing",
      citation: "GFOA best practice, Achieving a Structurally Balanced Budget",
      url: "https://www.gfoa.org/materials/achieving-a-structurally-balanced-budget",
      effective: "2012"),
    ReviewRule(
      "double-booking", "One saving booked twice",
      wording: "Savings that return to a stream cannot exceed what the stream pays for today's "
        + "uses: more would be a dollar repurposed twice.",
      needs: "nothing",
      citation: "Docs/Measures.md: a dollar is repurposed once", effective: "always"),
    ReviewRule(
      "attrition-gate", "Positions waiting for attrition",
      wording: "The plan frees more positions than people leave, and layoffs are not allowed: the "
        + "positions are paid until somebody leaves, so the saving comes later than the plan "
        + "says.",
      needs: "nothing",
      citation: "Docs/Measures.md: headcount = stayers + hires", effective: "always"),
    ReviewRule(
      "stream-use", "Streams and their uses",
      wording: "A stream may pay only for its uses. Asks for review where a line names a stream "
        + "whose `pays_for` leaves out the line's use, and where a stream can pay for no line of "
        + "the plan.",
      needs: "nothing",
      citation: "2 CFR 200.403(b), and the award's own conditions",
      url: "https://www.ecfr.gov/current/title-2/section-200.403",
      effective: "26 December 2014"),
  ]
}
