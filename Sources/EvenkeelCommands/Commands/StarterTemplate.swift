/// The files that `init` writes.
enum StarterTemplate {
  /// The district: facts that all its scenarios share.
  static let district = """
    language 1

    # The district as it is today. Every figure here is illustrative: put your own in its place, and
    # write source "…" behind each one that you can cite.

    driver raises = ar1(mean = 2.5%, sd = 1%, persistence = 0.8) because "replace with your contract"
    driver health_trend = 2% to 9% drawn each year because "replace with your insurer's history"

    school north "North Elementary" { title1 = schoolwide }
    school south "South Elementary" { title1 = none }

    # Students of the school year 2024-25 and how they move; `-` means the school has no such grade.
    enrollment FY2025 {
              K   1   2   3   4   5
      north  62  58  61  66  59  64
      south  71  69  74  68  72  70
      method = growth
      growth = -2% to 2% drawn each year by school and grade
    }

    class_size primary { grades = K..2; target = 21 students; cap = 24 students }
    class_size upper { grades = 3..5; target = 24 students; cap = 28 students }

    staff teachers "Classroom teachers" {
      positions = 1 FTE per section
      salary = $56,000 per FTE grow by raises
      hire_salary = $47,000 per FTE
      # beta(mean = 11%, sd = 2%) drawn each year, from national surveys
      turnover = default
      whole_leavers = yes
      benefits retirement = 8.25% of pay
      benefits medicare = 1.45% of pay
      benefits health = $6,200 per FTE grow by health_trend
    }

    fund title1 "Title I, Part A" {
      award = $310,000 per year grow by ar1(mean = 1%, sd = 12%, persistence = -0.4)
      # what today's uses keep; the plan may use what the award exceeds it by
      available = after committed = $260,000 per year grow by raises
      pays_for = leader stipends, leader release, training
      carryover = 15%
    }

    fund title2 "Title II, Part A" {
      award = $48,000 per year
      available = 100%
      pays_for = leader stipends, training
      delay = 100% with chance 5% each year because "July 2025 withholding; chance uncited"
    }

    """

  /// The scenario: horizon, plan, checks, variants.
  static let plan = """
    language 1
    include "district.scenario"

    scenario "Mentor teachers paid for by what no longer works" {
      district = "Our district"
      years = FY2026..FY2030
      question = "Does recurring money cover the plan in every year?"
    }

    # Everything in district.scenario is the status quo; everything in here is what changes.
    plan "Mentor teachers" {
      leader mentor "Mentor Teacher" {
        one per 8 teachers
        release = 10%
        stipend = $4,000
        training = $1,500 per new leader
      }

      repurpose copiers "Extra photocopiers" {
        saves = $38,000 per year grow by 2%
        realised = triangular(low = 85%, mode = 95%, high = 100%)
      }
      repurpose software "Unused reading software" { saves = $12,500 per year }
    }

    expect "recurring money covers the plan" { P(coverage >= 1 in each year) >= 50% }

    variant plus_one "One more student per class" {
      plan { set class_size.*.target += 1 student from FY2027 }
    }
    variant no_title2 "Title II-A ends" { set title2.award = $0 per year from FY2027 }

    """
}
