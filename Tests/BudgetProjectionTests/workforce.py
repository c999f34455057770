"""Writes workforce.csv: the workforce recursion of one group, for the tests of the projection.

The formulas are those of the domain page, written out once more in Python:
    stayers = (1 - turnover) * headcount before; hires = max(0, need - stayers)
    first payroll  = (1 - turnover) * H0 * salary * (1 + step) + hires * hire salary
    later payrolls = (1 - turnover) * payroll before * (1 + raise) * (1 + step) + hires * hire salary
    with layoffs   : headcount = need, payroll lower by those laid off times hire salary
"""

import csv

SALARY = [50000.0, 51500.0, 53560.0, 53560.0, 55166.8]
HIRE = [42000.0, 43260.0, 44990.4, 44990.4, 46340.112]
TURNOVER = [0.10, 0.02, 0.15, 0.00, 0.12]
NEED = [100.0, 96.5, 80.0, 90.0, 84.25]
STEP = 0.0125
OPENING = 104.0


def path(layoffs):
    head, pay = OPENING, None
    for year in range(5):
        stay = (1 - TURNOVER[year]) * head
        hires = max(0.0, NEED[year] - stay)
        if year == 0:
            pay = (1 - TURNOVER[0]) * OPENING * SALARY[0] * (1 + STEP)
        else:
            pay = (1 - TURNOVER[year]) * pay * (SALARY[year] / SALARY[year - 1]) * (1 + STEP)
        pay += hires * HIRE[year]
        head = stay + hires
        if layoffs:
            laid = max(0.0, stay - NEED[year])
            pay -= laid * HIRE[year]
            head = NEED[year]
        yield head, hires, pay


with open("workforce.csv", "w", newline="") as file:
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(["layoffs", "year", "headcount", "hires", "payroll"])
    for layoffs in (0, 1):
        for index, row in enumerate(path(layoffs)):
            rows.writerow([layoffs, 2026 + index] + [repr(number) for number in row])
