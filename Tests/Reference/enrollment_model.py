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


def weights(ages, method, decay):
    """What each year counts: `None` is `fitted`, a number the years of a mean."""
    ages = np.asarray(ages)
    return decay ** ages if method is None else (ages < method).astype(float)


def fit_survival(steps, methods, noise=None):
    """Levels and spreads of {grade: [(age, students below, students)]}, all grades at once as arrays with holes."""
    grades = list(steps)
    ages = sorted({age for rows in steps.values() for age, _, _ in rows})
    n = np.full((len(grades), len(ages)), np.nan)
    e = n.copy()
    for i, g in enumerate(grades):
        for age, below, students in steps[g]:
            n[i, ages.index(age)], e[i, ages.index(age)] = below, students
    w = np.array([weights(ages, methods.get(g), 0.8) for g in grades])
    w = np.where(np.isnan(n), 0, w * np.where([[methods.get(g) is None] for g in grades], n / (n + 10), 1))
    m = (np.nansum(w * e / n, 1) / w.sum(1))[:, None]
    G = len(grades)
    b = m * n
    y = np.nansum(e - b, 0) / np.nansum(b, 0) if G > 1 else np.zeros(len(ages))
    u = e - b * (1 + y)
    mm = np.maximum(m, 0.05)
    v = 0.6 ** 2 * mm * n + (0.01 * mm * n) ** 2
    q = np.nansum(u ** 2 / v, 1) * (G / (G - 1) if G > 1 else 1)
    dof = np.maximum(0, (~np.isnan(n)).sum(1) - 1)
    everyone = (6 + q.sum()) / (6 + dof.sum())
    phi = (6 * everyone + q) / (6 + dof)
    k = 0.6 * np.sqrt(everyone) if noise is None else noise
    size = np.maximum(1, np.nansum(w * n, 1) / w.sum(1))
    whole = phi * (0.6 ** 2 * mm[:, 0] / size + (0.01 * mm[:, 0]) ** 2)
    yearly = np.sqrt(np.maximum(0, whole - k ** 2 * mm[:, 0] / size))
    once = np.sqrt(whole / np.maximum(1, w.sum(1) ** 2 / (w ** 2).sum(1)))
    c = c0 = 0.0
    if G > 1:
        chance = np.nansum(phi[:, None] * v, 0) / np.nansum(b, 0) ** 2
        scale = (6 + (y ** 2 / (0.02 ** 2 + chance)).sum()) / (6 + len(ages) - 1)
        c = np.sqrt(max(scale * (0.02 ** 2 + chance.mean()) - chance.mean(), 0.02 ** 2 / 9))
        h = 0.8 ** np.array(ages)
        c0 = np.sqrt(c ** 2 * (h ** 2).sum() / h.sum() ** 2 + 0.012 ** 2)
    return {"levels": dict(zip(grades, m[:, 0])), "yearly": dict(zip(grades, yearly)), "once": dict(zip(grades, once)),
            "common": float(c), "common_once": float(c0), "noise": float(k)}


def fit_entry(counts, method):
    """Level, its error, its walk and its chance from [(age, students)], latest first."""
    ages, x = np.array([a for a, _ in counts]), np.array([c for _, c in counts], float)
    w = weights(ages, method, 0.7)
    w = w / w.sum()
    level = float(w @ x)
    size = max(1.0, level)
    near = np.diff(ages) == 1
    change = (x[:-1] - x[1:])[near] / size
    phi = (6 + (change ** 2).sum() / (2 / size + 0.045 ** 2)) / (6 + near.sum())
    older = [w[ages >= age].sum() ** 2 for age in range(1, ages.max() + 1)]
    return {"level": level, "walk": 0.045 * np.sqrt(phi), "noise": np.sqrt(phi),
            "once": np.sqrt(phi * ((w ** 2).sum() / size + 0.045 ** 2 * sum(older)))}


class FittedRatios:
    """ρ[g,t] = max(0, m (1 + C Z + c z[t]) + U_g Z_g + s_g z_g[t])."""

    def __init__(self, f, years, rng, n):
        z = (lambda: rng.standard_normal(n)) if rng is not None else (lambda: np.zeros(1))
        Zc, zc = z(), {t: z() for t in years}
        self.path = {}
        for g, m in f["levels"].items():
            Zg = z()
            for t in years:
                self.path[g, t] = np.maximum(0.0, m * (1 + f["common_once"] * Zc + f["common"] * zc[t])
                                             + f["once"][g] * Zg + f["yearly"][g] * z())


class FittedEntry:
    """T[g,t] = L max(0, 1 + a Z + d (w_1 + … + w_t) + r z[t])."""

    def __init__(self, fits, noise, years, rng, n):
        z = (lambda: rng.standard_normal(n)) if rng is not None else (lambda: np.zeros(1))
        self.path = {}
        for g, f in fits.items():
            rest = np.sqrt(max(0, f["noise"] ** 2 - noise ** 2) / max(1.0, f["level"]))
            Z, walked = z(), 0.0
            for t in years:
                walked = walked + f["walk"] * z()
                self.path[g, t] = f["level"] * np.maximum(0.0, 1 + f["once"] * Z + walked + rest * z())


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
    fitted = FittedRatios(d["fit"], horizon, rng, n) if "fit" in d else None
    levels = FittedEntry(d["entry_fit"], d["entry_noise"], horizon, rng, n) if "entry_fit" in d else None
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
                        x = entering(d, district, base, s, g, t, value, levels)
                        new[s, g] = fresh[s, g] = finish(d, x, "entry_noise", rng if t >= first else None, n)
                    for s in here:
                        if (s, g) in base:
                            district[s, g] = new[s, g]
                    continue
                low = below[g]
                pool = {s: np.zeros(n) for s in here}
                dealt = {}                                   # whole leavers by the schools that take them
                for s in [s for s, h in E if h == low]:
                    if not teaches(s, low) or teaches(s, g):
                        continue
                    takers = [r for r, h in base if h == g and r in d.get("feeds", {}).get(s, [])]
                    takers = takers or [r for r, h in base if h == g and (r, low) not in base]
                    takers = takers or [r for r, h in base if h == g]
                    total = sum(base[r, g] for r in takers)
                    if d.get("whole"):
                        dealt[tuple(takers)] = dealt.get(tuple(takers), 0) + E[s, low]
                        continue
                    for r in takers:
                        pool[r] = pool[r] + E[s, low] * (base[r, g] / total if total else 1 / len(takers))
                for takers, leavers in dealt.items():
                    weights = [base[r, g] for r in takers] if any(base[r, g] for r in takers) else [1] * len(takers)
                    for r, part in zip(takers, largest_remainder(leavers, [leavers * w / sum(weights) for w in weights])):
                        pool[r] = pool[r] + part
                for s in here:
                    stay = E[s, low] if teaches(s, g) and teaches(s, low) else np.zeros(n)
                    if fitted is not None and g in d["fit"]["levels"]:
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


def entering(d, district, base, s, g, t, value, levels):
    total = None
    mine = [r for r, h in base if h == g]
    given = sum(base[r, g] for r in mine)
    part = base[s, g] / given if given else 1 / len(mine)
    if levels is not None and (g, t) in levels.path:
        return levels.path[g, t] * part
    if g in d.get("entry", {}):
        total = value("entry_total", g, t, None)
    elif d.get("births_grade") == g:
        total = d["births"][t - d.get("lag", 5)] * value("entry_rate", g, t, None)
    if total is None:
        return district[s, g] * (1 + value("entry_growth", g, t, s))
    if d.get("whole") and not d.get("entry_noise"):
        total = half_up(total)
        shares = [base[r, g] / given if given else 1 / len(mine) for r in mine]
        return largest_remainder(total, [total * share for share in shares])[mine.index(s)]
    last_year = sum(district[r, g] for r in mine)
    return total * np.divide(district[s, g], last_year, out=np.full_like(last_year, part), where=last_year > 0)


def finish(d, mean, key, rng, n):
    x = mean
    if d.get(key) and rng is not None:
        x = np.maximum(0.0, mean + d[key] * np.sqrt(np.maximum(0, mean)) * rng.standard_normal(n))
    return half_up(x) if d.get("whole") else x


def largest_remainder(total, quotas):
    """Whole parts of a whole total: floors, then one each by falling remainder; equal ones in their order."""
    quotas = np.array(quotas)
    parts = np.floor(quotas + 1e-9)
    order = np.argsort(-np.round(quotas - parts, 9), axis=0, kind="stable")
    rank = np.argsort(order, axis=0, kind="stable")
    parts = parts + (rank < total - parts.sum(axis=0))
    assert (parts.sum(axis=0) == total).all()
    return list(parts)


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
            leaving = [m for m in group if covers(m, g)]
            chosen = [g not in entry and g in below and covers(m, below[g]) for m in leaving]
            parts = [m["share"] * (new if t > m["from"] and c else whole) for m, c in zip(leaving, chosen)]
            if d.get("whole"):
                parts = largest_remainder(whole, parts + [whole - sum(parts)])
            for move, chosen_before, part in zip(leaving, chosen, parts):
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


def steps(history, grades):
    """{grade: [(age, students below, students)]}, latest first, from {year: {grade: students}}; a hole is a gap."""
    last = max(history)
    found = {}
    for low, g in zip(grades, grades[1:]):
        rows = [(last - t, history.get(t - 1, {}).get(low), history[t].get(g)) for t in sorted(history, reverse=True)]
        found[g] = [(age, below, reached) for age, below, reached in rows if below and reached is not None]
    return found


def counts(history, grade):
    last = max(history)
    return [(last - t, history[t][grade]) for t in sorted(history, reverse=True) if grade in history[t]]


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
            expected["fit"] = made["fit"]
            expected["entry_fit"] = made["entry_fit"]
            expected["entry_noise"] = made["entry_noise"]
        (HERE / "students" / f"{name}.scenario").write_text(text)
        lines = json.dumps(expected, indent=1, default=float)
        (HERE / "students" / f"{name}.expected.json").write_text(compact(lines) + "\n")
        print(name)


def compact(text):
    """Innermost lists on one line."""
    import re
    return re.sub(r"\[[^\[\]{}]*\]", lambda m: re.sub(r"\s+", " ", m.group(0)), text)


if __name__ == "__main__":
    main()
