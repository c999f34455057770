"""Leader roles in depth: cover, pools, own turnover, students, replaced positions, permanent raises, and the end of the roles."""

from fixture_parts import fixture, students, teachers
from over_time import change, path


@fixture
def roles_in_depth():
    years = [2026, 2027, 2028, 2029, 2030, 2031]
    n = len(years)
    text = '''language 1

scenario "Roles in depth" { years = FY2026..FY2031 }

school oak  "Oak"  { title1 = none }
school elm  "Elm"  { title1 = none }
school pine "Pine" { title1 = none }
enrollment FY2026 {
          K    1    2    3
  oak   130  128  121  117
  elm    64   70   66   61
  pine   41   38   44   40
  method = growth
  growth = 1.5%
}
class_size all { grades = K..3; target = 20 students }

staff teachers "Teachers" {
  positions   = 1 FTE per section
  salary      = $54,000 per FTE grow by 3%
  hire_salary = $46,500 per FTE grow by 3%
  turnover    = 12%
  benefits retirement = 9% of pay
  benefits health     = $5,600 per FTE grow by 5%
}
staff coaches "Coaches" {
  positions = 6 FTE
  salary    = $61,000 per FTE grow by 2%
  turnover  = 20%
  step      = 0%
  benefits medicare = 1.45% of pay
}

fund title2 "Title II, Part A" {
  award     = $95,000 per year
  available = 100%
  pays_for  = leader release, leader stipends
}

plan "Five roles" {
  leader lead "Lead teacher" {
    one per 90 students ramp 40%, 100%
    of         = teachers
    release    = 50%
    replaces   = 1.25 FTE per leader
    stipend    = $12,000
    training   = $2,000 per new leader
    turnover   = 8%
  }
  leader mentor "Mentor" {
    one per 4 teachers
    at each school
    pool          = 18% of teachers
    release       = 20%
    cover         = substitutes
    substitute    = $150 per day grow by 4%
    contract_days = 185 days
    stipend       = 7% of salary
    training      = $900 per new leader
    turnover      = 30%
  }
  leader model "Model teacher" {
    count    = 2
    count    = 5 from FY2028
    count    = 3 from FY2030
    of       = teachers
    release  = 100%
    base_pay = $20,000 grow by 2%
    turnover = 25%
    starts   = FY2027
  }
  leader host "Host teacher" {
    share   = 10% of teachers
    pool    = 2.9 leaders
    release = 10%
    cover   = timetable
    stipend = $750
  }
  leader chief "Lead coach" {
    one per 200 students
    at each school
    rounding = down
    of       = coaches
    release  = 40%
    base_pay = $8,000
    turnover = 5%
  }
  repurpose intervention "Intervention not needed" { saves = $64,000 per year grow by 1%; induced = yes }
  repurpose copiers "Photocopiers" { saves = $40,000 per year grow by 1% }
}

variant layoffs "Positions end at once" { set teachers.layoffs = allowed }
variant fewer "One lead for 120 students, a small pool" {
  plan {
    set lead.one_per = 120 students from FY2028
    set mentor.pool  = 9% from FY2028
    set class_size.all.target += 1 student from FY2027
  }
}
'''
    counts = {"oak": (130, 128, 121, 117), "elm": (64, 70, 66, 61), "pine": (41, 38, 44, 40)}
    cells = {(school, grade): v for school, row in counts.items() for grade, v in zip(("K", "1", "2", "3"), row)}

    def district(layoffs=False, one_per=None, pool=None, target=None):
        changes = {("class_size", "all", "target"): target} if target else {}
        return {
            "years": years, "enrollment": students(years, cells, 0.015),
            "class_sizes": [{"id": "all", "grades": ["K", "1", "2", "3"], "target": [20.0] * n}],
            "staff": [
                teachers(years, salary=path(years, 54000.0, 0.03), hire_salary=path(years, 46500.0, 0.03),
                         turnover=[0.12] * n, layoffs=layoffs,
                         benefits=[("retirement", "pay", [0.09] * n), ("health", "fte", path(years, 5600.0, 0.05))]),
                teachers(years, id="coaches", basis="fixed", positions=[6.0] * n, salary=path(years, 61000.0, 0.02),
                         turnover=[0.20] * n, step=0.0, benefits=[("medicare", "pay", [0.0145] * n)])],
            "funds": [{"id": "title2", "award": [95000.0] * n, "available": ("share", [1.0] * n),
                       "pays_for": ["leader release", "leader stipends"]}],
            "leaders": [
                {"id": "lead", "of": "teachers", "form": "one_per_students", "number": one_per or [90.0] * n,
                 "phase_in": [0.4, 1.0], "release": [0.5] * n, "replaces": [1.25] * n,
                 "stipend": ("dollars", [12000.0] * n), "training": [2000.0] * n, "turnover": [0.08] * n},
                {"id": "mentor", "of": "teachers", "form": "one_per", "number": [4.0] * n, "at_each_school": True,
                 "pool": pool or [0.18] * n, "pool_form": "share", "release": [0.2] * n, "cover": "substitutes",
                 "substitute": path(years, 150.0, 0.04), "contract_days": 185.0, "stipend": ("share", [0.07] * n),
                 "training": [900.0] * n, "turnover": [0.30] * n},
                {"id": "model", "of": "teachers", "form": "count", "number": [2.0, 2.0, 5.0, 5.0, 3.0, 3.0],
                 "release": [1.0] * n, "base_pay": path(years, 20000.0, 0.02), "turnover": [0.25] * n, "starts": 2027},
                {"id": "host", "of": "teachers", "form": "share", "number": [0.1] * n, "pool": [2.9] * n,
                 "pool_form": "leaders", "release": [0.1] * n, "cover": "timetable",
                 "stipend": ("dollars", [750.0] * n)},
                {"id": "chief", "of": "coaches", "form": "one_per_students", "number": [200.0] * n,
                 "at_each_school": True, "rounding": "down", "release": [0.4] * n, "base_pay": [8000.0] * n,
                 "turnover": [0.05] * n}],
            "repurpose": [{"id": "intervention", "saves": path(years, 64000.0, 0.01), "induced": True},
                          {"id": "copiers", "saves": path(years, 40000.0, 0.01)}],
            "changes": changes, "unwinds": [2026, 2028, 2030]}

    fewer = district(one_per=[90.0] * 2 + [120.0] * 4, pool=[0.18] * 2 + [0.09] * 4,
                     target=change(years, [20.0] * n, "+=", 1.0, 2027))
    return text, district(), {"layoffs": district(layoffs=True), "fewer": fewer}, {}


@fixture
def mentor_pay_and_paid_hours():
    """Mentors from $750 flat to 7 % of salary; 500 teachers with $500 and paid hours (Denver)."""
    years = [2026, 2027, 2028]
    n = len(years)
    text = '''language 1

scenario "Mentor pay and paid hours" { years = FY2026..FY2028 }

staff teachers "Instructional staff" {
  positions   = 5,954.73 FTE
  salary      = $78,000 per FTE grow by 2.5%
  hire_salary = $60,000 per FTE
  turnover    = 11%
  benefits medicare = 1.45% of pay
}

plan "Mentors" {
  leader least "Mentor, least paid" { count = 100; stipend = $750 }
  leader most  "Mentor, best paid"  { count = 100; stipend = 7% of salary }
  leader small "Teacher leader"     { count = 500; stipend = $500 }
  leader hours "Teacher leader's hours" { count = 500; stipend = 30 hours at $38 per hour grow by 2.5% }
  repurpose tutoring "Tutoring" { saves = $500,000 per year grow by 2% }
}
'''
    salary = path(years, 78000.0, 0.025)
    district = {
        "years": years, "enrollment": {}, "class_sizes": [],
        "staff": [teachers(years, basis="fixed", positions=[5954.73] * n, salary=salary,
                           hire_salary=path(years, 60000.0, 0.025), turnover=[0.11] * n,
                           benefits=[("medicare", "pay", [0.0145] * n)])],
        "leaders": [
            {"id": "least", "of": "teachers", "form": "count", "number": [100.0] * n,
             "stipend": ("dollars", [750.0] * n)},
            {"id": "most", "of": "teachers", "form": "count", "number": [100.0] * n, "stipend": ("share", [0.07] * n)},
            {"id": "small", "of": "teachers", "form": "count", "number": [500.0] * n,
             "stipend": ("dollars", [500.0] * n)},
            {"id": "hours", "of": "teachers", "form": "count", "number": [500.0] * n,
             "stipend": ("hours", [30.0] * n, path(years, 38.0, 0.025))}],
        "repurpose": [{"id": "tutoring", "saves": path(years, 500000.0, 0.02)}],
        "unwinds": [2028]}
    return text, district, {}, {}
