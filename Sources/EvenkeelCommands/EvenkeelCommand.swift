public import ArgumentParser
internal import BudgetReports

/// The program: arguments in, exit code out.
public struct EvenkeelCommand: ParsableCommand {
  /// Name, abstract and subcommands.
  public static let configuration = CommandConfiguration(
    commandName: "evenkeel",
    abstract: "Simulates the budget of a school district that wants to pay for teacher leaders.",
    discussion: """
      Start here:
        evenkeel init my-district          writes a scenario that runs as it is
        evenkeel run my-district/plan.scenario
        evenkeel report my-district/plan.scenario -o reports
        evenkeel help                      the language, topic by topic

      Exit codes: 0 done, 1 an error in a scenario, 2 a file cannot be opened or written, 3 a
      check of the scenario failed, 4 fmt --check would change something, 64 wrong usage, 70 our own fault.
      """,
    version: Provenance.program,
    subcommands: [
      InitCommand.self, CheckCommand.self, RunCommand.self, ReportCommand.self,
      ServeCommand.self, CompareCommand.self, SweepCommand.self, MapCommand.self,
      StressCommand.self, SolveCommand.self, ExchangeCommand.self, TornadoCommand.self,
      EnrollmentCommand.self, RollCommand.self, BacktestCommand.self, UnwindCommand.self,
      ExplainCommand.self, FormatCommand.self, HelpTopicCommand.self, DoctorCommand.self,
      SchemaCommand.self,
      CompletionsCommand.self,
    ])

  /// Makes the command.
  public init() {}
}
