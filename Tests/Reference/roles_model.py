"""Leader roles: pools, who leaves the role, permanent raises, and released time that nobody is hired for.

From the formulas of Docs/Measures.md; lists have one entry a fiscal year.
"""

import numpy as np

from over_time import ROUNDING, ramp


def whole_pool(role, t, teachers):
    """Qualified people, rounded down, or None: {pool: [..], pool_form: leaders|share}."""
    if "pool" not in role:
        return None
    people = role["pool"][t] * (teachers if role.get("pool_form") == "share" else 1.0)
    return np.maximum(0.0, np.floor(people + 1e-9))


def leader_count(district, role, teachers, teachers_by_school, stop=None):
    """(leaders, leaders asked for) a year.

    {form: one_per|one_per_students|share|count, number: [..], at_each_school, rounding, starts, phase_in: [..]}; from the year
    `stop` on there are none.
    """
    years, counts, wanted = district["years"], [], []
    rounding = ROUNDING[role.get("rounding", "up")]
    phase_in = ramp(years, role.get("starts", years[0]), role.get("phase_in", [1.0]))
    students = {}
    for (school, _), row in district["enrollment"].items():
        here = students.setdefault(school, [0.0] * len(years))
        for t in range(len(years)):
            here[t] = here[t] + row[t]

    def count(base, t):
        number = role["number"][t]
        exact = {"one_per": lambda: base / number, "one_per_students": lambda: base / number,
                 "share": lambda: base * number,
                 "count": lambda: number * np.where(base > 0, 1.0, 0.0)}[role["form"]]()
        return rounding(exact * phase_in[t])

    for t, year in enumerate(years):
        by_school = students if role["form"] == "one_per_students" else teachers_by_school
        everyone = sum(row[t] for row in students.values()) if role["form"] == "one_per_students" else teachers[t]
        asked = sum(count(row[t], t) for row in by_school.values()) if role.get("at_each_school") else count(everyone, t)
        if stop is not None and year >= stop:
            asked = 0.0 * asked
        pool = whole_pool(role, t, teachers[t])
        wanted.append(asked)
        counts.append(asked if pool is None else np.minimum(asked, pool))
    return counts, wanted


def new_leaders(role, count, group_turnover):
    """(new leaders, those of a growing role) a year."""
    turnover = role.get("turnover", group_turnover)
    new, start_up, most, before = [], [], 0.0, 0.0
    for t, now in enumerate(count):
        new.append(np.maximum(0.0, now - (1 - turnover[t]) * before))
        start_up.append(np.maximum(0.0, now - most))
        most, before = np.maximum(most, now), now
    return new, start_up


def raise_holders(role, count, group_turnover):
    """People who hold the permanent raise: leaders leave the district at most as others do, who stepped down as all others do."""
    new, _ = new_leaders(role, count, group_turnover)
    own = role.get("turnover", group_turnover)
    holders, result, before = 0.0, [], 0.0
    for t, now in enumerate(count):
        leaving = np.minimum(own[t], group_turnover[t])
        holders = (1 - leaving) * before + (1 - group_turnover[t]) * (holders - before) + new[t]
        before = now
        result.append(holders)
    return result


def cover_by_substitutes(role, count):
    """Dollars a year: leaders × release × contract days × day rate."""
    return [count[t] * role["release"][t] * role.get("contract_days", 187.0) * role["substitute"][t]
            for t in range(len(count))]


def chargeable(role, count, average_pay, on_top, flat):
    """The leaders' own pay and benefits for their released time."""
    return [count[t] * role["release"][t] * (average_pay[t] * on_top[t] + flat[t]) for t in range(len(count))]
