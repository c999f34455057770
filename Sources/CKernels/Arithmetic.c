// Arithmetic on columns, one number per trial. The destination may be an operand.
//
// Not-a-number passes through minimum and maximum, so that a mistake stays visible; of two equal
// operands (0 and −0) the second is given. Comparisons with not-a-number are 0. Divisions are
// divisions, never products with a reciprocal: the difference shows before a ceiling.

#include "CKernels.h"
#include "VectorLoops.h"

#pragma STDC FP_CONTRACT OFF

// Functions of one column, of two columns, of a column and a number, of a number and a column;
// the expression is in x and y.
#define ONE_COLUMN(name, expression)                        \
  EK_VECTOR void name(double *dst, const double *a, size_t n) { \
    EK_EACH                                                 \
    for (size_t i = 0; i < n; i++) {                        \
      double x = a[i];                                      \
      dst[i] = (expression);                                \
    }                                                       \
  }

#define TWO_COLUMNS(name, expression)                                        \
  EK_VECTOR void name(double *dst, const double *a, const double *b, size_t n) { \
    EK_EACH                                                                  \
    for (size_t i = 0; i < n; i++) {                                         \
      double x = a[i], y = b[i];                                             \
      dst[i] = (expression);                                                 \
    }                                                                        \
  }

#define COLUMN_AND_NUMBER(name, expression)                           \
  EK_VECTOR void name(double *dst, const double *a, double y, size_t n) { \
    EK_EACH                                                           \
    for (size_t i = 0; i < n; i++) {                                  \
      double x = a[i];                                                \
      dst[i] = (expression);                                          \
    }                                                                 \
  }

#define NUMBER_AND_COLUMN(name, expression)                           \
  EK_VECTOR void name(double *dst, double x, const double *b, size_t n) { \
    EK_EACH                                                           \
    for (size_t i = 0; i < n; i++) {                                  \
      double y = b[i];                                                \
      dst[i] = (expression);                                          \
    }                                                                 \
  }

TWO_COLUMNS(ek_add_vv, x + y)
COLUMN_AND_NUMBER(ek_add_vs, x + y)
TWO_COLUMNS(ek_subtract_vv, x - y)
COLUMN_AND_NUMBER(ek_subtract_vs, x - y)
NUMBER_AND_COLUMN(ek_subtract_sv, x - y)
TWO_COLUMNS(ek_multiply_vv, x * y)
COLUMN_AND_NUMBER(ek_multiply_vs, x * y)
TWO_COLUMNS(ek_divide_vv, x / y)
COLUMN_AND_NUMBER(ek_divide_vs, x / y)
NUMBER_AND_COLUMN(ek_divide_sv, x / y)

/// The lesser, or not-a-number.
EK_INLINE double lesser(double x, double y) {
  double result = x < y ? x : y;
  return x != x ? x : result;
}

/// The greater, or not-a-number.
EK_INLINE double greater(double x, double y) {
  double result = x > y ? x : y;
  return x != x ? x : result;
}

TWO_COLUMNS(ek_minimum_vv, lesser(x, y))
COLUMN_AND_NUMBER(ek_minimum_vs, lesser(x, y))
TWO_COLUMNS(ek_maximum_vv, greater(x, y))
COLUMN_AND_NUMBER(ek_maximum_vs, greater(x, y))
ONE_COLUMN(ek_negate, -x)

TWO_COLUMNS(ek_greater_or_equal_vv, x >= y ? 1.0 : 0.0)
COLUMN_AND_NUMBER(ek_greater_or_equal_vs, x >= y ? 1.0 : 0.0)
NUMBER_AND_COLUMN(ek_greater_or_equal_sv, x >= y ? 1.0 : 0.0)
TWO_COLUMNS(ek_greater_vv, x > y ? 1.0 : 0.0)
COLUMN_AND_NUMBER(ek_greater_vs, x > y ? 1.0 : 0.0)
NUMBER_AND_COLUMN(ek_greater_sv, x > y ? 1.0 : 0.0)
TWO_COLUMNS(ek_equal_vv, x == y ? 1.0 : 0.0)
COLUMN_AND_NUMBER(ek_equal_vs, x == y ? 1.0 : 0.0)

EK_VECTOR
void ek_select(double *dst, const double *condition, const double *yes, const double *no,
               size_t n) {
  EK_EACH
  for (size_t i = 0; i < n; i++) {
    double chosen = yes[i], other = no[i];
    dst[i] = condition[i] != 0.0 ? chosen : other;
  }
}

ONE_COLUMN(ek_ceiling, ek_ceiling_of(x - 1e-9))
ONE_COLUMN(ek_floor, ek_floor_of(x + 1e-9))
ONE_COLUMN(ek_nearest, ek_nearest_to(x))

EK_VECTOR
void ek_fill(double *dst, double value, size_t n) {
  for (size_t i = 0; i < n; i++) dst[i] = value;
}

EK_VECTOR
void ek_multiply_add(double *dst, const double *a, const double *b, const double *c, size_t n) {
  EK_EACH
  for (size_t i = 0; i < n; i++) dst[i] = a[i] * b[i] + c[i];
}

EK_VECTOR
void ek_multiply_sum_vs(double *dst, const double *a, const double *b, double s, size_t n) {
  EK_EACH
  for (size_t i = 0; i < n; i++) dst[i] = a[i] * (b[i] + s);
}

EK_VECTOR
void ek_scale_add(double *dst, const double *a, double s, const double *c, size_t n) {
  EK_EACH
  for (size_t i = 0; i < n; i++) dst[i] = s * a[i] + c[i];
}

EK_VECTOR
void ek_affine(double *dst, const double *z, double sd, double mean, size_t n) {
  EK_EACH
  for (size_t i = 0; i < n; i++) dst[i] = mean + sd * z[i];
}

COLUMN_AND_NUMBER(ek_sections, ek_ceiling_of(ek_nearest_to(x) / y - 1e-9))
