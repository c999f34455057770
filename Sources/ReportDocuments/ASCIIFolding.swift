extension String {
  /// This text in ASCII only: signs become their usual substitutes, accents fall away, what has no
  /// substitute becomes `?`.
  public var asciiFolded: String {
    var result = ""
    for scalar in unicodeScalars {
      if scalar.isASCII {
        result.unicodeScalars.append(scalar)
      } else if let substitute = Self.substitutes[scalar] {
        result += substitute
      } else if scalar.properties.generalCategory != .nonspacingMark {
        result += "?"
      }
    }
    return result
  }

  /// What stands for a sign in ASCII.
  private static let substitutes: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [
      "−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "…": "...", "•": "*", "·": "-",
      "“": "\"", "”": "\"", "„": "\"", "‘": "'", "’": "'", "«": "\"", "»": "\"",
      "≥": ">=", "≤": "<=", "≠": "!=", "≈": "~", "±": "+/-", "×": "x", "÷": "/", "→": "->",
      "←": "<-", "⇒": "=>", "∞": "inf", "√": "sqrt", "Σ": "sum", "§": "section ", "¶": "par. ",
      "°": " deg", "µ": "u", "μ": "mu", "σ": "sigma", "ρ": "rho", "τ": "tau", "½": "1/2",
      "¼": "1/4", "¾": "3/4", "²": "2", "³": "3", "€": "EUR", "£": "GBP", "©": "(c)",
      "®": "(R)", "™": "(TM)", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE",
      "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "\u{00A0}": " ",
      "\u{2009}": " ", "\u{202F}": " ", "\u{2007}": " ", "✓": "v", "✗": "x",
      "▁": "_", "▂": ".", "▃": ":", "▄": "-", "▅": "=", "▆": "+", "▇": "*", "█": "#",
    ]
    let families: [(String, String)] = [
      ("a", "áàâäãåāăą"), ("A", "ÁÀÂÄÃÅĀĂĄ"), ("c", "çćčĉ"), ("C", "ÇĆČĈ"), ("e", "éèêëēĕėęě"),
      ("E", "ÉÈÊËĒĔĖĘĚ"), ("i", "íìîïīĭį"), ("I", "ÍÌÎÏĪĬĮ"), ("n", "ñńňņ"), ("N", "ÑŃŇŅ"),
      ("o", "óòôöõōŏő"), ("O", "ÓÒÔÖÕŌŎŐ"), ("s", "śšşș"), ("S", "ŚŠŞȘ"), ("u", "úùûüũūŭůűų"),
      ("U", "ÚÙÛÜŨŪŬŮŰŲ"), ("y", "ýÿ"), ("Y", "ÝŸ"), ("z", "źžż"), ("Z", "ŹŽŻ"), ("g", "ğģ"),
      ("G", "ĞĢ"), ("r", "ŕř"), ("R", "ŔŘ"), ("t", "ťţț"), ("T", "ŤŢȚ"), ("d", "ď"), ("D", "Ď"),
      ("l", "ľĺļ"), ("L", "ĽĹĻ"),
    ]
    for (plain, accented) in families {
      for scalar in accented.precomposed { table[scalar] = plain }
    }
    return table
  }()

  /// The scalars of a text whose characters are single scalars.
  private var precomposed: [Unicode.Scalar] { Array(unicodeScalars) }
}
