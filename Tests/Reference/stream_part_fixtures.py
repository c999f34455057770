"""Streams with set-asides, transfers, shares, braids, surcharges, Title I schools and awards per student."""

from fixture_parts import fixture, students, teachers
from over_time import path

TWO_SCHOOLS = '''school east { title1 = schoolwide }
school west { title1 = targeted; title1_share = 40% }
school south { title1 = none }
enrollment FY2025 {
          1    2
  east   58   40
  west   41   39
  south  66   54
  method = growth
  growth = 2%
}
class_size all { grades = 1..2; target = 20 students }
staff teachers {
  positions = 1 FTE per section
  salary    = $50,000 per FTE grow by 2%
  benefits retirement = 8.25% of pay
  benefits health     = $5,000 per FTE
}
'''
CELLS = {("east", "1"): 58, ("east", "2"): 40, ("west", "1"): 41, ("west", "2"): 39, ("south", "1"): 66,
         ("south", "2"): 54}


def three_schools(years, **other):
    """The district above: sections by school are the teachers by school."""
    n = len(years)
    return {"years": years, "enrollment": students(years, CELLS, 0.02, dated=2025),
            "class_sizes": [{"id": "all", "grades": ["1", "2"], "target": [20.0] * n}],
            "staff": [teachers(years, salary=path(years, 50000.0, 0.02),
                               benefits=[("retirement", "pay", [0.0825] * n), ("health", "fte", [5000.0] * n)])], **other}


def title_share(years):
    """Teachers at Title I schools: all of east, 40 % of west."""
    rows, count = students(years, CELLS, 0.02, dated=2025), []
    for t in range(len(years)):
        by_school = {}
        for (school, _), row in rows.items():
            whole = int(row[t] + 0.5)
            by_school[school] = by_school.get(school, 0) + -(-whole // 20)
        count.append((by_school["east"] + 0.4 * by_school["west"]) / sum(by_school.values()))
    return count


@fixture
def surcharged_streams():
    years = [2026, 2027, 2028, 2029]
    n = len(years)
    text = '''language 1

scenario "Streams that pay a pension charge on top" { years = FY2026..FY2029 }

''' + TWO_SCHOOLS + '''
fund title1 "Title I, Part A" {
  program   = title1
  award     = $96,000 per year grow by 3%
  available = 80%
  set_aside homeless = 1%
  set_aside parents  = $1,500 per year grow by 2%
  private_school     = 4.2%
  pays_for  = 60% of leader stipends, leader release, training
  surcharge = 38.54% of pay
  carryover = 15%
  indirect  = 3%
  reimbursed_after = 60 days
}
fund title2 "Title II, Part A" {
  program   = title2
  award     = $70,000 per year
  transfer  = $20,000 per year to title1
  available = 100%
  pays_for  = leader stipends, training, 50% of courses
  surcharge = 38.54% of pay
  carryover = 30%
}
fund state "State stream" {
  program   = state
  award     = $180 per student grow by 1%
  count_year = prior
  available = after committed = $20,000 per year
  pays_for  = leader stipends, professional development, tutors
  surcharge = 0.58% of pay
}
fund start_up "Start-up grant" {
  award     = $24,000 per year
  available = 100%
  pays_for  = other, training
  surcharge = 12% of pay
  ends      = FY2027
}

plan "Leaders" {
  leader lead { one per 5 teachers; stipend = $9,000; release = 25%; training = $3,000 per new leader; extra_days = 5 days }
  line courses "Courses"     { cost = $14,000 per year; use = professional development }
  line tutors "Tutors"       { cost = $22,000 per year grow by 2%; pay = yes }
  line coach "Outside coach" { cost = $30,000 per year; braid = 45% title1, 30% state, 25% general }
  line summer "Summer team"  { cost = $0 per year; cost = $9,000 per year in FY2027; recurring = no; pay = yes }
  repurpose orders "Year-end orders" { saves = $6,000 per year; fund = title1 }
  repurpose paper "Paper"            { saves = $25,000 per year }
}
'''
    headcount = students(years, CELLS, 0.02, dated=2025)
    counted = [float(sum(CELLS.values()))] + [float(sum(row[t] for row in headcount.values())) for t in range(n - 1)]
    per_student = path(years, 180.0, 0.01)
    whole = ("share", [1.0] * n)
    district = three_schools(
        years,
        funds=[
            {"id": "title1", "award": path(years, 96000.0, 0.03), "available": ("share", [0.8] * n),
             "set_asides": [("share", [0.01] * n), ("amount", path(years, 1500.0, 0.02)), ("share", [0.042] * n)],
             "pays_for": ["leader stipends", "leader release", "training"], "use_shares": {"leader stipends": 0.6},
             "surcharge": [0.3854] * n, "carryover": [0.15] * n, "indirect": [0.03] * n, "reimbursed": [60.0] * n,
             "only_title1": True},
            {"id": "title2", "award": [70000.0] * n, "transfer": ("title1", "amount", [20000.0] * n), "available": whole,
             "pays_for": ["leader stipends", "training", "line.courses"], "use_shares": {"line.courses": 0.5},
             "surcharge": [0.3854] * n, "carryover": [0.3] * n},
            {"id": "state", "award": [a * s for a, s in zip(per_student, counted)],
             "available": ("after", [20000.0] * n), "pays_for": ["leader stipends", "professional development", "line.tutors"],
             "surcharge": [0.0058] * n},
            {"id": "start_up", "award": [24000.0] * n, "available": whole, "pays_for": ["other", "training"],
             "surcharge": [0.12] * n, "ends": 2027}],
        leaders=[{"id": "lead", "of": "teachers", "form": "one_per", "number": [5.0] * n, "release": [0.25] * n,
                  "stipend": ("dollars", [9000.0] * n), "training": [3000.0] * n, "extra_days": [5.0] * n,
                  "title_share": title_share(years)}],
        lines=[{"id": "courses", "cost": [14000.0] * n, "use": "professional development"},
               {"id": "tutors", "cost": path(years, 22000.0, 0.02), "pay": True},
               {"id": "coach", "cost": [30000.0] * n, "braid": {"title1": 0.45, "state": 0.3}},
               {"id": "summer", "cost": [0.0, 9000.0, 0.0, 0.0], "recurring": False, "pay": True}],
        repurpose=[{"id": "orders", "saves": [6000.0] * n, "fund": "title1"},
                   {"id": "paper", "saves": [25000.0] * n}])
    return text, district, {}, {}


@fixture
def transfers_and_places():
    years = [2026, 2027, 2028]
    n = len(years)
    text = '''language 1

scenario "Transfers between titles, and money for Title I schools only" { years = FY2026..FY2028 }

''' + TWO_SCHOOLS + '''
fund title1 "Title I, Part A" {
  program   = title1
  award     = $65,000 per year grow by -20%
  available = 90%
  pays_for  = leader stipends, leader release, site
  carryover = 15%
  carryover_free_below = $50,000 per year
}
fund support "School improvement" {
  award     = $18,000 per year
  available = 100%
  schools   = title1
  pays_for  = leader stipends, leader release, training
  carryover = 50%
}
fund title2 "Title II, Part A" {
  program   = title2
  award     = $50,000 per year
  transfer  = 100% of award to title1 until FY2027
  available = 100%
  pays_for  = leader stipends, training
}
fund title4 "Title IV, Part A" {
  program   = title4
  award     = $12,000 per year
  transfer  = 30% to title2
  available = 100%
  pays_for  = training, site
}

plan "Leaders" {
  leader lead { one per 4 teachers; stipend = $11,000; release = 20%; training = $2,000 per new leader }
  line site "Work at two schools" { cost = $16,000 per year; use = training; schools = west, south }
}
'''
    rows = students(years, CELLS, 0.02, dated=2025)
    def at(school, t):
        return sum(row[t] for (name, _), row in rows.items() if name == school)
    site = [0.4 * at("west", t) / (at("west", t) + at("south", t)) for t in range(n)]
    whole = ("share", [1.0] * n)
    district = three_schools(
        years,
        funds=[
            {"id": "title1", "award": path(years, 65000.0, -0.2), "available": ("share", [0.9] * n),
             "pays_for": ["leader stipends", "leader release", "line.site"], "carryover": [0.15] * n,
             "carryover_free_below": [50000.0] * n, "only_title1": True},
            {"id": "support", "award": [18000.0] * n, "available": whole, "carryover": [0.5] * n,
             "pays_for": ["leader stipends", "leader release", "training"], "only_title1": True},
            {"id": "title2", "award": [50000.0] * n, "transfer": ("title1", "share", [1.0, 1.0, 0.0]), "available": whole,
             "pays_for": ["leader stipends", "training"]},
            {"id": "title4", "award": [12000.0] * n, "transfer": ("title2", "share", [0.3] * n), "available": whole,
             "pays_for": ["training", "line.site"]}],
        leaders=[{"id": "lead", "of": "teachers", "form": "one_per", "number": [4.0] * n, "release": [0.2] * n,
                  "stipend": ("dollars", [11000.0] * n), "training": [2000.0] * n, "title_share": title_share(years)}],
        lines=[{"id": "site", "cost": [16000.0] * n, "use": "training", "title_share": site}])
    return text, district, {}, {}
