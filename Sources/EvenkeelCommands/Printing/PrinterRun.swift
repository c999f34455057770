internal import Foundation

/// One run of a printer, which is ended with all that it started.
///
/// Foundation's `Process` will not do: on Linux it sees the end of a program only when all that the
/// program left running has ended too.
struct PrinterRun {
  /// How it ended.
  enum Outcome: Equatable {
    case exited(Int32), signaled(Int32), tooLong, interrupted, notStarted(Int32)
  }

  /// The program's path.
  let program: String
  /// What it is called with.
  let arguments: [String]
  /// Its environment.
  let environment: [String: String]
  /// The file for what it says.
  let errors: String

  /// Runs the program and waits for it, at most `limit` seconds.
  func wait(limit: Double, unless interruption: Interruption) -> Outcome {
    var child: pid_t = 0
    let number = start(&child)
    guard number == 0 else { return .notStarted(number) }
    let deadline = Date(timeIntervalSinceNow: limit)
    var isStopped = false
    while !isStopped, !hasEnded(child) {
      usleep(20_000)
      isStopped = interruption.signal != nil || Date() > deadline
    }
    // What it started is in its group; the number stays its own until the status is read.
    kill(-child, SIGKILL)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard !isStopped else { return interruption.signal == nil ? .tooLong : .interrupted }
    let signal = status & 0x7f
    return signal == 0 ? .exited(status >> 8 & 0xff) : .signaled(signal)
  }

  /// Whether a program has ended; its status is left to be read.
  private func hasEnded(_ child: pid_t) -> Bool {
    var information = siginfo_t()
    let answer = waitid(P_PID, id_t(child), &information, WEXITED | WNOHANG | WNOWAIT)
    return answer == 0 ? information.si_signo == SIGCHLD : errno != EINTR
  }

  /// Starts the program in a group of its own, with no input, and with the usual answers to signals;
  /// 0, or the number of the error.
  private func start(_ child: inout pid_t) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    var signals = sigset_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT, 0o600)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var settings = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for pointer in words + settings { free(pointer) } }
    return posix_spawn(&child, program, &actions, &attributes, &words, &settings)
  }
}
