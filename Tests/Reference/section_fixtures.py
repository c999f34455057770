"""Sections from courses and loads, smallest sections, bands, site averages, overage, rooms, and state class sizes."""

import copy

from fixture_parts import fixture, students, teachers
from over_time import change, path


@fixture
def sections_and_rooms():
    years = [2026, 2027, 2028, 2029]
    text = '''language 1

scenario "Sections, rooms and what they cost" { years = FY2026..FY2029 }

school north { rooms = 13; room_cost = $45,000 per year grow by 3% }
school south { }
school high  { rooms = 18; room_cost = $60,000 per room per year }

enrollment lower FY2025 {
           K    1    2    3    4    5
  north   66   66   75   70   58   31
  south    9   11   23   14    8    6
  method = growth
  growth = 1.7%
}
enrollment upper FY2026 {
            9   10   11   12
  high    120  118  103   97
  method = growth
  growth = -2.3%
}

class_size primary {
  grades = K..2; target = 22 students; cap = 26 students; minimum = 12 students
  site_cap = 22.5 students; lost_revenue = $1,040 per student grow by 2%
  overage_limit = 23 students; overage_pay = $1,500 per student
}
class_size intermediate {
  grades = 3..5; combined = yes; target = 25 students; rounding = nearest; minimum = 15 students
  overage_limit = 25 students; overage_pay = $900 per student per year
}
class_size secondary {
  grades = 9..12; target = 27 students; tolerance = 4%; cap = 32 students
  courses = 7; load = 5 sections; room_use = 6 sections
}

staff elementary_teachers {
  positions = 1 FTE per section
  classes   = primary, intermediate
  salary    = $51,000 per FTE grow by 2%
  turnover  = 12%
}
staff secondary_teachers {
  positions = 1 FTE per section
  classes   = secondary
  salary    = $55,000 per FTE grow by 2%
  turnover  = 30%
}
staff art "Art and music" {
  positions = 0.05 FTE per section
  salary    = $49,000 per FTE
  turnover  = 20%
}

plan "Larger classes below, smaller ones above" {
  set class_size.primary.target += 2 students from FY2027
  set class_size.primary.minimum = 16 students from FY2028
  set class_size.intermediate.overage_pay = $1,200 per student from FY2027
  set class_size.secondary.target = 24 students in FY2027
  set class_size.secondary.load = 6 sections from FY2028
  set class_size.secondary.courses = 8 sections from FY2029
  set school.high.rooms += 2 rooms from FY2029
  leader mentor { one per 8 secondary_teachers; at each school; stipend = $4,000 }
}

variant stricter "A lower site average" { set class_size.primary.site_cap = 21 students from FY2027 }
'''
    n = len(years)
    lower = {("north", g): v for g, v in zip(("K", "1", "2", "3", "4", "5"), (66, 66, 75, 70, 58, 31))}
    lower.update({("south", g): v for g, v in zip(("K", "1", "2", "3", "4", "5"), (9, 11, 23, 14, 8, 6))})
    upper = {("high", g): v for g, v in zip(("9", "10", "11", "12"), (120, 118, 103, 97))}
    cells = students(years, lower, 0.017, 2025)
    cells.update(students(years, upper, -0.023))
    primary = {"id": "primary", "grades": ["K", "1", "2"], "target": [22.0] * n, "cap": [26.0] * n,
               "minimum": [12.0] * n, "site_cap": [22.5] * n, "lost_revenue": path(years, 1040.0, 0.02),
               "overage_limit": [23.0] * n, "overage_pay": [1500.0] * n}
    intermediate = {"id": "intermediate", "grades": ["3", "4", "5"], "combined": True, "target": [25.0] * n,
                    "rounding": "nearest", "minimum": [15.0] * n, "overage_limit": [25.0] * n,
                    "overage_pay": [900.0] * n}
    secondary = {"id": "secondary", "grades": ["9", "10", "11", "12"], "target": [27.0] * n, "tolerance": [0.04] * n,
                 "cap": [32.0] * n, "courses": [7.0] * n, "load": [5.0] * n, "room_use": [6.0] * n}
    district = {
        "years": years, "enrollment": cells, "class_sizes": [primary, intermediate, secondary],
        "schools": [{"id": "north", "rooms": [13.0] * n, "room_cost": path(years, 45000.0, 0.03)},
                    {"id": "high", "rooms": [18.0] * n, "room_cost": [60000.0] * n}],
        "staff": [teachers(years, id="elementary_teachers", classes=["primary", "intermediate"],
                           salary=path(years, 51000.0, 0.02), turnover=[0.12] * n),
                  teachers(years, id="secondary_teachers", classes=["secondary"], salary=path(years, 55000.0, 0.02),
                           turnover=[0.30] * n),
                  teachers(years, id="art", positions=[0.05] * n, salary=[49000.0] * n, turnover=[0.20] * n)],
        "leaders": [{"id": "mentor", "of": "secondary_teachers", "form": "one_per", "number": [8.0] * n,
                     "at_each_school": True, "stipend": ("dollars", [4000.0] * n)}],
        "changes": {
            ("class_size", "primary", "target"): change(years, primary["target"], "+=", 2.0, 2027),
            ("class_size", "primary", "minimum"): change(years, primary["minimum"], "=", 16.0, 2028),
            ("class_size", "intermediate", "overage_pay"):
                change(years, intermediate["overage_pay"], "=", 1200.0, 2027),
            ("class_size", "secondary", "target"): change(years, secondary["target"], "=", 24.0, 2027, 2027),
            ("class_size", "secondary", "load"): change(years, secondary["load"], "=", 6.0, 2028),
            ("class_size", "secondary", "courses"): change(years, secondary["courses"], "=", 8.0, 2029),
            ("school", "high", "rooms"): change(years, [18.0] * n, "+=", 2.0, 2029)},
        "class_figures": True,
    }
    stricter = copy.deepcopy(district)
    stricter["class_sizes"][0]["site_cap"] = change(years, primary["site_cap"], "=", 21.0, 2027)
    return text, district, {"stricter": stricter}, {}


@fixture
def state_class_sizes():
    years = [2026, 2027, 2028]
    text = '''language 1

scenario "What three states' laws make of the same students" { years = FY2026..FY2028 }

school elm { }
school oak { }

enrollment FY2026 {
        PK    K    1    2    3    4    5    6    7    8    9   10   11
  elm   15   46   44   49   51   47   23   45   67   43   51   56   85
  oak    9   21   24   25   24   26   66   24   45   22   26   29   57
  method = growth
  growth = 2.6%
}

class_size young  { grades = PK..1; target = 24 students; rules = texas; combined = yes }
class_size early  { grades = 2..4; target = 26 students; rules = california; lost_revenue = $1,040 per student }
class_size middle { grades = 5..9; target = 30 students; rules = florida }
class_size upper  { grades = 10..11; target = 27 students; cap = 28 students; rules = florida }

staff teachers { positions = 1 FTE per section; salary = $50,000 per FTE; turnover = 15% }

plan "Coaches, and smaller classes in the early grades" {
  set class_size.early.target = 24 students from FY2027
  leader coach { one per 20 teachers; stipend = $6,000 }
}
'''
    n = len(years)
    grades = ["PK", "K"] + [str(g) for g in range(1, 12)]
    numbers = {"elm": (15, 46, 44, 49, 51, 47, 23, 45, 67, 43, 51, 56, 85),
               "oak": (9, 21, 24, 25, 24, 26, 66, 24, 45, 22, 26, 29, 57)}
    cells = students(years, {(school, grade): count for school, row in numbers.items()
                             for grade, count in zip(grades, row)}, 0.026)
    florida = [{"grades": ["PK", "TK", "K", "1", "2", "3"], "students": 18.0, "site": False},
               {"grades": ["4", "5", "6", "7", "8"], "students": 22.0, "site": False},
               {"grades": ["9", "10", "11", "12"], "students": 25.0, "site": False}]
    early = [26.0] * n
    district = {
        "years": years, "enrollment": cells,
        "class_sizes": [
            {"id": "young", "grades": ["PK", "K", "1"], "target": [24.0] * n, "combined": True,
             "law": [{"grades": ["PK", "TK", "K", "1", "2", "3", "4"], "students": 22.0, "site": False}]},
            {"id": "early", "grades": ["2", "3", "4"], "target": early, "lost_revenue": [1040.0] * n,
             "law": [{"grades": ["TK", "K", "1", "2", "3"], "students": 24.0, "site": True}]},
            {"id": "middle", "grades": ["5", "6", "7", "8", "9"], "target": [30.0] * n, "law": florida},
            {"id": "upper", "grades": ["10", "11"], "target": [27.0] * n, "cap": [28.0] * n, "law": florida}],
        "staff": [teachers(years, salary=[50000.0] * n, turnover=[0.15] * n)],
        "leaders": [{"id": "coach", "of": "teachers", "form": "one_per", "number": [20.0] * n,
                     "stipend": ("dollars", [6000.0] * n)}],
        "changes": {("class_size", "early", "target"): change(years, early, "=", 24.0, 2027)},
        "class_figures": True,
    }
    return text, district, {}, {}
