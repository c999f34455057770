internal import Foundation
internal import PlainText

/// The folder of `report`: its own files are replaced as one set, whatever happens on the way.
///
/// The new set is written beside the folder, brought to the disk, and swapped in by one step of the
/// system. A manifest in the folder names what is its own; every other file is carried over as a hard
/// link, so that a program that writes to it meanwhile writes to the carried file too.
struct ReportFolder {
  /// The name of the manifest.
  static let manifestName = ".evenkeel-manifest"

  /// The path as the user wrote it.
  let shown: String
  /// The directory that holds the folder, links resolved.
  let parent: String
  /// The folder's own name.
  let name: String
  /// Exchanges two names in one step; false with `errno` where that is not possible.
  var exchange: (String, String) -> Bool = FolderSwap.exchange

  /// The folder, links resolved.
  var path: String { parent == "/" ? "/" + name : parent + "/" + name }

  /// Finds the folder, and refuses one that cannot be swapped; makes nothing.
  init(_ shown: String) throws(FileWriting.Failure) {
    self.shown = shown
    var path = shown
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    let real = FileWriting.resolved(path)
    if real == nil, (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil {
      throw FileWriting.Failure(message: "`\(shown)` is a link to a folder that is missing")
    }
    let full = real ?? path
    let slash = full.lastIndex(of: "/")
    name = slash.map { String(full[full.index(after: $0)...]) } ?? full
    let above = slash.map { String(full[..<$0]) } ?? "."
    parent = slash != nil && above.isEmpty ? "/" : above
    guard !name.isEmpty, name != ".", name != ".." else { throw Self.notOwn(shown) }
    guard let real else { return }
    guard let status = FileWriting.status(real), let outside = FileWriting.status(parent) else {
      throw FileWriting.failure(shown, errno)
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw FileWriting.Failure(message: "`\(shown)` is a file; name a folder")
    }
    let here = FileWriting.resolved(".") ?? "/"
    guard here != real, !here.hasPrefix(real + "/"), status.st_dev == outside.st_dev else {
      throw Self.notOwn(shown)
    }
  }

  /// The working directory, what holds it, and the top of a file system have to stay where they are.
  private static func notOwn(_ shown: String) -> FileWriting.Failure {
    let inside = shown.hasSuffix("/") ? shown + "report" : shown + "/report"
    return FileWriting.Failure(
      message: "`\(shown)` cannot be replaced as a whole, since it is or holds the folder you are "
        + "in, or is a mount point; name a folder in it: -o \(ShellWords.quoted(inside))")
  }

  /// Replaces the set with files named by their paths in the folder; what the user has to know of it.
  func replace(_ files: [(path: String, bytes: [UInt8])]) throws(FileWriting.Failure) -> [String] {
    let made = try makeParents()
    let lock = FolderLock(directory: parent)
    defer { lock.release() }
    try lock.wait(shown: shown)
    var notices = lock.isHeld ? recover() : []
    let staging: String
    do throws(FileWriting.Failure) {
      staging = try makeStaging()
    } catch {
      removeParents(made)
      throw error
    }
    do throws(FileWriting.Failure) {
      let old = OwnedTree(path)
      try write(files, to: staging)
      var carrying = CarryOver(from: old, to: staging, shown: shown)
      try carrying.link()
      try settle(staging)
      let gone = try swap(staging)
      notices += carrying.notices
      if let gone {
        notices += finish(gone, keeping: carrying.inodes)
        if FilePlaces.exists(gone) {
          notices.append("the files before these could not be removed; they are in `\(gone)`")
        }
      }
      return notices
    } catch {
      removeTree(staging)
      removeParents(made)
      throw error
    }
  }

  /// Writes the manifest and then the files, each to the disk.
  private func write(
    _ files: [(path: String, bytes: [UInt8])], to staging: String
  ) throws(FileWriting.Failure) {
    let manifest = OwnedTree.manifest(files.map(\.path))
    try write(Array(manifest.utf8), as: Self.manifestName, in: staging)
    guard FolderSwap.sync(staging) else { throw FileWriting.failure(shown, errno) }
    for file in files {
      var folder = staging
      for part in file.path.split(separator: "/").dropLast() {
        folder += "/" + part
        guard mkdir(folder, 0o777) == 0 || errno == EEXIST else {
          throw FileWriting.failure(shown, errno)
        }
      }
      try write(file.bytes, as: file.path, in: staging)
    }
  }

  /// Writes one file with the mode of the one that it replaces.
  private func write(
    _ bytes: [UInt8], as name: String, in staging: String
  ) throws(FileWriting.Failure) {
    let shown = "\(shown)/\(name)"
    let descriptor = open("\(staging)/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileWriting.failure(shown, errno) }
    do throws(FileWriting.Failure) {
      try FileWriting.Sink(descriptor: descriptor, shown: shown).put(bytes)
      try FileWriting.settle(
        descriptor, shown: shown, FileWriting.regular("\(path)/\(name)"))
    } catch {
      close(descriptor)
      throw error
    }
    guard close(descriptor) == 0 else { throw FileWriting.failure(shown, errno) }
  }

  /// Makes the directory in which the new set is written, under a name that cannot be guessed.
  private func makeStaging() throws(FileWriting.Failure) -> String {
    var template = Array(path(".\(name).evenkeel-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw FileWriting.Failure(
        message: "`\(shown)` cannot be written: its files are staged beside it, in `\(parent)`: "
          + "\(String(cString: strerror(errno)))")
    }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// A path beside the folder.
  private func path(_ name: String) -> String {
    parent == "/" ? "/" + name : parent + "/" + name
  }

  /// Gives the staged folder the mode of the old one and brings its directories to the disk.
  private func settle(_ staging: String) throws(FileWriting.Failure) {
    let old = FileWriting.status(path)
    if let old, old.st_uid != geteuid() || old.st_gid != getegid() {
      _ = chown(staging, old.st_uid, old.st_gid)
    }
    let mode = old.map { $0.st_mode & 0o7777 } ?? 0o777 & ~FileWriting.usualMask
    guard chmod(staging, mode) == 0 else { throw FileWriting.failure(shown, errno) }
    for entry in OwnedTree(staging).entries where entry.isFolder {
      guard FolderSwap.sync("\(staging)/\(entry.path)") else {
        throw FileWriting.failure(shown, errno)
      }
    }
    guard FolderSwap.sync(staging) else { throw FileWriting.failure(shown, errno) }
  }

  /// Puts the staged folder in its place; where the old one stands now, if there was one.
  private func swap(_ staging: String) throws(FileWriting.Failure) -> String? {
    defer { FolderSwap.sync(parent) }
    guard FileWriting.status(path) != nil else {
      guard rename(staging, path) == 0 else { throw FileWriting.failure(shown, errno) }
      return nil
    }
    if exchange(staging, path) { return staging }
    guard errno == ENOSYS || errno == EINVAL else { throw FileWriting.failure(shown, errno) }
    // A file system without exchange: two renames, which the next run mends if they are torn apart.
    let aside = staging + ".old"
    guard rename(path, aside) == 0 else { throw FileWriting.failure(shown, errno) }
    guard rename(staging, path) == 0 else {
      let number = errno
      _ = rename(aside, path)
      throw FileWriting.failure(shown, number)
    }
    return aside
  }

  /// Makes what is missing above the folder; the directories made, topmost first.
  private func makeParents() throws(FileWriting.Failure) -> [String] {
    var made: [String] = []
    var folder = parent
    while FileWriting.status(folder) == nil, errno == ENOENT {
      made.insert(folder, at: 0)
      guard let slash = folder.lastIndex(of: "/"), slash != folder.startIndex else { break }
      folder = String(folder[..<slash])
    }
    for folder in made where mkdir(folder, 0o777) != 0 && errno != EEXIST {
      let number = errno
      removeParents(made)
      throw FileWriting.failure(shown, number)
    }
    return made
  }

  /// Removes directories that were made for nothing; one that holds something stays.
  private func removeParents(_ made: [String]) {
    for folder in made.reversed() { rmdir(folder) }
  }

  // MARK: What interrupted runs left

  /// Mends and removes what interrupted runs left beside the folder; one sentence for each.
  private func recover() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    let left = names.filter(isLeft).sorted()
    var notices: [String] = []
    if FileWriting.status(path) == nil, let old = left.first(where: { $0.hasSuffix(".old") }),
      rename(path(old), path) == 0
    {
      notices.append("put `\(shown)` back, which an interrupted run had moved to `\(old)`")
    }
    for name in left where FileWriting.status(path(name)) != nil {
      notices += finish(path(name), keeping: [])
      notices.append(
        FileWriting.status(path(name)) == nil
          ? "removed `\(name)`, which an interrupted run had left beside `\(shown)`"
          : "could not remove `\(name)`, which an interrupted run had left beside `\(shown)`")
    }
    return notices
  }

  /// Whether a name is one that `makeStaging` and `swap` give.
  private func isLeft(_ candidate: String) -> Bool {
    let start = ".\(name).evenkeel-"
    guard candidate.hasPrefix(start) else { return false }
    var random = candidate.dropFirst(start.count)
    if random.hasSuffix(".old") { random = random.dropLast(4) }
    return random.count == 6 && random.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  /// Saves what a folder that was swapped out holds of others, and removes it.
  private func finish(_ gone: String, keeping inodes: Set<FileIdentity>) -> [String] {
    guard FileWriting.status(path) != nil else {
      // Without a folder in place the old one is the only copy.
      if !gone.hasSuffix(".old") { removeTree(gone) }
      return []
    }
    var rescue = Rescue(from: OwnedTree(gone), to: path, shown: shown, replacing: inodes)
    if rescue.run() { removeTree(gone) }
    return rescue.notices
  }

  /// Removes a directory with all that it holds, as far as that is allowed; the manifest goes last, so
  /// that what stays is still known for the program's own.
  private func removeTree(_ root: String) {
    let entries = OwnedTree(root).entries
    chmod(root, 0o700)
    for entry in entries where entry.isFolder { chmod("\(root)/\(entry.path)", 0o700) }
    var isEmpty = true
    for entry in entries.reversed() where entry.path != Self.manifestName {
      let path = "\(root)/\(entry.path)"
      isEmpty = (entry.isFolder ? rmdir(path) : unlink(path)) == 0 && isEmpty
    }
    guard isEmpty else { return }
    unlink("\(root)/\(Self.manifestName)")
    rmdir(root)
  }
}
