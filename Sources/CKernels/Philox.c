// The generator: Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel Random Numbers: As Easy
// as 1, 2, 3" (SC11), a function from a 128-bit counter and a 64-bit key to 128 random bits.
// Any trial of any stream is drawn alone: nothing is carried from one call to the next.
//
// A uniform takes 64 of a block's bits: words 0 and 1 for even trials, 2 and 3 for odd ones, the
// first word being the low one. The upper 52 bits v give u = (v + 1/2)·2^-52, exactly: from 2^-53
// to 1 − 2^-53 in steps of 2^-52, and 1 − u is as likely as u. (With 53 bits, (v + 1/2)·2^-53 would
// round to 1 at its top.)
//
// In the loop each 32-bit word lives in a 64-bit lane, so a round is two widening multiplications,
// two shifts and four exclusive-ors for four blocks of AVX2; what stands above bit 31 of a lane is
// never read.

#include "CKernels.h"
#include "VectorLoops.h"

#pragma STDC FP_CONTRACT OFF

enum { ROUNDS = 10 };
static const uint32_t MULTIPLIER_0 = 0xD2511F53, MULTIPLIER_1 = 0xCD9E8D57;
static const uint32_t WEYL_0 = 0x9E3779B9, WEYL_1 = 0xBB67AE85;
static const uint64_t LOW_WORD = 0xffffffff;

void ek_philox4x32_10(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]) {
  uint32_t x0 = counter[0], x1 = counter[1], x2 = counter[2], x3 = counter[3];
  uint32_t k0 = key[0], k1 = key[1];
  for (int round = 0; round < ROUNDS; round++) {
    uint64_t p0 = (uint64_t)MULTIPLIER_0 * x0, p1 = (uint64_t)MULTIPLIER_1 * x2;
    x0 = (uint32_t)(p1 >> 32) ^ x1 ^ k0;
    x1 = (uint32_t)p1;
    x2 = (uint32_t)(p0 >> 32) ^ x3 ^ k1;
    x3 = (uint32_t)p0;
    k0 += WEYL_0;
    k1 += WEYL_1;
  }
  out[0] = x0;
  out[1] = x1;
  out[2] = x2;
  out[3] = x3;
}

/// The uniform of 64 random bits, strictly inside (0, 1).
EK_INLINE double uniform_of(uint64_t word) {
  return ek_number((word >> 12) | 0x3ff0000000000000) - EK_BELOW_ONE;
}

/// Two uniforms for each of `pairs` blocks from counter `block` on.
EK_VECTOR
static void fill_pairs(double *dst, size_t pairs, uint64_t key, uint64_t block, uint32_t year,
                       uint32_t lane) {
  uint64_t k0[ROUNDS], k1[ROUNDS];
  for (int round = 0; round < ROUNDS; round++) {
    k0[round] = (uint32_t)((uint32_t)key + (uint32_t)round * WEYL_0);
    k1[round] = (uint32_t)((uint32_t)(key >> 32) + (uint32_t)round * WEYL_1);
  }
  EK_EACH
  for (size_t i = 0; i < pairs; i++) {
    uint64_t x0 = block + i, x1 = x0 >> 32, x2 = year, x3 = lane;
#pragma GCC unroll 10
    for (int round = 0; round < ROUNDS; round++) {
      uint64_t p0 = (x0 & LOW_WORD) * MULTIPLIER_0, p1 = (x2 & LOW_WORD) * MULTIPLIER_1;
      x0 = (p1 >> 32) ^ x1 ^ k0[round];
      x1 = p1;
      x2 = (p0 >> 32) ^ x3 ^ k1[round];
      x3 = p0;
    }
    dst[2 * i] = uniform_of((x1 << 32) | (x0 & LOW_WORD));
    dst[2 * i + 1] = uniform_of((x3 << 32) | (x2 & LOW_WORD));
  }
}

void ek_uniform_fill(double *dst, size_t n, uint64_t key, uint64_t first, uint32_t year,
                     uint32_t lane) {
  double pair[2];
  size_t done = 0;
  if (n > 0 && (first & 1)) {
    fill_pairs(pair, 1, key, first >> 1, year, lane);
    dst[0] = pair[1];
    done = 1;
  }
  size_t pairs = (n - done) / 2;
  fill_pairs(dst + done, pairs, key, (first + done) >> 1, year, lane);
  done += 2 * pairs;
  if (done < n) {
    fill_pairs(pair, 1, key, (first + done) >> 1, year, lane);
    dst[done] = pair[0];
  }
}

/// The finaliser of splitmix64 (Steele, Lea and Flood 2014), with its increment.
static uint64_t splitmix(uint64_t x) {
  x += 0x9E3779B97F4A7C15;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
  return x ^ (x >> 31);
}

uint64_t ek_stream_key(uint64_t seed, const char *name, size_t length) {
  // FNV-1a, 64 bits.
  uint64_t hash = 0xCBF29CE484222325;
  for (size_t i = 0; i < length; i++) {
    hash = (hash ^ (uint8_t)name[i]) * 0x100000001B3;
  }
  return splitmix(hash ^ splitmix(seed));
}
