"""Writes priced-allocations.csv: small linear programmes with their optimal goals, by scipy.

    python3 make-priced-allocations.py

Each line is one problem: its supplies, demands and limits, its arcs (supply, demand, limit or -1, price), its goals (arcs)
and the largest sum of each goal that the goals before it allow. The goals are met one after the other by the dual simplex of
HiGHS with a hair of room, and the vertex found is solved anew from the bounds it meets, so that the sums are exact to 1e-9.
"""

import random
from pathlib import Path

import numpy as np
from scipy.optimize import linprog


def problem(draw):
    """A problem of one to four streams with up to three kinds of money and one to six lines."""
    streams, lines, kinds = draw.randint(1, 4), draw.randint(1, 6), draw.randint(1, 3)
    scale = draw.choice([1.0, 1000.0 / 3])
    supplies = [draw.randint(0, 12) * scale for _ in range(kinds * streams)]
    demands = [draw.randint(0, 10) * scale for _ in range(lines)]
    limits, limit_of = [], {}
    prices = {}
    for f in range(streams):
        charge = draw.choice([0, 0.3854, 0.0058, 0.12])
        for l in range(lines):
            if draw.random() < 0.7:
                prices[f, l] = 1 + draw.choice([0, 0.04]) + charge * draw.choice([0, 1, 0.8])
                if draw.random() < 0.3:
                    limit_of[f, l] = len(limits)
                    limits.append(demands[l] * draw.choice([0, 0.3, 0.5, 0.9]))
    arcs = [(s, l, limit_of.get((s % streams, l), -1), prices[s % streams, l])
            for s in range(len(supplies)) for l in range(lines) if (s % streams, l) in prices]
    goals = [[a for a, arc in enumerate(arcs) if arc[0] // streams == k] for k in range(kinds)]
    goals += [[a for a, arc in enumerate(arcs) if arc[0] % streams == f] for f in range(streams)]
    goals += [[a for a, arc in enumerate(arcs) if arc[1] == l] for l in range(lines)]
    return supplies, demands, limits, arcs, [goal for goal in goals if goal]


def optimum(supplies, demands, limits, arcs, goals):
    """The largest sum of each goal in turn."""
    def rows(column, count, weight):
        return [[weight(arc) if arc[column] == i else 0.0 for arc in arcs] for i in range(count)]
    natural = np.array(rows(0, len(supplies), lambda a: a[3]) + rows(1, len(demands), lambda a: 1.0)
                       + rows(2, len(limits), lambda a: 1.0))
    bound = np.array(supplies + demands + limits)
    scale = max(bound.max(), 1.0)
    met, values, x = [], [], None
    for goal in goals:
        row = np.array([1.0 if a in goal else 0.0 for a in range(len(arcs))])
        answer = linprog(-row, A_ub=np.vstack([natural] + [-r for r in met]),
                         b_ub=np.concatenate([bound / scale, [1e-9 - v for v in values]]), bounds=(0, None),
                         method="highs-ds",
                         options={"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10})
        if answer.status != 0:
            return None
        x = answer.x
        met.append(row)
        values.append(float(row @ x))
    near = 1e-5
    free = x > near
    tight = np.abs(natural @ x - bound / scale) < near
    vertex = np.where(free, x, 0.0)
    if free.any():
        part = natural[tight][:, free]
        if np.linalg.matrix_rank(part) < free.sum():
            return None  # another vertex gives the same goals
        vertex[free] += np.linalg.lstsq(part, (bound / scale - natural @ vertex)[tight], rcond=None)[0]
    if np.abs(vertex - x).max() > 2 * near or (natural @ vertex > bound / scale + 1e-12).any() or vertex.min() < 0:
        return None
    return [float(vertex[goal].sum() * scale) for goal in goals]


def main():
    draw = random.Random(26)
    lines = ["supplies;demands;limits;arcs;goals;optima"]
    while len(lines) <= 200:
        case = problem(draw)
        if not case[3]:
            continue
        optima = optimum(*case)
        if optima is None:
            continue
        supplies, demands, limits, arcs, goals = case
        def numbers(values):
            return " ".join(repr(float(v)) for v in values)
        lines.append(";".join([
            numbers(supplies), numbers(demands), numbers(limits),
            "|".join(f"{s} {d} {l} {p!r}" for s, d, l, p in arcs), "|".join(" ".join(map(str, g)) for g in goals),
            numbers(optima)]))
    (Path(__file__).parent / "priced-allocations.csv").write_text("\n".join(lines) + "\n")


main()
