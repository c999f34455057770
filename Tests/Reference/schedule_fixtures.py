"""Districts on salary schedules: a real schedule with everything, an uneven one with layoffs, and whole leavers."""

import csv
import json
from pathlib import Path

import numpy as np

from make_fixtures import dump, write
from random_fixtures import summary
from schedule_model import staffing, workforce

DATA = Path(__file__).resolve().parent / "fixtures" / "data"


def lanes_of(file, **where):
    """[(lane, {step: salary})] of the rows of a file that hold the given cells."""
    lanes = {}
    for row in csv.DictReader(open(DATA / file)):
        if all(row[key] == text for key, text in where.items()):
            lanes.setdefault(row["lane"], {})[int(row["step"])] = float(row["salary"])
    return list(lanes.items())


def roster_of(file, lanes):
    """{(lane, step): FTE}; people beyond a lane's last step stand on it."""
    last = {lane: max(steps) for lane, steps in lanes}
    people = {}
    for row in csv.DictReader(open(DATA / file)):
        cell = row["lane"], min(int(row["step"]), last[row["lane"]])
        people[cell] = people.get(cell, 0.0) + float(row["fte"])
    return people


def changed(group, **values):
    """A group with other values."""
    return {**group, **values}


STAFF = ("required", "headcount", "hires", "payroll", "cost")


def expected(years, groups, steps, extra, leader_lines=None):
    """The figures of a fixture: staff, lines, and what C, S and their difference amount to."""
    worlds, lines, restricted = staffing(groups, steps)
    lines.update(leader_lines(worlds) if leader_lines else {})
    n = range(len(years))
    C = [sum(row[t] for name, row in lines.items() if not name.endswith(":saving")) for t in n]
    S = [sum(row[t] for name, row in lines.items() if name.endswith(":saving")) for t in n]
    keep = {g["id"]: {world: {key: rows[key] for key in STAFF + extra.get(g["id"], ())} for world, rows
                      in worlds[g["id"]].items()} for g in groups}
    return {"years": years,
            "measures": {"cost.recurring": C, "savings.recurring": S, "spending.change": [c - s for c, s in zip(C, S)]},
            "lines": lines, "funds": {fund: {"restricted_savings": row} for fund, row in restricted.items()},
            "staff": keep}


def walled_lake():
    years = [2026, 2027, 2028, 2029, 2030]
    n = len(years)
    text = '''language 1

# Salaries: Walled Lake, Michigan, WLEA agreement 2023-24 (hired before 1 July 2016). People are made up.
scenario "A real schedule with steps, lanes and retirements" { years = FY2026..FY2030 }

schedule licensed "Teacher schedule" from "data/walled-lake-2023-24.csv" {
  where schedule_key = "2023-2024_before"
  step   = column "step"
  lane   = column "lane"
  salary = column "salary"
  raise  = 2.5%
}
roster teachers_now from "data/walled-lake-people.csv" {
  step = column "step"
  lane = column "lane"
  fte  = column "fte"
}
fund title1 { award = $900,000 per year; available = 10%; pays_for = other }

staff teachers "Teachers" {
  positions      = 92 FTE
  schedule       = licensed
  roster         = teachers_now
  hire_step      = 2
  turnover       = 6%
  turnover 1..3  = 18%
  retirement 12..40 = 9%
  lane_change    = 4%
  vacancies      = 2%
  vacancy_cover  = $180 per day
  contract_days  = 185 days
  absences       = 9 days
  substitute     = $130 per day
  paid_by        = 15% title1, 85% general
  benefits retirement = 20.96% of pay
  benefits health     = $9,800 per FTE grow by 5%
}
staff coaches "Coaches" {
  positions = 3 FTE
  salary    = $71,000 per FTE grow by 2.5%
  hire_salary = $64,000 per FTE
  turnover  = 10%
  step      = 1%
  benefits retirement = 20.96% of pay
}

plan "Fewer teachers, more coaches" {
  leader lead { one per 20 teachers; of = teachers; stipend = 6% of salary; extra_days = 4 days; release = 25% }
  repurpose electives "Small electives" { removes = 5 FTE of teachers ramp 40%, 100%; starts = FY2027 }
  line coaching "More coaches" { adds = 1.5 FTE of coaches; starts = FY2027 }
  set teachers.step_movement = 0% in FY2028
  set teachers.turnover -= 1 points from FY2028
  set licensed.raise = 1.5% from FY2029
}
'''
    lanes = lanes_of("walled-lake-2023-24.csv", schedule_key="2023-2024_before")
    health = [9800.0 * 1.05**t for t in range(n)]
    teachers = {
        "id": "teachers", "positions": [92.0] * n, "lanes": lanes, "roster": roster_of("walled-lake-people.csv", lanes),
        "raise": [0.025] * n, "hire": (lanes[0][0], 2), "turnover": [0.06] * n,
        "turnover_steps": [(1, 3, [0.18] * n)], "retirement_steps": [(12, 40, [0.09] * n)], "lane_change": [0.04] * n,
        "vacancies": [0.02] * n, "vacancy_cover": [180.0] * n, "contract_days": [185.0] * n, "absences": [9.0] * n,
        "substitute": [130.0] * n, "paid_by": [("title1", 0.15), (None, 0.85)],
        "benefits": [("retirement", "pay", [0.2096] * n), ("health", "fte", health)]}
    pay = [71000.0 * 1.025**t for t in range(n)]
    coaches = {"id": "coaches", "positions": [3.0] * n, "start": 3.0, "salary": pay,
               "hire_salary": [64000.0 * 1.025**t for t in range(n)], "turnover": [0.10] * n, "step": 0.01,
               "benefits": [("retirement", "pay", [0.2096] * n)]}
    removed = [0.0, 2.0, 5.0, 5.0, 5.0]
    leaders = [float(np.ceil((92.0 - removed[t]) / 20 - 1e-9)) for t in range(n)]

    def plus(amounts, sign=1):
        return lambda group, required: (group, [required[t] + sign * amounts[t] for t in range(n)])

    def turnover(group, required):
        return changed(group, turnover=[0.06, 0.06, 0.05, 0.05, 0.05]), required

    def pay_of_plan(group, required):
        freeze = [1.0, 1.0, 0.0, 1.0, 1.0]
        return changed(group, step_movement=freeze, **{"raise": [0.025, 0.025, 0.025, 0.015, 0.015]}), required

    steps = [("leader.lead.release", "teachers", plus([0.25 * x for x in leaders])),
             ("repurpose.electives", "teachers", plus(removed, -1)),
             ("line.coaching", "coaches", plus([0.0, 1.5, 1.5, 1.5, 1.5])),
             ("turnover.teachers", "teachers", turnover), ("pay.teachers", "teachers", pay_of_plan)]

    def leader_lines(worlds):
        rows = worlds["teachers"]["status_quo"]
        average = [rows["payroll"][t] / rows["headcount"][t] for t in range(n)]
        return {"leader.lead.stipend": [0.06 * average[t] * leaders[t] * 1.2096 for t in range(n)],
                "leader.lead.extra_days": [4 * average[t] / 185.0 * leaders[t] * 1.2096 for t in range(n)]}

    extra = {"teachers": ("stayers", "retirements", "waiting", "vacant", "substitutes")}
    return text, expected(years, [teachers, coaches], steps, extra, leader_lines)


def uneven_lanes():
    years = [2026, 2027, 2028, 2029]
    n = len(years)
    text = '''language 1

scenario "Lanes that start late and stop early, with layoffs" { years = FY2026..FY2029 }

schedule support from "data/uneven-lanes.csv" {
  step = column "step"
  lane = column "lane"
  salary = column "salary"
}
roster now from "data/uneven-people.csv" { step = column "step"; lane = column "lane"; fte = column "fte" }

staff aides "Aides" {
  positions     = 40 FTE
  schedule      = support
  roster        = now
  hire_lane     = B
  hire_step     = 4
  turnover      = 3%
  lane_change   = 10%
  step_movement = 60%
  layoffs       = allowed
  whole_leavers = yes
}
staff clerks "Clerks" {
  positions = 20 FTE
  headcount = 21 FTE
  salary    = $40,000 per FTE
  turnover  = 4%
  vacancies = 5%
  vacancy_cover = $150 per day
  layoffs   = allowed
}

plan "Fewer aides and clerks" {
  set aides.positions = 27 FTE from FY2027
  set aides.positions = 33 FTE from FY2029
  repurpose clerks_cut "Fewer clerks" { removes = 4 FTE of clerks; starts = FY2028 }
}
'''
    lanes = lanes_of("uneven-lanes.csv")
    aides = {"id": "aides", "positions": [40.0] * n, "lanes": lanes, "roster": roster_of("uneven-people.csv", lanes),
             "hire": ("B", 4), "turnover": [0.03] * n, "lane_change": [0.1] * n, "step_movement": [0.6] * n,
             "layoffs": True, "whole_leavers": True, "benefits": []}
    clerks = {"id": "clerks", "positions": [20.0] * n, "start": 21.0, "salary": [40000.0] * n,
              "hire_salary": [40000.0] * n, "turnover": [0.04] * n, "step": 0.0, "vacancies": [0.05] * n,
              "vacancy_cover": [150.0] * n, "layoffs": True, "benefits": []}
    steps = [("positions.aides", "aides", lambda g, r: (g, [40.0, 27.0, 27.0, 33.0])),
             ("repurpose.clerks_cut", "clerks", lambda g, r: (g, [20.0, 20.0, 16.0, 16.0]))]
    extra = {"aides": ("stayers", "layoffs", "waiting"), "clerks": ("vacant", "substitutes")}
    return text, expected(years, [aides, clerks], steps, extra)


def whole_leavers():
    """Distributions of a small faculty whose people leave whole, by step, over many trials."""
    years, trials = [2026, 2027, 2028, 2029], 400_000
    n = len(years)
    text = '''language 1

scenario "Whole leavers by step" { years = FY2026..FY2029 }

schedule support from "data/uneven-lanes.csv" { step = column "step"; lane = column "lane"; salary = column "salary" }
roster now from "data/uneven-people.csv" { step = column "step"; lane = column "lane"; fte = column "fte" }

staff aides "Aides" {
  positions      = 38 FTE
  schedule       = support
  roster         = now
  turnover       = uniform(low = 4%, high = 10%) drawn each year
  turnover 1..2  = 20%
  retirement 6..9 = 15%
  lane_change    = 10%
  whole_leavers  = yes
}

plan "Fewer aides" { set aides.positions = 33 FTE from FY2027 }
'''
    draws = np.random.default_rng(20261122)
    lanes = lanes_of("uneven-lanes.csv")
    aides = {"id": "aides", "lanes": lanes, "roster": roster_of("uneven-people.csv", lanes),
             "hire": (lanes[0][0], min(lanes[0][1])), "turnover": [draws.uniform(0.04, 0.10, trials) for _ in years],
             "turnover_steps": [(1, 2, [0.2] * n)], "retirement_steps": [(6, 9, [0.15] * n)],
             "lane_change": [0.1] * n, "whole_leavers": True, "uniforms": [draws.uniform(size=trials) for _ in years],
             "benefits": []}
    measures = {}
    for prefix, required in (("status_quo.", [38.0] * n), ("", [38.0, 33.0, 33.0, 33.0])):
        rows = workforce(aides, required)
        for key in ("stayers", "hires", "retirements", "payroll"):
            measures[f"{prefix}staff.aides.{key}"] = [
                summary(np.broadcast_to(rows[key][t], trials), quantiles=key == "payroll") for t in range(n)]
    return text, years, measures


def main(with_draws):
    """Writes the fixtures of schedules."""
    for name, make in (("schedule-walled-lake", walled_lake), ("schedule-uneven-lanes", uneven_lanes)):
        text, figures = make()
        write(f"{name}.scenario", text)
        write(f"{name}.expected.json", dump(figures))
        print(name)
    if with_draws:
        text, years, measures = whole_leavers()
        write("random-schedule-leavers.scenario", text)
        write("random-schedule-leavers.expected.json", json.dumps(
            {"years": years, "measures": measures, "probabilities": {}}, indent=1) + "\n")
        print("random-schedule-leavers")
