internal import ArgumentParser

/// The program's entry.
public enum EvenkeelProgram {
  /// Runs the command named by the arguments and ends the process with its exit code.
  public static func start() -> Never {
    EvenkeelCommand.main()
    Terminal.leave(0)
  }
}
