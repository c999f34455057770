"""The general fund: lines of every form, the plan's effect, reserve floors."""

from fixture_parts import SMALL, fixture, small, students, teachers
from over_time import change, path


@fixture
def general_fund():
    years = [2026, 2027, 2028, 2029]
    n = len(years)
    text = '''language 1

scenario "A whole general fund" { years = FY2026..FY2029 }

school only { title1 = none }
enrollment FY2025 {
         K    1    2    3
  only  92   95  101   88
  growth = -2%
}
class_size all { grades = K..3; target = 20 students }
staff teachers {
  positions = 1 FTE per section
  salary = $56,000 per FTE grow by 3%
  hire_salary = $48,000 per FTE grow by 3%
  turnover = 12%
  benefits retirement = 10% of pay
  benefits health = $7,000 per FTE grow by 6%
}
staff aides { positions = 6 FTE; salary = $27,000 per FTE grow by 2% }

general_fund "General fund" { opening = $640,000; reserve = 12.5% of spending }
revenue tax "Property tax" { base = $310,000,000 grow by 2.5%; rate = 0.35% }
revenue aid "State aid" { amount = $2,450 per student grow by 1.5%; count_year = prior }
revenue meals "Meals" { amount = $410 per student }
revenue settlement "Settlement" { amount = $120,000 per year in FY2027; recurring = no }
spending payroll "Payroll" { staff = teachers, aides; adopted = $1,534,000 }
spending debt "Debt service" { amount = $96,000 per year; effort = no }
spending roof "Roof" { amount = $75,000 per year in FY2028; recurring = no }
spending other from "data/other-spending.csv" {
  line = column "account"
  title = column "name"
  amount = column "fy26"
  growth = 2.5%
  only kind = "line"
}

fund title2 "Title II, Part A" { award = $38,000 per year grow by -3%; available = 80%; pays_for = leader stipends, leader release }

plan "Leaders" {
  leader lead { one per 6 teachers; stipend = $5,000; release = 25%; training = $1,500 per new leader }
  repurpose program "Program that ends" { saves = $46,000 per year grow by 8%; starts = FY2027 }
  line sale "Sale of furniture" { saves = $9,000 per year in FY2026; recurring = no }
}
require general_fund.balance >= $0

variant levy "A lower levy and dearer utilities" {
  set tax.rate -= 0.05 points from FY2027
  set spending.other.growth = 6%
  set general_fund.reserve = 16% of spending from FY2028
}
variant windfall "Savings that the plan does not need" {
  plan { set program.saves = $190,000 per year from FY2027 }
}
'''
    other = '''account,name,fy26,kind
Utilities,Heat and light,148000,line
Buses,Buses,97500.5,line
Total,All of it,245500.5,total
'''
    enrolled = students(years, {("only", g): v for g, v in zip(("K", "1", "2", "3"), (92, 95, 101, 88))}, -0.02, 2025)

    def district(rate=0.0035, growth=0.025, reserve=0.125, reserve_later=None, saves=None, rate_later=None):
        rates = [rate] * n if rate_later is None else change(years, [rate] * n, "=", rate_later, 2027)
        shares = [reserve] * n if reserve_later is None else change(years, [reserve] * n, "=", reserve_later, 2028)
        return {
            "years": years, "enrollment": enrolled,
            "class_sizes": [{"id": "all", "grades": ["K", "1", "2", "3"], "target": [20.0] * n}],
            "staff": [teachers(years, salary=path(years, 56000.0, 0.03), hire_salary=path(years, 48000.0, 0.03),
                               turnover=[0.12] * n,
                               benefits=[("retirement", "pay", [0.10] * n), ("health", "fte", path(years, 7000.0, 0.06))]),
                      {"id": "aides", "basis": "fixed", "positions": [6.0] * n, "classes": None, "headcount": None,
                       "salary": path(years, 27000.0, 0.02), "hire_salary": path(years, 27000.0, 0.02),
                       "turnover": [0.0] * n, "benefits": []}],
            "funds": [{"id": "title2", "award": path(years, 38000.0, -0.03), "available": ("share", [0.8] * n),
                       "pays_for": ["leader stipends", "leader release"]}],
            "leaders": [{"id": "lead", "of": "teachers", "form": "one_per", "number": [6.0] * n, "release": [0.25] * n,
                         "stipend": ("dollars", [5000.0] * n), "training": [1500.0] * n}],
            "repurpose": [{"id": "program", "saves": saves or path(years, 46000.0, 0.08), "starts": 2027}],
            "lines": [{"id": "sale", "saves": [9000.0, 0.0, 0.0, 0.0], "recurring": False}],
            "general_fund": {
                "opening": 640000.0, "reserve": ("share", shares),
                "revenue": [{"id": "tax", "base": path(years, 310e6, 0.025), "rate": rates},
                            {"id": "aid", "per_student": path(years, 2450.0, 0.015), "prior": 92 + 95 + 101 + 88},
                            {"id": "meals", "per_student": [410.0] * n},
                            {"id": "settlement", "amount": [0.0, 120000.0, 0.0, 0.0], "recurring": False}],
                "spending": [{"id": "payroll", "staff": ["teachers", "aides"]},
                             {"id": "debt", "amount": [96000.0] * n, "effort": False},
                             {"id": "roof", "amount": [0.0, 0.0, 75000.0, 0.0], "recurring": False},
                             {"id": "utilities", "amount": path(years, 148000.0, growth)},
                             {"id": "buses", "amount": path(years, 97500.5, growth)}]},
        }

    windfall = change(years, path(years, 46000.0, 0.08), "=", 190000.0, 2027, growth=0.08)
    return text, district(), {
        "levy": district(rate_later=0.003, growth=0.06, reserve_later=0.16),
        "windfall": district(saves=windfall)}, {"data/other-spending.csv": other}


@fixture
def general_fund_floors():
    years = [2026, 2027, 2028]
    n = len(years)

    def text(rule):
        return f'''language 1

scenario "The reserve floor of a small district" {{ years = FY2026..FY2028 }}

''' + SMALL + f'''
general_fund {{ opening = $210,000; reserve = {rule} }}
revenue income {{ amount = $480,000 per year grow by 2% }}
spending payroll {{ staff = teachers }}
spending rest {{ amount = $170,000 per year grow by 4% }}
plan "Coaching" {{
  line coaching {{ cost = $21,000 per year grow by 3% }}
  line copiers {{ saves = $16,000 per year }}
}}
variant cheaper {{ set rest.amount *= 50% }}
variant richer {{ set general_fund.opening += $90,000 }}
'''

    def district(rule, rest=1.0, opening=210000.0):
        return small(
            years, lines=[{"id": "coaching", "cost": path(years, 21000.0, 0.03)}, {"id": "copiers", "saves": [16000.0] * n}],
            general_fund={
                "opening": opening, "reserve": rule,
                "revenue": [{"id": "income", "amount": path(years, 480000.0, 0.02)}],
                "spending": [{"id": "payroll", "staff": ["teachers"]},
                             {"id": "rest", "amount": [rest * x for x in path(years, 170000.0, 0.04)]}]})

    return text("california"), district(("california",)), {
        "cheaper": district(("california",), rest=0.5),
        "richer": district(("california",), opening=300000.0)}, {}
