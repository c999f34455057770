// Greedy maximum flow from supplies to demands, trial by trial.
//
// Supplies come in order. Each takes the demands it may serve in order, as far as it and they
// reach. A supply with something left is stuck: all its demands are full. It then looks along the
// residual edges (supply → demand it may serve; full demand → supply with a flow into it, which may
// take that flow elsewhere) for the reachable unfilled demand of the lowest number, by the shortest
// path, and moves the bottleneck along it; until nothing is left or nothing is reachable. Earlier
// supplies keep their totals, so the total of the first k supplies is the maximum flow of these
// alone, and that of all is the maximum flow.
//
// Whatever bounds an amount leaves it exactly 0, so every step closes an edge for good or fills a
// supply or demand. Paths to one demand are shortest paths, of which there are at most
// edges × vertices / 2 (Edmonds and Karp 1972); a demand once out of reach of a supply stays so. The
// loops therefore end. Negative amounts and not-a-number count as 0.

#include "CKernels.h"
#include "VectorLoops.h"

#pragma STDC FP_CONTRACT OFF

enum { MOST_SUPPLIES = 128, MOST_DEMANDS = 128, NONE = -1 };

/// The allocation of one trial.
typedef struct {
  size_t supply_count, demand_count;
  const uint8_t *may_serve;
  /// What each demand still wants.
  double wanted[MOST_DEMANDS];
  double flow[MOST_SUPPLIES * MOST_DEMANDS];
  /// The search: from which supply a demand was reached, and from which demand a supply.
  int demand_from[MOST_DEMANDS], supply_from[MOST_SUPPLIES];
} Trial;

/// x − amount for 0 < amount ≤ x, exactly 0 when equal (infinities too).
EK_INLINE double without(double x, double amount) { return x == amount ? 0.0 : x - amount; }

/// Gives what is left of a supply to its demands in order; returns what is left then.
static double serve(Trial *trial, size_t supply, double left) {
  size_t row = supply * trial->demand_count;
  for (size_t d = 0; d < trial->demand_count && left > 0.0; d++) {
    double wanted = trial->wanted[d];
    if (!trial->may_serve[row + d] || !(wanted > 0.0)) continue;
    double amount = left < wanted ? left : wanted;
    trial->flow[row + d] = amount;
    trial->wanted[d] = without(wanted, amount);
    left = without(left, amount);
  }
  return left;
}

/// Searches breadth first from a stuck supply; returns the reachable unfilled demand of the lowest
/// number, or NONE.
static int search(Trial *trial, size_t start) {
  size_t demands = trial->demand_count;
  int queue[MOST_SUPPLIES], target = NONE;
  size_t head = 0, tail = 0;
  for (size_t d = 0; d < demands; d++) trial->demand_from[d] = NONE;
  for (size_t s = 0; s < trial->supply_count; s++) trial->supply_from[s] = NONE;
  queue[tail++] = (int)start;
  while (head < tail) {
    int supply = queue[head++];
    for (size_t d = 0; d < demands; d++) {
      if (!trial->may_serve[(size_t)supply * demands + d] || trial->demand_from[d] != NONE) continue;
      trial->demand_from[d] = supply;
      if (trial->wanted[d] > 0.0) {
        if (target == NONE || (int)d < target) target = (int)d;
        continue;
      }
      // Only supplies up to this one have flows.
      for (size_t s = 0; s < start; s++) {
        if (trial->supply_from[s] != NONE || !(trial->flow[s * demands + d] > 0.0)) continue;
        trial->supply_from[s] = (int)d;
        queue[tail++] = (int)s;
      }
    }
  }
  return target;
}

/// Moves as much as the path to `target` bears; returns what is left of the supply.
static double augment(Trial *trial, size_t start, int target, double left) {
  size_t demands = trial->demand_count;
  double amount = left < trial->wanted[target] ? left : trial->wanted[target];
  for (int s = trial->demand_from[target]; s != (int)start;) {
    int d = trial->supply_from[s];
    double moved = trial->flow[(size_t)s * demands + (size_t)d];
    if (moved < amount) amount = moved;
    s = trial->demand_from[d];
  }
  trial->wanted[target] = without(trial->wanted[target], amount);
  for (int d = target;;) {
    int s = trial->demand_from[d];
    trial->flow[(size_t)s * demands + (size_t)d] += amount;
    if (s == (int)start) break;
    d = trial->supply_from[s];
    double *moved = &trial->flow[(size_t)s * demands + (size_t)d];
    *moved = without(*moved, amount);
  }
  return without(left, amount);
}

/// The amount in a column, 0 where it is negative or not a number.
EK_INLINE double amount_at(const double *column, size_t i) {
  return column[i] > 0.0 ? column[i] : 0.0;
}

/// Allocates one trial.
static void allocate(Trial *trial, const double *const *supplies, const double *const *demands,
                     size_t i) {
  double all = 0.0;
  for (size_t d = 0; d < trial->demand_count; d++) {
    trial->wanted[d] = amount_at(demands[d], i);
    all += trial->wanted[d];
  }
  for (size_t f = 0; f < trial->supply_count * trial->demand_count; f++) trial->flow[f] = 0.0;
  if (!(all > 0.0)) return;
  for (size_t s = 0; s < trial->supply_count; s++) {
    double left = amount_at(supplies[s], i);
    if (left > 0.0) left = serve(trial, s, left);
    while (left > 0.0 && s > 0) {
      int target = search(trial, s);
      if (target == NONE) break;
      left = augment(trial, s, target, left);
    }
  }
}

void ek_allocate(double *const *flows, const double *const *supplies, size_t supply_count,
                 const double *const *demands, size_t demand_count, const uint8_t *may_serve,
                 size_t n) {
  // More than the arrays hold is a fault of the caller.
  if (supply_count > MOST_SUPPLIES || demand_count > MOST_DEMANDS) __builtin_trap();
  Trial trial;
  trial.supply_count = supply_count;
  trial.demand_count = demand_count;
  trial.may_serve = may_serve;
  size_t flow_count = supply_count * demand_count;
  for (size_t i = 0; i < n; i++) {
    allocate(&trial, supplies, demands, i);
    for (size_t f = 0; f < flow_count; f++) {
      if (flows[f]) flows[f][i] = trial.flow[f];
    }
  }
}
