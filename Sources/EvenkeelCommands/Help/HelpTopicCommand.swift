internal import ArgumentParser
internal import BudgetQuestions
internal import Diagnostics
internal import LanguageTable
internal import ReportDocuments

/// `evenkeel help [TOPIC|CODE]`: the language, topic by topic.
struct HelpTopicCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "help",
    abstract: "Explain a topic, a block, a key, a distribution or a message code.",
    discussion: "Examples: evenkeel help scenario    evenkeel help staff    evenkeel help salary")

  @Argument(help: "A topic, block, key, function, command or message code.")
  var topic: [String] = []

  func run() throws {
    let name = topic.joined(separator: " ")
    let form = Terminal.isUnicode ? ReportForm.text : .ascii
    if name.isEmpty {
      try Terminal.write(render(Self.overview, as: form))
      return
    }
    if let command = Self.command(name) {
      try Terminal.write(EvenkeelCommand.helpMessage(for: command) + "\n")
      return
    }
    let pages = Self.pages(name)
    guard !pages.isEmpty else {
      let fix = Diagnostic.didYouMean(name, among: Self.allNames) ?? "see `evenkeel help`"
      Terminal.complain("evenkeel: there is no help on `\(name)`; \(fix)\n")
      throw ExitStatus.usage
    }
    try Terminal.write(pages.map { render($0, as: form) }.joined(separator: "\n"))
  }

  private static func command(_ name: String) -> (any ParsableCommand.Type)? {
    EvenkeelCommand.configuration.subcommands.first {
      $0.configuration.commandName == name && name != "help"
    }
  }

  private static var allNames: [String] {
    var names = HelpTopics.all.map(\.name)
    names += ["blocks", "statements", "distributions", "figures", "rules", "codes"]
    names += LanguageTable.reviewRules.map(\.id)
    for block in LanguageTable.blocks {
      names.append(block.keyword)
      for key in block.keys { names += [key.name, "\(block.keyword).\(key.name)"] }
    }
    names += LanguageTable.functions.map(\.name) + LanguageTable.rulePacks.map(\.name)
    names += DiagnosticCode.registry.map(\.id)
    return names + commandNames
  }

  /// The commands of the program.
  static var commandNames: [String] {
    EvenkeelCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
  }

  /// Every page of a name: one key may stand in several blocks.
  private static func pages(_ name: String) -> [ReportDocument] {
    if let topic = HelpTopics.all.first(where: { $0.name == name }), name != "scenario" {
      return [ReportDocument(title: topic.name, subtitle: topic.summary, parts: topic.paragraphs)]
    }
    var pages: [ReportDocument] = []
    if name == "scenario" {
      let topic = HelpTopics.scenario
      pages.append(
        ReportDocument(title: topic.name, subtitle: topic.summary, parts: topic.paragraphs))
    }
    if let block = LanguageTable.block(name) {
      pages.append(
        ReportDocument(
          title: "Block \(name)", subtitle: "stands at: \(places(block))",
          parts: Array(LanguageHelp.block(block).dropFirst())))
    }
    let isBlock = !pages.isEmpty
    for block in LanguageTable.blocks where !isBlock {
      for key in block.keys where key.name == name || "\(block.keyword).\(key.name)" == name {
        pages.append(LanguageHelp.key(key, of: block))
      }
    }
    pages += tables(name)
    if pages.isEmpty, let figure = LanguageHelp.figure(name) { pages.append(figure) }
    if pages.isEmpty, let topic = HelpTopics.topic(about: name) {
      pages.append(
        ReportDocument(title: topic.name, subtitle: topic.summary, parts: topic.paragraphs))
    }
    return pages
  }

  private static func places(_ block: BlockDescription) -> String {
    block.places.map { $0 == .top ? "top level" : "inside \($0.rawValue)" }.joined(separator: ", ")
  }

  private static func tables(_ name: String) -> [ReportDocument] {
    func page(_ title: String, _ parts: [ReportPart]) -> [ReportDocument] {
      [ReportDocument(title: title, subtitle: nil, parts: parts)]
    }
    switch name {
    case "statements": return page("Statements", [.table(LanguageHelp.statements)])
    case "blocks":
      return page(
        "Blocks", [.definitions(LanguageTable.blocks.map { ($0.keyword, $0.summary) })])
    case "distributions", "functions":
      return page(
        "Distributions and functions",
        [.table(LanguageHelp.functions), .table(LanguageHelp.readyMade)])
    case "figures": return page("Figures", LanguageHelp.figures)
    case "codes":
      return page(
        "Message codes",
        [.definitions(DiagnosticCode.registry.map { ($0.id, $0.meaning) })])
    case "rules":
      return page("Rules for review", LanguageHelp.rules)
        + page("Class sizes of state laws", LanguageHelp.rulePacks)
    default: break
    }
    if LanguageTable.rulePack(name) != nil {
      return page("Class sizes of state laws", LanguageHelp.rulePacks)
    }
    if let statement = LanguageTable.statements.first(where: { $0.keyword == name }) {
      return page(name, [.paragraph(statement.summary), .code(statement.example)])
    }
    if let function = LanguageTable.function(name) {
      let form = "\(name)(\(function.parameters.joined(separator: ", ")))"
      return page(form, [.paragraph(function.summary), .code(function.example)])
    }
    if let rule = LanguageTable.reviewRule(name) {
      return [LanguageHelp.rule(rule)]
    }
    if let code = DiagnosticCode.registry.first(where: { $0.id == name }) {
      return page(
        code.id, [.paragraph(code.meaning), .paragraph("Found while: \(code.phase.rawValue).")])
    }
    return []
  }

  private static var overview: ReportDocument {
    let commands = EvenkeelCommand.configuration.subcommands.map { command in
      (
        term: command.configuration.commandName ?? "", meaning: command.configuration.abstract
      )
    }
    let more: [(term: String, meaning: String)] = [
      ("blocks", "scenario, school, enrollment, class_size, staff, fund, plan, leader, …"),
      ("statements", "language, include, driver, input, let, set, require, expect, variant, …"),
      ("distributions", "normal, triangular, mixture, ar1, … and functions"),
      ("figures", "what checks and `explain` may name"),
      ("rules", "the rules of law and good practice that a plan is held against"),
      ("codes", "every message code"),
    ]
    return ReportDocument(
      title: "Evenkeel", subtitle: "Can the district pay for teacher leaders, and go on paying?",
      parts: [
        .paragraph(
          "New here: `evenkeel init my-district`, then `evenkeel run my-district/plan.scenario`, "
            + "then change a line and run it again."),
        .heading(level: 2, "Commands (evenkeel help COMMAND)"), .definitions(commands),
        .heading(level: 2, "Topics (evenkeel help TOPIC)"),
        .definitions(HelpTopics.all.map { ($0.name, $0.summary) } + more),
        .paragraph("Also any block, key, distribution or message code: `evenkeel help staff`."),
      ])
  }
}
