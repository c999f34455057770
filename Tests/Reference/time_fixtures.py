"""Dated values, and everything together."""

import copy

from fixture_parts import fixture, students, teachers, triangular_median
from over_time import ar1, change, path


@fixture
def dated_values():
    years = [2026, 2027, 2028, 2029, 2030]
    n = len(years)
    facts = '''language 1

# District facts, shared by its scenarios.
driver raises       = ar1(mean = 3%, sd = 1%, persistence = 0.6, last = 5%)
driver health_trend = 2% to 8% drawn each year

school first  "First School" { title1 = none }
school second "Second School" { title1 = none }

enrollment FY2024 {
            1    2    3
  first   101   99   95
  second   64   70    -
  method = growth
  growth = 1%
}
class_size all { grades = 1..3; target = 23 students }

staff teachers {
  positions   = 1.2 FTE per section
  salary      = $50,000 per FTE grow by raises from FY2024
  hire_salary = $43,000 per FTE grow by raises from FY2025
  turnover    = 11%
  benefits retirement = 8% of pay
  benefits retirement = 9% of pay from FY2028
  benefits health     = $5,000 per FTE grow by health_trend from FY2025
}

fund grant "State grant" {
  award     = $60,000 per year grow by 3% from FY2023
  available = 50%
  pays_for  = leader stipends
}
'''
    text = '''language 1

include "districts/dated-values.scenario"

scenario "Values that begin, end and return" { years = FY2026..FY2030 }

set grant.award += $10,000 per year from FY2029
set teachers.turnover = 14% until FY2027

plan "Leaders" {
  leader lead {
    count   = 3
    count   = 5 from FY2029
    stipend = $8,000 grow by 2%
    stipend = $9,500 from FY2028
    release = 20%
    release = 35% FY2027..FY2028
  }
  repurpose program { saves = $30,000 per year grow by 2% from FY2024 }
  set class_size.all.target += 2 students from FY2028
  set class_size.all.target = 26 students in FY2027
  set teachers.salary *= 1.02 from FY2029
}

variant no_grant "The grant ends" { set grant.award = $0 per year from FY2028 }
variant richer "More to start with" {
  set grant.award *= 1.25 in FY2027
  plan { set lead.stipend += $500 from FY2027 }
}
'''
    raises = ar1(years, 0.03, 0.6, 0.05)
    health = 0.05
    salary = path(years, 50000.0, raises, 2024, before=0.03)
    award = path(years, 60000.0, 0.03, 2023, before=0.03)
    stipend = change(years, path(years, 8000.0, 0.02), "=", 9500.0, 2028, growth=0.02)
    cells = {("first", "1"): 101, ("first", "2"): 99, ("first", "3"): 95, ("second", "1"): 64, ("second", "2"): 70}
    district = {
        "years": years, "enrollment": students(years, cells, 0.01, 2024),
        "class_sizes": [{"id": "all", "grades": ["1", "2", "3"], "target": [23.0] * n}],
        "staff": [teachers(years, positions=[1.2] * n, salary=salary, hire_salary=path(years, 43000.0, raises, 2025),
                           turnover=change(years, [0.11] * n, "=", 0.14, 2026, 2027),
                           benefits=[("retirement", "pay", change(years, [0.08] * n, "=", 0.09, 2028)),
                                     ("health", "fte", path(years, 5000.0, health, 2025))])],
        "funds": [{"id": "grant", "award": change(years, award, "+=", 10000.0, 2029, growth=0.03),
                   "available": ("share", [0.5] * n), "pays_for": ["leader stipends"]}],
        "leaders": [{"id": "lead", "of": "teachers", "form": "count", "number": [3.0, 3.0, 3.0, 5.0, 5.0],
                     "stipend": ("dollars", stipend), "release": [0.2, 0.35, 0.35, 0.2, 0.2]}],
        "repurpose": [{"id": "program", "saves": path(years, 30000.0, 0.02, 2024, before=0.02)}],
        "changes": {("class_size", "all", "target"): [23.0, 26.0, 25.0, 25.0, 25.0],
                    ("staff", "teachers", "salary"): change(years, salary, "*=", 1.02, 2029)},
    }
    ended, richer = copy.deepcopy(district), copy.deepcopy(district)
    ended["funds"][0]["award"] = change(years, district["funds"][0]["award"], "=", 0.0, 2028)
    richer["funds"][0]["award"] = change(years, district["funds"][0]["award"], "*=", 1.25, 2027, 2027)
    richer["leaders"][0]["stipend"] = ("dollars", change(years, stipend, "+=", 500.0, 2027, growth=0.02))
    return text, district, {"no_grant": ended, "richer": richer}, {"districts/dated-values.scenario": facts}


@fixture
def whole_district():
    years = [2026, 2027, 2028, 2029, 2030]
    n = len(years)
    text = '''language 1

scenario "Teacher leaders paid for by what no longer works" {
  district = "Example ISD"
  years    = FY2026..FY2030
  author   = "Business office"
  question = "Can the first Master Teachers pay for themselves by the second year?"
}

driver cpi          = ar1(mean = 2.5%, sd = 1.2%, persistence = 0.4)
driver raises       = normal(mean = 3%, sd = 1%) drawn each year
driver health_trend = 2% to 11% drawn each year
correlate raises with cpi at 0.5

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

staff teachers "Classroom teachers" {
  positions   = 1 FTE per section
  salary      = $52,400 per FTE grow by raises
  hire_salary = $46,000 per FTE grow by raises
  turnover    = triangular(low = 8%, mode = 11%, high = 15%) drawn each year
  benefits retirement = 8.25% of pay
  benefits medicare   = 1.45% of pay
  benefits health     = $4,900 per FTE grow by health_trend
}

fund title1 "Title I, Part A" {
  award     = $412,000 per year grow by ar1(mean = 1%, sd = 12%, persistence = -0.4) floor 90% of prior year
  available = after committed = $329,600 per year grow by raises
  pays_for  = leader stipends, leader release, training
  carryover = 15%
}
fund title2 "Title II, Part A" {
  award     = $61,000 per year
  available = 100%
  pays_for  = leader stipends, training
  delay     = 100% with chance 5% each year
}

input copiers_saving = $160,000 per year
let fixed_savings = copiers_saving + $18,500 per year

plan "Teacher leaders" {
  leader master "Master Teacher" {
    one per 15 teachers
    release    = 100%
    stipend    = $10,000
    extra_days = 10 days
    training   = $2,500 per new leader
  }
  leader mentor "Mentor Teacher" { one per 8 teachers; release = 15%; stipend = $4,000 }

  repurpose contracts "Photocopiers and computer program" {
    saves    = fixed_savings
    realised = triangular(low = 85%, mode = 95%, high = 100%)
  }
  repurpose pullout "Pull-out program without effect" { saves = $76,000 per year; realised = uniform(low = 60%, high = 90%) }
  repurpose intervention "Intervention positions not needed" {
    saves = $64,000 per year; realised = uniform(low = 0%, high = 100%); induced = yes
  }
}

require title1.spent <= title1.spendable
adopted teachers.payroll in FY2026 = $1,780,000 within 1%
expect "recurring money covers it" { P(coverage >= 1 in each year from FY2027) >= 20% }

variant plus_one "One more student per class" { plan { set class_size.*.target += 1 student from FY2026 } }
variant no_title2 "Title II-A ends"            { set title2.award = $0 per year from FY2027 }
'''
    cells = {("primary", "PK"): 62, ("primary", "K"): 95, ("primary", "1"): 101, ("primary", "2"): 99,
             ("west", "3"): 97, ("west", "4"): 90, ("west", "5"): 93}
    tau = triangular_median(0.08, 0.11, 0.15)
    district = {
        "years": years, "enrollment": students(years, cells, 0.0, 2025),
        "class_sizes": [{"id": "elementary", "grades": ["PK", "K", "1", "2", "3", "4"], "target": [20.0] * n,
                         "cap": [22.0] * n},
                        {"id": "upper", "grades": ["5"], "target": [24.0] * n}],
        "staff": [teachers(years, salary=path(years, 52400.0, 0.03), hire_salary=path(years, 46000.0, 0.03),
                           turnover=[tau] * n,
                           benefits=[("retirement", "pay", [0.0825] * n), ("medicare", "pay", [0.0145] * n),
                                     ("health", "fte", path(years, 4900.0, 0.065))])],
        "funds": [{"id": "title1", "award": path(years, 412000.0, 0.01, floor=0.9),
                   "available": ("after", path(years, 329600.0, 0.03)), "carryover": [0.15] * n,
                   "pays_for": ["leader stipends", "leader release", "training"]},
                  {"id": "title2", "award": [61000.0] * n, "available": ("share", [1.0] * n),
                   "pays_for": ["leader stipends", "training"]}],
        "leaders": [{"id": "master", "of": "teachers", "form": "one_per", "number": [15.0] * n, "release": [1.0] * n,
                     "stipend": ("dollars", [10000.0] * n), "extra_days": [10.0] * n, "training": [2500.0] * n},
                    {"id": "mentor", "of": "teachers", "form": "one_per", "number": [8.0] * n, "release": [0.15] * n,
                     "stipend": ("dollars", [4000.0] * n)}],
        "repurpose": [{"id": "contracts", "saves": [178500.0] * n, "realised": [triangular_median(.85, .95, 1.0)] * n},
                      {"id": "pullout", "saves": [76000.0] * n, "realised": [0.75] * n},
                      {"id": "intervention", "saves": [64000.0] * n, "realised": [0.5] * n, "induced": True}],
    }
    plus, without = copy.deepcopy(district), copy.deepcopy(district)
    plus["changes"] = {("class_size", "elementary", "target"): [21.0] * n, ("class_size", "upper", "target"): [25.0] * n}
    without["funds"][1]["award"] = change(years, [61000.0] * n, "=", 0.0, 2027)
    both = copy.deepcopy(without)
    both["changes"] = plus["changes"]
    return text, district, {"plus_one": plus, "no_title2": without, "plus_one+no_title2": both}, {}


@fixture
def replaced_for_some_years():
    years = [2026, 2027, 2028, 2029]
    n = len(years)
    text = '''language 1

scenario "A variant replaces the plan's change in its own years only" { years = FY2026..FY2029 }

school only { title1 = none }
enrollment FY2026 {
          1    2    3
  only  140  150  163
}
class_size all { grades = 1..3; target = 20 students }
staff teachers {
  positions   = 1 FTE per section
  salary      = $50,000 per FTE grow by 3%
  hire_salary = $44,000 per FTE grow by 3%
  turnover    = 12%
}

plan "Larger classes, fewer leave" {
  set class_size.all.target += 2 students from FY2027
  set teachers.turnover -= 2 points from FY2026
  set teachers.salary += $1,000 per FTE from FY2026
  leader lead { one per 8 teachers; stipend = $4,000; training = $1,500 per new leader }
}

variant one_year "More in one year" { plan { set class_size.all.target += 5 students in FY2027 } }
variant two_years "Fewest leave at first" {
  plan {
    set teachers.turnover = 6% FY2026..FY2027
    set teachers.salary *= 1.01 until FY2027
  }
}
'''
    salary = path(years, 50000.0, 0.03)
    district = {
        "years": years, "enrollment": students(years, {("only", "1"): 140, ("only", "2"): 150, ("only", "3"): 163}),
        "class_sizes": [{"id": "all", "grades": ["1", "2", "3"], "target": [20.0] * n}],
        "staff": [teachers(years, salary=salary, hire_salary=path(years, 44000.0, 0.03), turnover=[0.12] * n)],
        "leaders": [{"id": "lead", "of": "teachers", "form": "one_per", "number": [8.0] * n,
                     "stipend": ("dollars", [4000.0] * n), "training": [1500.0] * n}],
        "changes": {("class_size", "all", "target"): [20.0, 22.0, 22.0, 22.0],
                    ("staff", "teachers", "turnover"): [0.10] * n,
                    ("staff", "teachers", "salary"): change(years, salary, "+=", 1000.0, 2026, growth=0.03)},
    }
    one, two = copy.deepcopy(district), copy.deepcopy(district)
    one["changes"]["class_size", "all", "target"] = [20.0, 25.0, 22.0, 22.0]
    two["changes"]["staff", "teachers", "turnover"] = [0.06, 0.06, 0.10, 0.10]
    two["changes"]["staff", "teachers", "salary"] = (
        [amount * 1.01 for amount in salary[:2]] + [amount + 1000.0 * 1.03**(t + 2) for t, amount in enumerate(salary[2:])])
    return text, district, {"one_year": one, "two_years": two}, {}
