"""An independent calculation of the district budget of the domain page, for the tests' expected figures.

Written from the formulas alone, in plain Python and numpy, and sharing nothing with the program it checks. One
district is one dict; every value over time is a list with one entry for each fiscal year. An entry is a number (the
deterministic path) or a numpy column over trials: staffing and sections work for both, the waterfall for numbers only.

A district holds
  years        list of fiscal years
  enrollment   {(school, grade): [students per year]}, unrounded
  class_sizes  see `sections_model`
  schools      [{id, rooms: [..], room_cost: [..]}] of the schools whose rooms are counted
  staff        [{id, basis: fixed|section|student, positions: [..], classes: None or [ids], headcount: None or number,
                 salary, hire_salary, turnover: [..], whole_leavers, layoffs, step: None (steady) or number,
                 benefits: [(name, "pay" or "fte", [..])]}]
  funds        see `award_account` and `receive`
  leaders      see `leader_count`
  repurpose    [{id, saves: [..], realised: [..], ramp: [..], starts, induced, recurring, fund}]
  lines        [{id, cost or saves: [..], recurring, use, fund, starts}]
  ladders, bonuses, exchanges, retentions   see `ladder_model.py`
  changes      {(kind, id, key): [..]}: the plan's values where they differ from the status quo
"""

from ladder_model import ladder_lines
from over_time import ramp
from sections_model import class_size_lines, in_world, seats
from staffing import leader_figures, leader_lines, staffing, total
from streams import fund_plan


def repurposed(district, leaders):
    """[(id, induced, recurring, fund or None, [dollars per year])]."""
    years, result = district["years"], []
    first_leaders = next((year for t, year in enumerate(years) if leaders[t] > 0), None)
    for item in district.get("repurpose", []):
        start = item.get("starts")
        if start is None:
            start = years[0]
            if item.get("induced"):
                start = years[-1] + 1 if first_leaders is None else first_leaders + 1
        shares = ramp(years, start, item.get("ramp", [1.0]))
        realised = item.get("realised", [1.0] * len(years))
        amounts = [item["saves"][t] * realised[t] * shares[t] for t in range(len(years))]
        if item.get("induced"):
            amounts = [amount if leaders[t] > 0 else 0.0 for t, amount in enumerate(amounts)]
        result.append((f"repurpose.{item['id']}", bool(item.get("induced")), item.get("recurring", True),
                       item.get("fund"), amounts))
    return result


def unwind(district, stop):
    """What remains a year from `stop` on where all leader roles end in that year: the leader cost lines."""
    with_roles, without = project(district), project(district, stop=stop)
    start = district["years"].index(stop)

    def leader_costs(ending):
        rows = [row for name, row in without["lines"].items()
                if name.startswith("leader.") and not name.endswith(":saving") and name.removesuffix(":cost").endswith(ending)]
        return [float(sum(row[t] for row in rows)) for t in range(start, len(district["years"]))]

    def savings(result):
        induced = {f"repurpose.{item['id']}" for item in district.get("repurpose", []) if item.get("induced")}
        rows = [row for name, row in result["lines"].items() if name in induced or name.endswith(".replaces:saving")]
        return [float(sum(row[t] for row in rows)) for t in range(start, len(district["years"]))]

    total = leader_costs("")
    return {"held_positions": without["held"][start:], "release": leader_costs(".release"),
            "base_pay": leader_costs(".base_pay"), "total": total,
            "cumulative": [sum(total[:k + 1]) for k in range(len(total))],
            "savings_ended": [a - b for a, b in zip(savings(with_roles), savings(without))]}


def project(district, tie_each_stage=False, stop=None):
    """Measures, lines, funds and staff of one district on the deterministic path; no leaders from the year `stop` on."""
    years = district["years"]
    T = range(len(years))
    staff = staffing(district, stop)
    leaders = [float(sum(entry["count"][t] for entry in staff["roles"])) for t in T]
    lines, cost_lines, savings = {}, [], []

    def cost(name, use, recurring, amounts, fund=None, key=None, **more):
        cost_lines.append({"id": name, "use": use, "recurring": recurring, "fund": fund, "byYear": amounts, **more})
        lines[key or name] = amounts

    dollars = class_size_lines(district)

    def staffing_line(name, use):
        row = staff["lines"][name] if name in staff["lines"] else dollars[name]
        raised, lowered = [max(0.0, x) for x in row], [max(0.0, -x) for x in row]
        if max(raised) > 1e-6:
            cost(name, use, True, raised, key=f"{name}:cost")
        if max(lowered) > 1e-6:
            savings.append((name, False, True, None, lowered))
            lines[f"{name}:saving"] = lowered

    by_role = leader_lines(district, staff)
    for entry in staff["roles"]:
        name = f"leader.{entry['role']['id']}"
        mine = [row for row in by_role if row[0].startswith(name + ".")]
        first = len(cost_lines)
        for row in mine:
            if not row[0].endswith(("training", "training_replacement")):
                cost(*row, pay=pay_of_stipends(staff, entry, T))
        if f"{name}.release" in staff["lines"]:
            staffing_line(f"{name}.release", "leader release")
        for row in mine:
            if row[0].endswith(("training", "training_replacement")):
                cost(*row)
        for line in cost_lines[first:]:
            line["title_share"] = entry["role"].get("title_share")
            if line["id"].endswith(".release"):
                line["pay"] = pay_of_release(staff, entry, T)
    for name in staff["lines"]:
        if not name.endswith(".release"):
            staffing_line(name, "other")
    for name in dollars:
        staffing_line(name, "other")
    ladder_costs, ladder_savings, stages = ladder_lines(district, staff)
    for row in ladder_costs:
        cost(*row)
    for row in repurposed(district, leaders):
        savings.append(row)
        lines[row[0]] = row[4]
    for name, induced, amounts in ladder_savings:
        savings.append((name, induced, True, None, amounts))
        lines[name] = amounts
    for line in district.get("lines", []):
        started = ramp(years, line.get("starts", years[0]), [1.0])
        amounts = [(line["cost"] if "cost" in line else line["saves"])[t] * started[t] for t in T]
        name = f"line.{line['id']}"
        if "cost" in line:
            cost(name, line.get("use", "other"), line.get("recurring", True), amounts, line.get("fund"),
                 pay=[1.0] * len(years) if line.get("pay") else None, braid=line.get("braid"),
                 title_share=line.get("title_share"))
        else:
            savings.append((name, False, line.get("recurring", True), line.get("fund"), amounts))
            lines[name] = amounts

    accounts, applied = fund_plan(district, cost_lines, savings, tie_each_stage)
    _, without = fund_plan(district, cost_lines, [s for s in savings if not s[1]], tie_each_stage)

    def sums(rows, test):
        return [float(sum(row[4][t] for row in rows if test(row))) for t in T]

    for fund, (recurring, one_time) in applied["surcharge"].items():
        lines[f"fund.{fund}.surcharge"] = recurring
        if max(one_time) > 1e-6:
            lines[f"fund.{fund}.surcharge_one_time"] = one_time

    def spending(recurring, charges):
        return [float(sum(l["byYear"][t] for l in cost_lines if l["recurring"] == recurring)
                      + sum(rows[0 if recurring else 1][t] for rows in charges.values())) for t in T]

    C, C1 = spending(True, applied["surcharge"]), spending(False, applied["surcharge"])
    C_without = spending(True, without["surcharge"])
    S, S1 = sums(savings, lambda s: s[2]), sums(savings, lambda s: not s[2])
    S_u, S1_u = sums(savings, lambda s: s[2] and s[3] is None), sums(savings, lambda s: not s[2] and s[3] is None)
    S_u_without = sums(savings, lambda s: s[2] and s[3] is None and not s[1])
    F, R, F1 = applied["F"], applied["R"], applied["F1"]
    net = [C[t] + C1[t] - S_u[t] - R[t] - F[t] - S1_u[t] - F1[t] for t in T]
    net = [0.0 if abs(x) < 1e-6 else x for x in net]

    def ratio(above, below):
        return [above[t] / below[t] if below[t] > 1e-9 else None for t in T]

    enrolled = [float(sum(row[t] for row in district["enrollment"].values())) for t in T]
    planned = [in_world(district, block, "plan") for block in district["class_sizes"]]
    places = [float(sum(seats(district, block, t) for block in planned)) for t in T]
    sections = [float(sum(total(rows, t) for rows in staff["sections"].values())) for t in T]
    groups = sorted({g["id"] for g in district["staff"] if g["basis"] == "section"}
                    | {role["of"] for role in district.get("leaders", [])})
    teachers = [float(sum(staff["worlds"][g]["before_backfill"][t] for g in groups)) for t in T]
    measures = {
        "cost.recurring": C, "cost.one_time": C1, "savings.recurring": S, "savings.one_time": S1,
        "funding.recurring": F, "funding.one_time": F1,
        "coverage.recurring": ratio([S_u[t] + R[t] + F[t] for t in T], C),
        "coverage.without_induced": ratio([S_u_without[t] + without["R"][t] + without["F"][t] for t in T], C_without),
        "coverage.savings_only": ratio(S, C),
        "coverage.total": ratio([S_u[t] + R[t] + F[t] + S1_u[t] + F1[t] for t in T], [C[t] + C1[t] for t in T]),
        "margin": [S_u[t] + R[t] + F[t] - C[t] for t in T],
        "funding.unused": [sum(a["carried"][t] + a["lapsed"][t] for a in accounts.values()) for t in T],
        "net_cost": net, "net_cost.cumulative": [sum(net[:t + 1]) for t in T],
        "spending.change": [C[t] + C1[t] - S[t] - S1[t] for t in T],
        "general_fund.draw": [max(0.0, x) for x in net],
        "leaders": leaders, "release_fte": [float(sum(e["release_fte"][t] for e in staff["roles"])) for t in T],
        "teachers": teachers,
        "teachers_per_leader": [(teachers[t] - leaders[t]) / leaders[t] if leaders[t] > 0 else None for t in T],
        "sections": sections, "class_size.average": ratio(places, sections), "enrollment": enrolled,
    }
    if len(groups) != 1:
        del measures["teachers"], measures["teachers_per_leader"]
    if not sum(sections):
        del measures["class_size.average"]
    return {"years": years, "measures": measures, "lines": lines, "funds": accounts,
            "staff": {g: {world: staff["worlds"][g][world] for world in ("status_quo", "plan")}
                      for g in staff["worlds"]},
            "leaders": leader_figures(district, staff), "held": staff["held"], "ladders": stages,
            "applied": {**applied, "S_u": S_u, "S1_u": S1_u}}


def pay_of_stipends(staff, entry, T):
    """The share of stipends with percent items that is pay."""
    values = staff["worlds"][entry["role"]["of"]]["plan_values"]
    return [1 / (1 + sum(amounts[t] for _, kind, amounts in values["benefits"] if kind == "pay")) for t in T]


def pay_of_release(staff, entry, T):
    """The payroll in what release costs; holds where the release of one role is all that moves positions."""
    worlds = staff["worlds"][entry["role"]["of"]]
    rows = []
    for t in T:
        cost = worlds["plan"]["cost"][t] - worlds["status_quo"]["cost"][t]
        rows.append((worlds["plan"]["payroll"][t] - worlds["status_quo"]["payroll"][t]) / cost if cost > 0 else 0.0)
    return rows


def check_conservation(result):
    """carry-in + available + restricted savings = direct + indirect + carried + lapsed, in every year."""
    for fund, account in result["funds"].items():
        for t, year in enumerate(result["years"]):
            money = account["carry_in"][t] + account["available"][t] + account["restricted_savings"][t]
            uses = sum(account[name][t] for name in ("direct", "indirect", "carried", "lapsed"))
            uses += account.get("surcharge", [0.0] * len(result["years"]))[t]
            if abs(money - uses) > 1e-5 or min(account[name][t] for name in account) < -1e-6:
                raise ArithmeticError(f"{fund} does not balance in FY{year}: {money} against {uses}")
