import CGSL

/// A failure that GSL reported.
public struct GSLError: Error, Hashable, CustomStringConvertible {
  /// GSL's own code (`gsl_errno.h`).
  public let code: Int
  /// What was being computed, in plain words.
  public let task: String

  /// A sentence with GSL's own reason.
  public var description: String {
    "GSL could not compute \(task): \(String(cString: gsl_strerror(Int32(truncatingIfNeeded: code))))."
  }

  /// Makes an error.
  init(code: Int, task: String) {
    self.code = code
    self.task = task
  }
}

/// Turns GSL's way of reporting failures into values.
enum GSLReporting {
  /// Switches the handler that ends the process off, once, on first use.
  static let isSilenced: Bool = {
    _ = gsl_set_error_handler_off()
    return true
  }()

  /// Calls GSL with its aborting handler off.
  @inline(__always)
  static func quietly<Result>(_ body: () -> Result) -> Result {
    _ = isSilenced
    return body()
  }

  /// The allocated thing, or an error when there is no memory for it.
  static func allocated<Pointer>(_ pointer: Pointer?, task: String) throws(GSLError) -> Pointer {
    guard let pointer else { throw GSLError(code: GSL_ENOMEM, task: task) }
    return pointer
  }
}
