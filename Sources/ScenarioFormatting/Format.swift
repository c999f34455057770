public import Diagnostics
import ScenarioSyntax

/// The canonical text of a scenario, or the mistakes that keep it from being read.
///
/// Line breaks stay where they are, with at most one blank line in a row and none at the start or end
/// of a block. A line is indented by two spaces a brace; tokens stand one space apart; enrolment
/// tables are aligned under their grades; comments stay. Formatting twice gives the same text.
public func format(_ file: SourceFile) -> (text: String?, diagnostics: [Diagnostic]) {
  let (tree, diagnostics) = parse(file)
  if diagnostics.contains(where: { $0.severity == .error }) { return (nil, diagnostics) }
  var layout = TokenLayout(file: file, tables: TableColumns.all(in: tree))
  return (layout.text(), diagnostics)
}
