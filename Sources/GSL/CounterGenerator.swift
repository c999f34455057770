import CGSL
import CKernels

/// The counter-based generator Philox4x32-10 as a GSL generator, so that GSL's own samplers run on
/// it.
///
/// The seed is the key; the n-th word is word n mod 4 of the block whose counter is n div 4.
public struct CounterGenerator: ~Copyable {
  /// GSL's description of the generator, which must outlive it.
  private let type: UnsafeMutablePointer<gsl_rng_type>
  /// GSL's generator.
  private let generator: UnsafeMutablePointer<gsl_rng>

  /// What the generator remembers between calls.
  private struct State {
    /// The key's words.
    var key: (UInt32, UInt32)
    /// The number of words given out.
    var position: UInt64
    /// The block that the next word is taken from.
    var block: (UInt32, UInt32, UInt32, UInt32)

    /// The next word.
    mutating func next() -> UInt32 {
      let word = position & 3
      if word == 0 {
        block = CounterGenerator.block(counter: position >> 2, key: key)
      }
      position &+= 1
      switch word {
      case 0: return block.0
      case 1: return block.1
      case 2: return block.2
      default: return block.3
      }
    }
  }

  /// Makes a generator that starts at counter 0 of a key.
  public init(seed: UInt64) throws(GSLError) {
    _ = GSLReporting.isSilenced
    type = .allocate(capacity: 1)
    type.initialize(to: Self.makeType())
    guard let allocated = gsl_rng_alloc(type) else {
      type.deallocate()
      throw GSLError(code: GSL_ENOMEM, task: "a random generator")
    }
    generator = allocated
    gsl_rng_set(generator, UInt(seed))
  }

  deinit {
    gsl_rng_free(generator)
    type.deallocate()
  }

  /// The next 32 random bits.
  public mutating func nextWord() -> UInt32 {
    UInt32(truncatingIfNeeded: gsl_rng_get(generator))
  }

  /// The next uniform in 0..<1, with 32 bits.
  public mutating func nextUniform() -> Double { gsl_rng_uniform(generator) }

  /// A draw from a normal with mean 0, by GSL's ziggurat.
  public mutating func normal(sd: Double) -> Double {
    gsl_ran_gaussian_ziggurat(generator, sd)
  }

  /// A draw from a gamma distribution, by GSL's sampler.
  public mutating func gamma(shape: Double, scale: Double) -> Double {
    gsl_ran_gamma(generator, shape, scale)
  }

  /// A draw from a beta distribution, by GSL's sampler.
  public mutating func beta(alpha: Double, beta: Double) -> Double {
    gsl_ran_beta(generator, alpha, beta)
  }

  /// A draw from a binomial distribution, by GSL's sampler.
  public mutating func binomial(p: Double, trials: UInt32) -> UInt32 {
    gsl_ran_binomial(generator, p, trials)
  }

  /// A draw from a Poisson distribution, by GSL's sampler.
  public mutating func poisson(mean: Double) -> UInt32 { gsl_ran_poisson(generator, mean) }

  /// The four words of a counter (its upper half is zero) and a key.
  private static func block(counter: UInt64, key: (UInt32, UInt32))
    -> (UInt32, UInt32, UInt32, UInt32)
  {
    let counters = [
      UInt32(truncatingIfNeeded: counter), UInt32(truncatingIfNeeded: counter >> 32), 0, 0,
    ]
    var words: [UInt32] = [0, 0, 0, 0]
    ek_philox4x32_10(counters, [key.0, key.1], &words)
    return (words[0], words[1], words[2], words[3])
  }

  /// GSL's description: its name, range, state and functions.
  private static func makeType() -> gsl_rng_type {
    let name: StaticString = "philox4x32-10"
    return gsl_rng_type(
      name: UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self),
      max: UInt(UInt32.max), min: 0, size: MemoryLayout<State>.size,
      set: { memory, seed in
        guard let memory else { return }
        memory.initializeMemory(
          as: State.self,
          to: State(
            key: (
              UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: UInt64(seed) >> 32)
            ),
            position: 0, block: (0, 0, 0, 0)))
      },
      get: { memory in
        guard let memory else { return 0 }
        return UInt(memory.assumingMemoryBound(to: State.self).pointee.next())
      },
      get_double: { memory in
        guard let memory else { return 0 }
        return Double(memory.assumingMemoryBound(to: State.self).pointee.next()) / 4294967296.0
      })
  }
}
