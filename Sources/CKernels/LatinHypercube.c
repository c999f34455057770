// Latin hypercube uniforms, any of them alone.
//
// Trial k is position p = k mod size of replicate k div size. Its stratum is a permutation of
// 0 .. size − 1 keyed by stream, year and replicate: a Feistel network on a
// rectangle of a × b numbers, a = ⌈√size⌉ and b = ⌈size/a⌉, walked again while the result is not
// below size (walking inside a permutation leaves a permutation). Number x is row x div b and column x
// mod b; rounds move row and column in turn, row = (row + F(column)) mod a and so on, as in the
// generalised Feistel ciphers of Black and Rogaway, "Ciphers with Arbitrary Finite Domains" (2002).
// On the next power of two half as many values again would have to walk; here hardly any does.
// Eight rounds serve; below 256 strata sixteen, with which all orders of five strata are equally
// likely (200,000 replicates, chi-squared), while eight are 15 % off.
//
// F is a keyed linear function, a multiplicative mix, and a scaling to 0 .. a − 1 by the upper half
// of a product. Odd multipliers and addends come from Philox with the counter (replicate low,
// replicate high, year, 2^31 + j) under the stream's key; lanes from 2^31 on are kept for this.
//
// Up to 65,536 strata the network works in 16 bits, sixteen numbers a time with AVX2; values that
// must walk are gathered and go together. Larger sizes work in 64-bit lanes.

#include "CKernels.h"
#include "VectorLoops.h"

#pragma STDC FP_CONTRACT OFF

enum { ROUNDS = 8, MOST_ROUNDS = 16, FEW_STRATA = 256, NARROW_SIZE = 65536, CHUNK = 1024 };
static const uint32_t KEY_LANE = 0x80000000, JITTER_LANE = 1;

/// A keyed permutation of 0 .. rows · columns − 1.
typedef struct {
  uint32_t multiplier[MOST_ROUNDS], addend[MOST_ROUNDS], rounds;
  uint64_t size, rows, columns;
} Permutation;

/// The smallest rectangle with as many rows as ⌈√size⌉.
static Permutation rectangle_for(uint64_t size) {
  uint64_t rows = 1;
  if (size > 1) {
    rows = (uint64_t)ek_square_root((double)size);
    while (rows * rows < size && rows < UINT32_MAX) rows++;
  }
  return (Permutation){.rounds = size < FEW_STRATA ? MOST_ROUNDS : ROUNDS,
                       .size = size,
                       .rows = rows,
                       .columns = size / rows + (size % rows != 0)};
}

/// Sets the round keys for one replicate.
static void set_keys(Permutation *network, uint64_t key, uint64_t replicate, uint32_t year) {
  uint32_t words[2] = {(uint32_t)key, (uint32_t)(key >> 32)}, out[4];
  for (uint32_t block = 0; block < network->rounds / 2; block++) {
    uint32_t counter[4] = {(uint32_t)replicate, (uint32_t)(replicate >> 32), year,
                           KEY_LANE + block};
    ek_philox4x32_10(counter, words, out);
    for (uint32_t part = 0; part < 2; part++) {
      network->multiplier[2 * block + part] = out[2 * part] | 1;
      network->addend[2 * block + part] = out[2 * part + 1];
    }
  }
}

/// (place + F(other)) mod count in 16 bits, for a count to 256.
EK_INLINE uint16_t moved_narrow(uint16_t place, uint16_t other, uint16_t multiplier,
                                uint16_t addend, uint16_t count) {
  uint16_t h = (uint16_t)(other * multiplier + addend);
  h ^= h >> 8;
  h = (uint16_t)(h * 0x9E37u);
  uint16_t sum = (uint16_t)(place + (uint16_t)(((uint32_t)h * count) >> 16));
  uint16_t wrapped = (uint16_t)(sum - count);
  // Below count, sum − count wraps round to above sum.
  return wrapped < sum ? wrapped : sum;
}

/// One round: every place moves by what stands beside it.
EK_INLINE void move_all(uint16_t *places, const uint16_t *others, size_t n, uint32_t multiplier,
                        uint32_t addend, uint64_t count) {
  EK_EACH
  for (size_t i = 0; i < n; i++) {
    places[i] = moved_narrow(places[i], others[i], (uint16_t)multiplier, (uint16_t)addend,
                             (uint16_t)count);
  }
}

/// One pass of at most a chunk of values through the network, for sizes to 65,536.
///
/// Round by round for all, not value by value: no long chain of dependent operations.
EK_VECTOR
static void permute_narrow(uint16_t *values, size_t n, const Permutation *network) {
  uint16_t row[CHUNK], column[CHUNK];
  uint16_t columns = (uint16_t)network->columns;
  // (x + ½)/columns is too far from whole numbers for single precision to miss its floor.
  float per_column = 1.0f / (float)network->columns;
  EK_EACH
  for (size_t i = 0; i < n; i++) {
    uint16_t value = values[i];
    row[i] = (uint16_t)(int32_t)(((float)(int32_t)value + 0.5f) * per_column);
    column[i] = (uint16_t)(value - row[i] * columns);
  }
  for (uint32_t round = 0; round < network->rounds; round += 2) {
    move_all(row, column, n, network->multiplier[round], network->addend[round], network->rows);
    move_all(column, row, n, network->multiplier[round + 1], network->addend[round + 1],
             network->columns);
  }
  EK_EACH
  for (size_t i = 0; i < n; i++) values[i] = (uint16_t)(row[i] * columns + column[i]);
}

/// A number of values that fills whole vectors, at most a chunk.
EK_INLINE size_t whole_vectors(size_t n) { return (n + 15) & ~(size_t)15; }

/// Whether one of sixteen values is not below size.
EK_INLINE int any_outside(const uint16_t *values, uint32_t size) {
  uint16_t largest = 0;
  for (size_t i = 0; i < 16; i++) largest = values[i] > largest ? values[i] : largest;
  return largest >= size;
}

/// The strata of the positions from `position` on, at most a chunk, for sizes to 65,536.
EK_VECTOR
static void fill_strata(uint16_t *strata, size_t n, uint64_t position,
                        const Permutation *network) {
  uint16_t places[CHUNK], walking[CHUNK] = {0};
  size_t padded = whole_vectors(n);
  for (size_t i = 0; i < padded; i++) strata[i] = (uint16_t)(position + i);
  permute_narrow(strata, padded, network);
  uint32_t size = (uint32_t)network->size;
  size_t count = 0;
  if (network->rows * network->columns > size) {
    for (size_t start = 0; start < padded; start += 16) {
      if (!any_outside(strata + start, size)) continue;
      for (size_t i = start; i < start + 16; i++) {
        places[count] = (uint16_t)i;
        count += (i < n) & (strata[i] >= size);
      }
    }
  }
  while (count > 0) {
    for (size_t i = 0; i < count; i++) walking[i] = strata[places[i]];
    permute_narrow(walking, whole_vectors(count), network);
    size_t left = 0;
    for (size_t i = 0; i < count; i++) {
      uint16_t place = places[i];
      strata[place] = walking[i];
      places[left] = place;
      left += walking[i] >= size;
    }
    count = left;
  }
}

/// dst, the jitter, becomes (stratum + jitter)/size.
EK_VECTOR
static void spread(double *dst, const uint16_t *strata, size_t n, double size) {
  EK_EACH
  for (size_t i = 0; i < n; i++) {
    double u = ((double)(int32_t)strata[i] + dst[i]) / size;
    dst[i] = u < EK_BELOW_ONE ? u : EK_BELOW_ONE;
  }
}

/// (place + F(other)) mod count in 64 bits, for a count to 2^32.
EK_INLINE uint64_t moved_wide(uint64_t place, uint64_t other, uint32_t multiplier, uint32_t addend,
                              uint64_t count) {
  uint32_t h = (uint32_t)other * multiplier + addend;
  h ^= h >> 16;
  h *= 0x85EBCA6Bu;
  uint64_t sum = place + (((uint64_t)h * count) >> 32);
  return sum >= count ? sum - count : sum;
}

/// The stratum of one position, for any size.
static uint64_t stratum_wide(uint64_t value, const Permutation *network) {
  do {
    uint64_t row = value / network->columns, column = value % network->columns;
    for (uint32_t round = 0; round < network->rounds; round += 2) {
      row = moved_wide(row, column, network->multiplier[round], network->addend[round],
                       network->rows);
      column = moved_wide(column, row, network->multiplier[round + 1], network->addend[round + 1],
                          network->columns);
    }
    value = row * network->columns + column;
  } while (value >= network->size);
  return value;
}

/// The same as `spread` for sizes beyond 65,536, one by one.
static void spread_wide(double *dst, size_t n, uint64_t position, const Permutation *network) {
  for (size_t i = 0; i < n; i++) {
    double stratum = (double)stratum_wide(position + i, network);
    double u = (stratum + dst[i]) / (double)network->size;
    dst[i] = u < EK_BELOW_ONE ? u : EK_BELOW_ONE;
  }
}

void ek_latin_fill(double *dst, size_t n, uint64_t key, uint64_t first, uint32_t year,
                   uint64_t size) {
  uint16_t strata[CHUNK];
  if (size == 0) size = 1;
  ek_uniform_fill(dst, n, key, first, year, JITTER_LANE);
  Permutation network = rectangle_for(size);
  uint64_t replicate = first / size, position = first % size;
  for (size_t done = 0; done < n;) {
    set_keys(&network, key, replicate, year);
    while (position < size && done < n) {
      size_t count = n - done < CHUNK ? n - done : CHUNK;
      if (count > size - position) count = (size_t)(size - position);
      if (size <= NARROW_SIZE) {
        fill_strata(strata, count, position, &network);
        spread(dst + done, strata, count, (double)size);
      } else {
        spread_wide(dst + done, count, position, &network);
      }
      position += count;
      done += count;
    }
    position = 0;
    replicate++;
  }
}
