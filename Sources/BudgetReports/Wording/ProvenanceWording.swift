import ReportDocuments

/// The words of the provenance footer.
enum ProvenanceWording {
  /// Scenario, variant, seed, trials, engine, input hash and the command, one a line; `runs` says what else
  /// was run beside the base.
  static func lines(_ provenance: Provenance, runs: String? = nil) -> [String] {
    let trials =
      provenance.isDeterministic
      ? "1 trial with every draw at its median"
      : FigureFormat.number(Double(provenance.trials)) + " trials, \(provenance.sampling) sampling"
    return [
      "Scenario: \(provenance.scenario)",
      runs ?? "Variant: \(provenance.variant ?? "none (base)")",
      "Simulation: \(trials), seed \(provenance.seed)",
      "Engine: \(provenance.engine)",
      "Input SHA-256: \(provenance.inputSHA256)",
      "All amounts are nominal dollars: dollars of the year they are spent in.",
      "To get this report again:",
    ] + command(provenance.command)
  }

  /// The variants that were compared with the base, by their ids, or the other scenario.
  static func variants(_ ids: [String], against other: String?) -> String {
    guard other == nil else { return "Variants: none (the base of each scenario)" }
    return "Variants: base" + ids.map { ", \($0)" }.joined()
  }

  /// A variant, or the base, that was run several times, e.g. with "5 values".
  static func variant(_ variant: String?, with what: String) -> String {
    "Variant: \(variant ?? "none (base)"), with \(what)"
  }

  /// The command, broken between words with a backslash where it is too long for a line.
  private static func command(_ command: String) -> [String] {
    var lines: [String] = []
    var line = " "
    for word in words(command) {
      if line.displayWidth + word.count + 3 > 78, line.contains(where: { $0 != " " }) {
        lines.append(line + " \\")
        line = "   "
      }
      line += " " + word
    }
    return lines + [line]
  }

  /// The words of a command; spaces between quotation marks part none.
  private static func words(_ command: String) -> [String] {
    var words = [""]
    var isQuoted = false
    var isEscaped = false
    for character in command {
      if character == " ", !isQuoted, !isEscaped {
        words.append("")
        continue
      }
      // Between plain quotation marks a backslash is itself; `$'…'` holds neither spaces nor quotes.
      if character == "'", !isEscaped { isQuoted.toggle() }
      isEscaped = character == "\\" && !isEscaped && !isQuoted
      words[words.count - 1].append(character)
    }
    return words
  }
}
