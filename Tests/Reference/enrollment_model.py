"""Students by school and grade, from the rules of cohort survival written in the language reference; shares nothing with the program.

    python3 enrollment_model.py        writes students/NAME.scenario, students/NAME.expected.json (half a minute)

A district is a dict of plain numbers and functions. Every drawn value is a function of (rng, shape): with `rng` None it gives the median.
Arrays are one number a trial. Cells are (school, grade).
"""

import json
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
ORDER = ["EE", "PK", "TK", "K"] + [str(n) for n in range(1, 13)]
EARLY = {"EE", "PK", "TK", "K"}


def half_up(x):
    return np.floor(x + 0.5)


def fit(ratios):
    """Means, own spreads, common spread of {grade: [ratio of each transition]}, straight from the formulas."""
    grades = list(ratios)
    r = np.array([ratios[g] for g in grades], float)
    G, T = r.shape
    m = np.array([np.sum(row) / T for row in r])
    d = r - m[:, None]
    if G == 1:
        return dict(zip(grades, m)), {grades[0]: np.sqrt(np.sum(d ** 2) / (T - 1))}, 0.0, T
    y = d.mean(axis=0)
    s2 = ((d - y) ** 2).sum(axis=1) / (T - 1) * G / (G - 1)
    c2 = max(0.0, (y ** 2).sum() / (T - 1) - s2.mean() / G)
    return dict(zip(grades, m)), dict(zip(grades, np.sqrt(s2))), float(np.sqrt(c2)), T


class Fitted:
    """ρ[g,t] = max(0, m + (σc Zc + s Zg)/√T + σc zc[t] + s zg[t]) − shift."""

    def __init__(self, ratios, years, rng, n, shift=0.0):
        m, s, c, T = fit(ratios)
        z = (lambda: rng.standard_normal(n)) if rng is not None else (lambda: np.zeros(1))
        Zc, zc = z(), {t: z() for t in years}
        self.path = {}
        for g in ratios:
            Zg = z()
            for t in years:
                self.path[g, t] = np.maximum(0.0, m[g] + (c * Zc + s[g] * Zg) / np.sqrt(T) + c * zc[t] + s[g] * z()) - shift


def project(d, rng=None, n=1):
    """{cell: {year: students}} for the horizon."""
    first, last = d["years"][0], d["years"][-1]
    base, y0 = d["base"], d["dated"]
    grades = sorted({g for _, g in base}, key=ORDER.index)
    below = {g: grades[i - 1] for i, g in enumerate(grades) if i}
    if d.get("entry_grades") is None:
        entry = {g for g in grades if g in EARLY} | {grades[0]}
    else:
        entry = set(d["entry_grades"]) | {grades[0]}
    horizon = range(first, last + 1)
    fitted = Fitted(d["survival_history"], horizon, rng, n) if "survival_history" in d else None
    grown = Fitted(d["entry_history"], horizon, rng, n, shift=1.0) if "entry_history" in d else None
    moves = d.get("moves", [])
    # Cells that a move creates exist from the year after it began (in its own year it fills them at the end).
    born = {}
    known = set(base)
    for move in sorted(moves, key=lambda m: m["from"]):
        for s, g in sorted(known):
            if s == move["source"] and covers(move, g) and (move["target"], g) not in known:
                born[move["target"], g] = move["from"]
        known |= set(born)
    E = {cell: np.full(n, float(count)) for cell, count in base.items()}
    E.update({cell: np.zeros(n) for cell in born})
    district = {cell: E[cell] for cell in base if cell[1] in entry}   # entries as if nobody ever moved
    out = {cell: {} for cell in E}

    def value(name, g, t, s):
        use = rng if t >= first else None
        return d[name](use, n, s, g, t)

    for t in range(y0, last + 1):
        if t > y0:
            new, fresh = {}, {}
            teaches = lambda s, g: (s, g) in base or (s, g) in born and born[s, g] < t
            for g in grades:
                here = [s for s, h in E if h == g]
                if g in entry:
                    for s in here:
                        if (s, g) not in base:
                            new[s, g] = fresh[s, g] = np.zeros(n)
                            continue
                        x = entering(d, district, base, s, g, t, value, grown, first)
                        new[s, g] = fresh[s, g] = finish(d, x, "entry_noise", rng if t >= first else None, n)
                    for s in here:
                        if (s, g) in base:
                            district[s, g] = new[s, g]
                    continue
                low = below[g]
                pool = {s: np.zeros(n) for s in here}
                for s in [s for s, h in E if h == low]:
                    if not teaches(s, low) or teaches(s, g):
                        continue
                    takers = [r for r, h in base if h == g and r in d.get("feeds", {}).get(s, [])]
                    takers = takers or [r for r, h in base if h == g and (r, low) not in base]
                    takers = takers or [r for r, h in base if h == g]
                    total = sum(base[r, g] for r in takers)
                    for r in takers:
                        pool[r] = pool[r] + E[s, low] * (base[r, g] / total if total else 1 / len(takers))
                for s in here:
                    stay = E[s, low] if teaches(s, g) and teaches(s, low) else np.zeros(n)
                    if fitted is not None and g in d["survival_history"]:
                        rho = fitted.path[g, t]
                    else:
                        rho = value("survival", g, t, s)
                    both = stay + pool[s]
                    x = finish(d, both * rho, "noise", rng if t >= first else None, n)
                    new[s, g] = x
                    fresh[s, g] = x * np.divide(pool[s], both, out=np.zeros(n), where=both > 0)
            E = new
        else:
            fresh = {cell: np.zeros(n) for cell in E}
        before = sum(E.values())
        relocate(d, moves, E, fresh, t, entry, below)
        assert np.allclose(sum(E.values()), before, rtol=1e-12, atol=1e-9), "students were lost on the way"
        if t >= first:
            for cell in out:
                out[cell][t] = E[cell]
    return out


def entering(d, district, base, s, g, t, value, grown, first):
    total = None
    if g in d.get("entry", {}):
        total = value("entry_total", g, t, None)
    elif d.get("births_grade") == g:
        total = d["births"][t - d.get("lag", 5)] * value("entry_rate", g, t, None)
    if total is None:
        rate = grown.path[g, t] if grown is not None and g in d["entry_history"] else value("entry_growth", g, t, s)
        return district[s, g] * (1 + rate)
    mine = [r for r, h in base if h == g]
    last_year = sum(district[r, g] for r in mine)
    part = base[s, g] / sum(base[r, g] for r in mine)
    return total * np.divide(district[s, g], last_year, out=np.full_like(last_year, part), where=last_year > 0)


def finish(d, mean, key, rng, n):
    x = mean
    if d.get(key) and rng is not None:
        x = np.maximum(0.0, mean + d[key] * np.sqrt(np.maximum(0, mean)) * rng.standard_normal(n))
    return half_up(x) if d.get("whole") else x


def covers(move, g):
    return move.get("grades") is None or g in move["grades"]


def relocate(d, moves, E, fresh, t, entry, below):
    """Moves in the order of their first years; those of one school and year are shares of the same students."""
    begun = [m for m in moves if m["from"] <= t]
    for key in sorted({(m["from"], moves.index(next(o for o in moves if (o["from"], o["source"]) == (m["from"], m["source"]))))
                       for m in begun}):
        group = [m for m in begun if m["from"] == key[0] and m["source"] == moves[key[1]]["source"]]
        for g in ORDER:
            if (group[0]["source"], g) not in E:
                continue
            cell = (group[0]["source"], g)
            whole, new = E[cell], fresh[cell]
            for move in [m for m in group if covers(m, g)]:
                chosen_before = g not in entry and g in below and covers(move, below[g])
                part = move["share"] * (new if t > move["from"] and chosen_before else whole)
                if d.get("whole"):
                    part = np.minimum(half_up(part), E[cell])
                E[cell] = E[cell] - part
                fresh[cell] = fresh[cell] - (part if t > move["from"] and chosen_before else new * move["share"])
                E[move["target"], g] = E[move["target"], g] + part
                fresh[move["target"], g] = fresh[move["target"], g] + part


# --- values -----------------------------------------------------------------------------------------------------------


def plain(number):
    """The same for every cell and year, or by grade from a dict with a `None` entry."""
    table = number if isinstance(number, dict) else {None: number}
    return lambda rng, n, s, g, t: np.full(n, table.get(g, table.get(None)), float)


def normal(mean, sd, by_cell=True):
    """A normal draw each year, of every school and grade or one for all."""
    seen = {}

    def draw(rng, n, s, g, t):
        if rng is None:
            return np.full(n, mean)
        key = (s, g, t) if by_cell else t
        if key not in seen:
            seen[key] = mean + sd * rng.standard_normal(n)
        return seen[key]
    return draw


def ratios(history, grades):
    """District ratios of consecutive years from {year: {grade: students}}."""
    years = sorted(history)
    return {g: [history[b][g] / history[a][low] for a, b in zip(years, years[1:])] for low, g in zip(grades, grades[1:])}


# --- output -----------------------------------------------------------------------------------------------------------


def figures(d):
    result = project(d)
    return {f"{s}.{g}": [float(result[s, g][t][0]) for t in d["years"]] for s, g in result}


def distribution(d, trials=200_000, seed=7):
    """Mean, sd and quantiles of each cell and of the district with their standard errors, from 20 batches."""
    rng = np.random.default_rng(seed)
    batches = []
    for _ in range(20):
        fresh = d() if callable(d) else d
        result = project(fresh, rng, trials // 20)
        rows = {f"{s}.{g}": np.array([result[s, g][t] for t in fresh["years"]]) for s, g in result}
        rows["*.*"] = sum(rows.values())
        batches.append({name: {"mean": row.mean(axis=1), "sd": row.std(axis=1, ddof=1),
                               "p5": np.quantile(row, 0.05, axis=1), "p95": np.quantile(row, 0.95, axis=1)}
                        for name, row in rows.items()})
    out = {}
    for name in batches[0]:
        out[name] = {}
        for stat in batches[0][name]:
            values = np.array([b[name][stat] for b in batches])
            out[name][stat] = {"value": values.mean(axis=0).tolist(),
                               "error": (values.std(axis=0, ddof=1) / np.sqrt(len(batches))).tolist()}
    return out


def main():
    import enrollment_cases
    for name, (text, district, random) in enrollment_cases.CASES.items():
        made = district() if callable(district) else district
        expected = {"years": list(made["years"]), "students": figures(made)}
        if random:
            expected["distribution"] = distribution(district)
        if "fit" in made:
            m, s, c, T = fit(made["fit"])
            expected["fit"] = {"means": list(m.values()), "spreads": list(s.values()), "common": c, "transitions": T,
                               "ratios": [list(map(float, row)) for row in made["fit"].values()]}
        (HERE / "students" / f"{name}.scenario").write_text(text)
        lines = json.dumps(expected, indent=1)
        (HERE / "students" / f"{name}.expected.json").write_text(compact(lines) + "\n")
        print(name)


def compact(text):
    """Innermost lists on one line."""
    import re
    return re.sub(r"\[[^\[\]{}]*\]", lambda m: re.sub(r"\s+", " ", m.group(0)), text)


if __name__ == "__main__":
    main()
