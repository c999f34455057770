"""Writes the fixtures with draws: expected means, spreads, quantiles and probabilities with their errors.

Four scenarios. `random-normal-linear` has a closed form (and one quadrature); `random-mixed-draws` and
`random-enrollment-sections` are simulated here with numpy's and scipy's own samplers. A figure is {value, error}: the
error is the standard error of the value itself (0 for a closed form). A test compares a run of the program with
|run - value| <= 5 * (run's own error + error).
"""

import json

import numpy as np
from scipy import integrate, stats

import over_time
import staffing
from fixture_parts import SMALL, teachers
from make_fixtures import write

SHARES = {"p5": 0.05, "p25": 0.25, "p50": 0.50, "p75": 0.75, "p95": 0.95}
BATCHES = 40


def figure(value, error=0.0):
    """A value with its standard error."""
    return {"value": float(value), "error": float(error)}


def of_batches(column, statistic):
    """A statistic of all trials, with its error from equal batches."""
    parts = [statistic(part) for part in np.array_split(column, BATCHES)]
    return figure(statistic(column), np.std(parts, ddof=1) / np.sqrt(BATCHES))


def summary(column, quantiles=True):
    """Mean, sd and, where the measure has no steps, quantiles of one measure in one year."""
    result = {"mean": of_batches(column, np.mean), "sd": of_batches(column, lambda x: np.std(x, ddof=1))}
    for name, share in SHARES.items() if quantiles else ():
        result[name] = of_batches(column, lambda x, share=share: np.quantile(x, share))
    return result


def probability(holds):
    """The share of trials in which something holds."""
    p = float(np.mean(holds))
    return figure(p, np.sqrt(max(p * (1 - p), 1 / len(holds)) / len(holds)))


# ---- normal and linear: closed form ------------------------------------------------------------------------------


def normal_linear():
    years = [2026, 2027, 2028]
    text = '''language 1

scenario "Costs and savings that are normal" { years = FY2026..FY2028 }

''' + SMALL + '''
# Each amount is at least eight standard deviations above zero.
plan "Coaching" {
  line coaching   { cost = normal(mean = $120,000 per year, sd = $8,000 per year) drawn each year grow by 3% }
  line materials  { cost = normal(mean = $90,000 per year, sd = $9,000 per year) drawn once }
  line copiers    { saves = normal(mean = $110,000 per year, sd = $10,000 per year) drawn each year }
  line programs   { saves = normal(mean = $100,000 per year, sd = $7,000 per year) drawn once grow by 2% }
}
'''
    grown = [1.03**t for t in range(3)]
    other = [1.02**t for t in range(3)]
    mean = np.array([120000 * grown[t] + 90000 - 110000 - 100000 * other[t] for t in range(3)])
    each = np.array([np.hypot(8000 * grown[t], 10000) for t in range(3)])
    once = np.array([[9000, -7000 * other[t]] for t in range(3)])
    sd = np.sqrt(each**2 + (once**2).sum(axis=1))
    measures = {"net_cost": [], "net_cost.cumulative": [], "cost.recurring": [], "savings.recurring": []}
    probabilities = {}
    for t, year in enumerate(years):
        def row(m, s):
            return {"mean": figure(m), "sd": figure(s),
                    **{name: figure(m + s * stats.norm.ppf(share)) for name, share in SHARES.items()}}
        measures["net_cost"].append(row(mean[t], sd[t]))
        total_sd = np.sqrt((each[:t + 1]**2).sum() + (once[:t + 1].sum(axis=0)**2).sum())
        measures["net_cost.cumulative"].append(row(mean[:t + 1].sum(), total_sd))
        measures["cost.recurring"].append(row(120000 * grown[t] + 90000, np.hypot(8000 * grown[t], 9000)))
        measures["savings.recurring"].append(row(110000 + 100000 * other[t], np.hypot(10000, 7000 * other[t])))
        # A test of at least C allows one dollar.
        covered = stats.norm.cdf((1 - mean[t]) / sd[t])
        for name in ("covered", "neutral", "self_paying"):
            probabilities[f"{name}.FY{year}"] = figure(covered)
    def all_years(b, a):
        density = stats.norm.pdf(a) * stats.norm.pdf(b)
        return density * np.prod([stats.norm.cdf((1 - mean[t] - once[t, 0] * a - once[t, 1] * b) / each[t])
                                  for t in range(3)])
    joint, _ = integrate.dblquad(all_years, -8, 8, -8, 8, epsabs=1e-8, epsrel=1e-8)
    for name in ("covered", "neutral", "self_paying"):
        probabilities[f"{name}.every_year"] = figure(joint)
        probabilities[f"{name}.final_year"] = probabilities[f"{name}.FY{years[-1]}"]
    return text, years, measures, probabilities


# ---- a mix of families -------------------------------------------------------------------------------------------


def mixed_draws(trials=2_000_000):
    years = [2026, 2027, 2028, 2029]
    text = '''language 1

scenario "A mix of families, events and a stream" { years = FY2026..FY2029 }

''' + SMALL + '''
driver cpi    = ar1(mean = 2.5%, sd = 2%, persistence = 0.5, last = 4%)
driver raises = normal(mean = 3%, sd = 1.5%) drawn each year
correlate raises with cpi at 0.6

input rent  = lognormal(mean = $30,000 per year, sd = $9,000 per year)
input power = gamma(mean = $20,000 per year, sd = $6,000 per year)
correlate power with rent at -0.4

fund grant "Grant" {
  award     = $90,000 per year grow by normal(mean = 0%, sd = 8%) floor 95% of prior year
  available = 70%
  pays_for  = leader stipends
  loss      = 50% with chance 20% each year
  delay     = 100% with chance 10% each year
  carryover = 15%
}

plan "Leaders" {
  leader lead { count = 6; stipend = uniform(low = $9,000, high = $14,000) grow by raises }
  line travel   { cost = pert(low = $5,000 per year, mode = $9,000 per year, high = $25,000 per year) drawn each year grow by cpi }
  line premises { cost = rent + power }
  repurpose copiers  { saves = $60,000 per year; realised = triangular(low = 60%, mode = 90%, high = 100%) }
  repurpose programs { saves = $40,000 per year grow by cpi; realised = beta(mean = 60%, sd = 20%) }
  repurpose pullout  { saves = $20,000 to $45,000 per year; realised = 50% to 90% }
  repurpose posts    { saves = $30,000 per year; induced = yes; realised = mixture(30%: 0%, 70%: uniform(low = 0%, high = 100%)) }
}
'''
    random = np.random.default_rng(20260101)
    n = len(years)

    def normal():
        return random.standard_normal(trials)

    def beta_of_interval(low, high):
        """Shape parameters whose 5th and 95th percentiles are the ends of the interval."""
        from scipy.optimize import fsolve
        def miss(logs):
            a, b = np.exp(logs)
            return [stats.beta.ppf(0.05, a, b) - low, stats.beta.ppf(0.95, a, b) - high]
        found = np.exp(fsolve(miss, np.log([8.0, 4.0]), xtol=1e-13))
        assert np.allclose(stats.beta.ppf([0.05, 0.95], *found), [low, high], atol=1e-10)
        return found

    cpi, raises, x = [], [], np.full(trials, 0.04)
    for t in range(n):
        z = normal()
        x = 0.025 + 0.5 * (x - 0.025) + 0.02 * np.sqrt(0.75) * z
        cpi.append(x)
        raises.append(0.03 + 0.015 * (0.6 * z + 0.8 * normal()))
    z = normal()
    s2 = np.log(1 + (9000 / 30000) ** 2)
    rent = np.exp(np.log(30000) - s2 / 2 + np.sqrt(s2) * z)
    shape = (20000 / 6000) ** 2
    score = -0.4 * z + np.sqrt(1 - 0.16) * normal()
    power = stats.gamma.ppf(stats.norm.cdf(score), shape, scale=20000 / shape)

    stipend = random.uniform(9000, 14000, trials)
    copiers = 60000 * random.triangular(0.6, 0.9, 1.0, trials)
    common = 0.6 * 0.4 / 0.2**2 - 1
    programs = 40000 * random.beta(0.6 * common, 0.4 * common, trials)
    mu, sigma = (np.log(20000) + np.log(45000)) / 2, np.log(45 / 20) / (2 * 1.6448536269514722)
    pullout = np.exp(mu + sigma * normal()) * random.beta(*beta_of_interval(0.5, 0.9), trials)
    posts = 30000 * np.where(random.random(trials) < 0.3, 0.0, random.random(trials))
    travel_a = 1 + 4 * (9000 - 5000) / 20000
    travel_b = 1 + 4 * (25000 - 9000) / 20000

    rows = {name: [] for name in ("cost.recurring", "savings.recurring", "funding.recurring", "coverage.recurring",
                                  "coverage.without_induced", "coverage.savings_only", "coverage.total", "net_cost",
                                  "net_cost.cumulative", "spending.change")}
    probabilities = {}
    received_rows, carried_rows = [], []
    award, late, carry = np.full(trials, 90000.0), np.zeros(trials), np.zeros(trials)
    growth_raises = growth_cpi = np.ones(trials)
    cumulative, every = np.zeros(trials), {name: np.ones(trials, bool) for name in ("covered", "neutral", "self_paying")}
    for t, year in enumerate(years):
        if t > 0:
            growth_raises, growth_cpi = growth_raises * (1 + raises[t]), growth_cpi * (1 + cpi[t])
            award = award * np.maximum(1 + 0.08 * normal(), 0.95)
        after_loss = award * np.where(random.random(trials) < 0.2, 0.5, 1.0)
        delayed = np.where(random.random(trials) < 0.1, after_loss, 0.0)
        received = after_loss - delayed + late
        late = delayed
        stipends = 6 * stipend * growth_raises
        cost = stipends + (5000 + 20000 * random.beta(travel_a, travel_b, trials)) * growth_cpi + rent + power
        induced = posts if t > 0 else 0.0
        savings = copiers + programs * growth_cpi + pullout + induced
        available = 0.7 * received
        award_used = np.minimum(available, stipends)
        carry_used = np.minimum(carry, stipends - award_used)
        carry = np.minimum(available - award_used, 0.15 * received)
        net = cost - savings - award_used - carry_used
        cumulative = cumulative + net
        for name, column in {
                "cost.recurring": cost, "savings.recurring": savings, "funding.recurring": award_used,
                "coverage.recurring": (savings + award_used) / cost,
                "coverage.without_induced": (savings - induced + award_used) / cost,
                "coverage.savings_only": savings / cost, "coverage.total": (savings + award_used + carry_used) / cost,
                "net_cost": net, "net_cost.cumulative": cumulative, "spending.change": cost - savings}.items():
            rows[name].append(summary(column))
        allowed = np.maximum(1.0, 1e-9 * cost)
        holds = {"covered": savings + award_used >= cost - allowed, "neutral": savings >= cost - allowed,
                 "self_paying": savings >= cost - allowed}
        for name, column in holds.items():
            probabilities[f"{name}.FY{year}"] = probability(column)
            every[name] &= column
        received_rows.append(summary(received, quantiles=False))
        carried_rows.append(summary(carry, quantiles=False))
        probabilities[f"cumulative_covered.FY{year}"] = probability(cumulative <= 1.0)
    for name, column in every.items():
        probabilities[f"{name}.every_year"] = probability(column)
        probabilities[f"{name}.final_year"] = probabilities[f"{name}.FY{years[-1]}"]
    rows["fund.grant.received"], rows["fund.grant.carried"] = received_rows, carried_rows
    return text, years, rows, probabilities


# ---- enrolment, sections, staff ----------------------------------------------------------------------------------


def enrollment_sections(trials=1_000_000, chunk=20_000):
    years = [2026, 2027, 2028, 2029]
    n = len(years)
    text = '''language 1

scenario "Enrolment by school and grade, whole sections, one more student" { years = FY2026..FY2029 }

school east { title1 = none }
school west { title1 = none }
enrollment FY2025 {
          K    1    2    3    4    5
  east   66   71   64   75   82   69
  west   95   88   91  102   99   93
  method = growth
  growth = normal(mean = -0.5%, sd = 4%) drawn each year by school and grade
}
class_size lower { grades = K..2; target = 22 students; cap = 24 students }
class_size upper { grades = 3..5; target = 25 students; rounding = nearest; cap = 28 students }

staff teachers {
  positions   = 1.1 FTE per section
  salary      = $52,000 per FTE grow by 3%
  hire_salary = $46,000 per FTE grow by 3%
  turnover    = beta(mean = 12%, sd = 3%) drawn each year
  step        = 1%
  benefits retirement = 9% of pay
  benefits health     = $5,500 per FTE grow by 5%
}

plan "One more student pays for leaders" {
  leader master { one per 15 teachers; release = 60%; stipend = $8,000 }
  set class_size.*.target += 1 student from FY2026
}
'''
    random = np.random.default_rng(20260102)
    grades = ("K", "1", "2", "3", "4", "5")
    base = {("east", g): v for g, v in zip(grades, (66, 71, 64, 75, 82, 69))}
    base.update({("west", g): v for g, v in zip(grades, (95, 88, 91, 102, 99, 93))})
    common = 0.12 * 0.88 / 0.03**2 - 1
    names = ("enrollment", "sections", "teachers", "leaders", "class_size.average", "cost.recurring",
             "savings.recurring", "net_cost", "net_cost.cumulative", "coverage.recurring",
             "staff.teachers.headcount", "status_quo.staff.teachers.payroll")
    columns = {name: [[] for _ in years] for name in names}
    holds = {name: [[] for _ in years] for name in ("covered", "neutral")}
    for _ in range(trials // chunk):
        cells = {}
        for cell, number in base.items():
            now, row = np.full(chunk, float(number)), []
            for _ in years:
                now = now * (1 + random.normal(-0.005, 0.04, chunk))
                row.append(now)
            cells[cell] = row
        turnover = [random.beta(0.12 * common, 0.88 * common, chunk) for _ in years]
        district = {
            "years": years, "enrollment": cells,
            "class_sizes": [{"id": "lower", "grades": ["K", "1", "2"], "target": [22.0] * n, "cap": [24.0] * n},
                            {"id": "upper", "grades": ["3", "4", "5"], "target": [25.0] * n, "cap": [28.0] * n,
                             "rounding": "nearest"}],
            "staff": [teachers(
                years, positions=[1.1] * n, salary=over_time.path(years, 52000.0, 0.03),
                hire_salary=over_time.path(years, 46000.0, 0.03), turnover=turnover, step=0.01,
                benefits=[("retirement", "pay", [0.09] * n), ("health", "fte", over_time.path(years, 5500.0, 0.05))])],
            "leaders": [{"id": "master", "of": "teachers", "form": "one_per", "number": [15.0] * n,
                         "release": [0.6] * n, "stipend": ("dollars", [8000.0] * n)}],
            "changes": {("class_size", "lower", "target"): [23.0] * n, ("class_size", "upper", "target"): [26.0] * n},
        }
        staff = staffing.staffing(district)
        world = staff["worlds"]["teachers"]
        cumulative = np.zeros(chunk)
        stipends = staffing.leader_lines(district, staff)[0][3]
        for t in range(n):
            moves = [row[t] for row in staff["lines"].values()]
            cost = stipends[t] + sum(np.maximum(0.0, x) for x in moves)
            saving = sum(np.maximum(0.0, -x) for x in moves)
            cumulative = cumulative + cost - saving
            enrolled = sum(row[t] for row in cells.values())
            sections = sum(staffing.total(rows, t) for rows in staff["sections"].values())
            for name, column in zip(names, (
                    enrolled, sections, world["before_backfill"][t], staff["roles"][0]["count"][t], enrolled / sections,
                    cost, saving, cost - saving, cumulative, saving / cost, world["plan"]["headcount"][t],
                    world["status_quo"]["payroll"][t])):
                columns[name][t].append(column)
            covered = saving >= cost - np.maximum(1.0, 1e-9 * cost)
            for name in holds:
                holds[name][t].append(covered)
    smooth = ("enrollment", "class_size.average")
    measures = {name: [summary(np.concatenate(parts), name in smooth) for parts in columns[name]] for name in names}
    probabilities = {}
    for name in holds:
        joined = [np.concatenate(parts) for parts in holds[name]]
        for t, year in enumerate(years):
            probabilities[f"{name}.FY{year}"] = probability(joined[t])
        probabilities[f"{name}.every_year"] = probability(np.all(joined, axis=0))
        probabilities[f"{name}.final_year"] = probability(joined[-1])
    return text, years, measures, probabilities


def main():
    """Writes the fixtures."""
    import random_general_fund
    for name, make in (("random-normal-linear", normal_linear), ("random-mixed-draws", mixed_draws),
                       ("random-enrollment-sections", enrollment_sections),
                       ("random-general-fund", random_general_fund.general_fund)):
        text, years, measures, probabilities = make()
        write(f"{name}.scenario", text)
        write(f"{name}.expected.json", json.dumps(
            {"years": years, "measures": measures, "probabilities": probabilities}, indent=1) + "\n")
        print(name)


if __name__ == "__main__":
    main()
