"""Leader roles and repurposed expenditures."""

import numpy as np

from fixture_parts import SMALL, fixture, small, students, teachers, triangular_median
from over_time import change, path


@fixture
def stipend_forms():
    years = [2026, 2027, 2028]
    n = len(years)
    text = '''language 1

scenario "Every way to pay a leader" { years = FY2026..FY2028 }

school only { title1 = none }
enrollment FY2026 {
         K    1    2    3    4    5
  only  90   88   93   97  102   85
}
class_size all { grades = K..5; target = 20 students }

staff teachers {
  positions   = 1 FTE per section
  salary      = $56,000 per FTE grow by 3%
  hire_salary = $48,000 per FTE grow by 3%
  turnover    = 12%
  benefits retirement = 10% of pay
  benefits health     = $7,000 per FTE
}

plan "Ladder" {
  leader flat    "Flat stipend"      { one per 9 teachers; stipend = $750; rounding = nearest }
  leader percent "Share of salary"   { share = 11% of teachers; stipend = 7% of salary; rounding = down }
  leader hourly  "Paid by the hour"  { count = 3; stipend = 60 hours at $38 per hour }
  leader own     "Own hourly rate"   { count = 2; stipend = 45 hours at own rate; contract_days = 180 days; hours_per_day = 7 hours }
  leader days    "Extended year"     { count = 2; extra_days = 15 days }
  leader grown   "Stipend that grows" { count = 1; stipend = $10,000 grow by 3%; release = 50%; training = $3,000 per new leader grow by 2% }
}
'''
    salary = path(years, 56000.0, 0.03)
    def role(name, form, number, **other):
        return {"id": name, "of": "teachers", "form": form, "number": [number] * n, **other}
    district = {
        "years": years,
        "enrollment": students(years, {("only", g): v for g, v in zip(("K", "1", "2", "3", "4", "5"),
                                                                      (90, 88, 93, 97, 102, 85))}),
        "class_sizes": [{"id": "all", "grades": ["K", "1", "2", "3", "4", "5"], "target": [20.0] * n}],
        "staff": [teachers(years, salary=salary, hire_salary=path(years, 48000.0, 0.03), turnover=[0.12] * n,
                           benefits=[("retirement", "pay", [0.10] * n), ("health", "fte", [7000.0] * n)])],
        "leaders": [
            role("flat", "one_per", 9.0, stipend=("dollars", [750.0] * n), rounding="nearest"),
            role("percent", "share", 0.11, stipend=("share", [0.07] * n), rounding="down"),
            role("hourly", "count", 3.0, stipend=("hours", [60.0] * n, [38.0] * n)),
            role("own", "count", 2.0, stipend=("own_hours", [45.0] * n), contract_days=180.0, hours_per_day=7.0),
            role("days", "count", 2.0, extra_days=[15.0] * n),
            role("grown", "count", 1.0, stipend=("dollars", path(years, 10000.0, 0.03)), release=[0.5] * n,
                 training=path(years, 3000.0, 0.02))],
    }
    return text, district, {}, {}


@fixture
def leaders_at_each_school():
    years = [2026, 2027, 2028, 2029, 2030]
    n = len(years)
    text = '''language 1

scenario "Leaders at each school, phased in" { years = FY2026..FY2030 }

school maple "Maple" { title1 = none }
school oak   "Oak" { title1 = none }
school pine  "Pine" { title1 = none }
school elm   "Elm" { title1 = none }

enrollment FY2025 {
           1    2    3    4    5
  maple  130  121  118  126    -
  oak     61   58   66   64   59
  pine    40   44   39   41   37
  elm    201  188  190  205  197
  method = growth
  growth = 2%
}
class_size lower { grades = 1..3; target = 20 students; cap = 22 students }
class_size upper { grades = 4..5; target = 24 students }

staff teachers {
  positions   = 1.15 FTE per section
  salary      = $58,300 per FTE grow by 2.5%
  hire_salary = $50,000 per FTE grow by 2.5%
  turnover    = 13%
  benefits retirement = 8.25% of pay
  benefits health     = $4,900 per FTE grow by 5%
}

fund title2 "Title II, Part A" {
  award     = $150,000 per year grow by 0%
  available = 80%
  pays_for  = leader stipends, training
}

plan "Master and Mentor Teachers" {
  leader master "Master Teacher" {
    one per 15 teachers ramp 50%, 100%
    at each school
    release    = 100%
    stipend    = $11,000
    extra_days = 10 days
    training   = $2,500 per new leader
    starts     = FY2027
  }
  leader mentor "Mentor Teacher" {
    one per 8 teachers ramp 25%, 60%, 100%
    release  = 10%
    stipend  = $3,500
    training = $800 per new leader
  }
  leader coach { count = 1; at each school; stipend = $2,000; starts = FY2028 }
  set class_size.*.target += 1 student from FY2027
}
'''
    counts = {"maple": (130, 121, 118, 126, None), "oak": (61, 58, 66, 64, 59), "pine": (40, 44, 39, 41, 37),
              "elm": (201, 188, 190, 205, 197)}
    cells = {(s, str(g + 1)): v for s, row in counts.items() for g, v in enumerate(row) if v is not None}
    district = {
        "years": years, "enrollment": students(years, cells, 0.02, 2025),
        "class_sizes": [{"id": "lower", "grades": ["1", "2", "3"], "target": [20.0] * n, "cap": [22.0] * n},
                        {"id": "upper", "grades": ["4", "5"], "target": [24.0] * n}],
        "staff": [teachers(years, positions=[1.15] * n, salary=path(years, 58300.0, 0.025),
                           hire_salary=path(years, 50000.0, 0.025), turnover=[0.13] * n,
                           benefits=[("retirement", "pay", [0.0825] * n), ("health", "fte", path(years, 4900.0, 0.05))])],
        "funds": [{"id": "title2", "award": [150000.0] * n, "available": ("share", [0.8] * n),
                   "pays_for": ["leader stipends", "training"]}],
        "leaders": [
            {"id": "master", "of": "teachers", "form": "one_per", "number": [15.0] * n, "phase_in": [0.5, 1.0],
             "at_each_school": True, "release": [1.0] * n, "stipend": ("dollars", [11000.0] * n),
             "extra_days": [10.0] * n, "training": [2500.0] * n, "starts": 2027},
            {"id": "mentor", "of": "teachers", "form": "one_per", "number": [8.0] * n, "phase_in": [0.25, 0.6, 1.0],
             "release": [0.1] * n, "stipend": ("dollars", [3500.0] * n), "training": [800.0] * n},
            {"id": "coach", "of": "teachers", "form": "count", "number": [1.0] * n, "at_each_school": True,
             "stipend": ("dollars", [2000.0] * n), "starts": 2028}],
        "changes": {("class_size", "lower", "target"): change(years, [20.0] * n, "+=", 1.0, 2027),
                    ("class_size", "upper", "target"): change(years, [24.0] * n, "+=", 1.0, 2027)},
    }
    return text, district, {}, {}


@fixture
def repurposed_expenditures():
    years = [2026, 2027, 2028, 2029, 2030]
    n = len(years)
    text = '''language 1

scenario "What can end, and how much of it really ends" { years = FY2026..FY2030 }

driver cpi = random_walk(start = 2%, drift = 0.2%, sd = 0.5%)

school only { title1 = none }
enrollment FY2026 {
         K    1    2
  only  80   84   88
}
class_size all { grades = K..2; target = 20 students }
staff teachers { positions = 1 FTE per section; salary = $50,000 per FTE; turnover = 10% }

fund title1 "Title I, Part A" {
  award     = $300,000 per year
  available = after committed = $260,000 per year
  pays_for  = leader stipends, training
}

input contracts = 6

plan "Repurpose" {
  leader lead "Lead teacher" { count = 3; stipend = $20,000; release = 40%; starts = FY2027 }

  repurpose copiers "Photocopiers" { saves = $12,000 per year * contracts grow by cpi; realised = triangular(low = 85%, mode = 95%, high = 100%) }
  repurpose tutoring "After-school tutoring" { saves = $40,000 per year ramp 30%, 70%, 100%; realised = uniform(low = 50%, high = 90%); starts = FY2028 }
  repurpose software "Programs" { saves = $9,000 to $16,000 per year; realised = discrete(40%: 25%, 80%: 50%, 100%: 25%) }
  repurpose intervention "Intervention positions" {
    saves = $64,000 per year grow by 3% ramp 50%, 100%; induced = yes
    realised = mixture(30%: 0%, 70%: uniform(low = 0%, high = 100%))
  }
  repurpose retention "Recruiting not needed" { saves = $7,500 per year; induced = yes; starts = FY2029 }
  repurpose paper "Year-end Title I orders" { saves = $18,000 per year; fund = title1 }
  repurpose early "Pull-out hours not needed" { saves = $15,000 per year; fund = title1; induced = yes; realised = 60% }
  repurpose furniture "Furniture order cancelled" {
    saves = $0 per year
    saves = $25,000 per year from FY2027
    saves = $0 per year from FY2028
    recurring = no
    starts = FY2027
  }
}
'''
    cpi = [0.02 + 0.002 * (t + 1) for t in range(n)]
    district = {
        "years": years,
        "enrollment": students(years, {("only", "K"): 80, ("only", "1"): 84, ("only", "2"): 88}),
        "class_sizes": [{"id": "all", "grades": ["K", "1", "2"], "target": [20.0] * n}],
        "staff": [teachers(years, salary=[50000.0] * n, turnover=[0.10] * n)],
        "funds": [{"id": "title1", "award": [300000.0] * n, "available": ("after", [260000.0] * n),
                   "pays_for": ["leader stipends", "training"]}],
        "leaders": [{"id": "lead", "of": "teachers", "form": "count", "number": [3.0] * n, "starts": 2027,
                     "stipend": ("dollars", [20000.0] * n), "release": [0.4] * n}],
        "repurpose": [
            {"id": "copiers", "saves": path(years, 72000.0, cpi), "realised": [triangular_median(.85, .95, 1.0)] * n},
            {"id": "tutoring", "saves": [40000.0] * n, "realised": [0.7] * n, "ramp": [0.3, 0.7, 1.0], "starts": 2028},
            {"id": "software", "saves": [np.sqrt(9000.0 * 16000.0)] * n, "realised": [0.8] * n},
            {"id": "intervention", "saves": path(years, 64000.0, 0.03), "ramp": [0.5, 1.0], "induced": True,
             "realised": [0.2 / 0.7] * n},
            {"id": "retention", "saves": [7500.0] * n, "induced": True, "starts": 2029},
            {"id": "paper", "saves": [18000.0] * n, "fund": "title1"},
            {"id": "early", "saves": [15000.0] * n, "fund": "title1", "induced": True, "realised": [0.6] * n},
            {"id": "furniture", "saves": [0.0, 25000.0, 0.0, 0.0, 0.0], "recurring": False, "starts": 2027}],
    }
    return text, district, {}, {}


@fixture
def leaders_who_come_later():
    years = [2026, 2027, 2028, 2029, 2030]
    n = len(years)
    text = '''language 1

scenario "The first leaders come in the third year" { years = FY2026..FY2030 }

''' + SMALL + '''
# The pay of new aides is dated before the horizon and states no growth: as salary, which then did not grow.
staff aides {
  positions   = 6 FTE
  salary      = $30,000 per FTE
  salary      = $31,000 per FTE grow by 4% from FY2029
  hire_salary = $27,000 per FTE from FY2022
  turnover    = 10%
}

plan "Leaders" {
  leader lead {
    count   = 0
    count   = 2 from FY2028
    of      = teachers
    stipend = $9,000
  }
  repurpose tutoring "Tutoring not needed" { saves = $60,000 per year ramp 30%, 60%, 100%; induced = yes }
  repurpose testing "Testing not needed" {
    saves   = $10,000 per year
    saves   = $20,000 per year ramp 50%, 100% from FY2030
    induced = yes
  }
  set aides.positions += 2 FTE from FY2027
}
'''
    salary = [30000.0, 30000.0, 30000.0, 31000.0, 31000.0 * 1.04]
    hire = [27000.0 * amount / 30000.0 for amount in salary]
    aides = teachers(years, id="aides", basis="fixed", positions=[6.0] * n, salary=salary, hire_salary=hire,
                     turnover=[0.1] * n)
    district = small(
        years,
        leaders=[{"id": "lead", "of": "teachers", "form": "count", "number": [0.0, 0.0, 2.0, 2.0, 2.0],
                  "stipend": ("dollars", [9000.0] * n)}],
        repurpose=[{"id": "tutoring", "saves": [60000.0] * n, "ramp": [0.3, 0.6, 1.0], "induced": True},
                   {"id": "testing", "saves": [10000.0] * 4 + [10000.0], "induced": True}],
        changes={("staff", "aides", "positions"): change(years, [6.0] * n, "+=", 2.0, 2027)})
    district["staff"].append(aides)
    return text, district, {}, {}
