"""Published figures, students and sections."""

import copy

from fixture_parts import fixture, students, teachers, triangular_median
from over_time import change, path


@fixture
def published_slaton():
    years = [2026, 2027, 2028]
    text = '''language 1

scenario "What Slaton stopped buying" {
  district = "Slaton ISD"
  years    = FY2026..FY2028
}

school primary "Primary campus" { title1 = schoolwide }

enrollment FY2026 {
            K    1    2
  primary  44   44   44
  method = flat
}
class_size all { grades = K..2; target = 22 students }

staff teachers {
  positions = 1 FTE per section
  salary    = $50,000 per FTE
}

plan "Teacher leaders" {
  leader master "Master Teacher" { count = 2; stipend = $10,000 }

  repurpose copiers "Extra photocopiers"             { saves = $160,000 per year }
  repurpose subscription "Underused computer program" { saves = $18,500 per year }
  repurpose pullout "Pull-out program without effect" { saves = $76,000 per year }
  repurpose intervention "Intervention positions not needed" { saves = $64,000 per year; induced = yes }
}

example "before the induced item" { savings.recurring in FY2026 = $254,500 within $1 }
example "published"               { savings.recurring in FY2027 = $318,500 within $1 }
'''
    T = [1.0] * 3
    district = {
        "years": years,
        "enrollment": students(years, {("primary", g): 44 for g in ("K", "1", "2")}, dated=2026),
        "class_sizes": [{"id": "all", "grades": ["K", "1", "2"], "target": [22.0] * 3}],
        "staff": [teachers(years, salary=[50000.0] * 3)],
        "leaders": [{"id": "master", "of": "teachers", "form": "count", "number": [2.0] * 3,
                     "stipend": ("dollars", [10000.0] * 3)}],
        "repurpose": [{"id": "copiers", "saves": [160000.0] * 3, "realised": T},
                      {"id": "subscription", "saves": [18500.0] * 3}, {"id": "pullout", "saves": [76000.0] * 3},
                      {"id": "intervention", "saves": [64000.0] * 3, "induced": True}],
    }
    return text, district, {}, {}


@fixture
def published_iowa():
    years = [2026, 2027]
    text = '''language 1

scenario "Iowa's roles for 100 teachers" { years = FY2026..FY2027 }

school only { title1 = none }
enrollment FY2026 {
          1     2
  only  1000  1000
}
class_size all { grades = 1..2; target = 20 students }
staff teachers { positions = 1 FTE per section; salary = $56,100 per FTE }

plan "Teacher Leadership and Compensation" {
  leader model  "Model teacher"  { share = 10% of teachers; stipend = $2,000;  extra_days = 5 days }
  leader mentor "Mentor teacher" { share = 10% of teachers; stipend = $5,000;  extra_days = 10 days; release = 25% }
  leader lead   "Lead teacher"   { share = 5% of teachers;  stipend = $10,000; extra_days = 15 days; release = 50% }
}
'''
    def role(name, share, stipend, days, release):
        return {"id": name, "of": "teachers", "form": "share", "number": [share] * 2,
                "stipend": ("dollars", [stipend] * 2), "extra_days": [days] * 2, "release": [release] * 2}
    district = {
        "years": years,
        "enrollment": students(years, {("only", "1"): 1000, ("only", "2"): 1000}),
        "class_sizes": [{"id": "all", "grades": ["1", "2"], "target": [20.0] * 2}],
        "staff": [teachers(years, salary=[56100.0] * 2)],
        "leaders": [role("model", 0.10, 2000.0, 5.0, 0.0), role("mentor", 0.10, 5000.0, 10.0, 0.25),
                    role("lead", 0.05, 10000.0, 15.0, 0.5)],
    }
    return text, district, {}, {}


@fixture
def sections_by_grade():
    years = [2026, 2027, 2028, 2029]
    text = '''language 1

scenario "One more student in each elementary class" { years = FY2026..FY2029 }

school east { title1 = none }
school west { title1 = none }
school high { title1 = none }

enrollment lower FY2025 {
           K    1    2    3    4    5
  east    66   66   75   75   60   75
  west    62   95  101   99   60   41
  method = growth
  growth = normal(mean = 1.5%, sd = 2%) drawn each year by school and grade
}
enrollment upper FY2026 {
           6    7    8     9    10    11
  high   103   97  118   120   118    75
  method = growth
  growth = -3%
}

class_size primary     { grades = K..2; target = 22 students; cap = 25 students; rounding = up }
class_size intermediate { grades = 3..5; target = 24 students; rounding = nearest; cap = 32 students }
class_size middle      { grades = 6..8; target = 26 students; tolerance = 4% }
class_size secondary   { grades = 9..11; target = 28 students; tolerance = 10%; cap = 29 students }

staff elementary_teachers {
  positions = 1 FTE per section
  classes   = primary, intermediate
  salary    = $51,000 per FTE grow by 2%
  turnover  = 12%
}
staff secondary_teachers {
  positions = 1.25 FTE per section
  classes   = middle, secondary
  salary    = $55,000 per FTE grow by 2%
  turnover  = 9%
}

plan "One more" {
  set class_size.primary.target += 1 student from FY2027
  set class_size.intermediate.target = 25 students from FY2027
  set class_size.middle.target = 27 students in FY2028
  leader coach { one per 20 elementary_teachers; stipend = $6,000; starts = FY2027 }
}

variant plus_two "Two more students everywhere" {
  plan {
    set class_size.primary.target = 24 students from FY2027
    set class_size.secondary.target += 2 students from FY2028
  }
}
'''
    n = len(years)
    lower = {("east", g): v for g, v in zip(("K", "1", "2", "3", "4", "5"), (66, 66, 75, 75, 60, 75))}
    lower.update({("west", g): v for g, v in zip(("K", "1", "2", "3", "4", "5"), (62, 95, 101, 99, 60, 41))})
    upper = {("high", g): v for g, v in zip(("6", "7", "8", "9", "10", "11"), (103, 97, 118, 120, 118, 75))}
    cells = students(years, lower, 0.015, 2025)
    cells.update(students(years, upper, -0.03))
    target = {"primary": [22.0] * n, "intermediate": [24.0] * n, "middle": [26.0] * n, "secondary": [28.0] * n}
    district = {
        "years": years, "enrollment": cells,
        "class_sizes": [
            {"id": "primary", "grades": ["K", "1", "2"], "target": target["primary"], "cap": [25.0] * n},
            {"id": "intermediate", "grades": ["3", "4", "5"], "target": target["intermediate"], "cap": [32.0] * n,
             "rounding": "nearest"},
            {"id": "middle", "grades": ["6", "7", "8"], "target": target["middle"], "tolerance": [0.04] * n},
            {"id": "secondary", "grades": ["9", "10", "11"], "target": target["secondary"], "tolerance": [0.10] * n,
             "cap": [29.0] * n}],
        "staff": [teachers(years, id="elementary_teachers", classes=["primary", "intermediate"],
                           salary=path(years, 51000.0, 0.02), turnover=[0.12] * n),
                  teachers(years, id="secondary_teachers", classes=["middle", "secondary"], positions=[1.25] * n,
                           salary=path(years, 55000.0, 0.02), turnover=[0.09] * n)],
        "leaders": [{"id": "coach", "of": "elementary_teachers", "form": "one_per", "number": [20.0] * n,
                     "stipend": ("dollars", [6000.0] * n), "starts": 2027}],
        "changes": {("class_size", "primary", "target"): change(years, target["primary"], "+=", 1.0, 2027),
                    ("class_size", "intermediate", "target"): change(years, target["intermediate"], "=", 25.0, 2027),
                    ("class_size", "middle", "target"): change(years, target["middle"], "=", 27.0, 2028, 2028)},
    }
    more = copy.deepcopy(district)
    # The variant's plan replaces the plan's set of the same path and year.
    more["changes"]["class_size", "primary", "target"] = change(years, target["primary"], "=", 24.0, 2027)
    more["changes"]["class_size", "secondary", "target"] = change(years, target["secondary"], "+=", 2.0, 2028)
    return text, district, {"plus_two": more}, {}


@fixture
def smaller_classes():
    years = [2026, 2027, 2028]
    counts = {("north", "K"): (58, 61, 66), ("north", "1"): (63, 57, 60), ("north", "2"): (70, 64, 58),
              ("south", "K"): (24, 27, 0), ("south", "1"): (22, 23, 28), ("south", "2"): (47, 21, 22)}
    rows = ["campus,grade,n,end_year"]
    rows += [f"{school},{grade},{numbers[t]},{year}" for t, year in enumerate(years)
             for (school, grade), numbers in counts.items()]
    text = '''language 1

scenario "Two fewer students in each class" { years = FY2026..FY2028 }

school north "North Elementary" { title1 = none }
school south "South Elementary" { title1 = none }

enrollment from "data/smaller-classes.csv" {
  school   = column "campus"
  grade    = column "grade"
  students = column "n"
  year     = column "end_year"
  method   = table
}

class_size lower { grades = K..2; target = 24 students; cap = 26 students }

staff teachers "Classroom teachers" {
  positions   = 1.1 FTE per section
  salary      = $54,000 per FTE grow by 3%
  hire_salary = $47,500 per FTE grow by 2.5%
  turnover    = triangular(low = 6%, mode = 10%, high = 16%) drawn each year
  benefits retirement = 8.25% of pay
  benefits health     = $5,200 per FTE grow by 6%
}

fund class_size_grant "State class-size grant" {
  award     = $90,000 per year grow by 1%
  available = $60,000 per year
  pays_for  = leader stipends, leader release
}

plan "Smaller classes and mentors" {
  set class_size.lower.target -= 2 students from FY2026
  set class_size.lower.cap = 24 students from FY2027
  leader mentor "Mentor Teacher" { one per 8 teachers; release = 15%; stipend = $4,000; rounding = down }
  line room "Rooms to fit out" { cost = $30,000 per year; recurring = no; starts = FY2028; use = other }
}
'''
    tau = triangular_median(0.06, 0.10, 0.16)
    district = {
        "years": years, "enrollment": {cell: [float(x) for x in row] for cell, row in counts.items()},
        "class_sizes": [{"id": "lower", "grades": ["K", "1", "2"], "target": [24.0] * 3, "cap": [26.0] * 3}],
        "staff": [teachers(years, positions=[1.1] * 3, salary=path(years, 54000.0, 0.03),
                           hire_salary=path(years, 47500.0, 0.025), turnover=[tau] * 3,
                           benefits=[("retirement", "pay", [0.0825] * 3), ("health", "fte", path(years, 5200.0, 0.06))])],
        "funds": [{"id": "class_size_grant", "award": path(years, 90000.0, 0.01), "available": ("amount", [60000.0] * 3),
                   "pays_for": ["leader stipends", "leader release"]}],
        "leaders": [{"id": "mentor", "of": "teachers", "form": "one_per", "number": [8.0] * 3, "release": [0.15] * 3,
                     "stipend": ("dollars", [4000.0] * 3), "rounding": "down"}],
        "lines": [{"id": "room", "cost": [30000.0] * 3, "recurring": False, "starts": 2028, "use": "other"}],
        "changes": {("class_size", "lower", "target"): [22.0] * 3,
                    ("class_size", "lower", "cap"): change(years, [26.0] * 3, "=", 24.0, 2027)},
    }
    return text, district, {}, {"data/smaller-classes.csv": "\n".join(rows) + "\n"}
