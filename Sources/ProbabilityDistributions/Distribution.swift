/// A one-dimensional probability distribution with constant parameters.
///
/// Parameters are those of the named families; `Distribution+Construction.swift` makes them from
/// means and standard deviations or from an interval, and says what is wrong with them.
public indirect enum Distribution: Sendable, Hashable {
  /// Normal with mean and standard deviation.
  case normal(mean: Double, sd: Double)
  /// exp of a normal with mean `mu` and standard deviation `sigma`.
  case lognormal(mu: Double, sigma: Double)
  /// Beta on 0..1.
  case beta(alpha: Double, beta: Double)
  /// Gamma with shape and scale.
  case gamma(shape: Double, scale: Double)
  /// Beta-PERT on low..high with shape 4.
  case pert(low: Double, mode: Double, high: Double)
  /// Triangular on low..high.
  case triangular(low: Double, mode: Double, high: Double)
  /// Uniform on low..high.
  case uniform(low: Double, high: Double)
  /// Student's t, moved to `mean` (its centre) and stretched by `scale`.
  case studentT(degrees: Double, mean: Double, scale: Double)
  /// 1 with probability p, else 0.
  case chance(Double)
  /// Successes in n trials.
  case binomial(n: Int, p: Double)
  /// Poisson with a mean.
  case poisson(mean: Double)
  /// Values with probabilities that sum to 1.
  case discrete([Outcome])
  /// Distributions with weights that sum to 1.
  case mixture([Component])
  /// A distribution kept between two bounds (either may be infinite).
  case truncated(Distribution, low: Double, high: Double)
  /// One of the given values, each equally likely.
  case resampled([Double])
  /// `offset + scale · X` with a positive scale.
  case shifted(Distribution, scale: Double, offset: Double)

  /// One value of a discrete distribution.
  public struct Outcome: Sendable, Hashable {
    /// The value.
    public let value: Double
    /// Its probability.
    public let probability: Double

    /// Makes an outcome.
    public init(value: Double, probability: Double) {
      self.value = value
      self.probability = probability
    }
  }

  /// One part of a mixture.
  public struct Component: Sendable, Hashable {
    /// Its weight.
    public let weight: Double
    /// Its distribution.
    public let distribution: Distribution

    /// Makes a component.
    public init(weight: Double, distribution: Distribution) {
      self.weight = weight
      self.distribution = distribution
    }
  }
}
