"""Writes the reference values of the kernel tests: python3 make-reference-values.py

exp, log, pow and the normal distribution come from mpmath with 50 digits; binomial and Poisson
quantiles from scipy's distribution functions and sums of terms: the smallest count whose cdf reaches u,
decided by the upper tail where u is above one half.
"""

import csv
import math

import mpmath
import numpy
import scipy.stats

mpmath.mp.dps = 50
random = numpy.random.default_rng(20240917)


def write(name, header, rows):
    with open(name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([[repr(float(cell)) for cell in row] for row in rows])


def exact(function, *columns):
    return [[*row, function(*[mpmath.mpf(float(x)) for x in row])] for row in zip(*columns)]


def normal_quantile(p):
    upper = p > 0.5
    tail = 1 - p if upper else p
    z = mpmath.mpf(float(scipy.stats.norm.ppf(float(tail))))
    for _ in range(4):
        z -= (mpmath.erfc(-z / mpmath.sqrt(2)) / 2 - tail) / mpmath.npdf(z)
    return -z if upper else z


x = numpy.concatenate([random.uniform(-745, 709.7, 150), random.uniform(-1, 1, 100), random.normal(0, 1e-9, 20)])
write("exp.csv", ["x", "exp"], exact(mpmath.exp, x))

x = numpy.concatenate([numpy.exp(random.uniform(-744, 709, 150)), random.uniform(0.5, 1.5, 100),
                       1 + random.normal(0, 1e-9, 20), [5e-324, 1e-310, 2.0**-1022, 1.7e308]])
write("log.csv", ["x", "log"], exact(mpmath.log, x))

base = numpy.exp(random.uniform(-700, 700, 100))
near_one = 1 + random.normal(0, 1, 100) * 10.0 ** random.uniform(-9, -1, 100)
growth = random.uniform(0.5, 2, 100)
write("pow.csv", ["x", "y", "pow"], exact(
    mpmath.power, numpy.concatenate([base, near_one, growth]),
    numpy.concatenate([random.uniform(-690, 690, 100) / numpy.log(base),
                       random.uniform(-740, 700, 100) / numpy.log(near_one), random.integers(-40, 40, 100)])))

u = numpy.concatenate([random.uniform(0, 1, 150), 10.0 ** random.uniform(-300, -1, 60),
                       1 - 10.0 ** random.uniform(-15.5, -1, 60), [2.0**-53, 1 - 2.0**-53]])
write("normal-quantile.csv", ["u", "z"], exact(normal_quantile, u))

z = numpy.concatenate([random.uniform(-37.5, 8.5, 150), random.normal(0, 1, 100)])
write("normal-cdf.csv", ["z", "probability"], exact(lambda t: mpmath.erfc(-t / mpmath.sqrt(2)) / 2, z))


def count_quantile(distribution, u, start):
    """Smallest count whose cdf is at least u, or none where rounding might decide."""
    enough = lambda k: distribution.sf(k) <= 1 - u if u > 0.5 else distribution.cdf(k) >= u
    k = max(0, int(start))
    while not enough(k):
        k += 1
    while k > 0 and enough(k - 1):
        k -= 1
    for near in (k, k - 1):
        part, bound = (distribution.sf(near), 1 - u) if u > 0.5 else (distribution.cdf(near), u)
        if near >= 0 and abs(part / bound - 1) < 1e-9:
            return None
    return k


def probabilities(count):
    return numpy.concatenate([random.uniform(size=count), 10.0 ** random.uniform(-16, -1, count),
                              1 - 10.0 ** random.uniform(-15, -1, count)])


rows = []
for n in [1, 2, 7, 40, 500, 5000, 100000, 10000000]:
    for p in [1e-9, 1e-3, 0.08, 0.3, 0.5, 0.9, 0.999]:
        for u in probabilities(4):
            k = count_quantile(scipy.stats.binom(n, p), u, min(n, scipy.stats.binom.ppf(u, n, p)))
            if k is not None:
                rows.append([u, n, p, k])
write("binomial-quantile.csv", ["u", "n", "p", "count"], rows)

class Poisson:
    """Tails of Poisson by adding terms (scipy 1.17's are 4 % off at 1e7, 5 deviations out)."""

    def __init__(self, mean):
        self.mean = mpmath.mpf(mean)

    def tail(self, k, step):
        """Terms from k on, upward (step 1) or downward (step -1)."""
        if k < 0:
            return mpmath.mpf(0)
        term = mpmath.exp(k * mpmath.log(self.mean) - self.mean - mpmath.loggamma(k + 1))
        total = mpmath.mpf(0)
        while k >= 0:
            total += term
            if term < 1e-15 * total:
                break
            term = term * self.mean / (k + 1) if step > 0 else term * k / self.mean
            k += step
        return total

    def sf(self, k):
        return self.tail(k + 1, 1) if k >= self.mean else 1 - self.tail(k, -1)

    def cdf(self, k):
        return self.tail(k, -1) if k < self.mean else 1 - self.tail(k + 1, 1)


rows = []
for mean in [1e-9, 0.01, 0.5, 1, 3.7, 40, 500, 5000, 1e5, 1e7]:
    for u in probabilities(10):
        start = scipy.stats.poisson.ppf(u, mean)
        k = count_quantile(Poisson(mean), u, start if math.isfinite(start) else mean)
        if k is not None:
            rows.append([u, mean, k])
write("poisson-quantile.csv", ["u", "mean", "count"], rows)
