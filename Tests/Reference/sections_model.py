"""Sections, site averages, overage and rooms of class-size blocks, and how real sections compare with the rule.

A block is {id, grades, target: [..], rounding, tolerance, cap, minimum, courses, load, room_use, combined, site_cap,
lost_revenue, overage_limit, overage_pay, law: [{grades, students, site: bool}]}; every number over time is a list with an
entry a fiscal year. Everything works for numbers and for numpy columns over trials.

    python3 sections_model.py   writes fixtures/eau-claire-sections.json
"""

import csv
import json
import math
from pathlib import Path

import numpy as np

from over_time import ROUNDING, down, nearest, up

NUMBERS = ("target", "cap", "tolerance", "minimum", "courses", "load", "room_use", "site_cap", "lost_revenue",
           "overage_limit", "overage_pay")


def in_world(district, block, world):
    """The block with its values of one world: `changes` hold those of the plan."""
    if world == "status_quo":
        return block
    changes = district.get("changes", {})
    return {**block, **{key: changes[("class_size", block["id"], key)] for key in NUMBERS
                        if ("class_size", block["id"], key) in changes}}


def at(block, key, t, default=None):
    """One of the block's numbers in a year."""
    values = block.get(key)
    return default if values is None else values[t]


def groups(district, block):
    """[(school, [grades], [whole students a year])]: one school and grade, or one school where grades are combined.
    The students of each school and grade are whole before they are put together."""
    found = {}
    for (school, grade), students in district["enrollment"].items():
        if grade in block["grades"]:
            key = school if block.get("combined") else (school, grade)
            entry = found.setdefault(key, (school, [], [0.0] * len(district["years"])))
            entry[1].append(grade)
            for t, number in enumerate(students):
                entry[2][t] = entry[2][t] + nearest(number)
    return list(found.values())


def cap_of(block, grades, t):
    """The written cap, or else the lowest per-class figure of the law among the grades; None for none."""
    if block.get("cap") is not None:
        return block["cap"][t]
    law = [rule["students"] for rule in block.get("law", []) if not rule["site"] and set(rule["grades"]) & set(grades)]
    return min(law) if law else None


def sections_of(whole, block, grades, t):
    """Whole sections of one group's whole students."""
    places = whole * at(block, "courses", t, 1.0)
    if block.get("tolerance") is not None:
        wanted = up(places / (block["target"][t] * (1 + block["tolerance"][t])))
    else:
        wanted = ROUNDING[block.get("rounding", "up")](places / block["target"][t])
    cap = cap_of(block, grades, t)
    by_cap = 0.0 if cap is None else up(places / cap)
    wanted = np.maximum(wanted, by_cap)
    if block.get("minimum") is not None:
        wanted = np.maximum(np.minimum(wanted, down(places / block["minimum"][t])), by_cap)
    return np.where(whole > 0, np.maximum(wanted, 1.0), 0.0)


def sections_by_school(district, block):
    """{school: [sections a year]} of one block in one world."""
    result = {}
    for school, grades, whole in groups(district, block):
        row = result.setdefault(school, [0.0] * len(district["years"]))
        for t in range(len(row)):
            row[t] = row[t] + sections_of(whole[t], block, grades, t)
    return result


def over_load(by_school, block):
    """Sections over the load of a teacher: those that count as one for staff."""
    if block.get("load") is None:
        return by_school
    return {school: [number / block["load"][t] for t, number in enumerate(row)] for school, row in by_school.items()}


def seats(district, block, t):
    """Students, not rounded, times the sections each sits in."""
    students = sum(row[t] for (_, grade), row in district["enrollment"].items() if grade in block["grades"])
    return students * at(block, "courses", t, 1.0)


def site_limit(block, t):
    """(grades, students per class) of the site average: the written one, or else the law's; None for none."""
    if block.get("site_cap") is not None:
        return block["grades"], block["site_cap"][t]
    for rule in block.get("law", []):
        if rule["site"]:
            return [grade for grade in block["grades"] if grade in rule["grades"]], rule["students"]
    return None


def lost_revenue(district, block):
    """$ a year of one world: the rate times the students of schools whose average exceeds the site limit; None."""
    if block.get("lost_revenue") is None or site_limit(block, 0) is None:
        return None
    result = []
    for t in range(len(district["years"])):
        grades, most = site_limit(block, t)
        sites = {}
        for school, covered, whole in groups(district, block):
            if set(covered) & set(grades):
                site = sites.setdefault(school, [0.0, 0.0])
                site[0] += whole[t]
                site[1] += sections_of(whole[t], block, covered, t)
        lost = 0.0
        for students, number in sites.values():
            places = students * at(block, "courses", t, 1.0)
            lost = lost + block["lost_revenue"][t] * np.where(places > most * number + 1e-9, students, 0.0)
        result.append(lost)
    return result


def overage(district, block):
    """$ a year of one world: pay for places above limit × sections, group by group; None."""
    if block.get("overage_limit") is None or block.get("overage_pay") is None:
        return None
    result = []
    for t in range(len(district["years"])):
        paid = 0.0
        for _, grades, whole in groups(district, block):
            number = sections_of(whole[t], block, grades, t)
            above = whole[t] * at(block, "courses", t, 1.0) - block["overage_limit"][t] * number
            paid = paid + np.maximum(0.0, above) * block["overage_pay"][t]
        result.append(paid)
    return result


def rooms_needed(district, school, world):
    """Rooms a year: of each block whole rooms."""
    needed = [0.0] * len(district["years"])
    for block in district["class_sizes"]:
        block = in_world(district, block, world)
        row = sections_by_school(district, block).get(school)
        for t in range(len(needed)) if row else []:
            needed[t] = needed[t] + up(row[t] / at(block, "room_use", t, 1.0))
    return needed


def room_cost(district, school, world):
    """$ a year of one world for the rooms that a school of {id, rooms: [..], room_cost: [..]} lacks."""
    changes = district.get("changes", {})
    values = {key: changes.get(("school", school["id"], key), school[key]) if world == "plan" else school[key]
              for key in ("rooms", "room_cost")}
    needed = rooms_needed(district, school["id"], world)
    return [np.maximum(0.0, needed[t] - values["rooms"][t]) * values["room_cost"][t] for t in range(len(needed))]


def class_size_lines(district):
    """{line: [plan less status quo a year]}: positive costs, negative saves."""
    lines = {}
    for block in district["class_sizes"]:
        today, planned = block, in_world(district, block, "plan")
        for name, amount in (("lost_revenue", lost_revenue), ("overage", overage)):
            before, after = amount(district, today), amount(district, planned)
            if before is not None:
                lines[f"class_size.{block['id']}.{name}"] = [b - a for a, b in zip(before, after)]
    for school in district.get("schools", []):
        before, after = room_cost(district, school, "status_quo"), room_cost(district, school, "plan")
        lines[f"school.{school['id']}.rooms"] = [b - a for a, b in zip(before, after)]
    return lines


def class_size_figures(district):
    """Figures of both worlds by name: sections by block and school, fractional and average, rooms."""
    T = range(len(district["years"]))
    figures = {}
    for world, prefix in (("status_quo", "status_quo."), ("plan", "")):
        for block in district["class_sizes"]:
            block = in_world(district, block, world)
            by_school = sections_by_school(district, block)
            whole = [sum(row[t] for row in by_school.values()) for t in T]
            name = f"{prefix}sections.{block['id']}"
            figures[name] = whole
            for school, row in by_school.items():
                figures[f"{name}.{school}"] = row
            figures[f"{name}.fractional"] = [seats(district, block, t) / block["target"][t] for t in T]
            own = f"{prefix}class_size.{block['id']}"
            figures[f"{own}.average"] = [seats(district, block, t) / whole[t] if whole[t] else 0.0 for t in T]
            largest = [0.0 for _ in T]
            for _, grades, students in groups(district, block):
                for t in T:
                    number = sections_of(students[t], block, grades, t)
                    if number:
                        largest[t] = max(largest[t], up(students[t] * at(block, "courses", t, 1.0) / number))
            figures[f"{own}.largest"] = largest
            for key, amount in (("revenue_lost", lost_revenue), ("overage_paid", overage)):
                figures[f"{own}.{key}"] = amount(district, block) or [0.0 for _ in T]
        for school in {school: None for school, _ in district["enrollment"]}:
            figures[f"{prefix}rooms.{school}"] = rooms_needed(district, school, world)
    return figures


# Real sections.

HERE = Path(__file__).resolve().parent / "fixtures"


def real_sections():
    """[(fall, school, grade, students, sections)] of Eau Claire, Wisconsin (the district's open-records counts)."""
    with open(HERE / "data" / "eau-claire-sections-1998-2010.csv", newline="") as file:
        return [(int(row["fall_year"]), row["school"], row["grade"], int(row["sum"]), int(row["size"]))
                for row in csv.DictReader(file)]


def best_caps(rows):
    """{grade: cap}: the whole cap whose ceil(students / cap) is most often the real number of sections."""
    caps = {}
    for grade in sorted({row[2] for row in rows}):
        mine = [row for row in rows if row[2] == grade]
        caps[grade] = max(range(15, 36), key=lambda cap: (sum(math.ceil(r[3] / cap) == r[4] for r in mine), -cap))
    return caps


def eau_claire():
    """For each fall: cells, cells whose sections the rule gives exactly, and the sections of the rule."""
    rows = real_sections()
    caps = best_caps(rows)
    falls = {}
    for fall in sorted({row[0] for row in rows}):
        mine = [row for row in rows if row[0] == fall]
        falls[str(fall)] = {"cells": len(mine), "exact": sum(math.ceil(r[3] / caps[r[2]]) == r[4] for r in mine),
                            "sections": sum(math.ceil(r[3] / caps[r[2]]) for r in mine)}
    grades = {grade: sum(math.ceil(r[3] / caps[grade]) == r[4] for r in rows if r[2] == grade)
              / sum(r[2] == grade for r in rows) for grade in caps}
    return {"caps": caps, "share_by_grade": grades, "falls": falls}


if __name__ == "__main__":
    (HERE / "eau-claire-sections.json").write_text(json.dumps(eau_claire(), indent=2) + "\n")
