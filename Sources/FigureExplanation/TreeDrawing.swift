internal import ReportDocuments

/// Draws the tree of an explanation in lines of at most 80 columns.
struct TreeDrawing {
  /// The signs a tree is drawn with.
  let signs: TreeSigns

  private static let width = 80
  /// Where a line is too far to the right, text still gets this many columns.
  private static let leastText = 30

  /// The lines of a figure and everything below it.
  func lines(_ root: ExplainedOperand) -> [String] {
    var lines: [String] = []
    draw(root, first: "", next: "", &lines)
    return lines
  }

  private func draw(
    _ operand: ExplainedOperand, first: String, next: String, _ lines: inout [String]
  ) {
    let hasBelow = !operand.operands.isEmpty || operand.operandsLeftOut > 0
    let rest = next + (hasBelow ? signs.through : signs.blank)
    append(headline(operand), first: first, next: rest, &lines)
    for text in details(operand) { append(text, first: rest, next: rest + "  ", &lines) }
    for (index, child) in operand.operands.enumerated() {
      let isLast = index == operand.operands.count - 1 && operand.operandsLeftOut == 0
      draw(
        child, first: next + (isLast ? signs.last : signs.branch),
        next: next + (isLast ? signs.blank : signs.through), &lines)
    }
    if operand.operandsLeftOut > 0 {
      append(
        ExplanationMessages.leftOut(operand.operandsLeftOut), first: next + signs.last,
        next: next + signs.blank, &lines)
    }
  }

  /// Name, year and value.
  private func headline(_ operand: ExplainedOperand) -> String {
    let year = operand.year.map { " FY\($0)" } ?? ""
    let value = AmountWording.full(operand.value, unit: operand.unit)
    let repeated = operand.detail == .shownAbove ? " (see above)" : ""
    return operand.name + year + " = " + value + repeated
  }

  private func details(_ operand: ExplainedOperand) -> [String] {
    if operand.detail == .shownAbove { return [] }
    var texts: [String] = []
    if let title = operand.title, title != operand.name { texts.append(title) }
    if let formula = operand.formula {
      texts.append("= " + formula.words)
      if formula.numbers != formula.words { texts.append("= " + formula.numbers) }
    }
    if operand.formula == nil, !operand.operands.isEmpty { texts.append(ExplanationMessages.fixed) }
    if let draw = operand.draw { texts.append(words(draw)) }
    texts += operand.statements.map(words)
    if operand.detail == .tooDeep {
      texts.append(
        operand.isFigure
          ? "(" + ExplanationMessages.deeper(operand.name, year: operand.year) + ")"
          : ExplanationMessages.deeperStep)
    }
    return texts
  }

  private func words(_ draw: ExplainedDraw) -> String {
    let timing = draw.year.map { "drawn for FY\($0)" } ?? "drawn once"
    return "draw: \(draw.distribution); \(timing)"
  }

  private func words(_ statement: WrittenStatement) -> String {
    var text = statement.author.map { "set by \($0): " } ?? "written: "
    text += statement.text
    text += statement.place.map { " [\($0)]" } ?? " [default]"
    if let source = statement.source { text += "; source: \(source)" }
    if let because = statement.because { text += "; because: \(because)" }
    return text
  }

  /// Adds a text, broken at spaces, its first line after one prefix and the others after another.
  private func append(
    _ text: String, first: String, next: String, _ lines: inout [String]
  ) {
    let room = max(
      Self.leastText, Self.width - max(first.displayWidth, next.displayWidth))
    var line = ""
    var prefix = first
    for word in text.split(whereSeparator: \.isWhitespace) {
      if !line.isEmpty, line.displayWidth + 1 + word.count > room {
        lines.append(prefix + line)
        prefix = next
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    lines.append(prefix + line)
  }
}

/// The signs a tree is drawn with; all are three columns wide.
public struct TreeSigns: Sendable {
  let branch: String
  let last: String
  let through: String
  let blank = "   "

  /// Lines and corners.
  public static let unicode = TreeSigns(branch: "├─ ", last: "└─ ", through: "│  ")
  /// Bars and dashes, for the ASCII form.
  public static let ascii = TreeSigns(branch: "|- ", last: "`- ", through: "|  ")
}
