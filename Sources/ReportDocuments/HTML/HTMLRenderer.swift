internal import PlainText

/// Writes documents as one page that asks for nothing outside it.
struct HTMLRenderer {
  /// Pictures and tables so far, for names that occur once on the page.
  private var count = 0
  /// Labels of regions so far.
  private var labels: [String: Int] = [:]
  /// The heading that stands above, for what has no name of its own.
  private var heading = ""

  /// The page: the first document, then each other one from a new printed page on.
  mutating func render(_ documents: [ReportDocument]) -> String {
    guard let first = documents.first else { return "" }
    heading = first.title
    let page = PageView(
      first: SectionView(
        id: "", title: first.title, subtitle: first.subtitle ?? "",
        body: html(first.parts, deeper: 0)),
      sections: documents.dropFirst().enumerated().map { position, document in
        heading = document.title
        return SectionView(
          id: "part\(position + 2)", title: document.title, subtitle: document.subtitle ?? "",
          body: html(document.parts, deeper: 1))
      }, style: HTMLTemplates.style, footer: HTMLText.inStyle(first.runningTitle))
    return HTMLTemplates.fill("page", page).withoutControls
  }

  /// Parts one below the other; headings go down by `deeper` levels, and what follows a new page stands
  /// in a block that begins one.
  private mutating func html(_ parts: [ReportPart], deeper: Int) -> String {
    var result = ""
    var isOpen = false
    for part in parts {
      if case .newPage = part {
        result += (isOpen ? "</div>\n" : "") + "<div class=\"newpage\">\n"
        isOpen = true
      } else {
        result += html(part, deeper: deeper)
      }
    }
    return result + (isOpen ? "</div>\n" : "")
  }

  /// One part.
  private mutating func html(_ part: ReportPart, deeper: Int) -> String {
    switch part {
    case .table(let table): return html(table)
    case .chart(let chart): return html(chart)
    case .newPage: return ""
    default: return HTMLTemplates.fill("part", view(part, deeper: deeper))
    }
  }

  /// What the template of a part is filled with.
  private mutating func view(_ part: ReportPart, deeper: Int) -> PartView {
    switch part {
    case .heading(let level, let text):
      heading = text
      return PartView(kind: .isHeading, text: text, level: min(6, max(2, level) + deeper))
    case .headline(let text):
      return PartView(kind: .isHeadline, html: HTMLText.withBoldFigures(text))
    case .points(let texts):
      return PartView(kind: .isPoints, items: texts.map { .init(text: $0) })
    case .definitions(let entries):
      return PartView(
        kind: .isDefinitions, items: entries.map { .init(text: $0.meaning, term: $0.term) })
    case .columns(let columns):
      return PartView(
        kind: .isColumns, items: columns.map { .init(html: html($0, deeper: deeper)) })
    case .footer(let lines):
      return PartView(
        kind: .isFooter,
        items: Self.joined(lines).map { .init(text: $0, isCode: $0.hasPrefix(" ")) })
    case .code(let text): return PartView(kind: .isCode, text: text, label: label(heading))
    case .drawing(let lines):
      return PartView(
        kind: .isCode, text: lines.joined(separator: "\n"), label: label(heading))
    case .paragraph(let text): return PartView(kind: .isParagraph, text: text)
    case .table, .chart, .newPage: return PartView(kind: .isParagraph)
    }
  }

  /// Lines of small print; a command that text breaks stands on one.
  private static func joined(_ lines: [String]) -> [String] {
    lines.reduce(into: []) { result, line in
      if let last = result.last, last.hasSuffix(" \\") {
        result[result.count - 1] = last.dropLast() + String(line.drop { $0 == " " })
      } else {
        result.append(line)
      }
    }
  }

  /// A name for a region that no other region of the page has.
  mutating func label(_ text: String) -> String {
    let name = text.isEmpty ? heading : text
    let uses = (labels[name] ?? 0) + 1
    labels[name] = uses
    return uses == 1 ? name : "\(name) (\(uses))"
  }

  /// A name for an element that no other element of the page has.
  mutating func identifier(_ kind: String) -> String {
    count += 1
    return "\(kind)\(count)"
  }
}

extension ReportDocument {
  /// What each printed page carries below: the report, in as many letters as a line holds.
  var runningTitle: String { ChartWording.cut(title, to: 70) }
}
