internal import BudgetNames

/// What happens to a stream with a chance.
enum StreamEvent {
  /// 1 where an event with a chance happens: where a uniform exceeds 1 − p.
  static func happens(
    _ name: String, chance: Series, eachYear: Bool, _ projector: inout BudgetProjector
  ) -> Series {
    let uniforms = projector.uniformSeries(name, eachYear: eachYear)
    return projector.yearly { projector, position throws(Unanswered) in
      let chance = try projector.at(chance, position)
      if let known = projector.graph.constantValue(chance), known <= 0 || known >= 1 {
        return projector.graph.constant(known >= 1 ? 1 : 0)
      }
      let uniform = try projector.at(uniforms, position)
      let least = projector.graph.subtract(projector.graph.constant(1), chance)
      return projector.graph.greater(uniform, least)
    }
  }
}
