"""Writes reference.csv: quantiles, means and standard deviations by scipy.

Run: python3 make_reference.py > reference.csv   (scipy 1.17)
Columns: name, what (quantile, cdf, mean, sd), at, value. The names are those of FamilyCases.swift.
Quantiles above the median are asked for through the survival function, so the probability in the
column "at" is the one below for what = quantile and the one above for what = upper.
"""

import numpy as np
from scipy import stats

CASES = {
    "normal standard": stats.norm(0, 1),
    "normal rate": stats.norm(0.03, 0.01),
    "lognormal narrow": stats.lognorm(0.1343, scale=np.exp(-2.1866)),
    "lognormal wide": stats.lognorm(1.5, scale=np.exp(2)),
    "beta turnover": stats.beta(26.8125, 216.9375),
    "beta skewed": stats.beta(0.5, 20),
    "beta reversed": stats.beta(20, 0.5),
    "beta two humps": stats.beta(0.4, 0.7),
    "beta narrow": stats.beta(30000, 50000),
    "gamma small shape": stats.gamma(0.1, scale=2),
    "gamma exponential": stats.gamma(1, scale=3),
    "gamma large shape": stats.gamma(2500, scale=0.01),
    "pert skewed": stats.beta(1 + 4 / 6, 1 + 4 * 5 / 6, loc=1, scale=6),
    "pert at the edge": stats.beta(1, 5, loc=-2, scale=4),
    "triangular savings": stats.triang(10 / 15, loc=0.85, scale=0.15),
    "triangular at the edge": stats.triang(0, loc=2, scale=3),
    "uniform": stats.uniform(-1, 3),
    "student 3": stats.t(3, loc=1, scale=2),
    "student 30": stats.t(30, loc=-5, scale=0.1),
    "student cauchy": stats.t(1),
    "chance": stats.bernoulli(0.05),
    "binomial teachers": stats.binom(85, 0.11),
    "binomial large": stats.binom(12000, 0.93),
    "poisson small": stats.poisson(0.7),
    "poisson large": stats.poisson(1834.5),
    "truncated normal": stats.truncnorm(-1, 2.5, loc=0, scale=1),
    "truncated far tail": stats.truncnorm(6, np.inf, loc=0, scale=1),
    "truncated moved": stats.truncnorm(-3, 1, loc=10, scale=2),
    "shifted gamma": stats.gamma(2.5, loc=-4, scale=6),
}

LOWER = [1e-12, 1e-6, 1e-3, 0.05, 0.25, 0.5]
UPPER = [0.25, 0.05, 1e-3, 1e-6, 1e-12]
print("name,what,at,value")
for name, d in CASES.items():
    for p in LOWER:
        print(f"{name},quantile,{p!r},{float(d.ppf(p))!r}")
    for q in UPPER:
        print(f"{name},upper,{q!r},{float(d.isf(q))!r}")
    for p in (0.02, 0.4, 0.9):
        x = float(d.ppf(p))
        print(f"{name},cdf,{x!r},{float(d.cdf(x))!r}")
    if name != "student cauchy":
        print(f"{name},mean,0,{float(d.mean())!r}")
        if not (name == "truncated far tail"):
            print(f"{name},sd,0,{float(d.std())!r}")
