"""Career ladders, bonuses, exchanged positions and the retention effect, from the formulas alone.

A district may hold, beside the keys of `district_model.py`,
  ladders     [{id, of, stages: [names], entry, starts, start: {stage: share}, advance: {(from, to): [..]},
                pay: {stage: ("dollars" or "share", [..])}, development: {stage: [..]}}]
  bonuses     [{id, of, amount: [..], share: [..] or count: [..], schools: None or [ids], teacher_share: None or [..],
                ladder, stages: None or [names], rounding: None or name, starts, recurring}]
  exchanges   [{id, of, gives: [..], parts: {name: [..]}, unit_value: None or [..], starts}]
  retentions  [{id, of, roles: [ids], supported: [..], cut: [..], replacement_cost: [..]}]
Numbers are one a fiscal year; on the deterministic path or as columns over trials.
"""

import numpy as np

from over_time import ROUNDING
from staffing import avoided_turnover, flat_items, percent_items


def ladder_stages(district, ladder, headcount, hires):
    """People by stage a year: the stayers follow the year's transition matrix, hires begin in the entry stage."""
    years, stages = district["years"], ladder["stages"]
    first = years.index(ladder.get("starts", years[0]))
    entry = stages.index(ladder.get("entry", stages[0]))
    given = ladder.get("start")
    if not given:
        shares = np.eye(len(stages))[entry]
    else:
        shares = np.array([given.get(stage, 0.0) for stage in stages])
        missing = [i for i, stage in enumerate(stages) if stage not in given]
        if len(missing) == 1:
            shares[missing[0]] = 1 - shares.sum()
    rows = [np.zeros(len(stages)) for _ in range(first)]
    rows.append(headcount[first] * shares)
    for t in range(first + 1, len(years)):
        matrix = np.eye(len(stages))
        for (come, go), rate in ladder["advance"].items():
            matrix[stages.index(come), stages.index(go)] += rate[t]
            matrix[stages.index(come), stages.index(come)] -= rate[t]
        for i in range(len(stages)):
            leaving = sum(rate[t] for (come, _), rate in ladder["advance"].items() if come == stages[i])
            if leaving > 1:
                matrix[i] = (matrix[i] - np.eye(len(stages))[i] * (1 - leaving)) / leaving
        stayers = headcount[t] - hires[t]
        p = rows[-1] / rows[-1].sum()
        row = stayers * (p @ matrix)
        row[entry] += hires[t]
        rows.append(row)
    return {stage: [float(row[i]) for row in rows] for i, stage in enumerate(stages)}


def average_cost(group, world, t):
    """Average pay of the status quo with benefits, $ a position."""
    return world["payroll"][t] / world["headcount"][t] * (1 + percent_items(group, t)) + flat_items(group, t)


def ladder_lines(district, staff):
    """(cost rows: (id, use, recurring, [..])), (saving rows: (id, induced, [..])), stages of each ladder."""
    years = district["years"]
    T = range(len(years))
    groups = {group["id"]: group for group in district["staff"]}
    costs, savings, stages = [], [], {}

    def from_start(item, row):
        return [float(row[t]) if years[t] >= item.get("starts", years[0]) else 0.0 for t in T]

    for ladder in district.get("ladders", []):
        world = staff["worlds"][ladder["of"]]
        people = ladder_stages(district, ladder, world["plan"]["headcount"], world["plan"]["hires"])
        stages[ladder["id"]] = people
        values = world["plan_values"]
        if ladder.get("pay"):
            each = {stage: [amount[t] * (values["salary"][t] if form == "share" else 1.0) for t in T]
                    for stage, (form, amount) in ladder["pay"].items()}
            costs.append((f"ladder.{ladder['id']}.pay", "leader stipends", True,
                          [sum(people[s][t] * row[t] for s, row in each.items()) * (1 + percent_items(values, t))
                           for t in T]))
        if ladder.get("development"):
            costs.append((f"ladder.{ladder['id']}.development", "professional development", True,
                          [sum(people[s][t] * row[t] for s, row in ladder["development"].items()) for t in T]))

    for bonus in district.get("bonuses", []):
        world = staff["worlds"][bonus["of"]]
        if bonus.get("count") is not None:
            number = list(bonus["count"])
        else:
            teachers = world["before_backfill"]
            if bonus.get("schools") is not None:
                by_school = staff["by_school"][bonus["of"]]
                teachers = [sum(by_school[s][t] for s in bonus["schools"]) for t in T]
            elif bonus.get("teacher_share") is not None:
                teachers = [teachers[t] * bonus["teacher_share"][t] for t in T]
            number = [teachers[t] * bonus["share"][t] for t in T]
            if bonus.get("stages"):
                people = stages[bonus["ladder"]]
                everyone = [sum(row[t] for row in people.values()) for t in T]
                number = [number[t] * (sum(people[s][t] for s in bonus["stages"]) / everyone[t] if everyone[t] else 0.0)
                          for t in T]
        if bonus.get("rounding"):
            number = [ROUNDING[bonus["rounding"]](x) for x in number]
        row = [bonus["amount"][t] * number[t] * (1 + percent_items(world["plan_values"], t)) for t in T]
        costs.append((f"bonus.{bonus['id']}", "leader bonuses", bonus.get("recurring", True), from_start(bonus, row)))

    for exchange in district.get("exchanges", []):
        group, world = groups[exchange["of"]], staff["worlds"][exchange["of"]]["status_quo"]
        unit = exchange.get("unit_value") or [average_cost(group, world, t) for t in T]
        savings.append((f"exchange.{exchange['id']}", False,
                        from_start(exchange, [exchange["gives"][t] * unit[t] for t in T])))
        for part, row in exchange["parts"].items():
            costs.append((f"exchange.{exchange['id']}.{part}", "other", True,
                          from_start(exchange, [row[t] * unit[t] for t in T])))

    for effect in district.get("retentions", []):
        world = staff["worlds"][effect["of"]]
        avoided = avoided_turnover(district, groups[effect["of"]], staff["roles"], world["before_backfill"])
        stated = district.get("changes", {}).get(("staff", effect["of"], "turnover"), groups[effect["of"]]["turnover"])
        row = [0.0] + [avoided[t] * stated[t] * world["plan"]["headcount"][t - 1] * effect["replacement_cost"][t]
                       for t in T[1:]]
        savings.append((f"retention.{effect['id']}", True, row))
    return costs, savings, stages
