internal import ArgumentParser

/// `evenkeel completions SHELL`: a script that completes commands and options.
struct CompletionsCommand: ParsableCommand {
  /// The shells that scripts are written for.
  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish
  }

  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Print a completion script for bash, zsh or fish.",
    discussion:
      "Example: evenkeel completions bash > ~/.local/share/bash-completion/completions/evenkeel")

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  func run() throws {
    let target: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    try Terminal.write(EvenkeelCommand.completionScript(for: target) + "\n")
  }
}
