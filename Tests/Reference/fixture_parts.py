"""What the fixtures share: their registry, and districts small enough to write by hand."""

import numpy as np

from over_time import path

FIXTURES = {}


def fixture(function):
    """Registers a function that returns (scenario text, district, {variant: district}, {other file: text})."""
    FIXTURES[function.__name__.replace("_", "-")] = function
    return function


def triangular_median(low, mode, high):
    """The median of a triangular distribution."""
    if mode >= (low + high) / 2:
        return low + np.sqrt((high - low) * (mode - low) / 2)
    return high - np.sqrt((high - low) * (high - mode) / 2)


def students(years, cells, growth=0.0, dated=None):
    """Enrolment of {(school, grade): number} that grows by a rate from the year it is dated."""
    return {cell: path(years, number, growth, dated, before=growth if np.isscalar(growth) else 0.0)
            for cell, number in cells.items()}


def teachers(years, **other):
    """A section-driven staff group without benefits, turnover or growth, changed by what is given."""
    group = {"id": "teachers", "basis": "section", "positions": [1.0] * len(years), "classes": None, "headcount": None,
             "turnover": [0.0] * len(years), "benefits": []}
    group.update(other)
    if "hire_salary" not in group:
        group["hire_salary"] = group["salary"]
    return group


SMALL = '''school only { title1 = none }
enrollment FY2026 {
         1    2
  only  60   60
}
class_size all { grades = 1..2; target = 20 students }
staff teachers { positions = 1 FTE per section; salary = $50,000 per FTE }
'''


def small(years, **other):
    """One school with six sections and no turnover, so that only the money matters."""
    n = len(years)
    return {"years": years, "enrollment": students(years, {("only", "1"): 60, ("only", "2"): 60}),
            "class_sizes": [{"id": "all", "grades": ["1", "2"], "target": [20.0] * n}],
            "staff": [teachers(years, salary=[50000.0] * n)], **other}
