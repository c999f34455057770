"""Writes rules/NAME.scenario and rules/NAME.expected.json: how often rules for review trip, year by year.

    python3 review_rules.py

Calculated with numpy from the rules' texts (domain page, section 4, and Docs/Measures.md), sharing nothing with the
program. `rules` holds, for each rule, `plan` and, where it concerns the district, `status_quo`: `ever` and one figure
for each year as {value, error}; the error is the standard error of the simulation here, 0 without draws. A run with
its own error e agrees where |run - value| <= 5 * (e + error).
"""

import json
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent / "rules"
TRIALS = 400_000
SPANS = {"TK": 0, "K": 0, **{str(g): 0 for g in range(1, 6)}, **{str(g): 1 for g in range(6, 9)},
         **{str(g): 2 for g in range(9, 13)}}


def odds(trips):
    """`ever` and one figure a year from columns of 0 and 1, [year][trial]."""
    trips = [np.atleast_1d(row).astype(bool) for row in trips]

    def figure(column):
        p, n = float(np.mean(column)), len(column)
        return {"value": p, "error": 0.0 if n == 1 else float(np.sqrt(max(p * (1 - p), 1 / n) / n))}
    return {"ever": figure(np.any(trips, axis=0)), "by_year": [figure(row) for row in trips]}


def whole(students):
    """Whole students of a cell, half up."""
    return np.floor(np.asarray(students, float) + 0.5)


def sections(students, target):
    """Sections of a cell, rounded up, at least one where there are students."""
    return np.ceil(whole(students) / target - 1e-9)


def comparability(cells, targets, title_one, years):
    """1 where a Title I school has over 110 % of the others' pupils per teacher in a span. `cells` is
    {(school, grade): [students by year]}, `targets` {grade: [students per class by year]}; one teacher a section."""
    trips = []
    for t in range(years):
        pupils, teachers = {}, {}
        for (school, grade), path in cells.items():
            if grade not in SPANS:
                continue
            key = (school, SPANS[grade])
            pupils[key] = pupils.get(key, 0.0) + path[t]
            teachers[key] = teachers.get(key, 0.0) + sections(path[t], targets[grade][t])
        trip = np.zeros_like(np.atleast_1d(next(iter(pupils.values()))), bool)
        for span in range(3):
            others = [key for key in pupils if key[1] == span and key[0] not in title_one]
            if not others:
                continue
            average = sum(pupils[key] for key in others) / sum(teachers[key] for key in others)
            for key in pupils:
                if key[1] == span and key[0] in title_one:
                    trip = trip | (pupils[key] / teachers[key] > 1.1 * average * (1 + 1e-9))
        trips.append(trip)
    return trips


def plus_one():
    """One more student in classes that only Title I schools have breaks comparability in FY2027 and later."""
    text = '''language 1

scenario "One more student in Title I schools" { years = FY2026..FY2028 }

school north "North" { title1 = schoolwide }
school south "South" { title1 = targeted }
school hill "Hill" { }
school lake "Lake" { title1 = none }
school middle "Middle" { title1 = schoolwide }

enrollment FY2026 {
           PK   K    1    2    3    4    5    6
  north    20  63   42   64    -    -    -    -
  south     -  42   63   43    -    -    -    -
  hill      -   -    -    -   66   88   87    -
  lake      -   -    -    -   88   66   65    -
  middle    -   -    -    -    -    -    -   75
  method = growth
  growth = 1%
}
class_size early  { grades = PK; target = 20 students }
class_size lower  { grades = K..2; target = 21 students }
class_size upper  { grades = 3..6; target = 22 students }
staff teachers { positions = 1 FTE per section; salary = $50,000 per FTE; turnover = 10% }

plan "One more student" {
  set class_size.lower.target += 4 students from FY2027
}
'''
    start = {("north", "PK"): 20, ("north", "K"): 63, ("north", "1"): 42, ("north", "2"): 64, ("south", "K"): 42,
             ("south", "1"): 63, ("south", "2"): 43, ("hill", "3"): 66, ("hill", "4"): 88, ("hill", "5"): 87,
             ("lake", "3"): 88, ("lake", "4"): 66, ("lake", "5"): 65, ("middle", "6"): 75}
    cells = {cell: [number * 1.01**t for t in range(3)] for cell, number in start.items()}
    upper = {grade: [22.0] * 3 for grade in "3456"}
    without = {"PK": [20.0] * 3, **{g: [21.0] * 3 for g in ("K", "1", "2")}, **upper}
    planned = {"PK": [20.0] * 3, **{g: [21.0, 25.0, 25.0] for g in ("K", "1", "2")}, **upper}
    title_one = {"north", "south", "middle"}
    return text, {"comparability": {"plan": odds(comparability(cells, planned, title_one, 3)),
                                    "status_quo": odds(comparability(cells, without, title_one, 3))}}


def drawn_schools():
    """Enrolment drawn for each school and grade: some futures fail without the plan, more with it."""
    text = '''language 1

scenario "Schools that grow apart" { years = FY2026..FY2028 }

school north "North" { title1 = schoolwide }
school hill "Hill" { }
school lake "Lake" { }

enrollment FY2025 {
           K    1    2    3
  north   66   66    -    -
  hill     -    -   66   65
  lake     -    -   44   88
  method = growth
  growth = normal(mean = 0%, sd = 5%) drawn each year by school and grade
}
class_size lower { grades = K..1; target = 22 students }
class_size upper { grades = 2..3; target = 22 students }
staff teachers { positions = 1 FTE per section; salary = $50,000 per FTE; turnover = 10% }

plan "Larger classes" {
  set class_size.lower.target = 25 students from FY2027
}
'''
    random = np.random.default_rng(4711)
    start = {("north", "K"): 66, ("north", "1"): 66, ("hill", "2"): 66, ("hill", "3"): 65, ("lake", "2"): 44,
             ("lake", "3"): 88}
    cells = {}
    for cell, number in start.items():
        path, level = [], np.full(TRIALS, float(number))
        for _ in range(3):
            level = level * (1 + 0.05 * random.standard_normal(TRIALS))
            path.append(level)
        cells[cell] = path
    upper = {"2": [22.0] * 3, "3": [22.0] * 3}
    without = {"K": [22.0] * 3, "1": [22.0] * 3, **upper}
    planned = {"K": [22.0, 25.0, 25.0], "1": [22.0, 25.0, 25.0], **upper}
    return text, {"comparability": {"plan": odds(comparability(cells, planned, {"north"}, 3)),
                                    "status_quo": odds(comparability(cells, without, {"north"}, 3))}}


def limits():
    """A site average of California's, and a class of Texas' under a looser cap of one's own."""
    text = '''language 1

scenario "Classes that outgrow the law" { years = FY2026..FY2028 }

school north "North" { }
school south "South" { }

enrollment FY2025 {
           K    1    2    6    7
  north   72   71   73   66    -
  south   48   50    -    -   44
  method = growth
  growth = normal(mean = 0%, sd = 4%) drawn each year by school and grade
}
class_size early { grades = K..2; target = 25 students; rules = california }
class_size late  { grades = 6..7; target = 22 students; overage_limit = 21 students; overage_pay = $100 per student; rules = florida; cap = 30 students }
staff teachers { positions = 1 FTE per section; salary = $50,000 per FTE; turnover = 10% }

plan "Larger classes" {
  set class_size.early.target += 2 students from FY2027
  set class_size.late.target += 2 students from FY2028
}
'''
    random = np.random.default_rng(99)
    start = {("north", "K"): 72, ("north", "1"): 71, ("north", "2"): 73, ("south", "K"): 48, ("south", "1"): 50,
             ("north", "6"): 66, ("south", "7"): 44}
    cells = {}
    for cell, number in start.items():
        level, path = np.full(TRIALS, float(number)), []
        for _ in range(3):
            level = level * (1 + 0.04 * random.standard_normal(TRIALS))
            path.append(level)
        cells[cell] = path

    def trips(early, late):
        rows = []
        for t in range(3):
            trip = np.zeros(TRIALS, bool)
            for school in ("north", "south"):
                own = [cell for cell in cells if cell[0] == school and cell[1] in ("K", "1", "2")]
                students = sum(whole(cells[cell][t]) for cell in own)
                classes = sum(sections(cells[cell][t], early[t]) for cell in own)
                trip |= students / classes > 24 + 1e-9
            for cell in (("north", "6"), ("south", "7")):
                students = whole(cells[cell][t])
                classes = np.maximum(sections(cells[cell][t], late[t]), np.ceil(students / 30 - 1e-9))
                largest = np.ceil(students / classes - 1e-9)
                # Florida's 22 in grades 4 to 8 and the 21 above which overage is paid.
                trip |= (largest > 22) | (largest > 21)
            rows.append(trip)
        return rows
    return text, {"class-cap": {"plan": odds(trips([25, 27, 27], [22, 22, 24])),
                                "status_quo": odds(trips([25, 25, 25], [22, 22, 22]))}}


def money():
    """One-time money, a carry-over that lapses, a saving above today's uses, positions that wait."""
    text = '''language 1

scenario "Money that trips rules" { years = FY2026..FY2029 }

school only { }
enrollment FY2026 {
         1    2
  only  240  240
}
class_size all { grades = 1..2; target = 20 students }
staff teachers { positions = 1 FTE per section; salary = $50,000 per FTE; turnover = uniform(low = 4%, high = 14%) drawn each year }

fund title1 "Title I, Part A" {
  program   = title1
  award     = uniform(low = $80,000 per year, high = $140,000 per year) drawn each year
  available = 100%
  pays_for  = leader stipends
  carryover = 15%
}
fund grant "Start-up grant" {
  program   = grant
  award     = $12,000 per year
  available = 100%
  pays_for  = coaching
  ends      = FY2027
}
fund state "State money" {
  program   = state
  award     = $50,000 per year
  available = 60%
  pays_for  = coaching
}

plan "Leaders" {
  leader lead { count = 9; stipend = $10,000 }
  line coaching "Coaching" { cost = uniform(low = $35,000 per year, high = $55,000 per year) drawn each year; use = other }
  line books    "Books sold" { saves = $9,000 per year; recurring = no; starts = FY2028 }
  repurpose orders "Year-end orders" { saves = uniform(low = $10,000 per year, high = $26,000 per year); fund = state }
  set class_size.all.target = 24 students from FY2027
}
'''
    random = np.random.default_rng(815)
    n = 4
    award = [random.uniform(80000, 140000, TRIALS) for _ in range(n)]
    coaching = [random.uniform(35000, 55000, TRIALS) for _ in range(n)]
    turnover = [random.uniform(0.04, 0.14, TRIALS) for _ in range(n)]
    orders = random.uniform(10000, 26000, TRIALS)
    stipends = 90000.0
    # Title I pays stipends alone: award first, then what was carried in; both are recurring cost.
    one_time, lapse = [], []
    carried = np.zeros(TRIALS)
    used_carry = []
    for t in range(n):
        spent = np.minimum(award[t], stipends)
        used_carry.append(np.minimum(carried, stipends - spent))
        unspent = award[t] - spent
        lapse.append((unspent > 0.15 * award[t] + 1) & (award[t] >= 50000))
        carried = np.minimum(unspent, 0.15 * award[t])
    # 24 teachers, 20 from the second year on; leavers open places only down to the need.
    head_plan, head_before, waiting = np.full(TRIALS, 24.0), np.full(TRIALS, 24.0), []
    freed = []
    for t in range(n):
        need = 24.0 if t == 0 else 20.0
        head_plan = np.maximum((1 - turnover[t]) * head_plan, need)
        head_before = np.maximum((1 - turnover[t]) * head_before, 24.0)
        waiting.append(head_plan - need - (head_before - 24.0) > 1e-6)
        freed.append(head_before - head_plan)
    # Coaching: the state award (60 % of $50,000), then the saving that returns to it (in full, it is recurring), then
    # the grant to FY2027; then the positions saved, then one-time savings from FY2028. A saved position saves the
    # change in payroll: fewer hires at the salary, which never changes, so salary times the change in headcount.
    for t in range(n):
        unpaid = np.maximum(coaching[t] - 30000 - orders, 0)
        grant = np.minimum(unpaid, 12000 if t < 2 else 0)
        unpaid = unpaid - grant
        left = stipends - np.minimum(award[t], stipends) - used_carry[t] + unpaid
        left = np.maximum(left - 50000 * freed[t], 0)
        books = np.minimum(left, 9000 if t >= 2 else 0)
        one_time.append((used_carry[t] > 1) | (grant > 1) | (books > 1))
    # Today's uses of the state money are what is not available: 40 % of $50,000.
    booked = [orders - 20000 > 1] * n
    return text, {"one-time-for-recurring": {"plan": odds(one_time)}, "title1-carryover": {"plan": odds(lapse)},
                  "double-booking": {"plan": odds(booked)}, "attrition-gate": {"plan": odds(waiting)}}


def rows(value, depth=0):
    """JSON with one list a line."""
    pad = "  " * depth
    if not isinstance(value, dict):
        return json.dumps(value)
    inner = ",\n".join(f"{pad}  {json.dumps(k)}: {rows(v, depth + 1)}" for k, v in value.items())
    return "{\n" + inner + "\n" + pad + "}"


for name, make in {"plus-one": plus_one, "drawn-schools": drawn_schools, "limits": limits,
                   "money": money}.items():
    text, rules = make()
    (HERE / f"{name}.scenario").write_text(text)
    (HERE / f"{name}.expected.json").write_text(rows({"rules": rules}) + "\n")
