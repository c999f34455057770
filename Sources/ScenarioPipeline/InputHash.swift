import Crypto

/// The fingerprint of everything a scenario was read from.
enum InputHash {
  /// SHA-256, in hexadecimal, over the texts in the order of reading; paths do not count.
  static func sha256(_ texts: [String]) -> String {
    var hash = SHA256()
    for text in texts {
      let bytes = Array(text.utf8)
      hash.update(data: Array("\(bytes.count)\n".utf8))
      hash.update(data: bytes)
    }
    return hash.finalize().map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
