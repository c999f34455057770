"""Funding streams and the waterfall."""

from fixture_parts import SMALL, fixture, small
from over_time import change, path


@fixture
def overlapping_streams():
    years = [2026, 2027, 2028]
    n = len(years)
    text = '''language 1

scenario "Three streams whose uses overlap" { years = FY2026..FY2028 }

''' + SMALL + '''
# Filling the lines one after the other would spend Title I on stipends and leave release unpaid.
fund title1 "Title I, Part A" {
  award     = $100,000 per year grow by 2%
  available = 60%
  pays_for  = leader stipends, leader release
  indirect  = 4%
}
fund title2 "Title II, Part A" {
  award     = $45,000 per year
  available = 100%
  pays_for  = leader stipends, training
  indirect  = 2.5%
}
fund state "State mentoring grant" {
  award     = $52,000 per year grow by -5%
  available = after committed = $20,000 per year grow by 3%
  pays_for  = leader stipends, professional development, coaching
}

plan "Leaders" {
  leader lead { count = 4; stipend = $15,000; release = 30%; training = $4,000 per new leader }
  line coaching "Outside coaching" { cost = $16,000 per year grow by 3%; use = other }
  line conference "Conferences"    { cost = $9,000 per year; use = professional development; starts = FY2027 }
  line travel "Travel"             { cost = $6,000 per year; use = other }
  line meals "Meals no longer bought" { saves = $5,000 per year }
}
require title1.spent <= title1.spendable
require title2.spent <= title2.spendable
'''
    district = small(
        years,
        funds=[
            {"id": "title1", "award": path(years, 100000.0, 0.02), "available": ("share", [0.6] * n),
             "pays_for": ["leader stipends", "leader release"], "indirect": [0.04] * n},
            {"id": "title2", "award": [45000.0] * n, "available": ("share", [1.0] * n),
             "pays_for": ["leader stipends", "training"], "indirect": [0.025] * n},
            {"id": "state", "award": path(years, 52000.0, -0.05), "available": ("after", path(years, 20000.0, 0.03)),
             "pays_for": ["leader stipends", "professional development", "line.coaching"]}],
        leaders=[{"id": "lead", "of": "teachers", "form": "count", "number": [4.0] * n, "release": [0.3] * n,
                  "stipend": ("dollars", [15000.0] * n), "training": [4000.0] * n}],
        lines=[{"id": "coaching", "cost": path(years, 16000.0, 0.03), "use": "other"},
               {"id": "conference", "cost": [9000.0] * n, "use": "professional development", "starts": 2027},
               {"id": "travel", "cost": [6000.0] * n, "use": "other"}, {"id": "meals", "saves": [5000.0] * n}])
    return text, district, {}, {}


@fixture
def rerouted_flow():
    text, district, _, _ = overlapping_streams()
    # A restricted saving of Title II can pay stipends only. It is used in full, because the state grant, which paid
    # stipends among others in the first stage, can pay coaching and conferences instead.
    text = text.replace("Three streams whose uses overlap", "A later stage moves an earlier stage's dollars")
    text = text.replace('''  award     = $45,000 per year
  available = 100%''', '''  award     = $45,000 per year
  available = 80%''')
    text = text.replace('''  line meals''', '''  repurpose orders "Year-end orders" { saves = $8,000 per year; fund = title2 }
  line meals''')
    district["funds"][1]["available"] = ("share", [0.8] * 3)
    district["repurpose"] = [{"id": "orders", "saves": [8000.0] * 3, "fund": "title2"}]
    return text, district, {}, {}


@fixture
def tied_streams():
    years = [2026, 2027, 2028]
    n = len(years)
    text = '''language 1

scenario "More money than the plan costs" { years = FY2026..FY2028 }

''' + SMALL + '''
fund first  { award = $80,000 per year; available = 95%; pays_for = leader stipends, leader release; carryover = 20% }
fund second { award = $30,000 per year; available = 95%; pays_for = leader stipends, training; carryover = 50% }
fund third  { award = $40,000 per year; available = 100%; pays_for = leader release, coaching; indirect = 8%; carryover = 30% }

plan "Leaders" {
  leader lead { count = 4; stipend = $12,500; release = 25% }
  line coaching "Outside coaching" { cost = $5,000 per year; starts = FY2027 }
}
'''
    district = small(
        years,
        funds=[
            {"id": "first", "award": [80000.0] * n, "available": ("share", [0.95] * n), "carryover": [0.2] * n,
             "pays_for": ["leader stipends", "leader release"]},
            {"id": "second", "award": [30000.0] * n, "available": ("share", [0.95] * n), "carryover": [0.5] * n,
             "pays_for": ["leader stipends", "training"]},
            {"id": "third", "award": [40000.0] * n, "available": ("share", [1.0] * n), "carryover": [0.3] * n,
             "indirect": [0.08] * n, "pays_for": ["leader release", "line.coaching"]}],
        leaders=[{"id": "lead", "of": "teachers", "form": "count", "number": [4.0] * n, "release": [0.25] * n,
                  "stipend": ("dollars", [12500.0] * n)}],
        lines=[{"id": "coaching", "cost": [5000.0] * n, "starts": 2027}])
    return text, district, {}, {}


@fixture
def stream_events():
    years = [2026, 2027, 2028, 2029, 2030]
    n = len(years)
    text = '''language 1

scenario "Losses, delays, floors and ends" { years = FY2026..FY2030 }

''' + SMALL + '''
# The median path has every event whose chance is above one half.
fund formula "Formula grant" {
  award     = $80,000 per year grow by -15% floor 90% of prior year
  available = 50%
  pays_for  = leader stipends
  loss      = 20% with chance 70% each year
}
fund late "Grant that comes late" {
  award     = $30,000 per year grow by 4%
  available = 100%
  pays_for  = leader stipends, training
  delay     = 40% with chance 60% each year
}
fund lost_once "Grant that may shrink for good" {
  award     = $20,000 per year
  available = $18,000 per year
  pays_for  = leader stipends
  loss      = 25% with chance 55% once
  delay     = 100% with chance 5% each year
}
fund ending "Three-year grant" {
  award     = $40,000 per year
  available = 100%
  pays_for  = leader stipends, leader release, training
  delay     = 50% with chance 80% each year
  ends      = FY2028
}
fund renewed "Grant that is likely renewed" {
  award     = $12,000 per year grow by 2%
  available = 100%
  pays_for  = leader stipends
  ends      = FY2027
  renews with chance 65%
}
fund dropped "Grant that is unlikely renewed" {
  award     = $15,000 per year
  available = 100%
  pays_for  = leader release
  ends      = FY2028
  renews with chance 30%
}

plan "Leaders" {
  leader lead { count = 6; stipend = $22,000; release = 50%; training = $5,000 per new leader }
}
'''
    def fund(name, award, available, uses, **other):
        return {"id": name, "award": award, "available": available, "pays_for": uses, **other}
    whole = ("share", [1.0] * n)
    district = small(
        years,
        funds=[
            fund("formula", path(years, 80000.0, -0.15, floor=0.9), ("share", [0.5] * n), ["leader stipends"],
                 loss=[0.2] * n),
            fund("late", path(years, 30000.0, 0.04), whole, ["leader stipends", "training"], delay=[0.4] * n),
            fund("lost_once", [20000.0] * n, ("amount", [18000.0] * n), ["leader stipends"], loss=[0.25] * n),
            fund("ending", [40000.0] * n, whole, ["leader stipends", "leader release", "training"], delay=[0.5] * n,
                 ends=2028),
            fund("renewed", path(years, 12000.0, 0.02), whole, ["leader stipends"], ends=2027, may_renew=True,
                 renewed=True),
            fund("dropped", [15000.0] * n, whole, ["leader release"], ends=2028, may_renew=True, renewed=False)],
        leaders=[{"id": "lead", "of": "teachers", "form": "count", "number": [6.0] * n, "release": [0.5] * n,
                  "stipend": ("dollars", [22000.0] * n), "training": [5000.0] * n}])
    return text, district, {}, {}


@fixture
def carry_over():
    years = [2026, 2027, 2028, 2029, 2030]
    n = len(years)
    text = '''language 1

scenario "Money carried over, and money that lapses" { years = FY2026..FY2030 }

''' + SMALL + '''
fund title1 "Title I, Part A" {
  award                = $65,000 per year
  available            = 90%
  pays_for             = leader stipends, leader release, training
  carryover            = 15%
  carryover_free_below = $50,000 per year
  indirect             = 5%
}
fund small_grant "Award below the limit" {
  award                = $30,000 per year grow by 20%
  available            = 100%
  pays_for             = training, kits
  carryover            = 15%
  carryover_free_below = $50,000 per year
}
fund start_up "Start-up grant" {
  award     = $50,000 per year
  available = 100%
  pays_for  = training, professional development
  carryover = 40%
  ends      = FY2027
}

plan "Leaders" {
  leader lead { count = 5; stipend = $9,000 grow by 25%; training = $6,000 per new leader; starts = FY2027 }
  line kits "Classroom kits" {
    cost = $0 per year
    cost = $70,000 per year from FY2028
    cost = $0 per year from FY2029
    recurring = no
    starts = FY2028
  }
  line courses "Courses" { cost = $14,000 per year; use = professional development; starts = FY2027 }
  repurpose orders "Year-end orders" { saves = $4,000 per year; fund = title1 }
  repurpose sale "Sale of the old machines" {
    saves = $0 per year
    saves = $11,000 per year from FY2028
    saves = $0 per year from FY2029
    recurring = no
    starts = FY2028
  }
}
'''
    district = small(
        years,
        funds=[
            {"id": "title1", "award": [65000.0] * n, "available": ("share", [0.9] * n), "carryover": [0.15] * n,
             "carryover_free_below": [50000.0] * n, "indirect": [0.05] * n,
             "pays_for": ["leader stipends", "leader release", "training"]},
            {"id": "small_grant", "award": path(years, 30000.0, 0.2), "available": ("share", [1.0] * n),
             "carryover": [0.15] * n, "carryover_free_below": [50000.0] * n, "pays_for": ["training", "line.kits"]},
            {"id": "start_up", "award": [50000.0] * n, "available": ("share", [1.0] * n), "carryover": [0.4] * n,
             "ends": 2027, "pays_for": ["training", "professional development"]}],
        leaders=[{"id": "lead", "of": "teachers", "form": "count", "number": [5.0] * n, "starts": 2027,
                  "stipend": ("dollars", path(years, 9000.0, 0.25)), "training": [6000.0] * n}],
        lines=[{"id": "kits", "cost": [0.0, 0.0, 70000.0, 0.0, 0.0], "recurring": False, "use": "other",
                "starts": 2028},
               {"id": "courses", "cost": [14000.0] * n, "use": "professional development", "starts": 2027}],
        repurpose=[{"id": "orders", "saves": [4000.0] * n, "fund": "title1"},
                   {"id": "sale", "saves": [0.0, 0.0, 11000.0, 0.0, 0.0], "recurring": False, "starts": 2028}])
    return text, district, {}, {}


@fixture
def one_time_lines():
    years = [2026, 2027, 2028]
    n = len(years)
    text = '''language 1

scenario "Which money pays for one-time lines" { years = FY2026..FY2028 }

''' + SMALL + '''
# Restricted savings pay in the declared order of their streams, whether they recur or not.
fund first  { award = $90,000 per year; available = 10%; pays_for = other; carryover = 20% }
fund second { award = $70,000 per year; available = 10%; pays_for = other, training; carryover = 100%; ends = FY2026 }

plan "Smaller classes" {
  set class_size.all.target = 19 students from FY2028
  line desks "Desks"      { cost = $33,000 per year; recurring = no }
  line guides "Guides"    { cost = $6,000 per year; recurring = no; use = training }
  line courses "Courses"  { cost = $9,000 per year; use = professional development; fund = first }
  repurpose programs "Programs" { saves = $25,000 per year; fund = first }
  repurpose sale "Sale of machines" { saves = $15,000 per year in FY2026; fund = second; recurring = no }
}
'''
    district = small(
        years,
        funds=[{"id": "first", "award": [90000.0] * n, "available": ("share", [0.1] * n), "carryover": [0.2] * n,
                "pays_for": ["other"]},
               {"id": "second", "award": [70000.0] * n, "available": ("share", [0.1] * n), "carryover": [1.0] * n,
                "pays_for": ["other", "training"], "ends": 2026}],
        lines=[{"id": "desks", "cost": [33000.0] * n, "recurring": False, "use": "other"},
               {"id": "guides", "cost": [6000.0] * n, "recurring": False, "use": "training"},
               {"id": "courses", "cost": [9000.0] * n, "use": "professional development", "fund": "first"}],
        repurpose=[{"id": "programs", "saves": [25000.0] * n, "fund": "first"},
                   {"id": "sale", "saves": [15000.0, 0.0, 0.0], "fund": "second", "recurring": False}],
        changes={("class_size", "all", "target"): change(years, [20.0] * n, "=", 19.0, 2028)})
    return text, district, {}, {}
