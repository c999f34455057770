"""The reference district in vectorised numpy: the same workload and answers as reference_district.c.

    python3 reference_district.py [TRIALS] [SEED]

Trials run in blocks that fit the processor's cache, every value a column over trials; quantiles by partition.
Prints what the C program prints.
"""

import sys
import time

import numpy as np

YEARS, SCHOOLS, GRADES = 10, 12, 13
CELLS = SCHOOLS * GRADES
BLOCK = 1000
NAMES = "enrol sections teachers master mentor comp stip release savings rev1 rev2 other net cum cov".split()
NET, CUM, COV = 12, 13, 14
CLASS_SIZE = np.tile(np.array([22.0] * 4 + [25.0] * 2 + [27.0] * 3 + [29.0] * 4), SCHOOLS)[:, None]
FTE = np.tile(np.array([1.10] * 6 + [1.35] * 3 + [1.45] * 4), SCHOOLS)
SURVIVAL = np.tile(np.array([1, .99, 1, 1.005, 1, 1, .995, 1, 1, 1.02, .97, .98, .985]), SCHOOLS)[:, None]
STUDENTS = (60.0 + (np.arange(CELLS) * 37) % 41)[:, None]
AMOUNT = np.array([900e3, 600e3, 500e3, 450e3, 350e3, 300e3])
SHARES = np.array([0.05, 0.25, 0.50, 0.75, 0.95])


def project(random, series, first, count):
    """Fills series[:, :, first:first + count] with a block of trials; returns seconds of drawing."""
    start = time.perf_counter()
    parts = np.stack([
        random.beta(6, 3, count), random.beta(8, 2, count), random.beta(4, 4, count),
        random.triangular(.3, .6, .9, count), random.triangular(.2, .5, 1, count),
        random.triangular(.5, .8, .95, count)])
    stipend = random.uniform(8000, 12000, count)
    drawing = time.perf_counter() - start
    saved = AMOUNT @ parts
    students = np.repeat(STUDENTS, count, axis=1)
    growth = np.empty((CELLS, count))
    rate = np.full(count, .03)
    salary, health, price, fund, title1, title2 = np.ones((6, count))
    total = np.zeros(count)
    for year in range(YEARS):
        start = time.perf_counter()
        z = random.standard_normal((6, count))
        turnover = random.beta(8, 42, count)
        random.standard_normal(out=growth)
        drawing += time.perf_counter() - start
        growth *= .03
        growth += SURVIVAL
        # Each grade's students go up; the lowest grade follows from its own.
        before = students.reshape(SCHOOLS, GRADES, count)
        ratio = growth.reshape(SCHOOLS, GRADES, count)
        ratio[:, 1:] *= before[:, :-1]
        ratio[:, 0] *= before[:, 0]
        students, growth = growth, students
        needed = np.add(students, .5, out=growth)
        np.floor(needed, out=needed)
        needed /= CLASS_SIZE
        needed -= 1e-9
        np.ceil(needed, out=needed)
        rate = .03 + .5 * (rate - .03) + .01 * z[0]
        salary = salary * (1 + rate)
        health = health * (1.055 * np.exp(.025 * z[1]))
        price = price * (1 + .025 + .012 * z[2])
        fund = fund * (1 + .024 + .015 * (.5 * z[2] + np.sqrt(.75) * z[3]))
        title1 = title1 * (1.02 + .04 * z[4])
        title2 = title2 * (1.01 + .05 * z[5])
        enrol, sections, teachers = students.sum(axis=0), needed.sum(axis=0), FTE @ needed
        master, mentor = teachers / 15, teachers / 8
        per = 58000 * salary * 1.22 + 9500 * health
        stip = (master + .5 * mentor) * stipend * price
        release = (.7 * master + .2 * mentor) * per
        savings, rev1, rev2 = price * saved, 1.25e6 * title1, .8e6 * title2
        other = enrol * 9800 * .0085 * fund + .2 * turnover * teachers * 18000 * price
        cost, funding = stip + release, savings + rev1 + rev2 + other
        net = cost - funding
        total = total + net
        for s, value in enumerate((enrol, sections, teachers, master, mentor, teachers * per, stip, release,
                                   savings, rev1, rev2, other, net, total, funding / cost)):
            series[s, year, first:first + count] = value
    return drawing


def quantiles(value):
    """The five quantiles of type 7 of a column, by partition."""
    place = SHARES * (len(value) - 1)
    below = place.astype(int)
    above = np.minimum(below + 1, len(value) - 1)
    ordered = np.partition(value, np.unique(np.concatenate([below, above])))
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def main():
    begin = time.perf_counter()
    trials = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    random = np.random.Generator(np.random.SFC64(int(sys.argv[2]) if len(sys.argv) > 2 else 1))
    series = np.empty((len(NAMES), YEARS, trials))
    drawing = 0.0
    for first in range(0, trials, BLOCK):
        drawing += project(random, series, first, min(BLOCK, trials - first))
    middle = time.perf_counter()
    neutral = series[NET] <= 0
    lines = []
    for s, name in enumerate(NAMES):
        for year in range(YEARS):
            value = series[s, year]
            figures = [value.mean(), value.std(ddof=1), *quantiles(value)]
            lines.append(f"{name} {year + 1} " + " ".join(f"{figure:.10g}" for figure in figures))
    lines += [f"P(neutral) {year + 1} {neutral[year].mean():.6f}" for year in range(YEARS)]
    lines.append(f"P(neutral.every_year) {neutral.all(axis=0).mean():.6f}")
    lines.append(f"P(covered.final_year) {(series[COV, YEARS - 1] >= 1).mean():.6f}")
    print("\n".join(lines))
    end = time.perf_counter()
    print(f"time draws {drawing:.4f} arithmetic {middle - begin - drawing:.4f} "
          f"statistics {end - middle:.4f} total {end - begin:.4f}")


if __name__ == "__main__":
    main()
