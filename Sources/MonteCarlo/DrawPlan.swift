internal import CKernels
internal import CalculationGraphs
internal import ProbabilityDistributions

/// How the draws of a graph come about, ready to be filled in for any range of trials.
struct DrawPlan: Sendable {
  /// One draw.
  struct Source: Sendable {
    /// The key of its stream.
    let key: UInt64
    /// The fiscal year, 0 for a value drawn once.
    let year: UInt32
    /// What turns scores or uniforms into values; `nil` for a bare uniform.
    let sampler: PreparedSampler?
    /// For a correlated draw the streams whose scores add up to its own, with their weights.
    let mix: [Part]
    /// At its median in every trial.
    let isHeld: Bool
  }

  /// A stream's part in a correlated score.
  struct Part: Sendable, Hashable {
    /// The key of the stream.
    let key: UInt64
    /// Its weight.
    let weight: Double
  }

  /// One source an input of the graph; `nil` where the program does not draw it.
  let sources: [Source?]
  /// Independent or stratified.
  let sampling: Sampling
  /// Trials per replicate, the strata of latin sampling.
  let trialsPerReplicate: Int

  /// Prepares the draws that a program makes.
  init(
    _ program: CalculationProgram, of graph: CalculationGraph, settings: SimulationSettings,
    held: Set<Int32> = []
  ) throws(SimulationError) {
    let mixes = settings.deterministic ? [:] : try scoreMixes(of: graph, seed: settings.seed)
    var sources = [Source?](repeating: nil, count: graph.inputs.count)
    var samplers: [Distribution: PreparedSampler] = [:]
    for instruction in program.instructions where instruction.opcode == .draw {
      let position = Int(instruction.left)
      let input = graph.inputs[position]
      var sampler: PreparedSampler?
      if let distribution = input.distribution {
        sampler = samplers[distribution] ?? PreparedSampler(distribution)
        samplers[distribution] = sampler
      }
      sources[position] = Source(
        key: streamKey(seed: settings.seed, name: input.name),
        year: UInt32(truncatingIfNeeded: input.year ?? 0), sampler: sampler,
        mix: mixes[position] ?? [],
        isHeld: settings.deterministic || held.contains(instruction.left))
    }
    self.sources = sources
    self.sampling = settings.sampling
    self.trialsPerReplicate = settings.trialsPerReplicate
  }

  /// Fills `target` with an input's values in the trials `first ..< first + count`; `scratch` has
  /// room for `count` numbers.
  func fill(
    _ target: UnsafeMutablePointer<Double>, input: Int, first: Int, count: Int,
    scratch: UnsafeMutablePointer<Double>
  ) {
    guard let source = sources[input] else {
      preconditionFailure("the program draws an input that was not prepared")
    }
    let needsScores = source.sampler?.needsScores ?? false
    if source.isHeld {
      ek_fill(target, needsScores ? 0 : 0.5, count)
    } else if source.mix.isEmpty {
      uniforms(target, source.key, source.year, first, count)
      if needsScores { ek_normal_quantile(target, target, count) }
    } else {
      mixedScores(target, source, first, count, scratch)
      if !needsScores {
        ek_normal_cdf(target, target, count)
        // Rounding may carry a far tail to 0 or 1; uniforms lie strictly between.
        ek_maximum_vs(target, target, Self.leastUniform, count)
        ek_minimum_vs(target, target, 1 - Self.leastUniform, count)
      }
    }
    guard let sampler = source.sampler else { return }
    if needsScores {
      sampler.fill(fromScores: target, into: target, count: count)
    } else {
      sampler.fill(fromUniforms: target, into: target, count: count)
    }
  }

  /// Half a step of the 53-bit uniforms.
  private static let leastUniform = 0x1p-53

  private func uniforms(
    _ target: UnsafeMutablePointer<Double>, _ key: UInt64, _ year: UInt32, _ first: Int,
    _ count: Int
  ) {
    switch sampling {
    case .plain: ek_uniform_fill(target, count, key, UInt64(first), year, 0)
    case .latin:
      ek_latin_fill(target, count, key, UInt64(first), year, UInt64(trialsPerReplicate))
    }
  }

  /// Scores are stratified one by one and mixed afterwards, in the order of declaration.
  private func mixedScores(
    _ target: UnsafeMutablePointer<Double>, _ source: Source, _ first: Int, _ count: Int,
    _ scratch: UnsafeMutablePointer<Double>
  ) {
    for (position, part) in source.mix.enumerated() {
      let scores = position == 0 ? target : scratch
      uniforms(scores, part.key, source.year, first, count)
      ek_normal_quantile(scores, scores, count)
      if position == 0 {
        ek_multiply_vs(target, target, part.weight, count)
      } else {
        ek_scale_add(target, scratch, part.weight, target, count)
      }
    }
  }
}

/// The key of a declared name's random numbers.
func streamKey(seed: UInt64, name: String) -> UInt64 {
  var name = name
  return name.withUTF8 { bytes in
    bytes.withMemoryRebound(to: CChar.self) { characters in
      guard let start = characters.baseAddress else { return ek_stream_key(seed, "", 0) }
      return ek_stream_key(seed, start, characters.count)
    }
  }
}
