/// A distribution, process or function that a value may call.
public struct FunctionDescription: Sendable {
  /// What it is.
  public enum Kind: String, Sendable { case distribution, process, function, statistic }

  /// The name.
  public let name: String
  /// What it is.
  public let kind: Kind
  /// The parameters in the order of the reference; optional ones in brackets.
  public let parameters: [String]
  /// One line that says what it gives.
  public let summary: String
  /// An example.
  public let example: String

  /// Describes a function.
  public init(
    _ name: String, _ kind: Kind, _ parameters: [String], _ summary: String, example: String
  ) {
    self.name = name
    self.kind = kind
    self.parameters = parameters
    self.summary = summary
    self.example = example
  }
}

extension LanguageTable {
  /// Everything a value may call, in the order of the reference.
  public static let functions: [FunctionDescription] = [
    FunctionDescription(
      "normal", .distribution, ["mean", "sd"], "Normal.", example: "normal(mean = 3%, sd = 1%)"),
    FunctionDescription(
      "lognormal", .distribution, ["mean", "sd"], "Lognormal; mean and sd of the amount itself.",
      example: "lognormal(mean = $50,000 per year, sd = $5,000 per year)"),
    FunctionDescription(
      "beta", .distribution, ["mean", "sd"], "Beta on 0 to 1; or (alpha, beta).",
      example: "beta(mean = 11%, sd = 2%)"),
    FunctionDescription(
      "gamma", .distribution, ["mean", "sd"], "Gamma.",
      example: "gamma(mean = $20,000 per year, sd = $9,000 per year)"),
    FunctionDescription(
      "pert", .distribution, ["low", "mode", "high"], "Beta-PERT with shape 4.",
      example: "pert(low = 50%, mode = 80%, high = 100%)"),
    FunctionDescription(
      "triangular", .distribution, ["low", "mode", "high"], "Triangular.",
      example: "triangular(low = 85%, mode = 95%, high = 100%)"),
    FunctionDescription(
      "uniform", .distribution, ["low", "high"], "Uniform.",
      example: "uniform(low = 0%, high = 100%)"),
    FunctionDescription(
      "student_t", .distribution, ["df", "mean", "scale"], "Student's t, moved and stretched.",
      example: "student_t(df = 5, mean = 2%, scale = 1%)"),
    FunctionDescription(
      "chance", .distribution, ["p"], "1 with probability p, else 0.", example: "chance(p = 5%)"),
    FunctionDescription(
      "binomial", .distribution, ["n", "p"], "Successes among n; n may itself be drawn.",
      example: "binomial(n = 85, p = 11%)"),
    FunctionDescription(
      "poisson", .distribution, ["mean"], "Poisson; the mean may itself be drawn.",
      example: "poisson(mean = 4)"),
    FunctionDescription(
      "discrete", .distribution, ["v: p, …"],
      "Values with their probabilities, which sum to 100 %.",
      example: "discrete(0%: 30%, 50%: 50%, 100%: 20%)"),
    FunctionDescription(
      "mixture", .distribution, ["p: dist, …"], "Distributions with weights, which sum to 100 %.",
      example: "mixture(30%: 0%, 70%: uniform(low = 0%, high = 100%))"),
    FunctionDescription(
      "truncated", .distribution, ["dist", "min", "max"], "A distribution kept between two bounds.",
      example: "truncated(normal(mean = 3%, sd = 1%), min = 0%, max = 6%)"),
    FunctionDescription(
      "resampled", .distribution, ["from \"FILE.csv\"", "column \"NAME\"", "as percent | ratio"],
      "One of the values of a CSV column, each equally likely; `as` says what plain numbers are.",
      example: "resampled(from = \"data/title1.csv\", column = \"growth\", as = ratio)"),
    FunctionDescription(
      "ar1", .process, ["mean", "sd", "persistence", "[last]"],
      "Reverts to its mean; sd is the long-run one, last the value of the year before the horizon.",
      example: "ar1(mean = 2.5%, sd = 1.2%, persistence = 0.4)"),
    FunctionDescription(
      "random_walk", .process, ["start", "drift", "sd"], "Adds drift and a normal step each year.",
      example: "random_walk(start = 2%, drift = 0%, sd = 0.5%)"),
    FunctionDescription(
      "min", .function, ["a, b, …"], "The smallest.", example: "min($10,000, $12,000)"),
    FunctionDescription(
      "max", .function, ["a, b, …"], "The largest.", example: "max($10,000, $12,000)"),
    FunctionDescription("ceil", .function, ["x"], "Up to a whole number.", example: "ceil(7.2)"),
    FunctionDescription(
      "floor", .function, ["x"], "Down to a whole number.", example: "floor(7.2)"),
    FunctionDescription(
      "round", .function, ["x"], "To the nearest whole number, halves away from zero.",
      example: "round(7.5)"),
    FunctionDescription(
      "exp", .function, ["x"], "e to the power x, of a ratio.", example: "exp(0.5)"),
    FunctionDescription(
      "log", .function, ["x"], "Natural logarithm of a ratio.", example: "log(2)"),
    FunctionDescription("sqrt", .function, ["x"], "Square root of a ratio.", example: "sqrt(2)"),
    FunctionDescription("abs", .function, ["x"], "Without its sign.", example: "abs(-3)"),
    FunctionDescription(
      "cumulative", .function, ["x"], "Sum over the horizon's years up to this one.",
      example: "cumulative($100 per year)"),
    FunctionDescription(
      "prior", .function, ["x", "[years]"],
      "x one fiscal year before, or so many years before, of years before the first what is given.",
      example: "prior(enrollment)"),
    FunctionDescription(
      "if", .function, ["condition", "yes", "no"], "One of two values.",
      example: "if(2 > 1, $10, $20)"),
    FunctionDescription(
      "P", .statistic, ["condition in each year | in all years | in FY"],
      "Probability of a condition, in `expect`.", example: "P(coverage >= 1 in all years)"),
    FunctionDescription(
      "mean", .statistic, ["figure in each year | in FY"], "Mean of a figure, in `expect`.",
      example: "mean(net_cost in FY2027)"),
    FunctionDescription(
      "p5", .statistic, ["figure in FY"],
      "5th percentile: the smallest value that 5 of 100 futures lie at or below; likewise p25, p50, "
        + "p75, p95.",
      example: "p5(coverage in FY2027)"),
  ]

  /// A function by its name.
  public static func function(_ name: String) -> FunctionDescription? {
    functions.first { $0.name == name }
  }
}
