internal import Foundation

/// One-step exchange of directories, and their way to the disk.
enum FolderSwap {
  /// The system's `renameat2`, which Swift does not import.
  private typealias Renaming =
    @convention(c) (
      Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
    ) -> Int32

  /// Exchanges two names in one step; false with `errno`, which is `ENOSYS` where that is not offered.
  static func exchange(_ left: String, _ right: String) -> Bool {
    guard let program = dlopen(nil, RTLD_NOW), let symbol = dlsym(program, "renameat2") else {
      errno = ENOSYS
      return false
    }
    let renameat2 = unsafeBitCast(symbol, to: Renaming.self)
    let exchangeFlag: UInt32 = 2
    return renameat2(AT_FDCWD, left, AT_FDCWD, right, exchangeFlag) == 0
  }

  /// Brings the names in a directory to the disk, where the file system can; false where the disk fails.
  @discardableResult
  static func sync(_ directory: String) -> Bool {
    let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return true }
    let number = fsync(descriptor) == 0 ? 0 : errno
    close(descriptor)
    errno = number
    return ![EIO, ENOSPC, EDQUOT].contains(number)
  }
}

/// A lock on a directory that the system gives back when the process ends, however it ends.
final class FolderLock {
  /// Seconds to wait for another run.
  static let patience = 60

  private let descriptor: Int32
  /// Whether no other run writes beside the folder now; false too where there are no locks.
  private(set) var isHeld = false

  /// Opens a directory for locking.
  init(directory: String) {
    descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  }

  /// Waits until other runs have written theirs.
  func wait(shown: String) throws(FileWriting.Failure) {
    guard descriptor >= 0 else { return }
    for _ in 0..<(Self.patience * 50) {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        isHeld = true
        return
      }
      guard errno == EWOULDBLOCK || errno == EINTR else { return }
      usleep(20_000)
    }
    throw FileWriting.Failure(
      message: "`\(shown)` is being written by another run; wait for it, or name another folder")
  }

  /// Lets others go on.
  func release() {
    if descriptor >= 0 { close(descriptor) }
  }
}
