"""Staff groups on a salary schedule, vacancies, and positions that lines of a plan remove or add.

Written from the formulas of the domain page and of Docs/Measures.md. Entries may be numbers or numpy columns over
trials. A group holds

  lanes          [(name, {step: salary})] in order; `raise` [..] a yearly rate, from the second year on
  roster         {(lane, step): FTE} of the year before the horizon
  hire           (lane, step)
  turnover       [..]; `turnover_steps`, `retirement_steps`: [(first, last, [..])]
  step_movement, lane_change: [..] (1 and 0 where absent)
  layoffs, whole_leavers, uniforms: [..]
  vacancies [..], vacancy_cover [..], contract_days [..], absences [..], substitute [..]
  benefits       [(name, "pay" or "fte", [..])]

A group without `lanes` has `start`, `salary`, `hire_salary` and `step` instead.
"""

import numpy as np
from scipy.stats import binom

from over_time import nearest


def given(group, key, t, default):
    """A yearly value of a group, or what holds where it is not written."""
    return group[key][t] if group.get(key) is not None else default


def at_step(entries, step, t, default):
    """The entry of a step among [(first, last, [..])]."""
    for first, last, values in entries or []:
        if first <= step <= last:
            return values[t]
    return default


def move(group, cells, t):
    """Step movement, then lane changes, of those who stay."""
    lanes = dict(group["lanes"])
    names = [name for name, _ in group["lanes"]]
    up, change = given(group, "step_movement", t, 1.0), given(group, "lane_change", t, 0.0)
    moved = {}
    for (lane, step), people in cells.items():
        if step == max(lanes[lane]):
            moved[lane, step] = moved.get((lane, step), 0.0) + people
            continue
        moved[lane, step] = moved.get((lane, step), 0.0) + people * (1 - up)
        moved[lane, step + 1] = moved.get((lane, step + 1), 0.0) + people * up
    result = {}
    for (lane, step), people in moved.items():
        place = names.index(lane)
        if place == len(names) - 1:
            result[lane, step] = result.get((lane, step), 0.0) + people
            continue
        after = names[place + 1]
        there = min(max(step, min(lanes[after])), max(lanes[after]))
        result[lane, step] = result.get((lane, step), 0.0) + people * (1 - change)
        result[after, there] = result.get((after, there), 0.0) + people * change
    return result


def lay_off(group, cells, number):
    """Ends `number` FTE: the hires' cell first, then the lowest step, lanes in order."""
    names = [name for name, _ in group["lanes"]]
    order = sorted((cell for cell in cells if cell != group["hire"]), key=lambda c: (c[1], names.index(c[0])))
    result, left = dict(cells), number
    for cell in ([group["hire"]] if group["hire"] in cells else []) + order:
        taken = np.minimum(result[cell], left)
        result[cell] = result[cell] - taken
        left = left - taken
    return result


def on_schedule(group, required):
    """Headcount, stayers, hires, layoffs, retirements and payroll of a whole path of required positions."""
    lanes = dict(group["lanes"])
    cells, index = {cell: float(people) for cell, people in group["roster"].items()}, 1.0
    rows = {key: [] for key in ("headcount", "stayers", "hires", "layoffs", "retirements", "payroll")}
    for t, needed in enumerate(required):
        if t > 0:
            index = index * (1 + given(group, "raise", t, 0.0))
        leaves, retires = {}, {}
        for lane, step in cells:
            turnover = at_step(group.get("turnover_steps"), step, t, group["turnover"][t])
            retirement = at_step(group.get("retirement_steps"), step, t, 0.0)
            leaves[lane, step] = 1 - (1 - turnover) * (1 - retirement)
            retires[lane, step] = (1 - turnover) * retirement
        scale = 1.0
        if group.get("whole_leavers"):
            people = sum(cells.values())
            expected = sum(cells[c] * leaves[c] for c in cells)
            u = group["uniforms"][t] if "uniforms" in group else 0.5
            drawn = binom.ppf(u, nearest(people), expected / people)
            scale = np.where(expected > 0, drawn / expected, 0.0)
        gone = {c: np.minimum(1.0, leaves[c] * scale) for c in cells}
        retired = sum(cells[c] * gone[c] * (retires[c] / leaves[c] if np.all(leaves[c] > 0) else 0.0) for c in cells)
        cells = move(group, {c: cells[c] * (1 - gone[c]) for c in cells}, t)
        stayers = sum(cells.values())
        hires = np.maximum(0.0, (1 - given(group, "vacancies", t, 0.0)) * needed - stayers)
        laid = np.maximum(0.0, stayers - needed) if group.get("layoffs") else 0.0
        cells[group["hire"]] = cells.get(group["hire"], 0.0) + hires
        if group.get("layoffs"):
            cells = lay_off(group, cells, laid)
        rows["stayers"].append(stayers)
        rows["hires"].append(hires)
        rows["layoffs"].append(laid)
        rows["retirements"].append(retired)
        rows["headcount"].append(sum(cells.values()))
        rows["payroll"].append(index * sum(people * lanes[lane][step] for (lane, step), people in cells.items()))
    return rows


def at_average(group, required):
    """The same of a group with an average salary."""
    held, pay = group["start"], group["start"] * group["salary"][0]
    rows = {key: [] for key in ("headcount", "stayers", "hires", "layoffs", "payroll")}
    for t, needed in enumerate(required):
        kept = 1 - group["turnover"][t]
        stayers = kept * held
        hires = max(0.0, (1 - given(group, "vacancies", t, 0.0)) * needed - stayers)
        laid = max(0.0, stayers - needed) if group.get("layoffs") else 0.0
        growth = group["salary"][t] / group["salary"][t - 1] if t > 0 else 1.0
        pay = kept * pay * growth * (1 + group["step"]) + (hires - laid) * group["hire_salary"][t]
        held = stayers + hires - laid
        for key, value in zip(rows, (held, stayers, hires, laid, pay)):
            rows[key].append(value)
    return rows


def workforce(group, required):
    """All figures of a group, with substitutes and cost."""
    rows = (on_schedule if "lanes" in group else at_average)(group, required)
    rows["required"] = list(required)
    rows["waiting"] = [np.maximum(0.0, h - n) for h, n in zip(rows["headcount"], required)]
    rows["vacant"] = [np.maximum(0.0, n - h) if group.get("vacancies") is not None else 0.0
                      for h, n in zip(rows["headcount"], required)]
    rows["substitutes"], rows["cost"] = [], []
    for t, headcount in enumerate(rows["headcount"]):
        cover = given(group, "vacancy_cover", t, 0.0) * given(group, "contract_days", t, 187.0) * rows["vacant"][t]
        cover = cover + headcount * given(group, "absences", t, 0.0) * given(group, "substitute", t, 0.0)
        share = sum(values[t] for _, kind, values in group["benefits"] if kind == "pay")
        flat = sum(values[t] for _, kind, values in group["benefits"] if kind == "fte")
        rows["substitutes"].append(cover)
        rows["cost"].append(rows["payroll"][t] * (1 + share) + headcount * flat + cover)
    return rows


def staffing(groups, steps):
    """Worlds and lines of groups over the steps from the status quo to the plan.

    `steps` is [(line, group id, what the step does to (group, required)), ..] in the order of attribution. A line is
    the difference in cost; what is saved is split by `paid_by`, [(fund or None, share)]."""
    now = {g["id"]: (g, list(g["positions"])) for g in groups}
    worlds = {g["id"]: {"status_quo": workforce(g, g["positions"])} for g in groups}
    lines, restricted = {}, {}
    for line, name, act in steps:
        before = workforce(*now[name])["cost"]
        now[name] = act(*now[name])
        difference = [after - was for after, was in zip(workforce(*now[name])["cost"], before)]
        payers = now[name][0].get("paid_by", [(None, 1.0)])
        raised = [sum(max(0.0, share * d) for _, share in payers) for d in difference]
        if max(raised) > 1e-6:
            lines[f"{line}:cost"] = raised
        for fund, share in payers:
            lowered = [max(0.0, -share * d) for d in difference]
            if max(lowered) > 1e-6:
                part = f".{fund or 'general'}" if len(payers) > 1 else ""
                lines[f"{line}{part}:saving"] = lowered
            if fund:
                total = restricted.setdefault(fund, [0.0] * len(difference))
                restricted[fund] = [a + b for a, b in zip(total, lowered)]
    for name, (group, required) in now.items():
        worlds[name]["plan"] = workforce(group, required)
    return worlds, lines, restricted
