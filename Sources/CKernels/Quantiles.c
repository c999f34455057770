// Quantile functions on columns: a table of a monotone curve, the triangular distribution, and
// discrete distributions with listed values.

#include "CKernels.h"
#include "ElementaryFunctions.h"

#pragma STDC FP_CONTRACT OFF

EK_VECTOR
void ek_table_quantile(double *dst, const double *z, size_t n, const double *y, const double *m,
                       size_t count, double z_low, double z_high) {
  if (count < 2 || count > INT32_MAX || !(z_low < z_high)) {
    ek_fill(dst, count == 0 ? EK_NAN : y[0], n);
    return;
  }
  double steps = (double)(count - 1);
  double step = (z_high - z_low) / steps;
  double first = y[0], last = y[count - 1];
  int32_t last_interval = (int32_t)count - 2;
  EK_EACH
  for (size_t i = 0; i < n; i++) {
    double x = z[i];
    // Comparisons that are false for not-a-number keep the position within the table.
    double position = (x - z_low) / step;
    position = position > 0.0 ? position : 0.0;
    position = position < steps ? position : steps;
    int32_t interval = (int32_t)position;
    interval = interval < last_interval ? interval : last_interval;
    double t = position - (double)interval;
    double y0 = y[interval], y1 = y[interval + 1];
    double m0 = step * m[interval], m1 = step * m[interval + 1];
    // Hermite's cubic in powers of t.
    double rise = y1 - y0;
    double square = 3.0 * rise - (2.0 * m0 + m1);
    double cube = (m0 + m1) - 2.0 * rise;
    double result = y0 + t * (m0 + t * (square + t * cube));
    result = x <= z_low ? first : result;
    result = x >= z_high ? last : result;
    dst[i] = x != x ? x : result;
  }
}

EK_VECTOR
void ek_triangular_quantile(double *dst, const double *u, size_t n, double low, double mode,
                            double high) {
  double width = high - low, below = mode - low, above = high - mode;
  if (!(width > 0.0)) {
    ek_fill(dst, low, n);
    return;
  }
  EK_EACH
  for (size_t i = 0; i < n; i++) {
    double p = u[i];
    int rising = p * width < below;
    double part = rising ? p * below : (1.0 - p) * above;
    double root = ek_square_root(part * width);
    dst[i] = rising ? low + root : high - root;
  }
}

/// Few values: pass after pass over a chunk, from the lowest value up.
EK_VECTOR
static void few_values(double *dst, const double *u, size_t n, const double *values,
                       const double *cumulative, size_t count) {
  double p[EK_CHUNK];
  for (size_t start = 0; start < n; start += EK_CHUNK) {
    size_t chunk = n - start < EK_CHUNK ? n - start : EK_CHUNK;
    double *to = dst + start;
    for (size_t i = 0; i < chunk; i++) p[i] = u[start + i];
    for (size_t i = 0; i < chunk; i++) to[i] = values[0];
    for (size_t v = 0; v + 1 < count; v++) {
      double bound = cumulative[v], next = values[v + 1];
      EK_EACH
      for (size_t i = 0; i < chunk; i++) to[i] = p[i] > bound ? next : to[i];
    }
  }
}

void ek_discrete_quantile(double *dst, const double *u, size_t n, const double *values,
                          const double *cumulative, size_t count) {
  if (count == 0) {
    ek_fill(dst, EK_NAN, n);
    return;
  }
  if (count <= 12) {
    few_values(dst, u, n, values, cumulative, count);
    return;
  }
  for (size_t i = 0; i < n; i++) {
    // The number of cumulative probabilities below u, by halving; the last value takes the rest.
    const double *base = cumulative;
    size_t length = count - 1;
    while (length > 1) {
      size_t half = length / 2;
      base += base[half - 1] < u[i] ? half : 0;
      length -= half;
    }
    size_t index = (size_t)(base - cumulative) + (*base < u[i]);
    dst[i] = values[index];
  }
}
