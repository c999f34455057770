internal import Diagnostics
internal import ScenarioSyntax

/// The shocks that come with the program, written in the language.
public enum ShockLibrary {
  /// The file, as `evenkeel stress --library` prints it.
  public static let text = """
    language 1

    # Shocks for `evenkeel stress`. Each is forced in every future of both worlds, from the year that the command
    # says (--from), or `from` where a shock says one. Values in a row are those of the first year, the second, and
    # so on; the last one stays. To have another, write a `shock` of the same id into your scenario.

    shock title2_month "Title II-A comes a month late" {
      years = 1
      source = "July 2025: withheld on 1 July, released 25 to 30 July; a month of cash, no dollar lost"
      set fund[program = title2].reimbursed_after += 30 days
    }

    shock title2_year "Title II-A is withheld for a year" {
      years = 1
      source = "July 2025, had the money not been released"
      set fund[program = title2].award *= 0%
    }

    shock title2_ended "Title II-A ends" {
      source = "a lasting end; the chance is not known"
      set fund[program = title2].award *= 0%
    }

    shock grant_ended "A competitive grant is ended in mid-year, the roles are paid to June" {
      source = "February 2025: federal grants for teacher preparation and leadership ended in mid-year"
      set fund[program = grant].award *= 50%, 0%
    }

    shock recession "State and local revenue as after 2008" {
      source = "CBPP 2011: 17 states more than 10 % below 2008 per student in the third year; the local part is an assumption"
      set revenue[source_of = state].amount *= 97%, 94%, 90%, 90%, 92%
      set revenue[source_of = local].amount *= 100%, 98%, 97%, 97%, 98%
    }

    shock fewer_students "5 % fewer students" {
      source = "an illustration"
      set enrollment.students *= 95%
    }

    shock dearer_health "Health insurance 12 % dearer" {
      source = "NY OSC 2013-20: a year in twenty is above 12 % (mean 3.9 %, sd 4.9)"
      set benefits.health *= 112%
    }

    shock frozen_aid "State aid stays at the amount of the year before" {
      source = "an illustration"
      set revenue[source_of = state].amount = prior year
    }

    shock settlement "A settlement one point above plan" {
      source = "an illustration: salaries and hire salaries 1 % above their path for good"
      set staff.*.salary *= 101%
      set staff.*.hire_salary *= 101%
    }

    """

  /// What is written in it.
  static let shocks: [WrittenShock] = {
    let tree = parse(SourceFile(path: "shock library", text: text)).tree
    return tree.statements.compactMap { statement in
      guard case .block(let block) = statement else { return nil }
      return ShockReader.read(block).shock
    }
  }()
}
