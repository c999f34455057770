"""Values over time and rounding, as the domain page has them. A value is a list with an entry a fiscal year."""

import numpy as np

TINY = 1e-9


def listed(value, years):
    """A value for each year, given one number or a list."""
    return list(value) if isinstance(value, (list, tuple)) else [value] * len(years)


def path(years, value, growth=0.0, dated=None, before=0.0, floor=None):
    """`value grow by growth floor …`, dated in a fiscal year (the first of the horizon where none is given).

    `growth` has an entry for each year of the horizon; `before` is the median rate of years before the horizon."""
    growth, value = listed(growth, years), listed(value, years)
    dated = years[0] if dated is None else dated

    def factor(year):
        rate = growth[year - years[0]] if year >= years[0] else before
        return 1 + rate if floor is None else np.maximum(1 + rate, floor)

    result = []
    for index, year in enumerate(years):
        index_of_growth = 1.0
        for passed in range(dated + 1, year + 1):
            index_of_growth = index_of_growth * factor(passed)
        result.append(value[index] * index_of_growth)
    return result


def change(years, base, operator, operand, start, until=None, growth=0.0):
    """`set` of a path: acts from `start` to `until`; what it sets or adds grows from its first year on."""
    growth = listed(growth, years)
    result, index_of_growth = list(base), 1.0
    for t, year in enumerate(years):
        if year > start:
            index_of_growth = index_of_growth * (1 + growth[t])
        if year < start or (until is not None and year > until):
            continue
        if operator == "=":
            result[t] = operand * index_of_growth
        elif operator == "+=":
            result[t] = base[t] + operand * index_of_growth
        elif operator == "-=":
            result[t] = base[t] - operand * index_of_growth
        elif operator == "*=":
            result[t] = base[t] * operand
    return result


def ramp(years, start, shares):
    """Zero before the start, then the shares in order, the last one staying."""
    return [0.0 if year < start else shares[min(year - start, len(shares) - 1)] for year in years]


def ar1(years, mean, persistence, last=None, scores=None, sd=0.0):
    """An autoregressive rate; with no scores every innovation is at its median."""
    x, result = mean if last is None else last, []
    for t in range(len(years)):
        z = 0.0 if scores is None else scores[t]
        x = mean + persistence * (x - mean) + sd * np.sqrt(1 - persistence**2) * z
        result.append(x)
    return result


def up(x):
    """To the whole number above, forgiving 1e-9."""
    return np.ceil(x - TINY)


def down(x):
    """To the whole number below, forgiving 1e-9."""
    return np.floor(x + TINY)


def nearest(x):
    """To the nearest whole number, halves away from zero (nothing here is negative)."""
    return np.floor(x + 0.5)


ROUNDING = {"up": up, "down": down, "nearest": nearest}
