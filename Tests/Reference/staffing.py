"""Sections, staff groups and leaders in both worlds.

Everything here works for numbers (the deterministic path) and for numpy columns over trials.
"""

import numpy as np
from scipy.stats import binom

from over_time import nearest
from roles_model import chargeable, cover_by_substitutes, leader_count, new_leaders, raise_holders
from sections_model import in_world, over_load, sections_by_school


def total(by_school, t):
    """The district's sum of {school: [per year]}."""
    return sum(row[t] for row in by_school.values())


def required(district, group, positions, sections):
    """Required positions a year; `sections` is {block: {school: [..]}}, over the load of a teacher."""
    years = district["years"]
    if group["basis"] == "fixed":
        return list(positions)
    if group["basis"] == "student":
        return [positions[t] * sum(row[t] for row in district["enrollment"].values()) for t in range(len(years))]
    blocks = group.get("classes") or [block["id"] for block in district["class_sizes"]]
    return [positions[t] * sum(total(sections[block], t) for block in blocks) for t in range(len(years))]


def steady_step(turnover, salary, hire_salary):
    """The yearly step drift that keeps average pay on the schedule when leavers are replaced."""
    return turnover * (salary - hire_salary) / ((1 - turnover) * salary)


def workforce(needed, start, turnover, salary, hire_salary, step, whole_leavers=False, layoffs=False, uniforms=None):
    """The recursion: headcount, hires and payroll a year."""
    headcount, payroll, hires_of_year = [], [], []
    held = start
    for t in range(len(needed)):
        if whole_leavers:
            people = nearest(held)
            leavers = binom.ppf(0.5 if uniforms is None else uniforms[t], people, turnover[t])
            stayers = max(0.0, held - leavers)
            kept = stayers / held
        else:
            kept = 1 - turnover[t]
            stayers = kept * held
        hires = np.maximum(0.0, needed[t] - stayers)
        if t == 0:
            pay = kept * held * salary[0] * (1 + step) + hires * hire_salary[0]
        else:
            raise_of_year = salary[t] / salary[t - 1] - 1
            pay = kept * payroll[-1] * (1 + raise_of_year) * (1 + step) + hires * hire_salary[t]
        held = stayers + hires
        if layoffs:
            laid_off = np.maximum(0.0, stayers - needed[t])
            pay = pay - laid_off * hire_salary[t]
            held = held - laid_off
        headcount.append(held)
        payroll.append(pay)
        hires_of_year.append(hires)
    return headcount, hires_of_year, payroll


def percent_items(group, t):
    """The benefits that are a share of pay, together."""
    return sum(values[t] for _, kind, values in group["benefits"] if kind == "pay")


def flat_items(group, t):
    """The benefits in dollars for each FTE, together."""
    return sum(values[t] for _, kind, values in group["benefits"] if kind == "fte")


def staff_cost(district, group, needed, start, values):
    """Payroll with benefits, and the recursion behind it, for a whole path of required positions."""
    uniforms = group.get("uniforms")
    headcount, hires, payroll = workforce(
        needed, start, values["turnover"], values["salary"], values["hire_salary"], values["step"],
        group.get("whole_leavers", False), group.get("layoffs", False), uniforms)
    cost = [payroll[t] * (1 + percent_items(values, t)) + headcount[t] * flat_items(values, t)
            for t in range(len(needed))]
    return {"required": list(needed), "headcount": headcount, "hires": hires, "payroll": payroll, "cost": cost}


def avoided_turnover(district, group, roles, teachers):
    """The share of turnover that a retention effect avoids: cut × min(1, leaders of the year before × supported / teachers)."""
    T = range(len(district["years"]))
    for effect in district.get("retentions", []):
        if effect["of"] != group["id"]:
            continue
        leaders = [sum(e["count"][t] for e in roles if e["role"]["id"] in effect["roles"]) for t in T]
        supported = [0.0] + [np.minimum(1.0, leaders[t - 1] * effect["supported"][t] / teachers[t]) for t in T[1:]]
        return [effect["cut"][t] * supported[t] for t in T]
    return [0.0] * len(district["years"])


def stipend_of_leader(role, t, salary, average_pay):
    """One leader's stipend: ("dollars", [..]), ("share", [..]), ("hours", [..], [rate]) or ("own_hours", [..])."""
    stipend = role["stipend"]
    form, amount = stipend[0], stipend[1][t]
    if form == "dollars":
        return amount
    if form == "share":
        return amount * salary[t]
    if form == "hours":
        return amount * stipend[2][t]
    return amount * average_pay[t] / (role.get("contract_days", 187.0) * role.get("hours_per_day", 7.5))


def staffing(district, stop=None):
    """Sections, both worlds of every staff group, leaders, and the staffing lines in the order of attribution.

    From the fiscal year `stop` on there are no leaders.
    """
    years, T = district["years"], range(len(district["years"]))
    changes = district.get("changes", {})

    def planned(kind, item, key):
        return changes.get((kind, item["id"], key), item.get(key))

    blocks = district["class_sizes"]
    today = {b["id"]: sections_by_school(district, b) for b in blocks}
    in_plan = {b["id"]: sections_by_school(district, in_world(district, b, "plan")) for b in blocks}
    status_quo_sections = {b["id"]: over_load(today[b["id"]], b) for b in blocks}
    plan_sections = {b["id"]: over_load(in_plan[b["id"]], in_world(district, b, "plan")) for b in blocks}
    groups = {group["id"]: group for group in district["staff"]}

    def by_school_of(group):
        positions, result = planned("staff", group, "positions"), {}
        if group["basis"] == "section":
            for block in group.get("classes") or [b["id"] for b in blocks]:
                for school, row in plan_sections[block].items():
                    here = result.setdefault(school, [0.0] * len(years))
                    for t in T:
                        here[t] = here[t] + positions[t] * row[t]
            return result
        everyone = [sum(row[t] for row in district["enrollment"].values()) for t in T]
        for (school, _), row in district["enrollment"].items():
            here = result.setdefault(school, [0.0] * len(years))
            for t in T:
                each = positions[t] if group["basis"] == "student" else positions[t] / everyone[t]
                here[t] = here[t] + each * row[t]
        return result

    roles = []
    for role in district.get("leaders", []):
        group = groups[role["of"]]
        positions = planned("staff", group, "positions")
        teachers = required(district, group, positions, plan_sections)
        by_school = by_school_of(group) if group["basis"] == "section" else {}
        release = role.get("release", [0.0] * len(years))
        count, wanted = leader_count(district, role, teachers, by_school, stop)
        replaces = role.get("replaces", [0.0] * len(years))
        roles.append({"role": role, "count": count, "wanted": wanted, "release_fte": [count[t] * release[t] for t in T],
                      "replaced": [count[t] * replaces[t] for t in T]})

    lines, worlds, held = {}, {}, [0.0] * len(years)
    for group in district["staff"]:
        base = required(district, group, group["positions"], status_quo_sections)
        start = group["headcount"] if group.get("headcount") is not None else base[0]
        step = group.get("step")
        if step is None:
            step = steady_step(group.get("median_turnover", group["turnover"][0]), group["salary"][0],
                               group["hire_salary"][0])
        values = {"turnover": group["turnover"], "salary": group["salary"], "hire_salary": group["hire_salary"],
                  "benefits": group["benefits"], "step": step}
        needed, sections, positions = base, dict(status_quo_sections), group["positions"]
        now = staff_cost(district, group, needed, start, values)
        worlds[group["id"]] = {"status_quo": now}

        def step_to(line, needed, values):
            nonlocal now
            after = staff_cost(district, group, needed, start, values)
            row = lines.setdefault(line, [0.0] * len(years))
            for t in T:
                row[t] = row[t] + after["cost"][t] - now["cost"][t]
            now = after

        # What the roles add to required positions: cover that is hired, less positions they replace.
        released = [0.0] * len(years)
        mine = [entry for entry in roles if entry["role"]["of"] == group["id"]]
        for entry in mine:
            if entry["role"].get("cover", "hire") == "hire":
                released = [released[t] + entry["release_fte"][t] for t in T]
                needed = [base[t] + released[t] for t in T]
                step_to(f"leader.{entry['role']['id']}.release", needed, values)
        held = [held[t] + now["headcount"][t] - worlds[group["id"]]["status_quo"]["headcount"][t] for t in T]
        for entry in mine:
            if "replaces" in entry["role"]:
                released = [released[t] - entry["replaced"][t] for t in T]
                needed = [base[t] + released[t] for t in T]
                step_to(f"leader.{entry['role']['id']}.replaces", needed, values)
        for block in blocks:
            sections[block["id"]] = plan_sections[block["id"]]
            fresh = required(district, group, positions, sections)
            step_to(f"class_size.{block['id']}", [fresh[t] + released[t] for t in T], values)
        positions = planned("staff", group, "positions")
        fresh = required(district, group, positions, sections)
        needed = [fresh[t] + released[t] for t in T]
        step_to(f"positions.{group['id']}", needed, values)
        stated = planned("staff", group, "turnover")
        avoided = avoided_turnover(district, group, roles, fresh)
        values = dict(values, turnover=[stated[t] * (1 - avoided[t]) for t in T])
        step_to(f"turnover.{group['id']}", needed, values)
        values = dict(values, salary=planned("staff", group, "salary"),
                      hire_salary=planned("staff", group, "hire_salary"),
                      benefits=[(name, kind, changes.get(("staff", group["id"], f"benefits.{name}"), amounts))
                                for name, kind, amounts in group["benefits"]])
        step_to(f"pay.{group['id']}", needed, values)
        worlds[group["id"]]["plan"] = now
        worlds[group["id"]]["plan_values"] = dict(values, turnover=stated)
        worlds[group["id"]]["before_backfill"] = fresh

    order = ([f"leader.{e['role']['id']}.release" for e in roles]
             + [f"leader.{e['role']['id']}.replaces" for e in roles] + [f"class_size.{b['id']}" for b in blocks]
             + [f"{kind}.{g}" for kind in ("positions", "turnover", "pay") for g in groups])
    return {"sections": in_plan, "status_quo_sections": today, "worlds": worlds, "roles": roles,
            "held": held,
            "lines": {line: lines[line] for line in order if line in lines},
            "by_school": {g: by_school_of(group) for g, group in groups.items()}}


def leader_lines(district, staff):
    """The cost lines of the leader roles: (id, use, recurring, [dollars per year]); release is a staffing line."""
    T, result = range(len(district["years"])), []
    for entry in staff["roles"]:
        role, count = entry["role"], entry["count"]
        world = staff["worlds"][role["of"]]
        status_quo, values = world["status_quo"], world["plan_values"]
        average_pay = [status_quo["payroll"][t] / status_quo["headcount"][t] for t in T]
        on_top = [1 + percent_items(values, t) for t in T]
        name = f"leader.{role['id']}"
        if "stipend" in role:
            result.append((f"{name}.stipend", "leader stipends", True, [
                count[t] * stipend_of_leader(role, t, values["salary"], average_pay) * on_top[t] for t in T]))
        if "extra_days" in role:
            result.append((f"{name}.extra_days", "leader stipends", True, [
                count[t] * role["extra_days"][t] * average_pay[t] / role.get("contract_days", 187.0) * on_top[t]
                for t in T]))
        if "base_pay" in role:
            holders = raise_holders(role, count, values["turnover"])
            result.append((f"{name}.base_pay", "leader stipends", True, [
                holders[t] * role["base_pay"][t] * on_top[t] for t in T]))
        if role.get("cover") == "substitutes":
            result.append((f"{name}.release", "leader release", True, cover_by_substitutes(role, count)))
        if role.get("cover") == "timetable":
            result.append((f"{name}.release", "leader release", True, [0.0 for t in T]))
        if "training" in role:
            new, start_up = new_leaders(role, count, values["turnover"])
            result.append((f"{name}.training", "training", False, [start_up[t] * role["training"][t] for t in T]))
            result.append((f"{name}.training_replacement", "training", True, [
                (new[t] - start_up[t]) * role["training"][t] for t in T]))
    return result


def leader_figures(district, staff):
    """{role: {name: [per year]}}: what a role comes to beside its lines."""
    T, result = range(len(district["years"])), {}
    for entry in staff["roles"]:
        role, count = entry["role"], entry["count"]
        world = staff["worlds"][role["of"]]
        status_quo, values = world["status_quo"], world["plan_values"]
        figures = result.setdefault(role["id"], {"count": count})
        if "pool" in role:
            figures["unfilled"] = [entry["wanted"][t] - count[t] for t in T]
        if role["form"] == "one_per_students":
            students = [sum(row[t] for row in district["enrollment"].values()) for t in T]
            figures["students"] = [students[t] / count[t] if count[t] > 0 else 0.0 for t in T]
        if "release" in role:
            average_pay = [status_quo["payroll"][t] / status_quo["headcount"][t] for t in T]
            figures["chargeable"] = chargeable(role, count, average_pay, [1 + percent_items(values, t) for t in T],
                                               [flat_items(values, t) for t in T])
        if "base_pay" in role:
            figures["base_pay_holders"] = raise_holders(role, count, values["turnover"])
    return result
