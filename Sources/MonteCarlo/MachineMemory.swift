internal import Foundation

/// The memory that the machine, its container and the shell leave to this process.
enum MachineMemory {
  /// The bytes that may still be taken; `nil` where the system does not say.
  static func free() -> Int? {
    [available(), groupLimit(), unifiedGroupLimit(), addressSpace()].compactMap { $0 }.min()
      .map { max(0, $0) }
  }

  /// What the machine has free, by the kernel's own estimate.
  private static func available() -> Int? {
    for line in lines("/proc/meminfo") where line.hasPrefix("MemAvailable:") {
      return number(line).map { $0 * 1_024 }
    }
    return nil
  }

  /// What a container of the second kind leaves: the tightest of its groups.
  private static func unifiedGroupLimit() -> Int? {
    guard let own = lines("/proc/self/cgroup").first(where: { $0.hasPrefix("0::") }) else {
      return nil
    }
    return tightest(
      "/sys/fs/cgroup", String(own.dropFirst(3)), limit: "memory.max", usage: "memory.current",
      reclaimable: "inactive_file")
  }

  /// What a container of the first kind leaves.
  private static func groupLimit() -> Int? {
    for line in lines("/proc/self/cgroup") {
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, parts[1].split(separator: ",").contains("memory") else { continue }
      return tightest(
        "/sys/fs/cgroup/memory", String(parts[2]), limit: "memory.limit_in_bytes",
        usage: "memory.usage_in_bytes", reclaimable: "total_inactive_file")
    }
    return nil
  }

  /// The smallest rest of a group and those above it; pages of files that can be dropped count as free.
  private static func tightest(
    _ root: String, _ group: String, limit: String, usage: String, reclaimable: String
  ) -> Int? {
    var parts = group.split(separator: "/").map(String.init)
    var least: Int?
    while true {
      let folder = ([root] + parts).joined(separator: "/")
      if let most = lines("\(folder)/\(limit)").first.flatMap({ Int($0) }), most < Int.max >> 8 {
        let used = lines("\(folder)/\(usage)").first.flatMap { Int($0) } ?? 0
        let droppable =
          lines("\(folder)/memory.stat")
          .first { $0.hasPrefix(reclaimable + " ") }.flatMap(number) ?? 0
        least = min(least ?? .max, most - used + droppable)
      }
      if parts.isEmpty { return least }
      parts.removeLast()
    }
  }

  /// What `ulimit -v` leaves; half of it, since threads reserve addresses that they do not use.
  private static func addressSpace() -> Int? {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(9), &limit) == 0, limit.rlim_cur < UInt64(Int.max >> 8)
    else { return nil }
    let pages = lines("/proc/self/statm").first?.split(separator: " ").first.flatMap { Int($0) }
    return (Int(limit.rlim_cur) - (pages ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE)))) / 2
  }

  /// The lines of a small file of the kernel; none where it cannot be read.
  private static func lines(_ path: String) -> [String] {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").map(String.init)
  }

  /// The first number of a line behind its name.
  private static func number(_ line: String) -> Int? {
    line.split(separator: " ").dropFirst().first.flatMap { Int($0) }
  }
}
