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


def award_parts(funds, received, t):
    """A year's award of every stream after transfers, and of it what is set aside.

    transfer: (recipient, "share" or "amount", [..]); set_asides: [("share" or "amount", [..])], private shares among them."""
    moved_out, moved_in = [0.0] * len(funds), [0.0] * len(funds)
    for f, fund in enumerate(funds):
        if "transfer" in fund:
            recipient, form, amounts = fund["transfer"]
            own = received[f][t]
            moved_out[f] = own * amounts[t] if form == "share" else min(own, amounts[t])
            moved_in[[other["id"] for other in funds].index(recipient)] += moved_out[f]
    joined = [received[f][t] - moved_out[f] + moved_in[f] for f in range(len(funds))]
    reserved = []
    for f, fund in enumerate(funds):
        wanted = sum(amounts[t] * (joined[f] if form == "share" else 1.0) for form, amounts in fund.get("set_asides", []))
        reserved.append(min(joined[f], wanted))
    return moved_out, moved_in, joined, reserved


def share_of(fund, line):
    """The largest share of a line that a stream pays, or None for all of it."""
    if line.get("braid"):
        return line["braid"].get(fund["id"], 0.0)
    if line.get("fund") is not None:
        return None
    shares = fund.get("use_shares", {})
    return shares.get(line["id"]) if line["id"] in fund["pays_for"] else shares.get(line["use"])


def price_of(fund, line, t):
    """What a direct dollar of a line costs a stream: 1 + indirect + surcharge × share of pay."""
    charge = fund["surcharge"][t] * line["pay"][t] if "surcharge" in fund and line.get("pay") else 0.0
    return 1 + (fund["indirect"][t] if "indirect" in fund else 0.0) + charge, charge


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
    """Whether a stream may pay a cost line: one that names its streams, or else by its use."""
    if line.get("braid"):
        return fund["id"] in line["braid"]
    if line.get("fund") is not None:
        return line["fund"] == fund["id"]
    return line["use"] in fund["pays_for"] or line["id"] in fund["pays_for"]


def waterfall(funds, sources, lines, tie_each_stage=False, t=0):
    """The staged flow of one year.

    sources: [(fund index, kind, dollars)], kinds `award`, `saving`, `carry_in`, `one_time_award`,
    `one_time_saving`; lines: cost lines with `amount`. Returns {(source, line): dollars}.

    The stages are goals in strict order; ties come after all stages or, with `tie_each_stage`, after each: first
    for the streams in declared order, then for the lines in declared order."""
    pairs = [(s, l) for s, (f, _, _) in enumerate(sources) for l, line in enumerate(lines) if may_pay(funds[f], line)]
    if not pairs:
        return {}
    rates = [price_of(funds[f], {}, t)[0] for f, _, _ in sources]
    prices = [price_of(funds[sources[s][0]], lines[l], t)[0] / rates[s] for s, l in pairs]
    capacity = np.array([[price if p[0] == s else 0.0 for p, price in zip(pairs, prices)] for s in range(len(sources))]
                        + [[1.0 if p[1] == l else 0.0 for p in pairs] for l in range(len(lines))])
    bound = [amount / rate for (_, _, amount), rate in zip(sources, rates)] + [line["amount"] for line in lines]
    for l, line in enumerate(lines):
        for f, fund in enumerate(funds):  # the stream's share of the line
            share = share_of(fund, line) if may_pay(fund, line) else None
            if share is not None:
                capacity = np.vstack([capacity, [1.0 if p[1] == l and sources[p[0]][0] == f else 0.0 for p in pairs]])
                bound.append(share * line["amount"])
        if line.get("title_share"):  # the part at Title I schools, for all streams that pay there only
            capacity = np.vstack([capacity, [1.0 if p[1] == l and funds[sources[p[0]][0]].get("only_title1") else 0.0
                                             for p in pairs]])
            bound.append(line["title_share"][t] * line["amount"])
    # Prices round, so that goals would not be met exactly: they get a hair of room, and the vertex found is solved anew.
    priced = len(capacity) > len(sources) + len(lines) or any(price != 1 for price in prices)
    fixed_rows, fixed_values = [], []
    solution = None

    def maximise(chosen):
        nonlocal solution
        row = np.array([1.0 if chosen(*p) else 0.0 for p in pairs])
        if not row.any():
            return
        equal = {"A_eq": np.array(fixed_rows), "b_eq": fixed_values} if fixed_rows and not priced else {}
        least = fixed_rows if priced else []
        answer = linprog(-row, A_ub=np.vstack([capacity] + [-r for r in least]),
                         b_ub=bound + [1e-6 - v for v in fixed_values if priced], **equal, bounds=(0, None), method="highs-ds",
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
    if priced:
        solution = at_vertex(capacity, np.array(bound), solution)
    return {p: float(x) for p, x in zip(pairs, solution) if x > 1e-6}


def at_vertex(rows, bound, x, near=0.05):
    """The vertex near a solution: bounds that it almost meets are met exactly, and what is almost 0 is 0."""
    free = x > near
    tight = np.abs(rows @ x - bound) < near
    result = np.where(free, x, 0.0)
    result[free] += np.linalg.lstsq(rows[tight][:, free], (bound - rows @ result)[tight], rcond=None)[0]
    if np.abs(result - x).max() > 2 * near or (rows @ result > bound + 1e-6).any():
        raise ArithmeticError(f"no vertex near the solution: {x}, {result}")
    return result


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


def extra_accounts(fund, funds):
    """The entries that a stream's account has only where something is stated."""
    receives = any(other.get("transfer", ("",))[0] == fund["id"] for other in funds)
    stated = [("transferred_out", "transfer" in fund), ("transferred_in", receives), ("set_aside", "set_asides" in fund),
              ("surcharge", "surcharge" in fund), ("carry_limit", receives), ("float", "reimbursed" in fund)]
    return tuple(name for name, is_stated in stated if is_stated)


def fund_plan(district, cost_lines, savings, tie_each_stage=False):
    """Every year's waterfall with carry-over; the streams' accounts and what was applied, a year each.

    cost_lines: [{id, use, recurring, fund, byYear}], savings: [(id, induced, recurring, fund, byYear)]."""
    years, funds = district["years"], district.get("funds", [])
    accounts = {fund["id"]: {name: [] for name in (
        "received", "committed", "available", "restricted_savings", "carry_in", "direct", "indirect", "carried",
        "lapsed") + extra_accounts(fund, funds)} for fund in funds}
    received = [receive(years, fund) for fund in funds]
    applied = {"F": [], "R": [], "F1": [], "surcharge": {fund["id"]: ([], []) for fund in funds if "surcharge" in fund}}
    priced = any("surcharge" in fund or "use_shares" in fund or fund.get("only_title1") for fund in funds) \
        or any(line.get("braid") for line in cost_lines)
    carried = [0.0] * len(funds)
    for t in range(len(years)):
        sources, own, incoming = [], [0.0] * len(funds), list(carried)
        moved_out, moved_in, joined, reserved = award_parts(funds, received, t)
        for f, fund in enumerate(funds):
            award = joined[f] - reserved[f]
            available = available_of(fund, award, t)
            returned = {wanted: sum(amounts[t] for _, _, recurring, source, amounts in savings
                                    if source == fund["id"] and recurring == wanted) for wanted in (True, False)}
            own[f] = available + returned[True] + returned[False]
            for name, dollars in (("award" if is_recurring(fund) else "one_time_award", available),
                                  ("saving", returned[True]), ("carry_in", carried[f]),
                                  ("one_time_saving", returned[False])):
                sources.append((f, name, dollars))
            account = accounts[fund["id"]]
            account["received"].append(received[f][t])
            for name, row in (("transferred_out", moved_out), ("transferred_in", moved_in), ("set_aside", reserved)):
                if name in account:
                    account[name].append(row[f])
            account["available"].append(available)
            account["committed"].append(award - available)
            account["restricted_savings"].append(returned[True] + returned[False])
            account["carry_in"].append(carried[f])
        lines = [dict(line, amount=float(line["byYear"][t])) for line in cost_lines]
        flow = waterfall(funds, sources, lines, tie_each_stage, t) if funds else {}
        if not tie_each_stage and not priced:
            direct_dollars = [(f, kind, amount / price_of(funds[f], {}, t)[0]) for f, kind, amount in sources]
            check_stages(funds, direct_dollars, lines, flow)
        sums = {"F": 0.0, "R": 0.0, "F1": 0.0}
        direct = [[0.0, 0.0] for _ in funds]  # of carry-in, of this year's own money
        charged = [[0.0, 0.0] for _ in funds]
        by_line = [[0.0, 0.0] for _ in funds]  # surcharge on recurring and on one-time lines
        for (s, l), dollars in flow.items():
            f, kind, _ = sources[s]
            recurring = lines[l]["recurring"]
            charge = price_of(funds[f], lines[l], t)[1] * dollars
            direct[f][0 if kind == "carry_in" else 1] += dollars
            charged[f][0 if kind == "carry_in" else 1] += charge
            by_line[f][0 if recurring else 1] += charge
            goal = "F" if kind == "award" and recurring else "R" if kind == "saving" and recurring else "F1"
            sums[goal] += dollars + charge
        for name in sums:
            applied[name].append(sums[name])
        for f, fund in enumerate(funds):
            if "surcharge" in fund:
                for kind in (0, 1):
                    applied["surcharge"][fund["id"]][kind].append(by_line[f][kind])
        for f, fund in enumerate(funds):
            rate = fund.get("indirect", [0.0] * len(years))[t]
            account = accounts[fund["id"]]
            spent = direct[f][0] + direct[f][1]
            charge = charged[f][0] + charged[f][1]
            unspent = own[f] - direct[f][1] * (1 + rate) - charged[f][1]
            limit = fund.get("carryover", [0.0] * len(years))[t]
            free_below = fund.get("carryover_free_below")
            most = limit * joined[f]
            if "carry_limit" in account:
                account["carry_limit"].append(most)
            if free_below is not None and joined[f] < free_below[t]:
                most = unspent
                if "carry_limit" in account:
                    account["carry_limit"][-1] = joined[f]
            if "surcharge" in account:
                account["surcharge"].append(charge)
            if "float" in account:
                account["float"].append((spent * (1 + rate) + charge) * fund["reimbursed"][t] / 365)
            carried[f] = max(0.0, min(unspent, most))
            if carried[f] < 1e-6:
                carried[f] = 0.0
            account["direct"].append(spent)
            account["indirect"].append(rate * spent)
            account["carried"].append(carried[f])
            lapsed = incoming[f] + own[f] - spent * (1 + rate) - charge - carried[f]
            account["lapsed"].append(0.0 if abs(lapsed) < 1e-6 else lapsed)
    return accounts, applied
