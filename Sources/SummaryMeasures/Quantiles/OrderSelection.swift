/// Selection of order statistics in place.
enum OrderSelection {
  /// Rearranges `values` so that the number of the given rank (from 0) stands at its place, none
  /// larger before it and none smaller after it.
  static func select(_ rank: Int, in values: UnsafeMutableBufferPointer<Double>) -> Double {
    var low = 0
    var high = values.count - 1
    var rounds = 0
    while high - low > 24 {
      rounds += 1
      // Hopeless pivots: sorting bounds the time.
      if rounds > 64 { break }
      let pivot = medianOfThree(values[low], values[(low + high) / 2], values[high])
      var left = low
      var right = high
      while left <= right {
        while values[left] < pivot { left += 1 }
        while values[right] > pivot { right -= 1 }
        if left <= right {
          values.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if rank <= right {
        high = right
      } else if rank >= left {
        low = left
      } else {
        return values[rank]
      }
    }
    var rest = UnsafeMutableBufferPointer(rebasing: values[low...high])
    rest.sort()
    return values[rank]
  }

  private static func medianOfThree(_ first: Double, _ second: Double, _ third: Double) -> Double {
    max(min(first, second), min(max(first, second), third))
  }
}
