// Exponential and logarithm of one number, written so that loops over them vectorise: no branches,
// no tables, no calls. After fdlibm (Sun Microsystems 1993, e_exp.c and e_log.c; errors below 1 unit
// in the last place), with integer work on the exponent bits made of operations SSE2 has.
#ifndef EVENKEEL_ELEMENTARY_FUNCTIONS_H
#define EVENKEEL_ELEMENTARY_FUNCTIONS_H

#include "VectorLoops.h"

#pragma STDC FP_CONTRACT OFF

// ln 2 in two parts; the first has 32 trailing zero bits, so a whole number below 2^20 times it is
// exact.
#define EK_LN2_HIGH 6.93147180369123816490e-01
#define EK_LN2_LOW 1.90821492927058770002e-10

#define EK_INFINITY __builtin_inf()
#define EK_NAN __builtin_nan("")

/// exp(x + low) for a low far below x; overflows to infinity, underflows through the subnormals.
EK_INLINE double ek_exp_of_sum(double x, double low) {
  // Beyond these bounds the result is 0 or infinity all the same.
  double bounded = x < -800.0 ? -800.0 : x;
  bounded = bounded > 800.0 ? 800.0 : bounded;
  double small = ek_absolute(x) < 800.0 ? low : 0.0;

  // bounded = k·ln 2 + r, |r| ≤ ln 2 / 2; the low bits of `shifted` hold k.
  double shifted = bounded * 1.44269504088896338700e+00 + 0x1.8p52;
  double k = shifted - 0x1.8p52;
  double high_part = bounded - k * EK_LN2_HIGH;
  double low_part = k * EK_LN2_LOW - small;
  double r = high_part - low_part;
  double t = r * r;
  double c =
      r - t * (1.66666666666666019037e-01 +
               t * (-2.77777777770155933842e-03 +
                    t * (6.61375632143793436117e-05 +
                         t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))));
  double y = 1.0 - ((low_part - (r * c) / (2.0 - c)) - high_part);

  // 2^k in two factors, so that subnormal results are rounded once.
  uint64_t biased = ek_bits(shifted) - ek_bits(0x1.8p52) + 2048;
  uint64_t half = biased >> 1;
  double result = (y * ek_number((half - 1) << 52)) * ek_number((biased - half - 1) << 52);
  return x != x ? x : result;
}

/// exp(x).
EK_INLINE double ek_exp_of(double x) { return ek_exp_of_sum(x, 0.0); }

/// x = 2^exponent · fraction for positive finite x, fraction in [√½, √2).
EK_INLINE double ek_split(double x, double *exponent) {
  const uint64_t one = 0x3ff0000000000000, root_half = 0x3fe6a09e667f3bcd;
  int subnormal = x < 0x1p-1022;
  uint64_t bits = ek_bits(subnormal ? x * 0x1p54 : x) + (one - root_half);
  // The biased exponent becomes a number by way of the bits of 2^52 + exponent.
  double biased = ek_number((bits >> 52) | 0x4330000000000000);
  *exponent = (biased - 0x1p52) - (subnormal ? 1077.0 : 1023.0);
  return ek_number((bits & 0x000fffffffffffff) + root_half);
}

/// Natural logarithm: −infinity at 0, not-a-number below.
EK_INLINE double ek_log_of(double x) {
  double k;
  double f = ek_split(x, &k) - 1.0;
  double s = f / (2.0 + f);
  double z = s * s;
  double w = z * z;
  double even =
      w * (3.999999999940941908e-01 +
           w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  double odd =
      z * (6.666666666666735130e-01 +
           w * (2.857142874366239149e-01 +
                w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
  double remainder = even + odd;
  double half_square = 0.5 * f * f;
  double result = k * EK_LN2_HIGH -
                  ((half_square - (s * (half_square + remainder) + k * EK_LN2_LOW)) - f);
  result = x < EK_INFINITY ? result : x;
  result = x == 0.0 ? -EK_INFINITY : result;
  return x < 0.0 ? EK_NAN : result;
}

#endif
