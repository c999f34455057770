"""The general fund of a district, from the formulas of the domain page, for the fixtures.

`general_fund` of a district holds
  opening   balance at the start of the first year
  reserve   ("none",), ("gfoa",), ("california",), ("share", [..]) or ("dollars", [..])
  revenue   [{id, recurring, and one of: amount: [..]; per_student: [..], with prior the students
             of the year before the first; base: [..] and rate: [..]}]
  spending  [{id, recurring, effort, and one of: amount: [..]; staff: [ids]}]
"""

# 5 CCR 15450: average daily attendance up to, share of spending, and the least dollars.
CALIFORNIA = [(300, 0.05, 55_000), (1_000, 0.04, 55_000), (30_000, 0.03, 0), (400_000, 0.02, 0),
              (float("inf"), 0.01, 0)]


def dollars(line, result):
    """A line's dollars in each year."""
    years = range(len(result["years"]))
    if "staff" in line:
        return [sum(result["staff"][g]["status_quo"]["cost"][t] for g in line["staff"]) for t in years]
    if "base" in line:
        return [line["base"][t] * line["rate"][t] for t in years]
    if "per_student" in line:
        counted = result["measures"]["enrollment"]
        if "prior" in line:
            counted = [line["prior"]] + counted[:-1]
        return [line["per_student"][t] * counted[t] for t in years]
    return list(line["amount"])


def california(attendance, spending):
    """The reserve for economic uncertainties that the state's criteria ask for."""
    share, least = next((share, least) for upto, share, least in CALIFORNIA if attendance <= upto)
    return max(share * spending, least)


def floor(rule, spending, attendance):
    """The reserve floor in each year."""
    kind = rule[0]
    return [{"none": lambda: 0.0, "gfoa": lambda: spent / 6, "california": lambda: california(attendance[t], spent),
             "share": lambda: rule[1][t] * spent, "dollars": lambda: rule[1][t]}[kind]()
            for t, spent in enumerate(spending)]


def measures(district, result):
    """The measures of the general fund. Streams may pay recurring lines only, from this year's recurring awards."""
    fund, found = district["general_fund"], result["measures"]
    T = range(len(result["years"]))
    if any(abs(x) > 1e-9 for x in result["applied"]["F1"]):
        raise ValueError("one-time stream money is not part of this model")

    def total(lines, test=lambda line: True):
        rows = [dollars(line, result) for line in lines if test(line)]
        return [float(sum(row[t] for row in rows)) for t in T]

    revenue, spending = total(fund["revenue"]), total(fund["spending"])
    recurring = lambda line: line.get("recurring", True)
    draw = [max(0.0, x) for x in found["net_cost"]]
    returned = [max(0.0, -x) for x in found["net_cost"]]
    with_plan = [spending[t] + draw[t] - returned[t] for t in T]
    # Savings pay recurring lines first; what they leave of them is the recurring part of the draw.
    unpaid = [found["cost.recurring"][t] - result["applied"]["F"][t] - result["applied"]["R"][t] for t in T]
    S_u, S1_u = result["applied"]["S_u"], result["applied"]["S1_u"]
    recurring_draw = [max(0.0, unpaid[t] - S_u[t] - S1_u[t]) for t in T]
    unused = [max(0.0, S_u[t] - unpaid[t] - found["cost.one_time"][t]) for t in T]
    structural = [a - b for a, b in zip(total(fund["revenue"], recurring), total(fund["spending"], recurring))]

    def balances(spent):
        balance, rows = fund["opening"], []
        for t in T:
            balance += revenue[t] - spent[t]
            rows.append(balance)
        return rows

    balance = balances(with_plan)
    effort = total(fund["spending"], lambda line: line.get("effort", True))
    effort = [effort[t] + draw[t] - returned[t] for t in T]
    cost = [found["cost.recurring"][t] + found["cost.one_time"][t] for t in T]
    return {
        "fund.balance": balance, "fund.balance.status_quo": balances(spending),
        "fund.structural": [structural[t] - recurring_draw[t] + unused[t] for t in T],
        "fund.days_of_cash": [balance[t] / (with_plan[t] / 365) for t in T],
        "fund.reserve": floor(fund["reserve"], with_plan, found["enrollment"]),
        "general_fund.revenue": revenue, "general_fund.spending": with_plan, "general_fund.returned": returned,
        "general_fund.plan_share": [cost[t] / spending[t] for t in T],
        "general_fund.effort": effort,
        "general_fund.effort_per_pupil": [effort[t] / found["enrollment"][t] for t in T],
    }
