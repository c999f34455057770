/// A scenario that uses most of the language.
enum SampleScenario {
  static let text = #"""
    language 1

    scenario "Teacher leaders paid for by what no longer works" {
      district = "Slaton ISD"                    # figures here are illustrative
      years    = FY2026..FY2030                  # FY2026 is the school year 2025-26
      author   = "Business office"
      question = "Can the first Master Teachers pay for themselves by the second year?"
    }

    # --- the economy: one future at a time -----------------------------------------
    driver cpi          = ar1(mean = 2.5%, sd = 1.2%, persistence = 0.4)    source "BLS CPI-U 1990-2024"
    driver raises       = normal(mean = 3%, sd = 1%) drawn each year
    driver health_trend = 2% to 11% drawn each year                         source "NCTQ"
    correlate raises with cpi at 0.5

    # --- schools ---------------------------------------------------------------------
    school primary "Primary campus" { title1 = schoolwide }
    school west    "West campus"    { title1 = schoolwide }

    enrollment FY2025 {
                 PK    K    1    2    3    4    5
      primary    62   95  101   99    -    -    -
      west        -    -    -    -   97   90   93
      method = growth
      growth = -2% to 2% drawn each year by school and grade
    }

    class_size elementary { grades = PK..4; target = 20 students; cap = 22 students; rounding = up }
    class_size upper      { grades = 5; target = 24 students }

    # --- people ------------------------------------------------------------------------
    staff teachers "Classroom teachers" {
      positions   = 1 FTE per section
      salary      = $52,400 per FTE   grow by raises
      hire_salary = $46,000 per FTE   grow by raises
      turnover    = 9% to 14% drawn each year                               source "NCES teacher follow-up"
      benefits retirement = 8.25% of pay
      benefits medicare   = 1.45% of pay
      benefits health     = $4,900 per FTE   grow by health_trend
    }

    # --- where the money comes from ------------------------------------------------------
    fund title1 "Title I, Part A" {
      award     = $412,000 per year   grow by ar1(mean = 1%, sd = 12%, persistence = -0.4)   floor 90% of prior year
      available = after committed = $329,600 per year grow by raises         because "reading aides stay"
      pays_for  = leader stipends, leader release, training
      carryover = 15%
    }
    fund title2 "Title II, Part A" {
      award     = $61,000 per year
      available = 100%
      pays_for  = leader stipends, training
      delay     = 100% with chance 5% each year                              because "July 2025 withholding"
    }

    # --- the plan: everything above is the status quo, everything in here is what changes ------
    plan "Teacher leaders" {
      leader master "Master Teacher" {
        one per 15 teachers
        release    = 100%
        stipend    = $10,000                                                 source "NIET: $7,000-$15,000"
        extra_days = 10 days
        training   = $2,500 per new leader
      }
      leader mentor "Mentor Teacher" { one per 8 teachers; release = 15%; stipend = $4,000 }

      repurpose copiers "Extra photocopiers" {
        saves    = $160,000 per year
        realised = triangular(low = 85%, mode = 95%, high = 100%)
      }
      repurpose subscription "Underused computer program"      { saves = $18,500 per year }
      repurpose pullout      "Pull-out program without effect" { saves = $76,000 per year; realised = 60% to 90% }
      repurpose intervention "Intervention positions not needed" {
        saves = $64,000 per year; realised = uniform(low = 0%, high = 100%); induced = yes      # from the year after the first leaders
      }
    }

    # --- what must hold -------------------------------------------------------------------
    require title1.spent <= title1.spendable                              # every trial, every year
    adopted teachers.payroll in FY2026 = $1,900,000 within 10%            # the status quo against the adopted budget
    expect "recurring money covers it" { P(coverage >= 1 in each year from FY2027) >= 80% }
    example "Slaton's published figure" { savings.recurring in FY2027 = $318,500 within $60,000 }

    # --- questions -----------------------------------------------------------------------
    variant plus_one  "One more student per class" { plan { set class_size.*.target += 1 student from FY2026 } }
    variant no_title2 "Title II-A ends"            { set title2.award = $0 per year from FY2027 }
    """# + "\n"
}
