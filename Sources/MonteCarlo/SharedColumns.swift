/// A place in memory that several threads write to, each to columns or trials of its own.
///
/// It holds an address, not a pointer, so that it may cross between threads; whoever makes it keeps
/// the memory alive until all of them are done.
struct SharedColumns: Sendable {
  private let address: UInt

  /// Names a place.
  init(_ start: UnsafeMutablePointer<Double>) {
    address = UInt(bitPattern: start)
  }

  /// The first number of the first column.
  var start: UnsafeMutablePointer<Double> {
    guard let pointer = UnsafeMutablePointer<Double>(bitPattern: address) else {
      preconditionFailure("shared columns have an address")
    }
    return pointer
  }
}
