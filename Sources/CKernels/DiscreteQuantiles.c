// Quantiles of binomial and Poisson counts whose parameters differ from trial to trial.
//
// Terms are measured by the largest, that of the mode, and follow from their neighbours:
//   binomial  t(x+1) = t(x) · (n − x)/(x + 1) · p/(1 − p)
//   Poisson   t(x+1) = t(x) · mean/(x + 1)
// Sums outward from the mode, until a term is below 1e-20 of the sum, give the mass below it, above
// it and in all; then the result is found by adding from the far end of its side (small terms first,
// so that both tails keep their relative precision): from below until u of the mass is reached, or
// from above while no more than 1 − u is passed. The work is some 30 standard deviations of terms,
// less when the parameters are those of the trial before (sums are kept; results do not depend on it).
//
// Beyond a standard deviation of 400 the sums would take longer than anyone waits, and the
// Cornish–Fisher expansion with skewness and kurtosis (Abramowitz and Stegun 26.2.49) differs from
// the exact quantile by at most 1 and in few trials: it takes over there.

#include "CKernels.h"
#include "ElementaryFunctions.h"

#pragma STDC FP_CONTRACT OFF

/// Largest variance for which terms are summed.
static const double LARGEST_SUMMED_VARIANCE = 160000.0;
/// Terms below this part of the sum end it.
static const double NEGLIGIBLE = 1e-20;

/// A binomial count (odds = p/(1 − p)) or, with an infinite size, a Poisson count (odds = mean).
typedef struct {
  double size, odds, mean, variance, skewness, excess;
  double mode;
  /// The mass below the mode and in all, with the mode's as 1, and where the sums ended.
  double mass_below, mass;
  double lowest, lowest_term, highest, highest_term;
} Count;

/// t(x + 1)/t(x).
EK_INLINE double ratio_up(const Count *count, double x) {
  double numerator = count->size < EK_INFINITY ? (count->size - x) * count->odds : count->odds;
  return numerator / (x + 1.0);
}

/// t(x − 1)/t(x).
EK_INLINE double ratio_down(const Count *count, double x) {
  double denominator =
      count->size < EK_INFINITY ? (count->size - x + 1.0) * count->odds : count->odds;
  return x / denominator;
}

/// Sums outward from the mode.
static void sum_terms(Count *count) {
  double term = 1.0, sum = 0.0, x = count->mode;
  while (x > 0.0) {
    double next = term * ratio_down(count, x);
    if (next < NEGLIGIBLE * (1.0 + sum)) break;
    x -= 1.0;
    term = next;
    sum += term;
  }
  count->lowest = x;
  count->lowest_term = term;
  count->mass_below = sum;
  term = 1.0;
  sum = 0.0;
  x = count->mode;
  while (x < count->size) {
    double next = term * ratio_up(count, x);
    if (next < NEGLIGIBLE * (1.0 + sum)) break;
    x += 1.0;
    term = next;
    sum += term;
  }
  count->highest = x;
  count->highest_term = term;
  count->mass = count->mass_below + 1.0 + sum;
}

/// The smallest x whose terms from 0 on reach `target`, at most the mode.
static double from_below(const Count *count, double target) {
  double x = count->lowest, term = count->lowest_term;
  while (x > 0.0) {
    double next = term * ratio_down(count, x);
    if (next < 1e-17 * target) break;
    x -= 1.0;
    term = next;
  }
  double sum = term;
  while (sum < target && x < count->mode) {
    term *= ratio_up(count, x);
    x += 1.0;
    sum += term;
  }
  return x;
}

/// The smallest x whose terms above it are no more than `allowed`, at least the mode.
static double from_above(const Count *count, double allowed) {
  double x = count->highest, term = count->highest_term;
  while (x < count->size) {
    double next = term * ratio_up(count, x);
    if (next < 1e-17 * allowed) break;
    x += 1.0;
    term = next;
  }
  double sum = 0.0;
  while (x > count->mode) {
    sum += term;
    if (sum > allowed) break;
    term *= ratio_down(count, x);
    x -= 1.0;
  }
  return x;
}

/// The Cornish–Fisher expansion, rounded up to a count.
static double expanded(const Count *count, double u) {
  double z, square;
  ek_normal_quantile(&z, &u, 1);
  square = z * z;
  double w = z + count->skewness * (square - 1.0) / 6.0 +
             count->excess * (square - 3.0) * z / 24.0 -
             count->skewness * count->skewness * (2.0 * square - 5.0) * z / 36.0;
  double x = ek_ceiling_of(count->mean + ek_square_root(count->variance) * w - 0.5);
  x = x < 0.0 ? 0.0 : x;
  return x > count->size ? count->size : x;
}

/// The quantile of a count whose sums are known.
static double quantile(const Count *count, double u) {
  if (u != u) return u;
  if (u <= 0.0) return 0.0;
  if (u >= 1.0) return count->size;
  if (count->variance > LARGEST_SUMMED_VARIANCE) return expanded(count, u);
  double target = u * count->mass;
  if (target <= count->mass_below) return from_below(count, target);
  return from_above(count, (1.0 - u) * count->mass);
}

/// Prepares a binomial count with 0 < p < 1 and a whole size.
static Count binomial(double size, double p) {
  double q = 1.0 - p;
  Count count = {.size = size, .odds = p / q, .mean = size * p, .variance = size * p * q};
  if (count.variance > LARGEST_SUMMED_VARIANCE) {
    count.skewness = (q - p) / ek_square_root(count.variance);
    count.excess = (1.0 - 6.0 * p * q) / count.variance;
  } else {
    count.mode = ek_floor_of((size + 1.0) * p);
    if (count.mode > size) count.mode = size;
    sum_terms(&count);
  }
  return count;
}

/// Prepares a Poisson count with a mean above 0.
static Count poisson(double mean) {
  Count count = {.size = EK_INFINITY, .odds = mean, .mean = mean, .variance = mean};
  if (mean > LARGEST_SUMMED_VARIANCE) {
    count.skewness = 1.0 / ek_square_root(mean);
    count.excess = 1.0 / mean;
  } else {
    count.mode = ek_floor_of(mean);
    sum_terms(&count);
  }
  return count;
}

void ek_binomial_quantile(double *dst, const double *u, const double *size, const double *p,
                          size_t n) {
  Count count = {.size = -1.0};
  double known_p = -1.0;
  for (size_t i = 0; i < n; i++) {
    double probability = p[i] < 0.0 ? 0.0 : p[i] > 1.0 ? 1.0 : p[i];
    double whole = ek_nearest_to(size[i] < 0.0 ? 0.0 : size[i] > 0x1p52 ? 0x1p52 : size[i]);
    if (probability != probability || whole != whole || u[i] != u[i]) {
      dst[i] = EK_NAN;
    } else if (probability == 0.0 || probability == 1.0 || whole == 0.0) {
      dst[i] = whole * probability;
    } else {
      if (whole != count.size || probability != known_p) {
        count = binomial(whole, probability);
        known_p = probability;
      }
      dst[i] = quantile(&count, u[i]);
    }
  }
}

void ek_poisson_quantile(double *dst, const double *u, const double *mean, size_t n) {
  Count count = {.mean = -1.0};
  for (size_t i = 0; i < n; i++) {
    if (mean[i] != mean[i] || u[i] != u[i]) {
      dst[i] = EK_NAN;
    } else if (!(mean[i] > 0.0)) {
      dst[i] = 0.0;
    } else if (mean[i] == EK_INFINITY) {
      dst[i] = EK_INFINITY;
    } else {
      if (mean[i] != count.mean) count = poisson(mean[i]);
      dst[i] = quantile(&count, u[i]);
    }
  }
}
