internal import ArgumentParser
internal import BudgetQuestions
internal import BudgetReports
internal import Foundation

/// `evenkeel doctor`: whether this machine computes as it should.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Test this installation and say what it runs on.")

  func run() throws {
    let findings = SelfTest.run()
    try Terminal.write("\(Provenance.program)\n")
    try Terminal.write("processors: \(ProcessInfo.processInfo.activeProcessorCount)\n")
    for finding in findings {
      try Terminal.write("\(finding.isSound ? "ok  " : "BAD ") \(finding.text)\n")
    }
    if findings.contains(where: { !$0.isSound }) { throw ExitStatus.internalFault }
  }
}
