import Foundation
import Testing

/// Differences of large amounts leave dust such as 1e-12 dollars; no form of the results prints it.
@Suite struct ResultDustTests {
  /// A number that no quotation marks surround: a JSON value, or a cell of CSV.
  private func numbers(_ text: String) -> [Double] {
    text.split { ",:[]{} \r\n".contains($0) }.filter { !$0.contains("\"") }.compactMap {
      Double($0)
    }
  }

  @Test(arguments: Repository.scenarios) func noResultIsDust(_ name: String) throws {
    let folder = try TemporaryFolder()
    let trials = folder.url.appending(path: "trials.csv").path
    for form in ["json", "csv"] {
      let result = try Program.run(
        [
          "run", "Scenarios/\(name).scenario", "--variant", "all", "--trials", "40", "--format",
          form, "--trials-out", trials,
        ], at: Repository.root)
      #expect(result.status == 0 || result.status == 3, "\(result.errors)")
      for text in [result.output, try folder.read("trials.csv")] {
        let found = numbers(text)
        #expect(found.count > 100)
        let dust = found.filter { $0 != 0 && abs($0) < 1e-9 }
        #expect(dust.isEmpty, "\(name) \(form): \(dust.prefix(5))")
      }
    }
  }
}
