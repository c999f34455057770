internal import CSodium

/// The fingerprint of everything a scenario was read from.
enum InputHash {
  /// SHA-256, in hexadecimal, over the texts in the order of reading; paths do not count.
  static func sha256(_ texts: [String]) -> String {
    var bytes: [UInt8] = []
    for text in texts {
      bytes += Array("\(text.utf8.count)\n".utf8)
      bytes += Array(text.utf8)
    }
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    let failed = crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
    precondition(failed == 0, "libsodium's SHA-256 takes bytes of any number")
    return digest.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
