"""Ways to take students from history, compared where the years after were held out: the table of Docs/Decisions.md.

    python3 enrollment_methods.py        seconds (numpy); prints errors of the middle, then what the ranges held; writes
                                         students/wyoming.json, which the tests hold the program to

Districts and schools: South Portland (Maine) 2014-2025, Ascension Parish (Louisiana) 2019-2024 with its schools, Eau Claire
(Wisconsin) with its elementary schools 1998-2010, small districts made of a share of the families of all these, the districts of
Wyoming 2000-2007, and districts simulated from a walk of the entry grade, shared and lasting shocks and chance of single students. From every year with four years up to it the next five
are projected. Nothing after a year is seen by what is projected from it.
"""

import csv
import json

import numpy as np

from enrollment_model import HERE, fit_entry, fit_survival

GRADES = ["K"] + [str(n) for n in range(1, 13)]
BANDS = [("5,000 and more", 5000), ("1,500-4,999", 1500), ("500-1,499", 500), ("200-499", 200), ("to 199", 0)]


def band(students):
    return next(name for name, least in BANDS if students >= least)


# --- histories: {source: [array of years by grades]}, consecutive years, entry grade first ------------------------------------


def rows(path):
    with open(path) as file:
        return list(csv.DictReader(file))


def table(found, grades):
    years = sorted(found)
    assert years == list(range(years[0], years[-1] + 1))
    return np.array([[found[y].get(g, 0.0) for g in grades] for y in years])


def long_file(path, key=None):
    """{place: {year: {grade: students}}}"""
    found = {}
    for r in rows(path):
        place = found.setdefault(r[key] if key else "", {})
        place.setdefault(int(r["end_year"]), {})[r["grade"]] = float(r["students"])
    return found


def taught(found):
    """The grades of a school without a gap or an empty year, where they are three or more in a row and all years are given."""
    grades = [g for g in GRADES if all(found[y].get(g, 0) > 0 for y in found)]
    places = [GRADES.index(g) for g in grades]
    return grades if len(grades) >= 3 and places == list(range(places[0], places[0] + len(places))) else None


def eau_claire():
    found = {}
    for r in rows(HERE / "fixtures/data/eau-claire-sections-1998-2010.csv"):
        found.setdefault(r["school"], {}).setdefault(int(r["fall_year"]), {})[r["grade"]] = float(r["sum"])
    grades, years = GRADES[:6], sorted({y for s in found.values() for y in s})
    whole = np.array([[sum(s.get(y, {}).get(g, 0) for s in found.values()) for g in grades] for y in years])
    schools = [table(s, grades) for s in found.values() if len(s) >= 6]
    return whole, schools


def wyoming():
    found = {}
    for r in rows(HERE / "students/data/wyoming-districts-2000-2007.csv"):
        found.setdefault(r["district"], {})[int(r["end_year"])] = {g: float(r[g]) for g in GRADES}
    return [table(d, GRADES) for d in found.values()]


def simulated(seed=3, years=14, each=6):
    """Districts of 13 grades whose truth is known: whole students, walking entry, shared and lasting shocks."""
    rng, found = np.random.default_rng(seed), []
    for level in (5, 7, 10, 13, 20, 30, 50, 80, 150, 250, 450, 900):
        for _ in range(each):
            m, x, log, lasting, kept = rng.normal(0.995, 0.02, 12), np.full(13, float(level)), 0.0, 0.0, []
            for t in range(14 + years):
                log += 0.05 * rng.standard_normal() - 0.02 * log
                lasting = 0.9 * lasting + 0.01 * rng.standard_normal()
                mean = np.append(level * np.exp(log), x[:-1] * m * np.exp(lasting + 0.02 * rng.standard_normal()))
                chance = np.append(1.0, np.full(12, 0.65)) * np.sqrt(mean)
                x = np.maximum(0, np.rint(mean + chance * rng.standard_normal(13)))
                kept.append(x)
            if min(row.sum() for row in kept[14:]) >= 40:
                found.append(np.array(kept[14:]))
    return found


def thinned(whole, rng, share, leaving=0.08):
    """A district of a share of the families of another: students who stay stay together, leavers and newcomers are thinned alike."""
    E = np.zeros_like(whole)
    E[:, 0] = rng.binomial(whole[:, 0].astype(int), share)
    E[0] = np.where(np.arange(len(E[0])) > 0, rng.binomial(whole[0].astype(int), share), E[0])
    for t in range(1, len(whole)):
        for g in range(1, whole.shape[1]):
            n, e = int(whole[t - 1, g - 1]), int(whole[t, g])
            stay = round((1 - leaving) * min(n, e))
            E[t, g] = rng.binomial(int(E[t - 1, g - 1]), stay / n if n else 0) + rng.binomial(e - stay, share)
    return E


def small(found, seed=5):
    """Of each place districts of 70 to 420 students, where it has half as many again: six of a district, one of a school."""
    rng, out = np.random.default_rng(seed), []
    for source, places in found.items():
        for whole in places:
            size = whole.sum(1).mean()
            for wanted in (70, 100, 140, 190, 300, 420):
                if size >= 1.5 * wanted:
                    out += [thinned(whole, rng, wanted / size) for _ in range(1 if source.endswith("schools") else 6)]
    return out


def histories():
    data = HERE / "students/data"
    schools = [long_file(HERE.parent.parent / "Scenarios/data/ascension-enrollment-by-school-2019-2024.csv", "campus")]
    schools = [(s, taught(s)) for s in schools[0].values() if len(s) == 6]
    whole, elementary = eau_claire()
    found = {
        "South Portland": [table(long_file(data / "south-portland-enrollment-2014-2025.csv")[""], GRADES)],
        "Ascension": [table(long_file(data / "ascension-enrollment-2019-2024.csv")[""], GRADES)],
        "Ascension schools": [table(s, g) for s, g in schools if g],
        "Eau Claire": [whole], "Eau Claire schools": elementary}
    return found | {"thinned": small(found), "Wyoming": wyoming(), "simulated": simulated()}


# --- methods: the middle -------------------------------------------------------------------------------------------------------


def middle(E, last=None, decay=None, pooled=False, entry_last=None, entry_decay=None, few=0.0, growth=False):
    """Five years of students by grade; ratios and entry grade from the last years or with a decay."""
    T = len(E) - 1
    n, e = E[:-1, :-1], E[1:, 1:]
    age = np.arange(T)[::-1]
    w = (age < last).astype(float) if last else decay ** age
    w = w[:, None] * (n > 0)
    if few:
        w = w * n / (n + few)
    if pooled:
        w = w * n
    r = np.divide(e, n, out=np.ones_like(e), where=n > 0)
    m = np.divide((w * r).sum(0), w.sum(0), out=np.ones(e.shape[1]), where=w.sum(0) > 0)
    x, out = E[-1].copy(), []
    if growth:
        known = E[:-1, 0] > 0
        rate = (E[1:, 0][known] / E[:-1, 0][known]).mean()
    else:
        age = np.arange(T + 1)[::-1]
        v = (age < entry_last).astype(float) if entry_last else entry_decay ** age
        level = (v * E[:, 0]).sum() / v.sum()
    for _ in range(5):
        x = np.append(x[0] * rate if growth else level, x[:-1] * m)
        out.append(x)
    return np.array(out)


METHODS = {
    "means of 3 years (plain)": {"last": 3, "entry_last": 3},
    "product of growth (before)": {"last": 99, "growth": True},
    "sums of 3 years": {"last": 3, "pooled": True, "entry_last": 3},
    "sums, 0.7; entry 0.6": {"decay": 0.7, "pooled": True, "entry_decay": 0.6},
    "ratios, 0.5; entry 0.5": {"decay": 0.5, "entry_decay": 0.5},
    "ratios, 0.7; entry 0.6": {"decay": 0.7, "entry_decay": 0.6},
    "ratios, 0.8; entry 0.7": {"decay": 0.8, "entry_decay": 0.7},
    "ratios n/(n+5), 0.7; entry 0.6": {"decay": 0.7, "few": 5.0, "entry_decay": 0.6},
    "sums, 0.8; entry 0.7": {"decay": 0.8, "pooled": True, "entry_decay": 0.7},
    "ratios n/(n+10), 0.8; entry 0.8": {"decay": 0.8, "few": 10.0, "entry_decay": 0.8},
    "ratios n/(n+10), 0.8; entry 0.7 (fitted)": {"decay": 0.8, "few": 10.0, "entry_decay": 0.7},
}


def origins(found):
    for source, districts in found.items():
        for E in districts:
            for o in range(3, len(E) - 1):
                yield source, E[:o + 1], E[o + 1:o + 6]


def errors(found):
    """{(source, band, method): [error of the total of each origin and year]}"""
    out = {}
    for source, E, later in origins(found):
        for name, options in METHODS.items():
            projected = middle(E, **options)[:len(later)].sum(1)
            out.setdefault((source, band(E[-1].sum()), name), []).extend(projected / later.sum(1) - 1)
    return out


# --- ranges --------------------------------------------------------------------------------------------------------------------


def fitted_draws(E, rng, n):
    """Draws of five years by the formulas of Docs/Measures.md, from the fits of enrollment_model."""
    T, G = len(E) - 1, E.shape[1]
    steps = {g: [(T - 1 - t, E[t, g - 1], E[t + 1, g]) for t in range(T)[::-1] if E[t, g - 1] > 0] for g in range(1, G)}
    steps = {g: s for g, s in steps.items() if s}
    f, q = fit_survival(steps, {}), fit_entry([(T - t, E[t, 0]) for t in range(T + 1)[::-1]], None)
    z = rng.standard_normal
    m, once, yearly = (np.array([f[k].get(g, d) for g in range(1, G)]) for k, d in
                       (("levels", 1.0), ("once", 0.1), ("yearly", 0.0)))
    x, out, Z, Zg, Ze, walk = np.tile(E[-1], (n, 1)), [], z((n, 1)), z((n, G - 1)), z(n), 0.0
    for _ in range(5):
        walk = walk + q["walk"] * z(n)
        rho = np.maximum(0, m * (1 + f["common_once"] * Z + f["common"] * z((n, 1))) + once * Zg + yearly * z((n, G - 1)))
        level = q["level"] * np.maximum(0, 1 + q["once"] * Ze + walk)
        mean = np.column_stack([level, x[:, :-1] * rho])
        chance = np.append(q["noise"], np.full(G - 1, f["noise"])) * np.sqrt(mean)
        x = np.maximum(0, mean + chance * z((n, G)))
        out.append(x)
    return np.array(out)


def growth_draws(E, rng, n):
    """The method before: independent growth and ratios around arithmetic means."""
    ok = E[:-1] > 0
    r = np.divide(E[1:, 1:], E[:-1, :-1], out=np.ones_like(E[1:, 1:]), where=ok[:, :-1])
    g = np.divide(E[1:, :1], E[:-1, :1], out=np.ones_like(E[1:, :1]), where=ok[:, :1])
    T, G = r.shape
    d = r - r.mean(0)
    y = d.mean(1)
    s2 = ((d - y[:, None]) ** 2).sum(0) / (T - 1) * G / (G - 1)
    c, s, sg = np.sqrt(max(0, (y ** 2).sum() / (T - 1) - s2.mean() / G)), np.sqrt(s2), g.std(ddof=1)
    z = rng.standard_normal
    x, out, Z, Zg, Ze = np.tile(E[-1], (n, 1)), [], z((n, 1)), z((n, G)), z(n)
    for _ in range(5):
        rho = np.maximum(0, r.mean(0) + (c * Z + s * Zg) / np.sqrt(T) + c * z((n, 1)) + s * z((n, G)))
        x = np.column_stack([x[:, 0] * np.maximum(0, g.mean() + sg * Ze / np.sqrt(T) + sg * z(n)), x[:, :-1] * rho])
        out.append(x)
    return np.array(out)


def held(found, draws, n=400, seed=1):
    """{(source, band, years ahead): [(share of grades, total)]} inside the central 90 %."""
    rng, out = np.random.default_rng(seed), {}
    for source, E, later in origins(found):
        X = draws(E, rng, n)
        for h, actual in enumerate(later):
            lo, hi = np.quantile(X[h], [0.05, 0.95], axis=0)
            low, high = np.quantile(X[h].sum(1), [0.05, 0.95])
            key = source, band(E[-1].sum()), h + 1
            out.setdefault(key, []).append((((lo <= actual) & (actual <= hi)).mean(), float(low <= actual.sum() <= high)))
    return out


def expected(found):
    """Of Wyoming's districts without an empty cell: errors of the plain method's totals and what the ranges of fitted held."""
    full = {"Wyoming": [E for E in found["Wyoming"] if E.min() > 0]}
    plain = {k[1]: v for k, v in errors(full).items() if k[2] == next(iter(METHODS))}
    inside = held(full, fitted_draws, n=2000)
    rows = [x for v in inside.values() for x in v]
    return {"bands": [{"least": least, "count": len(plain[b]), "error": float(np.abs(plain[b]).mean()), "bias": float(np.mean(plain[b]))}
                      for b, least in BANDS if b in plain],
            "grades": float(np.mean([x[0] for x in rows])), "totals": float(np.mean([x[1] for x in rows]))}


def main():
    found = histories()
    (HERE / "students/wyoming.json").write_text(json.dumps(expected(found), indent=1) + "\n")
    e = errors(found)
    groups = [("South Portland", None), ("Ascension", None), ("Eau Claire", None), ("Eau Claire schools", None),
              ("Ascension schools", None), ("thinned", "200-499"), ("thinned", "to 199")] + [
                  (s, b) for s in ("Wyoming", "simulated") for b, _ in BANDS]

    def pick(values, source, size, *rest):
        rows = [v for k, v in values.items() if k[0] == source and size in (None, k[1]) and k[2:] == rest]
        return np.array([x for row in rows for x in row])
    print("Mean absolute error / bias of totals one to five years ahead, %")
    print(f'{"":42}' + "".join(f"{(s if b is None else s[:4] + ' ' + b)[:18]:>20}" for s, b in groups))
    for name in METHODS:
        cells = []
        for source, size in groups:
            v = 100 * pick(e, source, size, name)
            cells.append(f"{np.abs(v).mean():.1f} / {v.mean():+.1f}" if len(v) else "-")
        print(f"{name:42}" + "".join(f"{c:>20}" for c in cells))
    for title, draws in (("before", growth_draws), ("fitted", fitted_draws)):
        inside = held(found, draws)
        print(f"\nInside the 90 % range, {title}: grades / totals, %, by years ahead")
        for source, size in groups:
            cells = []
            for h in range(1, 6):
                v = pick(inside, source, size, h)
                cells.append(f"{100 * v[:, 0].mean():.0f} / {100 * v[:, 1].mean():.0f}" if len(v) else "-")
            print(f"{source + ' ' + (size or ''):32}" + "".join(f"{c:>12}" for c in cells))


if __name__ == "__main__":
    main()
