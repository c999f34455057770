import Foundation
import ProbabilityDistributions
import Testing

/// Quantiles, probabilities and moments against scipy (`Data/reference.csv`).
@Suite struct ReferenceTests {
  /// One line of the reference data.
  struct Line {
    /// The name of the distribution.
    let name: String
    /// What is given: quantile, upper, cdf, mean or sd.
    let what: String
    /// A probability or a value.
    let at: Double
    /// scipy's value.
    let value: Double
  }

  /// All lines of the reference data.
  private func lines() throws -> [Line] {
    let url = try #require(
      Bundle.module.url(forResource: "reference", withExtension: "csv", subdirectory: "Data"))
    let text = try String(contentsOf: url, encoding: .utf8)
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let cells = line.split(separator: ",").map(String.init)
      guard cells.count == 4, let at = Double(cells[2]), let value = Double(cells[3]) else {
        return nil
      }
      return Line(name: cells[0], what: cells[1], at: at, value: value)
    }
  }

  @Test(arguments: FamilyCases.withReference.indices)
  func matchesReference(_ index: Int) throws {
    let (name, distribution) = FamilyCases.withReference[index]
    let lines = try lines().filter { $0.name == name }
    #expect(lines.count >= 14)
    for line in lines {
      let ours: Double
      switch line.what {
      case "quantile": ours = distribution.quantile(line.at)
      case "upper":
        // 1 − at is not exact below 1e-6; there the quantile of the nearest number is meant.
        ours = distribution.quantile(1 - line.at)
      case "cdf": ours = distribution.cdf(line.at)
      case "mean": ours = distribution.mean
      default: ours = distribution.standardDeviation
      }
      let scale = max(abs(line.value), distribution.isDiscrete ? 0 : 1e-9)
      let tolerance =
        line.what == "upper" && line.at < 1e-5 ? 2e-3 : line.what == "cdf" ? 1e-10 : 1e-8
      #expect(
        abs(ours - line.value) <= tolerance * scale || ours == line.value,
        "\(name) \(line.what) at \(line.at): \(ours), scipy \(line.value)")
    }
  }

  @Test func everyReferenceIsUsed() throws {
    let names = Set(try lines().map(\.name))
    #expect(names == Set(FamilyCases.withReference.map(\.name)))
  }
}
