"""Writes reference_districts.json: the districts of Tests/Reference with their figures, as plain tables.

Run from this directory: python3 reference_districts.py. The figures come from Tests/Reference/district_model.py, which
shares nothing with the program; this script only lays the same inputs out as values by path, one number a year.
"""

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Reference"))

import make_fixtures as reference  # noqa: E402
from over_time import ramp  # noqa: E402
from staffing import steady_step  # noqa: E402


def flat(district):
    """One district: blocks without values, and values by path."""
    years = district["years"]
    n = len(years)
    values, planned, blocks = {}, {}, {}
    for rule in district["class_sizes"]:
        for key in ("target", "cap", "tolerance"):
            if rule.get(key) is not None:
                values[f"class_size.{rule['id']}.{key}"] = rule[key]
    blocks["class_sizes"] = [{"id": r["id"], "grades": r["grades"], "rounding": r.get("rounding", "up")}
                             for r in district["class_sizes"]]
    blocks["staff"] = []
    for group in district["staff"]:
        path = f"staff.{group['id']}"
        for key in ("positions", "salary", "hire_salary", "turnover"):
            values[f"{path}.{key}"] = group[key]
        if group.get("headcount") is not None:
            values[f"{path}.headcount"] = [group["headcount"]] * n
        step = group.get("step")
        if step is None and "median_turnover" in group:
            step = steady_step(group["median_turnover"], group["salary"][0], group["hire_salary"][0])
        if step is not None:
            values[f"{path}.step"] = [step] * n
        for name, _, amounts in group["benefits"]:
            values[f"{path}.benefits.{name}"] = amounts
        blocks["staff"].append({
            "id": group["id"], "basis": group["basis"], "classes": group.get("classes"),
            "whole": group.get("whole_leavers", False), "layoffs": group.get("layoffs", False),
            "benefits": [[name, kind] for name, kind, _ in group["benefits"]]})
    blocks["funds"] = []
    for fund in district.get("funds", []):
        path = f"fund.{fund['id']}"
        form, amounts = fund.get("available", ("share", [1.0] * n))
        values[f"{path}.award"], values[f"{path}.available"] = fund["award"], amounts
        for key in ("loss", "delay", "indirect", "carryover", "carryover_free_below"):
            if fund.get(key) is not None:
                values[f"{path}.{key}"] = fund[key]
        values[f"{path}.renewal_chance"] = [1.0 if fund.get("renewed") else 0.0] * n
        blocks["funds"].append({"id": fund["id"], "available": form, "ends": fund.get("ends"),
                                "may_renew": fund.get("may_renew", False), "pays_for": fund["pays_for"]})
    blocks["leaders"] = []
    for role in district.get("leaders", []):
        path = f"leader.{role['id']}"
        starts = role.get("starts", years[0])
        planned[f"{path}.{role['form']}"] = role["number"]
        planned[f"{path}.phase_in"] = ramp(years, starts, role.get("phase_in", [1.0]))
        for key in ("release", "extra_days", "training"):
            if key in role:
                planned[f"{path}.{key}"] = role[key]
        for key in ("contract_days", "hours_per_day"):
            if key in role:
                planned[f"{path}.{key}"] = [role[key]] * n
        stipend = role.get("stipend", ("none",))
        if len(stipend) > 1:
            planned[f"{path}.stipend"] = stipend[1]
        if len(stipend) > 2:
            planned[f"{path}.stipend_rate"] = stipend[2]
        blocks["leaders"].append({
            "id": role["id"], "of": role["of"], "form": role["form"], "starts": starts, "stipend": stipend[0],
            "each": role.get("at_each_school", False), "rounding": role.get("rounding", "up")})
    result = reference.model.project(district)
    leaders = result["measures"]["leaders"]
    first = next((year for year, count in zip(years, leaders) if count > 0), years[-1])
    blocks["repurpose"] = []
    for item in district.get("repurpose", []):
        path = f"repurpose.{item['id']}"
        start = item.get("starts") or (first + 1 if item.get("induced") else years[0])
        shares = ramp(years, start, item.get("ramp", [1.0]))
        planned[f"{path}.saves"] = [amount * share for amount, share in zip(item["saves"], shares)]
        if "realised" in item:
            planned[f"{path}.realised"] = item["realised"]
        blocks["repurpose"].append({
            "id": item["id"], "starts": item.get("starts"), "induced": bool(item.get("induced")),
            "recurring": item.get("recurring", True), "fund": item.get("fund")})
    blocks["lines"] = []
    for line in district.get("lines", []):
        key = "cost" if "cost" in line else "saves"
        planned[f"line.{line['id']}.{key}"] = line[key]
        blocks["lines"].append({
            "id": line["id"], "cost": key == "cost", "recurring": line.get("recurring", True),
            "use": line.get("use", "other"), "fund": line.get("fund"), "starts": line.get("starts", years[0])})
    for (kind, item, key), amounts in district.get("changes", {}).items():
        planned[f"{kind}.{item}.{key}"] = amounts
    cells = [[school, grade, students] for (school, grade), students in district["enrollment"].items()]
    expected = {key: result[key] for key in ("measures", "lines", "funds", "staff")}
    return {"years": years, "cells": cells, "values": values, "planned": planned, **blocks, "expected": expected}


def main():
    rows = []
    for name, make in reference.FIXTURES.items():
        _, district, variants, _ = make()
        for label, value in {name: district, **{f"{name} {key}": v for key, v in (variants or {}).items()}}.items():
            rows.append(json.dumps(reference.plain({"name": label, **flat(value)})))
    (HERE / "reference_districts.json").write_text("[\n" + ",\n".join(rows) + "\n]\n")


main()
