// Inner loops of the engine: counter-based random numbers, quantile functions and arithmetic on
// columns of doubles. Every function gives the same bytes on every CPU: no fused multiply-add, no
// libm. Columns never overlap except where dst may equal an operand (stated per group).
#ifndef EVENKEEL_CKERNELS_H
#define EVENKEEL_CKERNELS_H

#include <stddef.h>
#include <stdint.h>

// ---- Generator: Philox4x32-10 (Salmon et al. 2011) ---------------------------------------------

/// One block: four 32-bit words from a counter and a key.
void ek_philox4x32_10(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);

/// Uniforms strictly inside (0, 1) for trials first .. first + n − 1 of one stream.
/// Trial k reads the block with counter (k/2 low, k/2 high, year, lane), half k mod 2, so any trial
/// can be drawn alone. `key` comes from seed and name; `year` is 0 for values drawn once; `lane`
/// tells apart several uses of one stream (0 draw, 1 jitter, …; from 2³¹ on reserved).
/// u = (v + ½)·2⁻⁵²
/// with v the upper 52 of 64 bits: 2⁻⁵³ to 1 − 2⁻⁵³, exact (53 bits would round to 1).
void ek_uniform_fill(double *dst, size_t n, uint64_t key, uint64_t first, uint32_t year,
                     uint32_t lane);

/// Latin hypercube uniforms for the trials first .. first + n − 1. Trial k is position k mod size of
/// replicate k div size; its stratum is a keyed permutation of 0 .. size − 1 (a Feistel network of
/// at least eight rounds on a near-square of numbers with cycle walking, keyed by key, year and
/// replicate) and u = (stratum + jitter)/size with the jitter of ek_uniform_fill, lane 1;
/// strictly inside (0, 1).
void ek_latin_fill(double *dst, size_t n, uint64_t key, uint64_t first, uint32_t year,
                   uint64_t size);

/// A 64-bit key from a seed and the bytes of a name (a published hash, e.g. FNV-1a then a
/// splitmix64 finaliser over seed and hash).
uint64_t ek_stream_key(uint64_t seed, const char *name, size_t length);

// ---- Quantiles (dst may equal u) ---------------------------------------------------------------

/// Standard normal quantile, Wichura's AS 241 (PPND16), vectorised; u in (0, 1).
void ek_normal_quantile(double *dst, const double *u, size_t n);

/// Standard normal distribution function, to 1e-14 relative in the body, tails without loss.
void ek_normal_cdf(double *dst, const double *z, size_t n);

/// Quantile by a monotone cubic Hermite table in normal-score space: z in [z_low, z_high] in
/// `count` equal steps, values y and slopes m at the knots (dy/dz); outside, the end values.
void ek_table_quantile(double *dst, const double *z, size_t n, const double *y, const double *m,
                       size_t count, double z_low, double z_high);

/// Triangular(low, mode, high) and uniform(low, high) from u.
void ek_triangular_quantile(double *dst, const double *u, size_t n, double low, double mode,
                            double high);

/// Discrete: smallest values[i] whose cumulative[i] ≥ u; cumulative ascends to 1.
void ek_discrete_quantile(double *dst, const double *u, size_t n, const double *values,
                          const double *cumulative, size_t count);

/// Smallest x with binomial(round(size), p) cdf ≥ u, column by column; p is held to 0..1 and a size
/// below 0 counts as 0. Sums outward from the mode with ratios of neighbouring terms only.
void ek_binomial_quantile(double *dst, const double *u, const double *size, const double *p,
                          size_t n);

/// Smallest x with Poisson(mean) cdf ≥ u, likewise; a mean below 0 counts as 0.
void ek_poisson_quantile(double *dst, const double *u, const double *mean, size_t n);

// ---- Elementary functions (dst may equal an operand); 1e-14 relative against libm -----------------

void ek_exp(double *dst, const double *x, size_t n);
void ek_log(double *dst, const double *x, size_t n);
void ek_pow(double *dst, const double *x, const double *y, size_t n);
double ek_exp_scalar(double x);
double ek_log_scalar(double x);
double ek_pow_scalar(double x, double y);

// ---- Arithmetic (dst may equal an operand) -------------------------------------------------------
// The suffix says what stands left and right: vv two columns, vs column and number, sv number and
// column.

void ek_add_vv(double *dst, const double *a, const double *b, size_t n);
void ek_add_vs(double *dst, const double *a, double b, size_t n);
void ek_subtract_vv(double *dst, const double *a, const double *b, size_t n);
void ek_subtract_vs(double *dst, const double *a, double b, size_t n);
void ek_subtract_sv(double *dst, double a, const double *b, size_t n);
void ek_multiply_vv(double *dst, const double *a, const double *b, size_t n);
void ek_multiply_vs(double *dst, const double *a, double b, size_t n);
void ek_divide_vv(double *dst, const double *a, const double *b, size_t n);
void ek_divide_vs(double *dst, const double *a, double b, size_t n);
void ek_divide_sv(double *dst, double a, const double *b, size_t n);
void ek_minimum_vv(double *dst, const double *a, const double *b, size_t n);
void ek_minimum_vs(double *dst, const double *a, double b, size_t n);
void ek_maximum_vv(double *dst, const double *a, const double *b, size_t n);
void ek_maximum_vs(double *dst, const double *a, double b, size_t n);
void ek_negate(double *dst, const double *a, size_t n);
void ek_greater_or_equal_vv(double *dst, const double *a, const double *b, size_t n);
void ek_greater_or_equal_vs(double *dst, const double *a, double b, size_t n);
void ek_greater_or_equal_sv(double *dst, double a, const double *b, size_t n);
void ek_greater_vv(double *dst, const double *a, const double *b, size_t n);
void ek_greater_vs(double *dst, const double *a, double b, size_t n);
void ek_greater_sv(double *dst, double a, const double *b, size_t n);
void ek_equal_vv(double *dst, const double *a, const double *b, size_t n);
void ek_equal_vs(double *dst, const double *a, double b, size_t n);
/// dst = condition != 0 ? yes : no.
void ek_select(double *dst, const double *condition, const double *yes, const double *no, size_t n);
/// ceil(x − 1e-9), floor(x + 1e-9), nearest with halves away from zero.
void ek_ceiling(double *dst, const double *x, size_t n);
void ek_floor(double *dst, const double *x, size_t n);
void ek_nearest(double *dst, const double *x, size_t n);
void ek_fill(double *dst, double value, size_t n);

// ---- Fused (each gives the same bits as its parts one after the other; dst may equal an operand) ---

/// dst = (a · b) + c, not contracted.
void ek_multiply_add(double *dst, const double *a, const double *b, const double *c, size_t n);
/// dst = a · (b + s): growth by a rate.
void ek_multiply_sum_vs(double *dst, const double *a, const double *b, double s, size_t n);
/// dst = (s · a) + c.
void ek_scale_add(double *dst, const double *a, double s, const double *c, size_t n);
/// dst = mean + sd · z.
void ek_affine(double *dst, const double *z, double sd, double mean, size_t n);
/// dst = ceil(nearest(x) / divisor − 1e-9).
void ek_sections(double *dst, const double *x, double divisor, size_t n);

// ---- Allocation ----------------------------------------------------------------------------------

/// Greedy maximum flow, trial by trial. `supplies` and `demands` are arrays of column pointers;
/// `may_serve[s * demand_count + d]` is 1 where supply s may serve demand d; flows go to the columns
/// `flows[s * demand_count + d]`, each of n doubles (a null pointer is skipped). Supplies take demands
/// in order; a stuck supply moves earlier amounts along an augmenting path to the reachable
/// unfilled demand of the lowest number. At most 128 supplies and 128 demands.
void ek_allocate(double *const *flows, const double *const *supplies, size_t supply_count,
                 const double *const *demands, size_t demand_count, const uint8_t *may_serve,
                 size_t n);

/// An allocation in which an arc takes its price times its dollars out of its supply, with limits on
/// groups of arcs and goals in strict order.
typedef struct {
  size_t supply_count, demand_count, limit_count, arc_count, goal_count;
  /// The supply and the demand of each arc, and the limit of its group, or -1 for none.
  const int32_t *arc_supply, *arc_demand, *arc_limit;
  /// Goal g is the sum of the arcs goal_arcs[goal_starts[g] ..< goal_starts[g + 1]].
  const int32_t *goal_starts, *goal_arcs;
} ek_priced_allocation;

/// Makes each goal in turn as large as it can be without lowering those before it, trial by trial.
/// `supplies`, `demands`, `limits` and `prices` are arrays of column pointers, one a supply, demand,
/// limit and arc; the dollars of arc a go to the column `flows[a]` of n doubles (a null pointer is
/// skipped). Exact up to rounding; dollars are at least 0.
void ek_allocate_priced(double *const *flows, const ek_priced_allocation *problem,
                        const double *const *supplies, const double *const *demands,
                        const double *const *limits, const double *const *prices, size_t n);

#endif
