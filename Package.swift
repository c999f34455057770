// swift-tools-version: 6.2
import PackageDescription

// Targets stand in the order of the flow; each depends only on what stands above it.
let package = Package(
  name: "evenkeel",
  products: [.executable(name: "evenkeel", targets: ["evenkeel"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"])]),
    .systemLibrary(
      name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    // Loops over futures are worth compiling well in tests too.
    .target(name: "CKernels", cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
    .target(name: "GSL", dependencies: ["CGSL", "CKernels"]),
    .target(name: "PlainText"),
    .target(name: "Diagnostics", dependencies: ["PlainText"]),
    .target(name: "ScenarioFiles", dependencies: ["PlainText", "Diagnostics", "SwiftCSV"]),
    .target(name: "ScenarioSyntax", dependencies: ["Diagnostics"]),
    .target(name: "ScenarioFormatting", dependencies: ["Diagnostics", "ScenarioSyntax"]),
    .target(name: "Quantities"),
    .target(name: "BudgetNames"),
    .target(name: "FigureCatalogue", dependencies: ["Quantities", "BudgetNames"]),
    .target(name: "LanguageTable", dependencies: ["Quantities"]),
    .target(name: "ProbabilityDistributions", dependencies: ["CKernels", "GSL"]),
    .target(
      name: "BudgetModel",
      dependencies: [
        "Diagnostics", "Quantities", "BudgetNames", "FigureCatalogue", "ProbabilityDistributions",
      ]),
    .target(
      name: "ScenarioChecking",
      dependencies: [
        "Diagnostics", "ScenarioFiles", "ScenarioSyntax", "Quantities", "BudgetNames",
        "FigureCatalogue", "LanguageTable", "ProbabilityDistributions", "BudgetModel", "GSL",
      ]),
    .target(name: "CalculationGraphs", dependencies: ["CKernels", "ProbabilityDistributions"]),
    .target(
      name: "BudgetProjection",
      dependencies: [
        "Diagnostics", "Quantities", "BudgetNames", "FigureCatalogue", "LanguageTable",
        "ProbabilityDistributions", "BudgetModel",
        "CalculationGraphs",
      ]),
    .target(
      name: "MonteCarlo",
      dependencies: ["CKernels", "GSL", "ProbabilityDistributions", "CalculationGraphs"]),
    .target(
      name: "SummaryMeasures",
      dependencies: [
        "GSL", "Quantities", "BudgetNames", "FigureCatalogue", "BudgetModel", "CalculationGraphs",
        "BudgetProjection", "MonteCarlo",
      ]),
    .target(
      name: "ReportDocuments",
      dependencies: ["PlainText", .product(name: "Mustache", package: "swift-mustache")],
      resources: [.embedInCode("Templates")]),
    .target(name: "Workbooks", dependencies: ["PlainText", "CXLSXWriter"]),
    .target(name: "ResultsData", dependencies: ["PlainText", "ReportDocuments"]),
    .target(
      name: "FigureExplanation",
      dependencies: [
        "Diagnostics", "Quantities", "BudgetNames", "FigureCatalogue", "ProbabilityDistributions",
        "BudgetModel", "CalculationGraphs",
        "BudgetProjection", "MonteCarlo", "ReportDocuments",
      ]),
    .target(
      name: "BudgetReports",
      dependencies: [
        "Diagnostics", "Quantities", "BudgetNames", "FigureCatalogue", "LanguageTable",
        "ProbabilityDistributions", "BudgetModel",
        "BudgetProjection", "SummaryMeasures", "ReportDocuments", "Workbooks", "ResultsData",
      ]),
    .target(
      name: "BudgetQuestions",
      dependencies: [
        "PlainText", "Diagnostics", "Quantities", "BudgetNames", "FigureCatalogue",
        "ScenarioFiles", "ScenarioSyntax", "ScenarioFormatting",
        "ScenarioChecking", "BudgetModel", "BudgetProjection", "CalculationGraphs", "MonteCarlo",
        "SummaryMeasures", "FigureExplanation", "BudgetReports", "ReportDocuments", "GSL",
        "ProbabilityDistributions", "CSodium",
      ]),
    .target(
      name: "LivePage",
      dependencies: [
        "PlainText", "Diagnostics", "Quantities", "BudgetNames", "ScenarioFiles", "MonteCarlo",
        "ReportDocuments", "ResultsData", "BudgetReports", "BudgetQuestions",
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      resources: [.embedInCode("Assets")]),
    .target(
      name: "EvenkeelCommands",
      dependencies: [
        "PlainText", "Diagnostics", "Quantities", "BudgetNames", "FigureCatalogue",
        "LanguageTable", "ScenarioFiles", "BudgetModel", "MonteCarlo", "SummaryMeasures",
        "ReportDocuments", "Workbooks", "ResultsData", "BudgetReports", "BudgetQuestions",
        "LivePage",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "evenkeel", dependencies: ["EvenkeelCommands"]),

    .testTarget(name: "CKernelsTests", dependencies: ["CKernels"], exclude: ["Reference"]),
    .testTarget(name: "GSLTests", dependencies: ["GSL"]),
    .testTarget(name: "PlainTextTests", dependencies: ["PlainText"]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "ScenarioFilesTests", dependencies: ["Diagnostics", "ScenarioFiles"]),
    .testTarget(name: "ScenarioSyntaxTests", dependencies: ["Diagnostics", "ScenarioSyntax"]),
    .testTarget(
      name: "ScenarioFormattingTests",
      dependencies: ["Diagnostics", "ScenarioSyntax", "ScenarioFormatting"]),
    .testTarget(
      name: "ProbabilityDistributionsTests", dependencies: ["GSL", "ProbabilityDistributions"],
      resources: [.copy("Data")]),
    .testTarget(name: "CalculationGraphsTests", dependencies: ["CalculationGraphs"]),
    .testTarget(
      name: "FigureCatalogueTests",
      dependencies: ["Quantities", "BudgetNames", "FigureCatalogue"]),
    .testTarget(
      name: "ScenarioCheckingTests",
      dependencies: [
        "Diagnostics", "ScenarioFiles", "Quantities", "BudgetNames", "FigureCatalogue",
        "LanguageTable", "BudgetModel", "ScenarioChecking",
      ]),
    .testTarget(
      name: "BudgetProjectionTests",
      dependencies: [
        "Diagnostics", "Quantities", "BudgetNames", "FigureCatalogue", "ProbabilityDistributions",
        "BudgetModel", "CalculationGraphs", "BudgetProjection",
      ],
      exclude: [
        "workforce.py", "workforce.csv", "reference_districts.py", "reference_districts.json",
      ]),
    .testTarget(
      name: "MonteCarloTests",
      dependencies: [
        "CKernels", "GSL", "ProbabilityDistributions", "CalculationGraphs", "MonteCarlo",
      ]),
    .testTarget(
      name: "SummaryMeasuresTests",
      dependencies: [
        "GSL", "Diagnostics", "BudgetNames", "FigureCatalogue", "ProbabilityDistributions",
        "BudgetModel", "CalculationGraphs", "BudgetProjection", "MonteCarlo", "SummaryMeasures",
      ]),
    .testTarget(name: "ReportDocumentsTests", dependencies: ["ReportDocuments"]),
    .target(name: "WorkbookChecking", dependencies: ["Workbooks"], path: "Tests/WorkbookChecking"),
    .testTarget(name: "WorkbooksTests", dependencies: ["Workbooks", "WorkbookChecking"]),
    .target(name: "SchemaChecking", path: "Tests/SchemaChecking"),
    .testTarget(
      name: "ResultsDataTests", dependencies: ["ReportDocuments", "ResultsData", "SchemaChecking"]),
    .testTarget(
      name: "BudgetReportsTests",
      dependencies: [
        "Diagnostics", "BudgetNames", "FigureCatalogue", "ProbabilityDistributions", "BudgetModel",
        "CalculationGraphs", "BudgetProjection", "SummaryMeasures", "ReportDocuments",
        "ResultsData", "SchemaChecking",
        "BudgetReports",
      ]),
    .testTarget(
      name: "FigureExplanationTests",
      dependencies: [
        "Diagnostics", "Quantities", "BudgetNames", "FigureCatalogue", "ProbabilityDistributions",
        "BudgetModel", "CalculationGraphs", "BudgetProjection", "MonteCarlo", "ReportDocuments",
        "FigureExplanation",
      ]),
    .testTarget(
      name: "BudgetQuestionsTests",
      dependencies: [
        "Diagnostics", "ScenarioFiles", "Quantities", "BudgetNames", "FigureCatalogue",
        "ScenarioChecking", "BudgetModel", "CalculationGraphs", "BudgetProjection", "MonteCarlo",
        "SummaryMeasures", "ReportDocuments", "Workbooks", "WorkbookChecking", "ResultsData",
        "BudgetReports", "BudgetQuestions", "FigureExplanation",
      ], exclude: ["Cases", "Published", "Rejected", "Slaton"]),
    .testTarget(
      name: "LivePageTests",
      dependencies: [
        "Diagnostics", "ScenarioFiles", "MonteCarlo", "SummaryMeasures", "ResultsData",
        "BudgetReports", "BudgetQuestions", "LivePage",
      ]),
    .testTarget(
      name: "EvenkeelCommandsTests",
      dependencies: [
        "Diagnostics", "ScenarioFiles", "LanguageTable", "MonteCarlo", "ReportDocuments",
        "ResultsData", "SchemaChecking",
        "BudgetReports", "BudgetQuestions", "EvenkeelCommands",
        "evenkeel",
      ]),
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

// So are the modules that run over them; the others stay quick to build.
let hot: Set = [
  "GSL", "ProbabilityDistributions", "CalculationGraphs", "MonteCarlo", "SummaryMeasures",
]
for target in package.targets where hot.contains(target.name) {
  target.swiftSettings?.append(.unsafeFlags(["-O"], .when(configuration: .debug)))
}
