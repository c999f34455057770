internal import BudgetModel
internal import CalculationGraphs

extension BudgetProjector {
  /// Sections by cell of one class-size rule.
  mutating func sections(_ rule: ClassSize, _ world: World) -> [CellSeries] {
    once(
      "\(world.rawValue) \(rule.id)", in: \.sectionsByRule, fallback: { _ in [] },
      compute: { projector in
        let target = projector.classTarget(rule, world)
        let stretched = projector.stretchedTarget(rule, target, world)
        let cap = projector.value("class_size.\(rule.id).cap", world)
        return projector.coveredStudents(rule, world).map { students in
          CellSeries(
            cell: students.cell,
            values: projector.sections(students.values, stretched, cap: cap, rule.rounding))
        }
      })
  }

  /// All sections of one rule.
  mutating func totalSections(_ rule: ClassSize, _ world: World) -> Series {
    onceSeries("\(world.rawValue) sections.\(rule.id)") { projector in
      let cells = projector.sections(rule, world)
      return projector.graph.sum(cells.map(\.values), count: projector.count)
    }
  }

  /// All sections of all rules.
  mutating func totalSections(_ world: World) -> Series {
    let rules = budget.classSizes.map { totalSections($0, world) }
    return graph.sum(rules, count: count)
  }

  /// Students over target without rounding, as budget offices count sections.
  mutating func fractionalSections(_ world: World) -> Series {
    onceSeries("\(world.rawValue) sections.fractional") { projector in
      var parts: [Series] = []
      for rule in projector.budget.classSizes {
        let total = projector.totalStudents(rule, world)
        parts.append(projector.graph.divideOrZero(total, projector.classTarget(rule, world)))
      }
      return projector.graph.sum(parts, count: projector.count)
    }
  }

  /// The students of the grades that a rule covers.
  mutating func coveredStudents(_ rule: ClassSize, _ world: World) -> [CellSeries] {
    let grades = Set(rule.grades)
    return students(world).filter { grades.contains($0.cell.grade) }
  }

  /// All students of the grades that a rule covers.
  private mutating func totalStudents(_ rule: ClassSize, _ world: World) -> Series {
    onceSeries("\(world.rawValue) students of \(rule.id)") { projector in
      let cells = projector.coveredStudents(rule, world).map(\.values)
      return projector.graph.sum(cells, count: projector.count)
    }
  }

  /// The students of all cells that some rule covers.
  mutating func studentsInSections(_ world: World) -> Series {
    onceSeries("\(world.rawValue) students in sections") { projector in
      let parts = projector.budget.classSizes.map { projector.totalStudents($0, world) }
      return projector.graph.sum(parts, count: projector.count)
    }
  }

  /// Students for whom one section is planned; at least one.
  private mutating func classTarget(_ rule: ClassSize, _ world: World) -> Series {
    value("class_size.\(rule.id).target", world, default: 1).map {
      graph.maximum($0, graph.constant(1))
    }
  }

  /// The target times 1 + tolerance, where sections are rounded up.
  private mutating func stretchedTarget(
    _ rule: ClassSize, _ target: Series, _ world: World
  ) -> Series {
    guard rule.rounding == .up,
      let tolerance = value("class_size.\(rule.id).tolerance", world)
    else { return target }
    return zip(target, tolerance).map {
      graph.multiply($0, graph.add(graph.constant(1), $1))
    }
  }

  /// `max(round(E / target), ceil(E / cap))` of whole students, at least 1 where there are any.
  private mutating func sections(
    _ students: Series, _ target: Series, cap: Series?, _ rounding: Rounding
  ) -> Series {
    years.indices.map { position in
      let whole = graph.nearest(students[position])
      var sections = graph.rounded(graph.divide(whole, target[position]), rounding)
      if let cap {
        let size = graph.maximum(cap[position], graph.constant(1))
        sections = graph.maximum(sections, graph.ceiling(graph.divide(whole, size)))
      } else if rounding != .up {
        sections = graph.maximum(sections, graph.minimum(whole, graph.constant(1)))
      }
      return sections
    }
  }
}

extension GraphBuilder {
  /// A number made whole.
  mutating func rounded(_ value: Node, _ rounding: Rounding) -> Node {
    switch rounding {
    case .up: ceiling(value)
    case .nearest: nearest(value)
    case .down: floor(value)
    }
  }
}
