internal import ArgumentParser

/// The program's entry.
public enum EvenkeelProgram {
  /// Runs the command named by the arguments and ends the process with its exit code.
  public static func start() -> Never {
    Terminal.prepare()
    do {
      var command = try EvenkeelCommand.parseAsRoot()
      try command.run()
      Terminal.leave(0)
    } catch {
      Terminal.leave(finish(error))
    }
  }

  /// Prints what an error has to say, help asked for on standard output; the exit code.
  private static func finish(_ error: any Error) -> Int32 {
    let code = EvenkeelCommand.exitCode(for: error)
    let message = EvenkeelCommand.fullMessage(for: error)
    guard !message.isEmpty else { return code.rawValue }
    guard code == .success else {
      Terminal.complain(message + "\n")
      return code.rawValue
    }
    do throws(ExitCode) {
      try Terminal.write(message + "\n")
      return code.rawValue
    } catch {
      return error.rawValue
    }
  }
}
