"""A general fund whose every part is drawn: the balance's distribution and when it first falls below its floor."""

import numpy as np

from random_fixtures import probability, summary


def general_fund(trials=2_000_000):
    years = [2026, 2027, 2028, 2029, 2030]
    students = '''school only { title1 = none }
enrollment FY2026 {
         1    2
  only  210  190
  growth = normal(mean = -1%, sd = 2%) drawn each year
}
class_size all { grades = 1..2; target = 20 students }
staff teachers { positions = 20 FTE; salary = $50,000 per FTE }
'''
    text = '''language 1

scenario "A general fund that is drawn" { years = FY2026..FY2030 }

''' + students + '''
driver levy   = normal(mean = 3%, sd = 1.5%)
driver prices = normal(mean = 2.5%, sd = 1%)
correlate prices with levy at 0.3

general_fund { opening = $800,000 to $1,000,000; reserve = 16% of spending }
revenue tax { amount = $2,900,000 per year grow by levy }
revenue aid { amount = $4,500 per student grow by 1% }
revenue gift { amount = uniform(low = $0 per year, high = $80,000 per year) drawn each year; recurring = no }
spending payroll { amount = $4,000,000 per year grow by normal(mean = 3.2%, sd = 1%) }
spending other   { amount = $700,000 per year grow by prices }

plan "Coaching" {
  line coaching  { cost = normal(mean = $150,000 per year, sd = $12,000 per year) drawn each year grow by prices }
  repurpose old  { saves = $140,000 per year; realised = uniform(low = 60%, high = 100%) drawn once }
}
'''
    random = np.random.default_rng(20260202)
    mu, sigma = (np.log(8e5) + np.log(1e6)) / 2, np.log(1e6 / 8e5) / (2 * 1.6448536269514722)
    opening = np.exp(mu + sigma * random.standard_normal(trials))
    realised = random.uniform(0.6, 1.0, trials)
    tax, aid = np.full(trials, 2.9e6), 4500.0
    pay, other, price = np.full(trials, 4e6), np.full(trials, 7e5), np.ones(trials)
    enrolled = np.full(trials, 400.0)
    balance = {"plan": opening.copy(), "status_quo": opening.copy()}
    ever = {world: np.zeros(trials, bool) for world in balance}
    measures = {name: [] for name in ("fund.balance", "fund.balance.status_quo", "fund.structural", "fund.reserve",
                                      "fund.days_of_cash", "general_fund.spending")}
    probabilities = {}
    for t, year in enumerate(years):
        if t > 0:
            z = random.standard_normal(trials)
            prices = 0.025 + 0.01 * (0.3 * z + np.sqrt(1 - 0.09) * random.standard_normal(trials))
            tax, aid = tax * (1 + 0.03 + 0.015 * z), aid * 1.01
            pay = pay * (1 + 0.032 + 0.01 * random.standard_normal(trials))
            other, price = other * (1 + prices), price * (1 + prices)
            enrolled = enrolled * (1 - 0.01 + 0.02 * random.standard_normal(trials))
        gift = random.uniform(0, 8e4, trials)
        cost = (150000 + 12000 * random.standard_normal(trials)) * price
        effect = cost - 140000 * realised
        spending = {"plan": pay + other + effect, "status_quo": pay + other}
        for world in balance:
            balance[world] = balance[world] + tax + aid * enrolled + gift - spending[world]
            floor = 0.16 * spending[world]
            below = balance[world] < floor - np.maximum(1.0, 1e-9 * floor)
            if world == "plan":
                probabilities[f"reserve.breach.FY{year}"] = probability(below & ~ever[world])
            ever[world] |= below
        for name, column in (
                ("fund.balance", balance["plan"]), ("fund.balance.status_quo", balance["status_quo"]),
                ("fund.structural", tax + aid * enrolled - spending["plan"]), ("fund.reserve", 0.16 * spending["plan"]),
                ("fund.days_of_cash", balance["plan"] / (spending["plan"] / 365)),
                ("general_fund.spending", spending["plan"])):
            measures[name].append(summary(column))
    probabilities["reserve.breach"] = probability(ever["plan"])
    probabilities["reserve.breach.never"] = probability(~ever["plan"])
    probabilities["reserve.breach.status_quo"] = probability(ever["status_quo"])
    return text, years, measures, probabilities
