// What every kernel file shares: how a loop is compiled for several CPUs, and exact helpers.
//
// EK_VECTOR compiles a function three times, for the baseline x86-64, for AVX2 and for AVX-512; the
// loader picks one by CPU. None fuses a multiplication with an addition, since contraction is off,
// and nothing is reassociated, so all give the same bits, as do other architectures and builds
// without optimisation. Elsewhere (other
// CPUs, C libraries without indirect functions) one version is compiled; defining
// EK_ONE_VERSION does the same, for comparisons.
#ifndef EVENKEEL_VECTOR_LOOPS_H
#define EVENKEEL_VECTOR_LOOPS_H

#include <stddef.h>
#include <stdint.h>

#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__) && defined(__GLIBC__) && !defined(EK_ONE_VERSION)
#define EK_VECTOR __attribute__((target_clones("avx512dq", "avx2", "default")))
#else
#define EK_VECTOR
#endif

// Stands before a loop whose turns are independent even when the destination is an operand.
#if defined(__clang__)
#define EK_EACH _Pragma("clang loop vectorize(assume_safety) interleave(enable)")
#else
#define EK_EACH _Pragma("GCC ivdep")
#endif

#define EK_INLINE static inline __attribute__((always_inline))

// Trials handled at a time by functions that need room beside the result.
enum { EK_CHUNK = 256 };

// The largest double below 1.
#define EK_BELOW_ONE 0x1.fffffffffffffp-1

/// The bits of a number.
EK_INLINE uint64_t ek_bits(double x) {
  uint64_t bits;
  __builtin_memcpy(&bits, &x, sizeof bits);
  return bits;
}

/// The number with these bits.
EK_INLINE double ek_number(uint64_t bits) {
  double x;
  __builtin_memcpy(&x, &bits, sizeof x);
  return x;
}

/// Absolute value, as an operation on bits.
EK_INLINE double ek_absolute(double x) { return ek_number(ek_bits(x) & 0x7fffffffffffffff); }

/// The magnitude of the first with the sign of the second.
EK_INLINE double ek_with_sign(double magnitude, double sign) {
  return ek_number((ek_bits(magnitude) & 0x7fffffffffffffff) | (ek_bits(sign) & (1ull << 63)));
}

/// Correctly rounded square root as an instruction, without the C library's error number.
EK_INLINE double ek_square_root(double x) {
#if defined(__clang__)
  return __builtin_elementwise_sqrt(x);
#else
  return __builtin_sqrt(x);
#endif
}

// Rounding to whole numbers. SSE2 has no instruction for it: adding and taking away 2^52 rounds a
// magnitude below 2^52 to the nearest whole number exactly, and a comparison corrects it. Larger
// magnitudes are whole already; not-a-number stays. No result is −0.

/// Nearest whole number, ties to even, of a magnitude below 2^52.
EK_INLINE double ek_rounded_magnitude(double magnitude) { return (magnitude + 0x1p52) - 0x1p52; }

/// Smallest whole number not below x.
EK_INLINE double ek_ceiling_of(double x) {
  double magnitude = ek_absolute(x);
  double rounded = ek_with_sign(ek_rounded_magnitude(magnitude), x);
  double raised = rounded + (rounded < x ? 1.0 : 0.0);
  return magnitude < 0x1p52 ? raised : x;
}

/// Largest whole number not above x.
EK_INLINE double ek_floor_of(double x) {
  double magnitude = ek_absolute(x);
  double rounded = ek_with_sign(ek_rounded_magnitude(magnitude), x) + 0.0;
  double lowered = rounded - (rounded > x ? 1.0 : 0.0);
  return magnitude < 0x1p52 ? lowered : x;
}

/// Nearest whole number, halves away from zero.
EK_INLINE double ek_nearest_to(double x) {
  double magnitude = ek_absolute(x);
  double rounded = ek_rounded_magnitude(magnitude);
  double whole = rounded - (rounded > magnitude ? 1.0 : 0.0);
  double nearest = whole + (magnitude - whole >= 0.5 ? 1.0 : 0.0);
  return magnitude < 0x1p52 ? ek_with_sign(nearest, x) + 0.0 : x;
}

#endif
