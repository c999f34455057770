// Orders of evaluation; the one that needs the fewest registers is taken.
extension StepList {
  /// The steps as the graph was written, each draw right before its first use.
  func writtenOrder() -> [Int] {
    var order: [Int] = []
    var isPlaced = [Bool](repeating: false, count: steps.count)
    for step in steps.indices {
      if steps[step].opcode == .draw { continue }
      for source in sources(of: step) where !isPlaced[source] {
        isPlaced[source] = true
        order.append(source)
      }
      isPlaced[step] = true
      order.append(step)
    }
    for step in steps.indices where !isPlaced[step] { order.append(step) }
    return order
  }

  /// From the first kept column on, each after its operands, the operand that needs most registers
  /// first.
  func depthFirstOrder() -> [Int] {
    let need = registerNeeds()
    var order: [Int] = []
    var isPlaced = [Bool](repeating: false, count: steps.count)
    var isOpened = isPlaced
    var stack: [Int] = []
    for column in columns {
      stack.append(Int(stepOfNode[Int(column.index)]))
      while let step = stack.last {
        if isPlaced[step] {
          stack.removeLast()
        } else if isOpened[step] {
          isPlaced[step] = true
          order.append(step)
          stack.removeLast()
        } else {
          isOpened[step] = true
          let open = sources(of: step).filter { !isPlaced[$0] }
          stack.append(contentsOf: open.sorted { (need[$0], $0) < (need[$1], $1) })
        }
      }
    }
    return order
  }

  /// The Sethi–Ullman number of each step, as if it were a tree.
  private func registerNeeds() -> [Int] {
    var need = [Int](repeating: 1, count: steps.count)
    for step in steps.indices {
      let needs = sources(of: step).map { need[$0] }.sorted(by: >)
      for (position, value) in needs.enumerated() {
        need[step] = max(need[step], min(value + position, Int(Int32.max)))
      }
    }
    return need
  }

  /// Draws by name, all years of one name together; after each draw everything that has become
  /// possible. This carries one cell through all years before the next.
  func eagerOrder() -> [Int] {
    var users = [[Int]](repeating: [], count: steps.count)
    var missing = [Int](repeating: 0, count: steps.count)
    for step in steps.indices {
      for source in Set(sources(of: step)) {
        users[source].append(step)
        missing[step] += 1
      }
    }
    var order: [Int] = []
    var stack: [Int] = []
    func run(from first: Int) {
      stack.append(first)
      while let step = stack.popLast() {
        order.append(step)
        for user in users[step].sorted(by: >) {
          missing[user] -= 1
          if missing[user] == 0 { stack.append(user) }
        }
      }
    }
    // Found before the first run, which makes further steps possible and places them itself.
    let roots = steps.indices.filter { missing[$0] == 0 && steps[$0].opcode != .draw }
    for step in roots { run(from: step) }
    for step in drawsByName() { run(from: step) }
    return order
  }

  /// The draw steps, names in the order of their first draw, years as they come.
  private func drawsByName() -> [Int] {
    var groups: [[Int]] = []
    var groupOfName: [String: Int] = [:]
    for step in steps.indices where steps[step].opcode == .draw {
      let name = graph.inputs[Int(steps[step].position)].name
      if let group = groupOfName[name] {
        groups[group].append(step)
      } else {
        groupOfName[name] = groups.count
        groups.append([step])
      }
    }
    return groups.flatMap { $0 }
  }
}
