public import ProbabilityDistributions

/// A handle to one node of a calculation graph: a column of one number per trial.
public struct Node: Sendable, Hashable, Comparable {
  /// Its position in the graph; operands always stand before the nodes that use them.
  public let index: Int32

  /// Makes a handle.
  public init(index: Int32) { self.index = index }

  /// Orders nodes by position.
  public static func < (left: Node, right: Node) -> Bool { left.index < right.index }
}

/// What a node computes from its operands, trial by trial.
public enum Operation: Sendable, Hashable {
  /// The same number in every trial.
  case constant(Double)
  /// A draw, by its position among the graph's inputs.
  case input(Int32)
  case add(Node, Node)
  case subtract(Node, Node)
  case multiply(Node, Node)
  case divide(Node, Node)
  case minimum(Node, Node)
  case maximum(Node, Node)
  case negate(Node)
  case exponential(Node)
  case logarithm(Node)
  case power(Node, Node)
  /// `ceil(x − 1e-9)`.
  case ceiling(Node)
  /// `floor(x + 1e-9)`.
  case floor(Node)
  /// Nearest whole number, half away from zero.
  case nearest(Node)
  /// 1 where left ≥ right, else 0.
  case greaterOrEqual(Node, Node)
  /// 1 where left > right, else 0.
  case greater(Node, Node)
  /// 1 where both are equal, else 0.
  case equal(Node, Node)
  /// The second operand where the first is not 0, else the third.
  case select(Node, Node, Node)
  /// Smallest x with binomial(n, p) cdf ≥ u; operands u, n (rounded), p.
  case binomialQuantile(Node, Node, Node)
  /// Smallest x with Poisson(mean) cdf ≥ u; operands u, mean.
  case poissonQuantile(Node, Node)
  /// One flow of an allocation: allocation number, supply number, demand number.
  case flow(Int32, Int32, Int32)
}

/// A greedy maximum flow from supplies to demands, or with `pricing` a linear programme.
///
/// Supplies take demands in order; a later supply that would be stuck moves an earlier supply's
/// amounts to another demand that one may serve (augmenting paths; the reachable unfilled demand
/// of the lowest number first), so that the total is the maximum flow.
public struct Allocation: Sendable, Hashable {
  /// Amounts to give, each ≥ 0.
  public let supplies: [Node]
  /// Amounts wanted, each ≥ 0.
  public let demands: [Node]
  /// For each supply, which demands it may serve, one Boolean a demand.
  public let mayServe: [[Bool]]
  /// Prices, limits and goals; `nil` for the greedy flow.
  public let pricing: Pricing?

  /// What makes an allocation a linear programme: an arc takes its price times its amount out of its
  /// supply, groups of arcs have limits, and each goal in turn becomes as large as those before it
  /// allow. Arcs are the pairs that `mayServe` allows, supply by supply.
  public struct Pricing: Sendable, Hashable {
    /// What a dollar on each arc takes out of its supply.
    public let prices: [Node]
    /// The largest sum of each group of arcs.
    public let limits: [Node]
    /// The limit of each arc, or −1 for none.
    public let limitOfArc: [Int32]
    /// The arcs whose sum each goal is.
    public let goals: [[Int32]]

    /// Makes a pricing.
    public init(prices: [Node], limits: [Node], limitOfArc: [Int32], goals: [[Int32]]) {
      self.prices = prices
      self.limits = limits
      self.limitOfArc = limitOfArc
      self.goals = goals
    }
  }

  /// Supplies, demands, prices and limits.
  var operands: [Node] {
    supplies + demands + (pricing.map { $0.prices + $0.limits } ?? [])
  }

  /// Makes an allocation; `mayServe` has a row per supply with a flag per demand.
  public init(
    supplies: [Node], demands: [Node], mayServe: [[Bool]], pricing: Pricing? = nil
  ) {
    precondition(mayServe.count == supplies.count, "an allocation needs one row of flags a supply")
    precondition(
      mayServe.allSatisfy { $0.count == demands.count },
      "an allocation needs one flag a demand in each row")
    self.supplies = supplies
    self.demands = demands
    self.mayServe = mayServe
    let arcs = mayServe.joined().count { $0 }
    precondition(
      pricing.map { $0.prices.count == arcs && $0.limitOfArc.count == arcs } ?? true,
      "a priced allocation needs one price and limit an arc")
    self.pricing = pricing
  }
}

/// One stream of random numbers: a declared name, in one year or once for all.
public struct InputDraw: Sendable, Hashable {
  /// The declared name, the key of its random numbers, e.g. `staff.teachers.turnover`.
  public let name: String
  /// The fiscal year, or `nil` for a value drawn once a trial.
  public let year: Int?
  /// What is drawn; `nil` for a bare uniform in (0, 1).
  public let distribution: Distribution?

  /// Declares a draw.
  public init(name: String, year: Int?, distribution: Distribution?) {
    self.name = name
    self.year = year
    self.distribution = distribution
  }
}

/// A correlation of the normal scores of two declared values, in the same year or once.
public struct ScoreCorrelation: Sendable, Hashable {
  /// The first declared name.
  public let first: String
  /// The second declared name.
  public let second: String
  /// The correlation of their normal scores, −1..1.
  public let coefficient: Double

  /// Declares a correlation.
  public init(first: String, second: String, coefficient: Double) {
    self.first = first
    self.second = second
    self.coefficient = coefficient
  }
}
