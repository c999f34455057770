"""Career ladders, bonuses, exchanged positions and the retention effect."""

from fixture_parts import fixture, students, teachers
from over_time import change, path


@fixture
def ladder_bonus_and_retention():
    years = [2026, 2027, 2028, 2029, 2030]
    n = len(years)
    text = '''language 1

scenario "A ladder of five stages, bonuses by school type and mentors" { years = FY2026..FY2030 }

school north "North" { title1 = schoolwide; type = high_poverty }
school south "South" { title1 = none }
school east  "East"  { title1 = schoolwide; type = high_poverty, turnaround }

enrollment FY2026 {
          K    1    2    3
  north  95   88   93   90
  south  60   62   58   61
  east   47   44   51   49
  method = growth
  growth = 2%
}
class_size all { grades = K..3; target = 20 students }

staff teachers "Teachers" {
  positions   = 1.1 FTE per section
  salary      = $60,000 per FTE grow by 2%
  hire_salary = $50,000 per FTE grow by 2%
  turnover    = 13%
  benefits retirement = 8% of pay
  benefits health     = $6,000 per FTE grow by 5%
}
staff aides "Aides" { positions = 9 FTE; salary = $28,000 per FTE; turnover = 20% }

fund grant "Teacher incentive grant" {
  award     = $120,000 per year
  available = 100%
  pays_for  = leader bonuses, professional development
}

plan "Ladder" {
  leader mentor "Mentor" { one per 12 teachers; of = teachers; release = 25%; stipend = $3,000; training = $1,500 per new leader }
  ladder life "LIFT" {
    of = teachers
    stages = teacher, established, advanced, distinguished, expert
    starts = FY2027
    start teacher       = 30%
    start established   = 40%
    start advanced      = 20%
    start distinguished = 7%
    advance teacher to established      = 35%
    advance teacher to advanced         = 5%
    advance established to advanced     = 20%
    advance established to advanced     = 12% from FY2029
    advance advanced to distinguished   = 15%
    advance distinguished to expert     = 10%
    advance distinguished to advanced   = 5%
    pay advanced        = $5,000 grow by 3%
    pay distinguished   = $10,000
    pay expert          = 20% of salary
    development distinguished = $1,000
    development expert        = $2,000 grow by 2%
  }
  bonus high "High-poverty schools" { amount = $25,000; share = 25% of teachers; at = high_poverty; stages = distinguished, expert }
  bonus low  "Other schools"        { amount = $3,000; share = 40% of teachers; teacher_share = 25% of teachers; starts = FY2028 }
  bonus team "School growth"        { amount = $2,500 grow by 2%; share = 100% of teachers; rounding = up }
  bonus start "Signing"             { amount = $4,000; count = 6 teachers; recurring = no; of = teachers }
  bonus aide "Aides"                { amount = $500; share = 50%; of = aides; at = turnaround }
  retention induction "Mentored teachers stay" {
    of = teachers
    supported        = 5 teachers per leader
    cuts_turnover    = 15% source "made up for a test"
    replacement_cost = $18,000 per FTE grow by 2%
  }
  repurpose copiers "Copiers" { saves = $60,000 per year }
}

variant better "More pay, faster" {
  plan {
    set life.pay.expert = 30% of salary from FY2028
    set life.pay.advanced += $1,000
    set life.advance.distinguished_expert = 20%
    set high.amount = $20,000
    set teachers.turnover = 11% from FY2028
  }
}
'''
    cells = {(s, g): v for s, row in {"north": (95, 88, 93, 90), "south": (60, 62, 58, 61), "east": (47, 44, 51, 49)}.items()
             for g, v in zip(("K", "1", "2", "3"), row)}
    salary = path(years, 60000.0, 0.02)
    flat = lambda number: [number] * n
    ladder = {
        "id": "life", "of": "teachers", "starts": 2027,
        "stages": ["teacher", "established", "advanced", "distinguished", "expert"],
        "start": {"teacher": 0.30, "established": 0.40, "advanced": 0.20, "distinguished": 0.07},
        "advance": {("teacher", "established"): flat(0.35), ("teacher", "advanced"): flat(0.05),
                    ("established", "advanced"): [0.20, 0.20, 0.20, 0.12, 0.12],
                    ("advanced", "distinguished"): flat(0.15), ("distinguished", "expert"): flat(0.10),
                    ("distinguished", "advanced"): flat(0.05)},
        "pay": {"advanced": ("dollars", path(years, 5000.0, 0.03)), "distinguished": ("dollars", flat(10000.0)),
                "expert": ("share", flat(0.20))},
        "development": {"distinguished": flat(1000.0), "expert": path(years, 2000.0, 0.02)}}
    bonuses = [
        {"id": "high", "of": "teachers", "amount": flat(25000.0), "share": flat(0.25), "schools": ["north", "east"],
         "ladder": "life", "stages": ["distinguished", "expert"]},
        {"id": "low", "of": "teachers", "amount": flat(3000.0), "share": flat(0.40), "teacher_share": flat(0.25), "starts": 2028},
        {"id": "team", "of": "teachers", "amount": path(years, 2500.0, 0.02), "share": flat(1.0), "rounding": "up"},
        {"id": "start", "of": "teachers", "amount": flat(4000.0), "count": flat(6.0), "recurring": False},
        {"id": "aide", "of": "aides", "amount": flat(500.0), "share": flat(0.5), "schools": ["east"]}]
    district = {
        "years": years, "enrollment": students(years, cells, 0.02),
        "class_sizes": [{"id": "all", "grades": ["K", "1", "2", "3"], "target": flat(20.0)}],
        "staff": [teachers(years, positions=flat(1.1), salary=salary, hire_salary=path(years, 50000.0, 0.02), turnover=flat(0.13),
                           benefits=[("retirement", "pay", flat(0.08)), ("health", "fte", path(years, 6000.0, 0.05))]),
                  {"id": "aides", "basis": "fixed", "positions": flat(9.0), "classes": None, "headcount": None,
                   "salary": flat(28000.0), "hire_salary": flat(28000.0), "turnover": flat(0.2), "benefits": []}],
        "funds": [{"id": "grant", "award": flat(120000.0), "available": ("share", flat(1.0)),
                   "pays_for": ["leader bonuses", "professional development"]}],
        "leaders": [{"id": "mentor", "of": "teachers", "form": "one_per", "number": flat(12.0), "release": flat(0.25),
                     "stipend": ("dollars", flat(3000.0)), "training": flat(1500.0)}],
        "ladders": [ladder], "bonuses": bonuses,
        "retentions": [{"id": "induction", "of": "teachers", "roles": ["mentor"], "supported": flat(5.0), "cut": flat(0.15),
                        "replacement_cost": path(years, 18000.0, 0.02)}],
        "repurpose": [{"id": "copiers", "saves": flat(60000.0)}],
    }
    faster = dict(ladder, advance={**ladder["advance"], ("distinguished", "expert"): flat(0.20)},
                  pay=dict(ladder["pay"], expert=("share", [0.20, 0.20, 0.30, 0.30, 0.30]),
                           advanced=("dollars", change(years, path(years, 5000.0, 0.03), "+=", 1000.0, 2026, growth=0.03))))
    better = dict(district, ladders=[faster], bonuses=[dict(bonuses[0], amount=flat(20000.0))] + bonuses[1:],
                  changes={("staff", "teachers", "turnover"): [0.13, 0.13, 0.11, 0.11, 0.11]})
    return text, district, {"better": better}, {}


@fixture
def exchange_in_teacher_units():
    years = [2026, 2027, 2028]
    n = len(years)
    text = '''language 1

scenario "One vacancy in three parts, and one that leaves something" { years = FY2026..FY2028 }

school only { title1 = none }
enrollment FY2026 {
         1    2
  only  60   60
}
class_size all { grades = 1..2; target = 20 students }
staff teachers {
  positions   = 1 FTE per section
  salary      = $50,000 per FTE grow by 3%
  hire_salary = $42,000 per FTE grow by 3%
  turnover    = 15%
  benefits retirement = 9% of pay
  benefits health     = $5,500 per FTE grow by 4%
}

plan "Reach" {
  exchange vacancy "One vacancy in three parts" {
    gives        = 1 FTE of teachers
    part lead    = 0.30 FTE
    part stipend = 0.05 FTE
    part reach   = 0.65 FTE
  }
  exchange other "Two vacancies from the second year on" {
    gives        = 2 FTE
    part aide    = 0.7 FTE
    part coach   = 0.9 FTE
    unit_value   = $60,000 per FTE grow by 2%
    starts       = FY2027
  }
}
'''
    flat = lambda number: [number] * n
    district = {
        "years": years, "enrollment": students(years, {("only", "1"): 60, ("only", "2"): 60}),
        "class_sizes": [{"id": "all", "grades": ["1", "2"], "target": flat(20.0)}],
        "staff": [teachers(years, salary=path(years, 50000.0, 0.03), hire_salary=path(years, 42000.0, 0.03), turnover=flat(0.15),
                           benefits=[("retirement", "pay", flat(0.09)), ("health", "fte", path(years, 5500.0, 0.04))])],
        "exchanges": [
            {"id": "vacancy", "of": "teachers", "gives": flat(1.0),
             "parts": {"lead": flat(0.30), "stipend": flat(0.05), "reach": flat(0.65)}},
            {"id": "other", "of": "teachers", "gives": flat(2.0), "parts": {"aide": flat(0.7), "coach": flat(0.9)},
             "unit_value": path(years, 60000.0, 0.02), "starts": 2027}],
    }
    return text, district, {}, {}
