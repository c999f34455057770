// swift-tools-version: 6.2
import PackageDescription

// Targets stand in the order of the flow; each depends only on what stands above it.
let package = Package(
  name: "evenkeel",
  products: [.executable(name: "evenkeel", targets: ["evenkeel"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
    .package(url: "https://github.com/pointfreeco/swift-custom-dump", from: "1.7.0"),
  ],
  targets: [
    .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"])]),
    .target(name: "CKernels"),
    .target(name: "GSL", dependencies: ["CGSL", "CKernels"]),
    .target(name: "Diagnostics"),
    .target(name: "ScenarioFiles", dependencies: ["Diagnostics", "SwiftCSV"]),
    .target(name: "ScenarioSyntax", dependencies: ["Diagnostics"]),
    .target(name: "ScenarioFormatting", dependencies: ["Diagnostics", "ScenarioSyntax"]),
    .target(name: "LanguageTable"),
    .target(name: "ProbabilityDistributions", dependencies: ["CKernels", "GSL"]),
    .target(name: "BudgetModel", dependencies: ["Diagnostics", "ProbabilityDistributions"]),
    .target(
      name: "ScenarioChecking",
      dependencies: [
        "Diagnostics", "ScenarioFiles", "ScenarioSyntax", "LanguageTable",
        "ProbabilityDistributions", "BudgetModel", "GSL",
      ]),
    .target(name: "CalculationGraphs", dependencies: ["CKernels", "ProbabilityDistributions"]),
    .target(
      name: "BudgetProjection",
      dependencies: ["Diagnostics", "ProbabilityDistributions", "BudgetModel", "CalculationGraphs"]),
    .target(
      name: "MonteCarlo",
      dependencies: ["CKernels", "GSL", "ProbabilityDistributions", "CalculationGraphs"]),
    .target(
      name: "SummaryMeasures",
      dependencies: ["GSL", "BudgetModel", "CalculationGraphs", "BudgetProjection", "MonteCarlo"]),
    .target(name: "ReportDocuments"),
    .target(
      name: "FigureExplanation",
      dependencies: [
        "Diagnostics", "BudgetModel", "CalculationGraphs", "BudgetProjection", "MonteCarlo",
        "SummaryMeasures", "ReportDocuments",
      ]),
    .target(
      name: "BudgetReports",
      dependencies: [
        "Diagnostics", "ProbabilityDistributions", "BudgetModel", "BudgetProjection",
        "SummaryMeasures", "ReportDocuments",
      ]),
    .target(
      name: "ScenarioPipeline",
      dependencies: [
        "Diagnostics", "ScenarioFiles", "ScenarioSyntax", "ScenarioFormatting", "LanguageTable",
        "ScenarioChecking", "BudgetModel", "BudgetProjection", "CalculationGraphs", "MonteCarlo",
        "SummaryMeasures", "BudgetReports", "ReportDocuments", "GSL",
        "ProbabilityDistributions", .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .target(
      name: "EvenkeelCommands",
      dependencies: [
        "Diagnostics", "LanguageTable", "BudgetModel", "MonteCarlo", "SummaryMeasures",
        "ReportDocuments", "BudgetReports", "ScenarioPipeline",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "evenkeel", dependencies: ["EvenkeelCommands"]),
  ],
  swiftLanguageModes: [.v6]
)

// Guard rails, the same for every Swift target.
for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
}
