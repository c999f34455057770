public import CalculationGraphs
public import FigureCatalogue
public import Quantities

/// The formulas by which a budget's figures came about, before the graph folds or shares anything.
///
/// Entries refer to earlier entries only. Each has the graph's node that holds its number.
public struct FormulaBook: Sendable {
  /// The position of one entry.
  public struct Index: Sendable, Hashable {
    let position: Int32
  }

  /// What one entry says.
  public enum Entry: Sendable {
    /// A number of the domain, such as the days of a year.
    case number(Double)
    /// Something that has a name of its own, by its position among the names.
    case name(Int32)
    case one(UnaryOperation, Index)
    case two(BinaryOperation, Index, Index)
    case sum([Index])
    /// Condition, value where it holds, value where not.
    case choice(Index, Index, Index)
    /// What one supply pays of one demand where so many supplies pay so many demands.
    case flow(Index, Index, supplies: Int16, demands: Int16)
    /// The smallest count whose binomial or Poisson probability reaches a uniform, which is the first of
    /// these; the distribution's parameters follow.
    case countQuantile([Index])
    /// What a part of a whole number gets by largest remainder; its quota is this.
    case wholePart(Index)
  }

  /// What has a name, in one year.
  public struct Name: Sendable {
    /// What it is.
    public let what: Named
    /// The fiscal year, or `nil` where it is the same in all.
    public let year: Int?
    /// How it is computed; `nil` for a draw.
    public let formula: Index?
  }

  /// Everything that has a name.
  public enum Named: Sendable, Hashable {
    /// A figure, or a declared value.
    case figure(FigureKey)
    /// A declared value that differs by school or grade, as it is for one of them.
    case cellValue(FigureKey, Place)
    /// A figure as it is once a part of the plan is taken into account, with that part in words.
    case stage(FigureKey, String)
    /// A stream of random numbers, by its position among the graph's inputs.
    case draw(Int32)
    /// Students of a place as they were counted, in the enrolment block of an id.
    case counted(Place, enrollment: String?, year: Int)

    /// The figure or value that it is, with its cell; `nil` for steps and what is no figure.
    var key: FigureKey? {
      switch self {
      case .figure(let key): key
      case .cellValue(let key, let cell): FigureKey(key.figure, key.world, at: cell)
      case .stage, .draw, .counted: nil
      }
    }
  }

  /// The position of something that has a name, for all its years.
  struct Subject: Sendable {
    fileprivate let position: Int32
  }

  /// A name as it is kept: of what, the year or `noYear`, the formula's position or −1.
  private struct KeptName: Sendable {
    let subject: Subject
    let year: Int32
    let formula: Int32
  }
  private static let noYear = Int32.min

  private var entries: [Entry] = []
  private var nodes: [Node] = []
  private var subjects: [Named] = []
  private var names: [KeptName] = []
  /// Whether entries are kept; else there are only subjects, and no index is good for anything.
  let isRecording: Bool

  /// An empty book.
  init(isRecording: Bool) { self.isRecording = isRecording }

  /// What an entry says.
  public func entry(_ index: Index) -> Entry { entries[Int(index.position)] }
  /// The node that holds an entry's number.
  public func node(_ index: Index) -> Node { nodes[Int(index.position)] }
  /// A name by its position.
  public func name(_ position: Int32) -> Name {
    let kept = names[Int(position)]
    return Name(
      what: subjects[Int(kept.subject.position)],
      year: kept.year == Self.noYear ? nil : Int(kept.year),
      formula: kept.formula < 0 ? nil : Index(position: kept.formula))
  }
  /// What a subject is.
  func what(_ subject: Subject) -> Named { subjects[Int(subject.position)] }

  /// Adds an entry.
  mutating func add(_ entry: @autoclosure () -> Entry, _ node: Node) -> Index {
    guard isRecording else { return Index(position: -1) }
    entries.append(entry())
    nodes.append(node)
    return Index(position: Int32(entries.count - 1))
  }

  /// Adds something that has a name.
  mutating func add(_ what: Named) -> Subject {
    subjects.append(what)
    return Subject(position: Int32(subjects.count - 1))
  }

  /// Adds the name of a subject in one year with an entry that refers to it; without a formula where
  /// it is a draw.
  mutating func add(_ subject: Subject, year: Int?, formula: Index?, _ node: Node) -> Index {
    guard isRecording else { return Index(position: -1) }
    names.append(
      KeptName(
        subject: subject, year: year.map(Int32.init) ?? Self.noYear,
        formula: formula?.position ?? -1))
    let entry = Entry.name(Int32(names.count - 1))
    return add(entry, node)
  }
}

/// What becomes of one number.
public enum UnaryOperation: String, Sendable {
  case negate, exponential, logarithm, ceiling, floor, nearest
  /// The larger of it and 0.
  case nonnegative
  /// 1 where it is 0, else 0.
  case not
}

/// What becomes of two numbers.
public enum BinaryOperation: String, Sendable {
  case add, subtract, multiply, divide, minimum, maximum, power
  case greaterOrEqual, greater, equal
  /// left / right, or 0 where right is not above 0.
  case divideOrZero
}

extension FormulaBook {
  /// Adds the nodes of an entry and of everything below it.
  public func collectNodes(below index: Index, into nodes: inout Set<Node>) {
    var seen: Set<Index> = [index]
    var open = [index]
    while let next = open.popLast() {
      nodes.insert(node(next))
      for operand in operands(of: next) where seen.insert(operand).inserted {
        open.append(operand)
      }
    }
  }

  /// The entries that an entry is computed from; of a name its formula.
  private func operands(of index: Index) -> [Index] {
    switch entry(index) {
    case .number: []
    case .name(let position): [name(position).formula].compactMap(\.self)
    case .one(_, let operand): [operand]
    case .two(_, let left, let right): [left, right]
    case .sum(let parts): parts
    case .choice(let condition, let yes, let no): [condition, yes, no]
    case .flow(let supply, let demand, _, _): [supply, demand]
    case .countQuantile(let operands): operands
    case .wholePart(let quota): [quota]
    }
  }
}
