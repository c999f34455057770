internal import ArgumentParser
internal import BudgetQuestions
internal import Foundation

/// Refuses outputs that would replace an input or each other, before anything is computed.
enum OutputGuard {
  /// Says why and throws where an output is one of the files read, or the same as another output.
  ///
  /// - Parameters:
  ///   - outputs: Each with its option and its path, or `nil` for standard output.
  ///   - more: Files read beside those of the scenario.
  static func check(
    _ outputs: [(option: String, path: String?)], reading source: ScenarioSource,
    and more: [String] = []
  ) throws(ExitCode) {
    let targets = outputs.map { (option: $0.option, path: $0.path, place: Place($0.path)) }
    guard targets.contains(where: { $0.path != nil }) else { return }
    for input in source.inputPaths + more {
      guard case .file(let device, let number) = Place(input) else { continue }
      for target in targets where target.place == .file(device, number) {
        throw refuse(
          "\(target.option) `\(target.path ?? "-")` is `\(input)`, which is read; "
            + "name another file")
      }
    }
    for (index, target) in targets.enumerated() where target.place != .stream {
      for other in targets[..<index] where other.place == target.place {
        throw refuse(
          "\(other.option) and \(target.option) are the same, "
            + (target.place == .standardOutput
              ? "standard output; name a file for one of them"
              : "`\(target.path ?? "-")`; name two files"))
      }
    }
  }

  private static func refuse(_ message: String) -> ExitCode {
    Terminal.complain("evenkeel: \(message)\n")
    return ExitStatus.cannotOpen
  }

  /// Where an output goes.
  private enum Place: Equatable {
    case standardOutput
    /// A device or a pipe, which several may write to.
    case stream
    case file(dev_t, ino_t)
    case missing(String)

    init(_ path: String?) {
      guard let path, path != "-" else {
        self = .standardOutput
        return
      }
      if let status = FileWriting.status(path) {
        let isFile = status.st_mode & S_IFMT == S_IFREG
        self = isFile ? .file(status.st_dev, status.st_ino) : .stream
        return
      }
      let slash = path.lastIndex(of: "/")
      let folder = slash.map { String(path[...$0]) } ?? "."
      let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
      self = .missing((FileWriting.resolved(folder) ?? folder) + "/" + name)
    }
  }
}
