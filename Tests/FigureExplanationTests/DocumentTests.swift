import MonteCarlo
import ReportDocuments
import Testing

@testable import FigureExplanation

/// The explanation as a report.
struct DocumentTests {
  func explained() throws -> ExplainedFigure {
    try explain(
      ExplainTests.projection, run: 1, figure: "net_cost", year: 2028,
      settings: ExplainTests.settings, trial: 11)
  }

  @Test func textIsAtMostEightyColumnsWide() throws {
    let text = render(explanationDocument(try explained()), as: .text)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(text.contains("\n├─ cost.recurring FY2028 = $"))
    #expect(text.contains("\n└─ funding.one_time FY2028 = $"))
    #expect(text.contains("set by variant generous"))
    #expect(text.contains("(see above)"))
    #expect(text.contains("Sample district, with Generous stipends"))
    #expect(text.contains("in trial 12"))
  }

  @Test func theASCIIFormHasATreeToo() throws {
    let text = render(explanationDocument(try explained(), signs: .ascii), as: .ascii)
    let isASCII = text.allSatisfy { $0.isASCII }
    #expect(isASCII)
    #expect(text.contains("\n|- cost.recurring FY2028 = $"))
    #expect(text.contains("\n`- funding.one_time FY2028 = $"))
    #expect(!text.contains("?"))
  }

  @Test func theSameExplanationIsTheSameText() throws {
    let first = render(explanationDocument(try explained()), as: .markdown)
    let second = render(explanationDocument(try explained()), as: .markdown)
    #expect(first == second)
  }

  @Test(
    arguments: zip(
      [1_234.4, -0.5, 0.0825, 1e-9, 36], ["$1,234", "−$0.5", "8.25%", "1e-09", "36"]))
  func amounts(value: Double, text: String) {
    let unit = text.contains("$") ? "$ per year" : text.contains("%") ? "%" : "FTE"
    #expect(AmountWording.short(value, unit: unit) == text)
  }
}
