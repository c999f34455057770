internal import Foundation

/// What makes two names the same file.
struct FileIdentity: Hashable {
  /// The device.
  let device: dev_t
  /// The number on the device.
  let number: ino_t
}

/// A folder of `report` with its entries, and which of them are its own.
struct OwnedTree {
  /// One entry, links not followed.
  struct Entry {
    /// The path in the folder.
    let path: String
    /// What it is.
    let status: stat

    /// Whether it is a directory.
    var isFolder: Bool { status.st_mode & S_IFMT == S_IFDIR }
    /// Whether it is an ordinary file.
    var isFile: Bool { status.st_mode & S_IFMT == S_IFREG }
    /// Which file it is.
    var identity: FileIdentity { FileIdentity(device: status.st_dev, number: status.st_ino) }
  }

  /// The folder.
  let root: String
  /// Every entry, directories before what they hold, by name.
  let entries: [Entry]
  /// The paths that the manifest names.
  private let own: Set<String>
  /// The directories that hold a file of its own.
  private let ownFolders: Set<String>

  /// Reads a folder; one that is missing is empty.
  init(_ root: String) {
    self.root = root
    entries = Self.entries(of: root, below: "")
    let manifest = "\(root)/\(ReportFolder.manifestName)"
    var names: Set<String> = []
    if FileWriting.regular(manifest) != nil,
      let text = try? String(contentsOfFile: manifest, encoding: .utf8),
      // A run that was interrupted at once may have left the first bytes of a manifest, or none.
      text.hasPrefix(Self.manifestTitle) || Self.manifestTitle.hasPrefix(text)
    {
      names = Set(text.split(separator: "\n").dropFirst().map(String.init))
      names.insert(ReportFolder.manifestName)
    }
    own = names
    ownFolders = Set(
      names.flatMap { name in
        let parts = name.split(separator: "/").dropLast()
        return parts.indices.map { parts[...$0].joined(separator: "/") }
      })
  }

  /// The entries that `report` did not write; directories only where nothing of its own stands in them.
  var foreign: [Entry] {
    entries.filter { entry in
      if entry.isFolder { return !ownFolders.contains(entry.path) }
      return !(entry.isFile && own.contains(entry.path))
    }
  }

  private static let manifestTitle = "evenkeel report: "

  /// The text of a manifest that names files.
  static func manifest(_ paths: [String]) -> String {
    manifestTitle + "the next run replaces these files and keeps all others\n"
      + paths.sorted().map { $0 + "\n" }.joined()
  }

  private static func entries(of root: String, below folder: String) -> [Entry] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")) ?? []
    var found: [Entry] = []
    for name in names.sorted() {
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      var status = stat()
      guard lstat("\(root)/\(path)", &status) == 0 else { continue }
      let entry = Entry(path: path, status: status)
      found.append(entry)
      if entry.isFolder { found += entries(of: root, below: path) }
    }
    return found
  }
}

extension FileWriting {
  /// What stands at a path where that is an ordinary file and no link.
  static func regular(_ path: String) -> stat? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return status
  }
}
