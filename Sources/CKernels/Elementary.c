// exp, log and pow on columns. exp and log are those of ElementaryFunctions.h.
//
// pow(x, y) = exp(y·log x) with the logarithm and the product in double-double arithmetic (Dekker
// 1971; no fused multiply-add needed): the product reaches 745, so the logarithm must hold some ten
// bits more than a double. log m = 2s + 2s³/3 + 2s⁵/5 + …, s = (m − 1)/(m + 1) with |s| ≤ 0.172; s is
// held in two parts, the rest needs one. Special values follow C99: anything to the power 0 and 1
// to any power are 1; a negative base wants a whole exponent, else not-a-number.

#include "CKernels.h"
#include "ElementaryFunctions.h"

#pragma STDC FP_CONTRACT OFF

/// The rounding error of the product a·b, by Dekker's splitting.
EK_INLINE double product_error(double a, double b, double product) {
  const double splitter = 0x1p27 + 1.0;
  double a_large = a * splitter, b_large = b * splitter;
  double a_high = a_large - (a_large - a), b_high = b_large - (b_large - b);
  double a_low = a - a_high, b_low = b - b_high;
  return ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low;
}

/// log x in two parts, to some 2^-59 relative, for positive finite x.
EK_INLINE double log_in_two_parts(double x, double *low) {
  double k;
  double m = ek_split(x, &k);
  double f = m - 1.0;
  double g = 1.0 + m;
  double g_one = g - m;
  double g_low = (m - (g - g_one)) + (1.0 - g_one);
  double s = f / g;
  double p = s * g;
  double s_low = (((f - p) - product_error(s, g, p)) - s * g_low) / g;
  double z = s * s;
  double series =
      2.0 / 3 + z * (2.0 / 5 + z * (2.0 / 7 + z * (2.0 / 9 + z * (2.0 / 11 + z * (2.0 / 13 +
      z * (2.0 / 15 + z * (2.0 / 17 + z * (2.0 / 19 + z * (2.0 / 21 + z * (2.0 / 23 +
      z * (2.0 / 25)))))))))));
  double large = k * EK_LN2_HIGH;
  double sum = large + 2.0 * s;
  double rest = (2.0 * s - (sum - large)) + k * EK_LN2_LOW;
  rest = (rest + 2.0 * s_low * (1.0 + z)) + s * z * series;
  double high = sum + rest;
  *low = rest - (high - sum);
  return high;
}

/// 1 where y is a whole number; magnitudes from 2^52 on are.
EK_INLINE int is_whole(double y) {
  double magnitude = ek_absolute(y);
  return !(magnitude < 0x1p52) | (ek_rounded_magnitude(magnitude) == magnitude);
}

/// x to the power y.
EK_INLINE double power_of(double x, double y) {
  double base = ek_absolute(x), magnitude = ek_absolute(y);
  int extreme = (base == 0.0) | (base == EK_INFINITY);
  // Beyond 2^65 every base but 1 leaves the range of doubles.
  double exponent = magnitude > 0x1p65 ? ek_with_sign(0x1p65, y) : y;
  double low;
  double high = log_in_two_parts(extreme ? 1.0 : base, &low);
  double product = exponent * high;
  double rest = product_error(exponent, high, product) + exponent * low;
  double result = ek_exp_of_sum(product, rest);

  double at_extreme = (base == 0.0) == (y < 0.0) ? EK_INFINITY : 0.0;
  result = extreme ? at_extreme : result;
  int whole = is_whole(y);
  int odd = whole & (magnitude < 0x1p53) & !is_whole(0.5 * y);
  int negative = (ek_bits(x) >> 63) != 0;
  result = (negative & odd) != 0 ? -result : result;
  result = ((x < 0.0) & !whole & !extreme) != 0 ? EK_NAN : result;
  result = ((x != x) | (y != y)) != 0 ? EK_NAN : result;
  return ((x == 1.0) | (y == 0.0)) != 0 ? 1.0 : result;
}

EK_VECTOR
void ek_exp(double *dst, const double *x, size_t n) {
  EK_EACH
  for (size_t i = 0; i < n; i++) dst[i] = ek_exp_of(x[i]);
}

EK_VECTOR
void ek_log(double *dst, const double *x, size_t n) {
  EK_EACH
  for (size_t i = 0; i < n; i++) dst[i] = ek_log_of(x[i]);
}

EK_VECTOR
void ek_pow(double *dst, const double *x, const double *y, size_t n) {
  EK_EACH
  for (size_t i = 0; i < n; i++) dst[i] = power_of(x[i], y[i]);
}

double ek_exp_scalar(double x) { return ek_exp_of(x); }

double ek_log_scalar(double x) { return ek_log_of(x); }

double ek_pow_scalar(double x, double y) { return power_of(x, y); }
