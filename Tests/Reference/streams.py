"""Funding streams: what they receive, may pay, carry over, and the staged waterfall.

The waterfall is a sequence of linear programmes, one for each stage, each keeping what the stages before achieved.
"""

import numpy as np
from scipy.optimize import linprog


def receive(years, fund):
    """What a stream receives: the award's path (floor included) after loss, delay and end.

    {id, award: [..], loss: [share], delay: [share], ends: year or None, may_renew, renewed}"""
    loss, delay = fund.get("loss", [0.0] * len(years)), fund.get("delay", [0.0] * len(years))
    after_loss = [fund["award"][t] * (1 - loss[t]) for t in range(len(years))]
    result = []
    for t, year in enumerate(years):
        ended = fund.get("ends") is not None and year > fund["ends"] and not fund.get("renewed", False)
        late = after_loss[t - 1] * delay[t - 1] if t > 0 else 0.0
        result.append(0.0 if ended else after_loss[t] * (1 - delay[t]) + late)
    return result


def available_of(fund, received, t):
    """Dollars the plan may use: ("share", [..]), ("amount", [..]) or ("after", [committed])."""
    form, amounts = fund.get("available", ("share", [1.0] * (t + 1)))
    if form == "share":
        return received * amounts[t]
    if form == "amount":
        return min(amounts[t], received)
    return max(0.0, received - amounts[t])


def is_recurring(fund):
    """A stream without an end, or one that may be renewed."""
    return fund.get("ends") is None or fund.get("may_renew", False)


def may_pay(fund, line):
    """Whether a stream may pay a cost line: one that names its stream, or else by its use."""
    if line.get("fund") is not None:
        return line["fund"] == fund["id"]
    return line["use"] in fund["pays_for"] or line["id"] in fund["pays_for"]


def waterfall(funds, sources, lines, tie_each_stage=False):
    """The staged flow of one year.

    sources: [(fund index, kind, direct dollars)], kinds `award`, `saving`, `carry_in`, `one_time_award`,
    `one_time_saving`; lines: cost lines with `amount`. Returns {(source, line): dollars}.

    The stages are goals in strict order; ties come after all stages or, with `tie_each_stage`, after each."""
    pairs = [(s, l) for s, (f, _, _) in enumerate(sources) for l, line in enumerate(lines) if may_pay(funds[f], line)]
    if not pairs:
        return {}
    capacity = np.array([[1.0 if p[0] == s else 0.0 for p in pairs] for s in range(len(sources))]
                        + [[1.0 if p[1] == l else 0.0 for p in pairs] for l in range(len(lines))])
    bound = [amount for _, _, amount in sources] + [line["amount"] for line in lines]
    fixed_rows, fixed_values = [], []
    solution = None

    def maximise(chosen):
        nonlocal solution
        row = np.array([1.0 if chosen(*p) else 0.0 for p in pairs])
        if not row.any():
            return
        answer = linprog(-row, A_ub=capacity, b_ub=bound, A_eq=np.array(fixed_rows) if fixed_rows else None,
                         b_eq=fixed_values or None, bounds=(0, None), method="highs-ds",
                         options={"primal_feasibility_tolerance": 1e-9, "dual_feasibility_tolerance": 1e-9})
        if answer.status != 0:
            raise ArithmeticError(answer.message)
        solution = answer.x
        fixed_rows.append(row)
        fixed_values.append(float(row @ answer.x))

    def kind(s):
        return sources[s][1]

    def in_ties(kinds, recurring):
        for f in range(len(funds)):
            maximise(lambda s, l: sources[s][0] == f and kind(s) in kinds and lines[l]["recurring"] == recurring)
        for wanted in range(len(lines)):
            maximise(lambda s, l: l == wanted and kind(s) in kinds and lines[l]["recurring"] == recurring)

    one_time_kinds = ("carry_in", "one_time_award", "one_time_saving")
    stages = [(("award",), True), (("saving",), True), (one_time_kinds, True),
              (("award", "saving") + one_time_kinds, False)]
    for kinds, recurring in stages:
        maximise(lambda s, l: kind(s) in kinds and lines[l]["recurring"] == recurring)
        if len(kinds) > 1:
            for first in (("carry_in",), ("one_time_award",), ("one_time_saving", "saving"), ("award",)):
                if set(first) & set(kinds):
                    maximise(lambda s, l: kind(s) in first and kind(s) in kinds and lines[l]["recurring"] == recurring)
        if tie_each_stage:
            in_ties(kinds, recurring)
    if not tie_each_stage:
        for kinds, recurring in stages:
            in_ties(kinds, recurring)
    return {p: float(x) for p, x in zip(pairs, solution) if x > 1e-6}


def smallest_cut(funds, sources, lines, kinds):
    """The most that sources of some kinds can pay of the recurring lines: the least cut over all sets of streams."""
    recurring = [line for line in lines if line["recurring"]]
    dollars = [sum(amount for f, kind, amount in sources if f == index and kind in kinds) for index in range(len(funds))]
    cuts = []
    for chosen in range(2 ** len(funds)):
        inside = [fund for index, fund in enumerate(funds) if chosen >> index & 1]
        cuts.append(sum(amount for index, amount in enumerate(dollars) if not chosen >> index & 1)
                    + sum(line["amount"] for line in recurring if any(may_pay(fund, line) for fund in inside)))
    return min(cuts)


def check_stages(funds, sources, lines, flow):
    """The first stages of a flow against cuts, an argument that knows nothing of linear programming."""
    kinds = ()
    for added in (("award",), ("saving",), ("carry_in", "one_time_award", "one_time_saving")):
        kinds += added
        paid = sum(x for (s, l), x in flow.items() if sources[s][1] in kinds and lines[l]["recurring"])
        most = smallest_cut(funds, sources, lines, kinds)
        if abs(paid - most) > 1e-4:
            raise ArithmeticError(f"{kinds} pay {paid} and could pay {most}")


def fund_plan(district, cost_lines, savings, tie_each_stage=False):
    """Every year's waterfall with carry-over; the streams' accounts and what was applied, a year each.

    cost_lines: [{id, use, recurring, fund, byYear}], savings: [(id, induced, recurring, fund, byYear)]."""
    years, funds = district["years"], district.get("funds", [])
    accounts = {fund["id"]: {name: [] for name in (
        "received", "committed", "available", "restricted_savings", "carry_in", "direct", "indirect", "carried",
        "lapsed")} for fund in funds}
    received = [receive(years, fund) for fund in funds]
    applied = {"F": [], "R": [], "F1": []}
    carried = [0.0] * len(funds)
    for t in range(len(years)):
        sources, own, incoming = [], [0.0] * len(funds), list(carried)
        for f, fund in enumerate(funds):
            rate = fund.get("indirect", [0.0] * len(years))[t]
            award = received[f][t]
            available = available_of(fund, award, t)
            returned = {wanted: sum(amounts[t] for _, _, recurring, source, amounts in savings
                                    if source == fund["id"] and recurring == wanted) for wanted in (True, False)}
            own[f] = available + returned[True] + returned[False]
            for name, dollars in (("award" if is_recurring(fund) else "one_time_award", available),
                                  ("saving", returned[True]), ("carry_in", carried[f]),
                                  ("one_time_saving", returned[False])):
                sources.append((f, name, dollars / (1 + rate)))
            account = accounts[fund["id"]]
            account["received"].append(award)
            account["available"].append(available)
            account["committed"].append(award - available)
            account["restricted_savings"].append(returned[True] + returned[False])
            account["carry_in"].append(carried[f])
        lines = [dict(line, amount=float(line["byYear"][t])) for line in cost_lines]
        flow = waterfall(funds, sources, lines, tie_each_stage) if funds else {}
        if not tie_each_stage:
            check_stages(funds, sources, lines, flow)
        sums = {"F": 0.0, "R": 0.0, "F1": 0.0}
        direct = [[0.0, 0.0] for _ in funds]  # of carry-in, of this year's own money
        for (s, l), dollars in flow.items():
            f, kind, _ = sources[s]
            direct[f][0 if kind == "carry_in" else 1] += dollars
            recurring = lines[l]["recurring"]
            sums["F" if kind == "award" and recurring else "R" if kind == "saving" and recurring else "F1"] += dollars
        for name in sums:
            applied[name].append(sums[name])
        for f, fund in enumerate(funds):
            rate = fund.get("indirect", [0.0] * len(years))[t]
            account = accounts[fund["id"]]
            spent = direct[f][0] + direct[f][1]
            unspent = own[f] - direct[f][1] * (1 + rate)
            limit = fund.get("carryover", [0.0] * len(years))[t]
            free_below = fund.get("carryover_free_below")
            most = limit * received[f][t]
            if free_below is not None and received[f][t] < free_below[t]:
                most = unspent
            carried[f] = max(0.0, min(unspent, most))
            if carried[f] < 1e-6:
                carried[f] = 0.0
            account["direct"].append(spent)
            account["indirect"].append(rate * spent)
            account["carried"].append(carried[f])
            lapsed = incoming[f] + own[f] - spent * (1 + rate) - carried[f]
            account["lapsed"].append(0.0 if abs(lapsed) < 1e-6 else lapsed)
    return accounts, applied
