"""Staff groups: layoffs, whole leavers, pay and turnover."""

from fixture_parts import fixture, students, teachers
from over_time import ar1, change, path


@fixture
def layoffs_and_positions():
    years = [2026, 2027, 2028, 2029]
    n = len(years)
    text = '''language 1

scenario "Aides, tutors and counselors" { years = FY2026..FY2029 }

school only { title1 = none }
enrollment FY2026 {
          1    2    3
  only  140  150  160
  method = growth
  growth = -2%
}
class_size all { grades = 1..3; target = 25 students }

staff teachers {
  positions = 1 FTE per section
  salary    = $52,000 per FTE grow by 3%
  turnover  = 10%
}
staff aides "Classroom aides" {
  positions   = 12 FTE
  headcount   = 13.5 FTE
  salary      = $24,000 per FTE grow by 2%
  hire_salary = $21,000 per FTE
  turnover    = 5%
  layoffs     = allowed
  benefits medicare = 1.45% of pay
  benefits health   = $4,000 per FTE
}
staff tutors {
  positions = 9 FTE
  salary    = $30,000 per FTE
  turnover  = 20%
  step      = 0%
}
staff counselors { positions = 0.004 FTE per student; salary = $58,000 per FTE; turnover = 8% }

plan "Fewer aides and tutors" {
  set aides.positions -= 4 FTE from FY2027
  set tutors.positions = 5 FTE from FY2026
  set tutors.positions = 4 FTE from FY2029
  set counselors.positions *= 1.5 from FY2028
  leader lead { count = 2; of = teachers; stipend = $8,000; release = 50% }
}
'''
    grown = path(years, 24000.0, 0.02)
    district = {
        "years": years,
        "enrollment": students(years, {("only", "1"): 140, ("only", "2"): 150, ("only", "3"): 160}, -0.02),
        "class_sizes": [{"id": "all", "grades": ["1", "2", "3"], "target": [25.0] * n}],
        "staff": [
            teachers(years, salary=path(years, 52000.0, 0.03), turnover=[0.10] * n),
            teachers(years, id="aides", basis="fixed", positions=[12.0] * n, headcount=13.5, salary=grown,
                     # hire_salary states no growth of its own, so it grows as salary
                     hire_salary=path(years, 21000.0, 0.02), turnover=[0.05] * n, layoffs=True,
                     benefits=[("medicare", "pay", [0.0145] * n), ("health", "fte", [4000.0] * n)]),
            teachers(years, id="tutors", basis="fixed", positions=[9.0] * n, salary=[30000.0] * n, turnover=[0.2] * n,
                     step=0.0),
            teachers(years, id="counselors", basis="student", positions=[0.004] * n, salary=[58000.0] * n,
                     turnover=[0.08] * n)],
        "leaders": [{"id": "lead", "of": "teachers", "form": "count", "number": [2.0] * n, "release": [0.5] * n,
                     "stipend": ("dollars", [8000.0] * n)}],
        "changes": {("staff", "aides", "positions"): change(years, [12.0] * n, "-=", 4.0, 2027),
                    ("staff", "tutors", "positions"): change(years, [5.0] * n, "=", 4.0, 2029),
                    ("staff", "counselors", "positions"): change(years, [0.004] * n, "*=", 1.5, 2028)},
    }
    return text, district, {}, {}


@fixture
def whole_leavers():
    years = [2026, 2027, 2028, 2029, 2030]
    n = len(years)
    text = '''language 1

scenario "A small faculty whose people leave whole" { years = FY2026..FY2030 }

driver raises = ar1(mean = 3%, sd = 1.2%, persistence = 0.5, last = 4.5%)

school only "Only School" { title1 = schoolwide }
enrollment FY2025 {
          K    1    2    3    4    5
  only  112  118  121  117  109  115
  method = growth
  growth = uniform(low = -3%, high = 2%) drawn each year by grade
}
class_size all { grades = K..5; target = 21 students; cap = 25 students }

staff teachers {
  positions     = 1.3 FTE per section
  headcount     = 44.6 FTE
  salary        = $52,400 per FTE grow by raises
  hire_salary   = $46,000 per FTE grow by raises
  turnover      = uniform(low = 8%, high = 14%) drawn each year
  whole_leavers = yes
  benefits retirement = 8.25% of pay
  benefits health     = $4,900 per FTE grow by 5%
}
staff aides {
  positions     = 8 FTE
  salary        = $23,000 per FTE
  turnover      = 17%
  whole_leavers = yes
  layoffs       = allowed
}

plan "Larger classes, a released leader" {
  set class_size.all.target += 3 students from FY2027
  set aides.positions -= 3 FTE from FY2028
  leader master { one per 15 teachers; release = 80%; stipend = $9,000; training = $2,500 per new leader }
}
'''
    raises = ar1(years, 0.03, 0.5, 0.045)
    grades = ("K", "1", "2", "3", "4", "5")
    district = {
        "years": years,
        "enrollment": students(years, {("only", g): v for g, v in zip(grades, (112, 118, 121, 117, 109, 115))}, -0.005,
                               2025),
        "class_sizes": [{"id": "all", "grades": list(grades), "target": [21.0] * n, "cap": [25.0] * n}],
        "staff": [
            teachers(years, positions=[1.3] * n, headcount=44.6, salary=path(years, 52400.0, raises),
                     hire_salary=path(years, 46000.0, raises), turnover=[0.11] * n, whole_leavers=True,
                     benefits=[("retirement", "pay", [0.0825] * n), ("health", "fte", path(years, 4900.0, 0.05))]),
            teachers(years, id="aides", basis="fixed", positions=[8.0] * n, salary=[23000.0] * n, turnover=[0.17] * n,
                     whole_leavers=True, layoffs=True)],
        "leaders": [{"id": "master", "of": "teachers", "form": "one_per", "number": [15.0] * n, "release": [0.8] * n,
                     "stipend": ("dollars", [9000.0] * n), "training": [2500.0] * n}],
        "changes": {("class_size", "all", "target"): change(years, [21.0] * n, "+=", 3.0, 2027),
                    ("staff", "aides", "positions"): change(years, [8.0] * n, "-=", 3.0, 2028)},
    }
    return text, district, {}, {}


@fixture
def pay_and_turnover():
    years = [2026, 2027, 2028, 2029]
    n = len(years)
    text = '''language 1

scenario "Pay more, lose fewer" { years = FY2026..FY2029 }

driver raises = normal(mean = 2.5%, sd = 1%) drawn each year

school a { title1 = none }
school b { title1 = none }
enrollment FY2026 {
       6    7    8
  a  130  128  125
  b   90   95    -
}
class_size middle { grades = 6..8; target = 24 students; rounding = nearest }

staff teachers {
  positions   = 1.2 FTE per section
  salary      = $49,000 per FTE grow by raises
  hire_salary = $42,000 per FTE grow by raises
  turnover    = 15%
  step        = 1%
  benefits retirement = 9% of pay
  benefits medicare   = 1.45% of pay
  benefits health     = $6,100 per FTE grow by 7%
}

plan "Base pay and a ladder" {
  set teachers.salary += $1,500 per FTE from FY2027
  set teachers.hire_salary = $45,000 per FTE from FY2027
  set teachers.turnover -= 3 points from FY2028
  leader lead { one per 12 teachers; stipend = 7% of salary; extra_days = 5 days; contract_days = 190 days }
}
'''
    salary, hire = path(years, 49000.0, 0.025), path(years, 42000.0, 0.025)
    district = {
        "years": years,
        "enrollment": students(years, {("a", "6"): 130, ("a", "7"): 128, ("a", "8"): 125, ("b", "6"): 90,
                                       ("b", "7"): 95}),
        "class_sizes": [{"id": "middle", "grades": ["6", "7", "8"], "target": [24.0] * n, "rounding": "nearest"}],
        "staff": [teachers(years, positions=[1.2] * n, salary=salary, hire_salary=hire, turnover=[0.15] * n, step=0.01,
                           benefits=[("retirement", "pay", [0.09] * n), ("medicare", "pay", [0.0145] * n),
                                     ("health", "fte", path(years, 6100.0, 0.07))])],
        "leaders": [{"id": "lead", "of": "teachers", "form": "one_per", "number": [12.0] * n,
                     "stipend": ("share", [0.07] * n), "extra_days": [5.0] * n, "contract_days": 190.0}],
        "changes": {("staff", "teachers", "salary"): change(years, salary, "+=", 1500.0, 2027, growth=0.025),
                    ("staff", "teachers", "hire_salary"): change(years, hire, "=", 45000.0, 2027, growth=0.025),
                    ("staff", "teachers", "turnover"): change(years, [0.15] * n, "-=", 0.03, 2028)},
    }
    return text, district, {}, {}
