"""Writes fixtures/NAME.scenario and fixtures/NAME.expected.json from district_model.py.

    python3 make_fixtures.py            the deterministic fixtures (seconds)
    python3 make_fixtures.py --random   also the fixtures with draws (minutes)

Each function in the modules of fixtures writes one district twice, by hand: as a business office would write it, and as the plain numbers
of the model with every draw at its median. `variants` hold the figures under `--variant NAME`.
"""

import json
import sys
from pathlib import Path

import numpy as np

import district_model as model
# Imported for their fixtures, in this order.
import student_fixtures, section_fixtures, staff_fixtures, leader_fixtures, role_fixtures  # noqa: E401, F401
import stream_fixtures, stream_part_fixtures, ladder_fixtures, time_fixtures  # noqa: E401, F401
import general_fund_fixtures  # noqa: F401
import general_fund_model
from fixture_parts import FIXTURES
from sections_model import class_size_figures

HERE = Path(__file__).resolve().parent / "fixtures"


def plain(value):
    """Numbers as JSON holds them."""
    if isinstance(value, dict):
        return {str(key): plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(entry) for entry in value]
    if value is None or isinstance(value, str):
        return value
    return int(value) if isinstance(value, (int, np.integer)) else float(value)


def figures(name, district):
    """The model's figures, after its own checks: conservation, and no tie on which a reading of the rules depends."""
    result = model.project(district)
    model.check_conservation(result)
    other = model.project(district, tie_each_stage=True)
    for fund, account in result["funds"].items():
        for key, row in account.items():
            if not np.allclose(row, other["funds"][fund][key], rtol=1e-10, atol=1e-4):
                print(f"note: {name}: {fund}.{key} depends on when ties are settled: {row} or {other['funds'][fund][key]}")
        for t, year in enumerate(district["years"]):
            if account["restricted_savings"][t] > account["committed"][t] + 1e-6:
                print(f"note: {name}: {fund} returns more than was committed in FY{year}")
    for ladder, stages in result["ladders"].items():
        for t in range(len(district["years"])):
            total = sum(row[t] for row in stages.values())
            group = next(l["of"] for l in district["ladders"] if l["id"] == ladder)
            if total and not np.isclose(total, result["staff"][group]["plan"]["headcount"][t], rtol=1e-12):
                raise ArithmeticError(f"{name}: {ladder} has {total} people")
    if "general_fund" in district:
        result["measures"].update(general_fund_model.measures(district, result))
    kept = {key: result[key] for key in ("measures", "lines", "funds", "staff")}
    if district.get("class_figures"):
        kept["figures"] = class_size_figures(district)
    if result["ladders"]:
        kept["ladders"] = result["ladders"]
    if district.get("unwinds"):
        kept["leaders"] = result["leaders"]
        kept["unwinds"] = {str(stop): model.unwind(district, stop) for stop in district["unwinds"]}
    return kept


def dump(data):
    """JSON with one list a line."""
    def rows(value, depth):
        pad = "  " * depth
        if isinstance(value, dict):
            if not value:
                return "{}"
            inner = ",\n".join(f"{pad}  {json.dumps(k)}: {rows(v, depth + 1)}" for k, v in value.items())
            return "{\n" + inner + "\n" + pad + "}"
        return json.dumps(value)
    return rows(plain(data), 0) + "\n"


def write(name, text):
    """Writes a file below the fixtures."""
    place = HERE / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text)


def main():
    for name, make in FIXTURES.items():
        text, district, variants, files = make()
        expected = {"years": district["years"], **figures(name, district)}
        if variants:
            expected["variants"] = {key: figures(f"{name} {key}", value) for key, value in variants.items()}
        write(f"{name}.scenario", text)
        write(f"{name}.expected.json", dump(expected))
        for other, content in files.items():
            write(other, content)
        print(name)
    import schedule_fixtures
    schedule_fixtures.main("--random" in sys.argv)
    if "--random" in sys.argv:
        import random_fixtures
        random_fixtures.main()


if __name__ == "__main__":
    main()
