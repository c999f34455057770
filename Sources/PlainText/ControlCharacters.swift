extension Unicode.Scalar {
  /// Whether a terminal or a page would obey this character instead of showing it.
  ///
  /// The controls C0 and C1 with delete, the marks that turn the direction of text, and the separators
  /// of lines and paragraphs.
  public var isControlCharacter: Bool {
    switch value {
    case 0...0x1F, 0x7F...0x9F, 0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

extension String {
  /// What is shown in place of a control character.
  private static let mask: Unicode.Scalar = "\u{FFFD}"

  /// This text with every control character masked; line ends (`\n`, `\r\n`) and tabs stay.
  public var withoutControls: String {
    guard mayHoldControls else { return self }
    var result = String.UnicodeScalarView()
    var held: Unicode.Scalar?
    for scalar in unicodeScalars {
      if held != nil {
        result.append(scalar == "\n" ? "\r" : Self.mask)
        held = nil
      }
      switch scalar {
      case "\n", "\t": result.append(scalar)
      case "\r": held = scalar
      default: result.append(scalar.isControlCharacter ? Self.mask : scalar)
      }
    }
    if held != nil { result.append(Self.mask) }
    return String(result)
  }

  /// This text with every control character masked, line ends and tabs among them.
  public var onOneLine: String {
    String(
      String.UnicodeScalarView(unicodeScalars.map { $0.isControlCharacter ? Self.mask : $0 }))
  }

  /// Whether a byte begins what may be a control character other than a line feed or a tab.
  private var mayHoldControls: Bool {
    utf8.contains { byte in
      switch byte {
      case 0x09, 0x0A: false
      case 0...0x1F, 0x7F, 0xC2, 0xD8, 0xE2: true
      default: false
      }
    }
  }
}
