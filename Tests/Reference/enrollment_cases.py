"""The districts of `enrollment_model.py`, each written twice by hand: as a scenario and as plain numbers."""

import csv
from pathlib import Path

from enrollment_model import HERE, counts, fit_entry, fit_survival, normal, plain, steps

REST = '''
plan "None" { }
'''
ROOT = HERE.parent.parent / "Scenarios" / "backtests" / "data"
CASES = {}


def case(random=False):
    def register(function):
        text, district = function()
        CASES[function.__name__.replace("_", "-")] = (text, district, random)
        return function
    return register


def cells(rows, grades):
    """Cells of a table; None where the school has no such grade."""
    return {(s, g): c for s, counts in rows.items() for g, c in zip(grades, counts) if c is not None}


G6 = ["K", "1", "2", "3", "4", "5"]


@case()
def three_levels():
    text = '''language 1

scenario "Two elementary schools, a middle school and a high school" { years = FY2026..FY2031 }

school east { title1 = none }
school west { title1 = none }
school middle { title1 = none }
school high { title1 = none }

enrollment FY2023 {
            PK    K    1    2    3    4    5    6    7    8    9
  east      31   60   58   61   66   57   59    -    -    -    -
  west       -   48   50   44   51   49   53    -    -    -    -
  middle     -    -    -    -    -    -    -  115  108  111    -
  high       -    -    -    -    -    -    -    -    -    -  120
  method = cohort_survival
  survival   = 98.5%
  survival 6 = 102% grow by 0.5%
  survival 9 = normal(mean = 104%, sd = 3%)
  survival 9 = 100% from FY2028
  entry_growth = -1.5%
  entry_growth PK = 2%
}
''' + REST

    def survival(rng, n, s, g, t):
        table = {"6": 1.02 * 1.005 ** max(0, t - 2026), "9": 1.0 if t >= 2028 else 1.04}
        return plain(table.get(g, 0.985))(rng, n, s, g, t)
    rows = {"east": [31, 60, 58, 61, 66, 57, 59] + [None] * 4, "west": [None, 48, 50, 44, 51, 49, 53] + [None] * 4,
            "middle": [None] * 7 + [115, 108, 111, None], "high": [None] * 10 + [120]}
    return text, {"years": range(2026, 2032), "dated": 2023,
                  "base": cells(rows, ["PK"] + G6 + ["6", "7", "8", "9"]),
                  "survival": survival, "entry_growth": plain({"PK": 0.02, None: -0.015})}


@case()
def boundaries():
    text = '''language 1

scenario "A school opens, one closes, grade 5 goes to the middle schools" { years = FY2026..FY2033 }

school east { feeds = middle_east }
school west { feeds = middle_west, middle_east }
school old "Old Mill" { closes = FY2029; students_go_to = west }
school north { opens = FY2028; feeds = east }
school middle_east { title1 = none }
school middle_west { title1 = none }

enrollment FY2025 {
                 K    1    2    3    4    5    6    7
  east          80   82   79   77   81   75    -    -
  west          40   42   37   44   39   41    -    -
  old           21   19   23   18   20   22    -    -
  middle_east    -    -    -    -    -    -   95   90
  middle_west    -    -    -    -    -    -   50   47
  method   = cohort survival
  survival = 99%
  survival 6 = 101%
  entry_growth = 1%
  move east to north = 40% of grades K..3 from FY2028
  move west to north = 25% of grade K from FY2028
  move east to middle_east = 100% of grade 5 from FY2031
  move west to middle_west = 60% of grade 5 from FY2031
  move west to middle_east = 40% of grade 5 from FY2031
  move east to north = 10% of grades 4..5 from FY2032
}
''' + REST
    rows = {"east": [80, 82, 79, 77, 81, 75, None, None], "west": [40, 42, 37, 44, 39, 41, None, None],
            "old": [21, 19, 23, 18, 20, 22, None, None], "middle_east": [None] * 6 + [95, 90],
            "middle_west": [None] * 6 + [50, 47]}
    low = ["K", "1", "2", "3"]
    return text, {"years": range(2026, 2034), "dated": 2025, "base": cells(rows, G6 + ["6", "7"]),
                  "survival": plain({"6": 1.01, None: 0.99}), "entry_growth": plain(0.01),
                  "feeds": {"east": ["middle_east"], "west": ["middle_west", "middle_east"], "north": ["east"]},
                  "moves": [
                      {"source": "east", "target": "north", "share": 0.4, "grades": low, "from": 2028},
                      {"source": "west", "target": "north", "share": 0.25, "grades": ["K"], "from": 2028},
                      {"source": "old", "target": "west", "share": 1.0, "from": 2030},
                      {"source": "east", "target": "middle_east", "share": 1.0, "grades": ["5"], "from": 2031},
                      {"source": "west", "target": "middle_west", "share": 0.6, "grades": ["5"], "from": 2031},
                      {"source": "west", "target": "middle_east", "share": 0.4, "grades": ["5"], "from": 2031},
                      {"source": "east", "target": "north", "share": 0.1, "grades": ["4", "5"], "from": 2032}]}


@case()
def births_and_totals():
    text = '''language 1

scenario "Kindergarten from births, ninth grade from next door" { years = FY2026..FY2029 }

school east { title1 = none }
school west { title1 = none }
school high { title1 = none }

enrollment FY2026 {
          K    1    9   10
  east   41   39    -    -
  west   22   25    -    -
  high    -    -   80   77
  method = cohort_survival
  entry_grades = K, 9
  survival = 97%
  births FY2021 = 118, 121, 125
  births FY2024 = 119
  entry_rate = 52% to 60%
  entry 9 = 84 students per year grow by 2%
  entry_lag = 5 years
}
''' + REST
    births = {2021: 118, 2022: 121, 2023: 125, 2024: 119}
    return text, {"years": range(2026, 2030), "dated": 2026, "entry_grades": ["K", "9"],
                  "base": {("east", "K"): 41, ("east", "1"): 39, ("west", "K"): 22, ("west", "1"): 25,
                           ("high", "9"): 80, ("high", "10"): 77},
                  "survival": plain(0.97), "births": births, "births_grade": "K",
                  "entry_rate": plain((0.52 * 0.60) ** 0.5), "entry": {"9"},
                  "entry_total": lambda rng, n, s, g, t: plain(84 * 1.02 ** (t - 2026))(rng, n, s, g, t)}


@case()
def whole_students():
    text = '''language 1

scenario "Whole students" { years = FY2026..FY2030 }

school east { title1 = none }
school west { title1 = none }

enrollment FY2025 {
         PK    K    1    2
  east   17   33   35   30
  west    -   28   27   31
  method = cohort_survival
  entry_grades = PK
  survival = 97%
  survival K = 180%
  entry_growth = 4%
  whole_students = yes
  move east to west = 50% of grades K..2 from FY2028
}
''' + REST
    rows = {"east": [17, 33, 35, 30], "west": [None, 28, 27, 31]}
    return text, {"years": range(2026, 2031), "dated": 2025, "entry_grades": ["PK"],
                  "base": cells(rows, ["PK", "K", "1", "2"]), "whole": True,
                  "survival": plain({"K": 1.8, None: 0.97}), "entry_growth": plain(0.04),
                  "moves": [{"source": "east", "target": "west", "share": 0.5, "grades": ["K", "1", "2"], "from": 2028}]}


@case()
def whole_leavers_split():
    text = '''language 1

scenario "Leavers, totals and moves in whole students" { years = FY2026..FY2030 }

school oak { feeds = north, south, hill }
school elm { title1 = none }
school ash { feeds = south, hill }
school north { title1 = none }
school south { title1 = none }
school hill { title1 = none }
school tech { title1 = none }
school arts { title1 = none }
school new { title1 = none }

enrollment FY2025 {
           5    6    7
  oak     31    -    -
  elm     17    -    -
  ash     10    -    -
  north    -   23    -
  south    -   19    -
  hill     -   14    -
  tech     -    -   18
  arts     -    -   31
  method = cohort_survival
  survival = 100%
  survival 7 = 97%
  entry 5 = 58 students per year grow by 3%
  whole_students = yes
  move oak to elm = 15% of grades 5..5 from FY2027
  move oak to ash = 35% of grades 5..5 from FY2027
  move north to south = 12.5% of grades 6..6 from FY2028
  move north to hill = 12.5% of grades 6..6 from FY2028
  move north to new = 12.5% of grades 6..6 from FY2028
}
''' + REST
    base = {("oak", "5"): 31, ("elm", "5"): 17, ("ash", "5"): 10, ("north", "6"): 23, ("south", "6"): 19,
            ("hill", "6"): 14, ("tech", "7"): 18, ("arts", "7"): 31}
    moves = [("oak", "elm", 0.15, "5", 2027), ("oak", "ash", 0.35, "5", 2027), ("north", "south", 0.125, "6", 2028),
             ("north", "hill", 0.125, "6", 2028), ("north", "new", 0.125, "6", 2028)]
    return text, {"years": range(2026, 2031), "dated": 2025, "base": base, "whole": True,
                  "feeds": {"oak": ["north", "south", "hill"], "ash": ["south", "hill"]},
                  "survival": plain({"7": 0.97, None: 1.0}), "entry": {"5"},
                  "entry_total": lambda rng, n, s, g, t: plain(58 * 1.03 ** (t - 2026))(rng, n, s, g, t),
                  "moves": [{"source": s, "target": r, "share": share, "grades": [g], "from": year}
                            for s, r, share, g, year in moves]}


@case(random=True)
def noise_and_draws():
    text = '''language 1

scenario "Chance of small schools" { years = FY2026..FY2029 }

school east { title1 = none }
school west { title1 = none }
school middle { title1 = none }

enrollment FY2025 {
            K    1    2    3
  east     20   24   22    -
  west     41   38   44    -
  middle    -    -    -   66
  method = cohort_survival
  survival = normal(mean = 99%, sd = 4%) drawn each year by school and grade
  survival 3 = normal(mean = 103%, sd = 2%)
  entry_growth = normal(mean = -1%, sd = 5%) drawn each year by school
  noise = 70%
  entry_noise = 100%
}
''' + REST

    def district():
        cell, third = normal(0.99, 0.04), normal(1.03, 0.02)
        return {"years": range(2026, 2030), "dated": 2025,
                "base": cells({"east": [20, 24, 22, None], "west": [41, 38, 44, None], "middle": [None] * 3 + [66]},
                              ["K", "1", "2", "3"]),
                "survival": lambda rng, n, s, g, t: (third if g == "3" else cell)(rng, n, s, g, t),
                "entry_growth": normal(-0.01, 0.05), "noise": 0.7, "entry_noise": 1.0}
    return text, district


def history(name, year="end_year"):
    """{year: {grade: students}} of a file of the scenarios."""
    found = {}
    with open(ROOT / name) as file:
        for row in csv.DictReader(file):
            found.setdefault(int(row["end_year"]), {})[row["grade"]] = float(row["students"])
    return found


def fitted(file, title, first, last, dated):
    given = {t: row for t, row in history(file).items() if t <= dated}
    order = ["EE", "PK", "K"] + [str(n) for n in range(1, 13)]
    grades = [g for g in order if g in given[dated]]
    taught = [g for g in grades if g not in ("EE", "PK", "K")]
    early = [g for g in grades if g in ("EE", "PK", "K")]
    text = f'''language 1

scenario "{title}" {{ years = FY{first}..FY{last} }}

school district {{ title1 = none }}

enrollment FY0000 from "data/{file}" {{
  school = district
  grade = column "grade"
  students = column "students"
  year = column "end_year"
  method = cohort_survival
  survival = fitted
  entry_growth = fitted
}}
'''.replace(" FY0000", "") + REST
    return text, history_fit(given, ["K"] + taught, early, {"years": range(first, last + 1), "dated": dated,
                             "base": {("district", g): given[dated][g] for g in grades}})


def history_fit(given, grades, early, district, methods=None):
    """A district whose ratios and entry grades are fitted to {year: {grade: students}}."""
    methods = methods or {}
    fits = {g: fit_entry(counts(given, g), methods.get(g)) for g in early}
    across = fit_survival(steps(given, grades), methods)
    return district | {"fit": across, "entry_fit": fits, "noise": across["noise"],
                       "entry_noise": min(f["noise"] for f in fits.values()),
                       "survival": plain(1.0), "entry_growth": plain(0.0)}


@case(random=True)
def gaps_and_methods():
    text = '''language 1

scenario "A gap, an empty grade, methods by name" { years = FY2026..FY2029 }

school east { title1 = none }
school west { title1 = none }

enrollment FY2020 {
          PK    K    1    2    3
  east    10   21   20   18   22
  west     -   19   23   17   16
}
enrollment FY2021 {
          PK    K    1    2    3
  east    12   24   20   19   17
  west     -   15   18    -   18
}
enrollment FY2022 {
          PK    K    1    2    3
  east     8   20   25   21   20
  west     -   18   16   18   19
}
enrollment FY2023 {
          PK    K    1    2    3
  east     9   23   19    0   22
  west     -   17   17    0   17
}
enrollment FY2024 {
          PK    K    1    2    3
  east    13   22   24   20   18
  west     -   20   18   16   20
}
enrollment FY2025 {
          PK    K    1    2    3
  east    11   19   23   25   19
  west     -   16   19   18   15
  survival = fitted
  survival 2 = mean of 4 years
  entry PK = mean of 3 years
  entry_growth = fitted
}
''' + REST
    given = {2020: [10, 40, 43, 35, 38], 2021: [12, 39, 38, None, 35], 2022: [8, 38, 41, 39, 39],
             2023: [9, 40, 36, 0, 39], 2024: [13, 42, 42, 36, 38], 2025: [11, 35, 42, 43, 34]}
    grades = ["PK", "K", "1", "2", "3"]
    given = {t: {g: c for g, c in zip(grades, row) if c is not None} for t, row in given.items()}
    rows = {"east": [11, 19, 23, 25, 19], "west": [None, 16, 19, 18, 15]}
    return text, history_fit(given, grades[1:], ["PK", "K"],
                             {"years": range(2026, 2030), "dated": 2025, "base": cells(rows, grades)}, {"2": 4, "PK": 3})


@case(random=True)
def ascension_fitted():
    text, district = fitted("ascension-enrollment-2019-2024.csv", "Ascension Parish", 2025, 2029, 2024)
    return text, district


@case(random=True)
def south_portland_fitted():
    return fitted("south-portland-enrollment-2014-2025.csv", "South Portland", 2026, 2030, 2025)
