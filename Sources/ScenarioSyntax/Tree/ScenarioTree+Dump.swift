extension ScenarioTree {
  /// The tree as indented text, one statement a line, without places.
  public func dump() -> String {
    var lines: [String] = []
    for statement in statements { statement.dump(into: &lines, indent: "") }
    return lines.map { $0 + "\n" }.joined()
  }
}

extension Statement {
  /// Adds the lines of a statement.
  func dump(into lines: inout [String], indent: String) {
    switch self {
    case .language(let version, _): lines.append("\(indent)language \(version.text)")
    case .include(let path, _): lines.append("\(indent)include \(path.dump)")
    case .block(let block): block.dump(into: &lines, indent: indent)
    case .declaration(let item):
      lines.append(
        "\(indent)\(item.keyword.text) \(item.name.text) = \(item.value.dump)\(item.clauses.dump)")
    case .assignment(let item):
      lines.append("\(indent)\(item.key.text) = \(item.value.dump)\(item.clauses.dump)")
    case .entry(let item):
      let span = item.second.map { " to \($0.text)" } ?? ""
      lines.append(
        "\(indent)\(item.keyword.text) \(item.first.text)\(span) = "
          + "\(item.value.dump)\(item.clauses.dump)")
    case .correlate(let left, let right, let value, _):
      lines.append("\(indent)correlate \(left.text) with \(right.text) at \(value.dump)")
    case .settled(let item):
      lines.append(
        "\(indent)settled \(item.name.text) FY\(item.year.year) = "
          + "\(item.value.dump)\(item.clauses.dump)")
    case .onePer(let count, let group, let clauses, _):
      lines.append("\(indent)one per \(count.dump) \(group.text)\(clauses.dump)")
    case .atEachSchool: lines.append("\(indent)at each school")
    case .renews(let chance, _): lines.append("\(indent)renews with chance \(chance.dump)")
    case .terminates(let chance, let keeping, _):
      let kept = keeping.map { " keeping \($0.dump)" } ?? ""
      lines.append("\(indent)terminates with chance \(chance.dump) each year\(kept)")
    case .set(let item):
      lines.append(
        "\(indent)set \(item.pathText)\(item.place.map { " " + $0.dump } ?? "") "
          + "\(item.operation.rawValue) \(item.value.dump)"
          + item.clauses.dump)
    case .suppress(let rule, let clauses, _):
      lines.append("\(indent)suppress \(rule.text)\(clauses.dump)")
    case .sunset(let year, let clauses, _):
      lines.append("\(indent)sunset FY\(year.year)\(clauses.dump)")
    case .require(let condition, let clauses, _):
      lines.append("\(indent)require \(condition.dump)\(clauses.dump)")
    case .adopted(let condition, let clauses, _):
      lines.append("\(indent)adopted \(condition.dump)\(clauses.dump)")
    }
  }
}

extension SetStatement {
  /// The path with what chooses its blocks, as it is written.
  public var pathText: String {
    guard let selector, let kind = path.parts.first else { return path.text }
    let rest = path.parts.dropFirst().map { "." + $0.text }.joined()
    return "\(kind.text)[\(selector.key.text) = \(selector.value.text)]\(rest)"
  }
}

extension Block {
  /// Adds the lines of a block.
  func dump(into lines: inout [String], indent: String) {
    var header = "\(indent)block \(keyword.text)"
    if let id { header += " id=\(id.text)" }
    if let title { header += " title=\(title.dump)" }
    if let year { header += " year=FY\(year.year)" }
    if let file { header += " from=\(file.dump)" }
    lines.append(header)
    let inner = indent + "  "
    if let table {
      lines.append(inner + "grades " + table.grades.map(\.text).joined(separator: " "))
      for row in table.rows {
        let cells = row.cells.map { $0.map { Expression.quantity($0).dump } ?? "-" }
        lines.append("\(inner)row \(row.school.text) \(cells.joined(separator: " "))")
      }
    }
    for condition in conditions { lines.append("\(inner)condition \(condition.dump)") }
    for statement in body { statement.dump(into: &lines, indent: inner) }
  }
}

extension Quoted {
  /// The text in quotes with its escapes.
  var dump: String {
    var result = "\""
    for character in text {
      switch character {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.append(character)
      }
    }
    return result + "\""
  }
}

extension Clauses {
  /// The clauses in brackets, each behind a space; nothing where there are none.
  var dump: String {
    var parts: [String] = []
    if atEachSchool != nil { parts.append("at each school") }
    if let family { parts.append("~ \(family.text)") }
    if let chance {
      parts.append("chance \(chance.probability.dump)\(chance.timing.map { " " + $0.dump } ?? "")")
    }
    if let timing { parts.append(timing.dump) }
    if !by.isEmpty { parts.append("by " + by.map(\.text).joined(separator: " and ")) }
    if let growth {
      var text = "grow \(growth.rate.dump)"
      if let family = growth.family { text += " ~ \(family.text)" }
      if let timing = growth.timing { text += " \(timing.dump)" }
      if !growth.by.isEmpty {
        text += " by " + growth.by.map(\.text).joined(separator: " and ")
      }
      parts.append(text)
    }
    if let floor { parts.append("floor \(floor.dump)") }
    if !ramp.isEmpty { parts.append("ramp " + ramp.map(\.dump).joined(separator: ", ")) }
    if let scope { parts.append(scope.dump) }
    if let source { parts.append("source \(source.dump)") }
    if let because { parts.append("because \(because.dump)") }
    return parts.map { " [\($0)]" }.joined()
  }
}

extension Clauses.Timing {
  /// `drawn each year` or `drawn once`.
  var dump: String { eachYear ? "drawn each year" : "drawn once" }
}

extension YearScope {
  /// The scope as it is written.
  var dump: String {
    switch form {
    case .from(let year): "from FY\(year.year)"
    case .only(let year): "in FY\(year.year)"
    case .until(let year): "until FY\(year.year)"
    case .span(let first, let last): "FY\(first.year)..FY\(last.year)"
    }
  }
}
