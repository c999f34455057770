internal import Foundation

/// Takes the files that `report` did not write over into the set that is being staged.
struct CarryOver {
  /// The folder as it is.
  let old: OwnedTree
  /// The folder that is to replace it.
  let staging: String
  /// The folder as the user wrote it.
  let shown: String
  /// The files that were linked.
  private(set) var inodes: Set<FileIdentity> = []
  /// What the user has to know.
  private(set) var notices: [String] = []

  /// Prepares to carry over.
  init(from old: OwnedTree, to staging: String, shown: String) {
    self.old = old
    self.staging = staging
    self.shown = shown
  }

  /// Links every file, and copies where the file system has no links.
  mutating func link() throws(FileWriting.Failure) {
    let device = FileWriting.status(old.root)?.st_dev
    var renamed: [(from: String, to: String)] = []
    for entry in old.foreign {
      if entry.status.st_dev != device {
        throw FileWriting.Failure(
          message: "`\(shown)/\(entry.path)` is a mount point, so `\(shown)` cannot be replaced as "
            + "a whole; name another folder")
      }
      var path = entry.path
      if let moved = renamed.last(where: { path.hasPrefix($0.from + "/") }) {
        path = moved.to + path.dropFirst(moved.from.count)
      }
      try makeFolders(above: path)
      if entry.isFolder, access("\(old.root)/\(entry.path)", R_OK | X_OK) != 0 {
        throw FileWriting.Failure(
          message: "`\(shown)/\(entry.path)` cannot be read, so it cannot be carried over")
      }
      // What the program would write anyway is taken for its own.
      if FilePlaces.isSame("\(old.root)/\(entry.path)", "\(staging)/\(path)") { continue }
      let isTaken = FilePlaces.exists("\(staging)/\(path)")
      if isTaken, !(entry.isFolder && FilePlaces.isFolder("\(staging)/\(path)")) {
        let free = FilePlaces.freeName(for: path, in: staging)
        notices.append(
          "`\(shown)/\(path)` was not written by `report`; it is kept as `\(shown)/\(free)`")
        renamed.append((entry.path, free))
        path = free
      }
      let from = "\(old.root)/\(entry.path)"
      let isDone =
        entry.isFolder
        ? FilePlaces.makeFolder("\(staging)/\(path)", like: entry.status)
        : FilePlaces.link(from, "\(staging)/\(path)")
      guard isDone else { throw FileWriting.failure("\(shown)/\(path)", errno) }
      inodes.insert(entry.identity)
    }
  }

  /// Makes the directories above a carried file, like those where it stands.
  private func makeFolders(above path: String) throws(FileWriting.Failure) {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += folder.isEmpty ? String(part) : "/" + part
      guard !FilePlaces.exists("\(staging)/\(folder)") else { continue }
      let like = FileWriting.status("\(old.root)/\(folder)")
      guard FilePlaces.makeFolder("\(staging)/\(folder)", like: like) else {
        throw FileWriting.failure("\(shown)/\(folder)", errno)
      }
    }
  }
}

/// Saves what was written to a folder while it was being replaced, or what an interrupted run left.
struct Rescue {
  /// The folder that is no longer in its place.
  let gone: OwnedTree
  /// The folder in its place.
  let target: String
  /// The folder as the user wrote it.
  let shown: String
  /// Carried files that a newer one of the same name replaces.
  let replaceable: Set<FileIdentity>
  /// What the user has to know.
  private(set) var notices: [String] = []

  /// Prepares to rescue.
  init(
    from gone: OwnedTree, to target: String, shown: String, replacing replaceable: Set<FileIdentity>
  ) {
    self.gone = gone
    self.target = target
    self.shown = shown
    self.replaceable = replaceable
  }

  /// Moves what the folder in place does not hold; whether nothing is left to lose.
  mutating func run() -> Bool {
    let present = OwnedTree(target)
    let held = Set(present.entries.filter { !$0.isFolder }.map(\.identity))
    var isComplete = true
    for entry in gone.foreign where !entry.isFolder && !held.contains(entry.identity) {
      let from = "\(gone.root)/\(entry.path)"
      var path = entry.path
      if let standing = present.entries.first(where: { $0.path == path }) {
        if FilePlaces.isSame(from, "\(target)/\(path)") { continue }
        if !replaceable.contains(standing.identity) || standing.isFolder {
          path = FilePlaces.freeName(for: path, in: target)
          notices.append(
            "`\(shown)/\(entry.path)` had another text; it is kept as `\(shown)/\(path)`")
        }
      }
      isComplete = move(from, path) && isComplete
    }
    return isComplete
  }

  private mutating func move(_ from: String, _ path: String) -> Bool {
    var folder = target
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o777)
    }
    if rename(from, "\(target)/\(path)") == 0 { return true }
    notices.append("`\(shown)/\(path)` could not be moved from `\(from)`, where it stays")
    return false
  }
}

/// Small steps with files, links not followed.
enum FilePlaces {
  /// Whether anything stands at a path.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Whether a directory stands at a path.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// A name that is free: `board.md` becomes `board.before.md`, then `board.before-2.md`.
  static func freeName(for path: String, in root: String) -> String {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let dot = path[slash...].dropFirst().lastIndex(of: ".") ?? path.endIndex
    var number = 1
    while true {
      let mark = number == 1 ? ".before" : ".before-\(number)"
      let candidate = path[..<dot] + mark + path[dot...]
      if !exists("\(root)/\(candidate)") { return String(candidate) }
      number += 1
    }
  }

  /// Makes a directory with the mode of another.
  static func makeFolder(_ path: String, like status: stat?) -> Bool {
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { return false }
    guard let status else { return true }
    // The owner has to fill it.
    return chmod(path, status.st_mode & 0o7777 | 0o700) == 0
  }

  /// A second name for a file, or a copy where there can be none.
  static func link(_ from: String, _ to: String) -> Bool {
    if linkat(AT_FDCWD, from, AT_FDCWD, to, 0) == 0 { return true }
    guard [EPERM, ENOTSUP, EMLINK, ENOSYS, EXDEV].contains(errno) else { return false }
    do {
      try FileManager.default.copyItem(atPath: from, toPath: to)
      return true
    } catch {
      errno = EACCES
      return false
    }
  }

  /// Whether two files have one content.
  static func isSame(_ left: String, _ right: String) -> Bool {
    guard FileWriting.regular(left) != nil, FileWriting.regular(right) != nil else { return false }
    return FileManager.default.contentsEqual(atPath: left, andPath: right)
  }
}
