internal import ArgumentParser
internal import Foundation

/// `evenkeel init DIR`: a starter that runs as it is.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a commented district and plan that run as they are.",
    discussion: "Example: evenkeel init my-district, then evenkeel run my-district/plan.scenario")

  @Argument(help: "The directory; made where it is missing.")
  var directory = "."

  func run() throws {
    let files = [
      ("\(directory)/district.scenario", StarterTemplate.district),
      ("\(directory)/plan.scenario", StarterTemplate.plan),
    ]
    for (path, _) in files where FileManager.default.fileExists(atPath: path) {
      Terminal.complain("evenkeel: `\(path)` exists already and is left as it is\n")
      throw ExitStatus.cannotOpen
    }
    do throws(FileWriting.Failure) {
      try FileWriting.makeDirectory(directory)
      for (path, text) in files { try FileWriting.write(text, to: path) }
    } catch {
      Terminal.complain("evenkeel: \(error.message)\n")
      throw ExitStatus.cannotOpen
    }
    for (path, _) in files { try Terminal.write("\(path)\n") }
    try Terminal.write("\nNext: evenkeel run \(directory)/plan.scenario\n")
  }
}
