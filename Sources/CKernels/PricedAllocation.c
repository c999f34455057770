// Allocation with prices and joint limits: a linear programme with goals in strict order, trial by
// trial.
//
// Each arc carries dollars from a supply to a demand and takes its price times as much out of the
// supply. The amounts are at least 0 and bounded by the supplies, the demands and limits on groups of
// arcs. A goal is the sum of some arcs; the first goal is made as large as it can be, then the second
// among the solutions that are best for the first, and so on.
//
// The simplex method on a dense tableau that holds the columns of nonbasic variables only; it starts
// from nothing allocated, which is feasible since no bound is negative. At the optimum of a goal a
// nonbasic variable with a negative reduced cost is zero in every optimal solution, and its column is
// dropped; what is left spans exactly the optimal solutions (preemptive goal programming, Ignizio 1976).
// The variable of the lowest number enters and leaves (Bland 1977), so the method ends. Negative
// amounts and not-a-number count as 0.

#include <stdlib.h>

#include "CKernels.h"
#include "VectorLoops.h"

#pragma STDC FP_CONTRACT OFF

/// Reduced costs and pivots below this are zero; amounts are scaled to at most 1.
static const double TINY = 1e-9;
/// Scaled amounts below this are zero.
static const double DUST = 1e-14;

/// The tableau of one trial: basic = amount − cell · nonbasic.
typedef struct {
  const ek_priced_allocation *problem;
  size_t rows, columns, width;
  double *cells, *amounts, *reduced;
  /// The variable of each row and column: arcs first, then the slack of each row.
  size_t *row_variable, *column_variable;
  /// 1 for the arcs of the present goal.
  double *weights;
} Tableau;

/// The amount in a column, 0 where it is negative or not a number.
EK_INLINE double bound_at(const double *column, size_t i) {
  return column[i] > 0.0 ? column[i] : 0.0;
}

/// The price in a column; one that is not positive counts as 1.
EK_INLINE double price_at(const double *column, size_t i) {
  return column[i] > 0.0 ? column[i] : 1.0;
}

/// Fills the tableau with one trial's problem; returns the scale of its amounts, 0 where nothing can
/// flow.
static double fill(Tableau *table, const double *const *supplies, const double *const *demands,
                   const double *const *limits, const double *const *prices, size_t i) {
  const ek_priced_allocation *problem = table->problem;
  size_t first_demand = problem->supply_count;
  size_t first_limit = first_demand + problem->demand_count;
  table->columns = problem->arc_count;
  double wanted = 0.0, dearest = 1.0, scale = 0.0;
  for (size_t d = 0; d < problem->demand_count; d++) wanted += bound_at(demands[d], i);
  for (size_t a = 0; a < problem->arc_count; a++) {
    double price = price_at(prices[a], i);
    if (price > dearest) dearest = price;
  }
  for (size_t r = 0; r < table->rows; r++) {
    double amount;
    if (r < first_demand) {
      // No supply gives more than all demands at the highest price.
      amount = bound_at(supplies[r], i);
      if (amount > wanted * dearest) amount = wanted * dearest;
    } else if (r < first_limit) {
      amount = bound_at(demands[r - first_demand], i);
    } else {
      amount = bound_at(limits[r - first_limit], i);
      if (amount > wanted) amount = wanted;
    }
    table->amounts[r] = amount;
    if (amount > scale) scale = amount;
  }
  if (!(wanted > 0.0) || !(wanted <= 1e300)) return 0.0;
  for (size_t r = 0; r < table->rows; r++) {
    table->amounts[r] /= scale;
    table->row_variable[r] = problem->arc_count + r;
    for (size_t c = 0; c < table->width; c++) table->cells[r * table->width + c] = 0.0;
  }
  for (size_t a = 0; a < problem->arc_count; a++) {
    table->column_variable[a] = a;
    table->cells[(size_t)problem->arc_supply[a] * table->width + a] = price_at(prices[a], i);
    table->cells[(first_demand + (size_t)problem->arc_demand[a]) * table->width + a] = 1.0;
    if (problem->arc_limit[a] >= 0) {
      table->cells[(first_limit + (size_t)problem->arc_limit[a]) * table->width + a] = 1.0;
    }
  }
  return scale;
}

/// The reduced cost of every column for the goal whose arcs weigh 1.
static void price_out(Tableau *table) {
  for (size_t c = 0; c < table->columns; c++) {
    table->reduced[c] = table->weights[table->column_variable[c]];
  }
  for (size_t r = 0; r < table->rows; r++) {
    if (table->weights[table->row_variable[r]] == 0.0) continue;
    const double *row = table->cells + r * table->width;
    for (size_t c = 0; c < table->columns; c++) table->reduced[c] -= row[c];
  }
}

/// The column that enters: the variable of the lowest number with a positive reduced cost; the number
/// of columns where there is none.
static size_t entering(const Tableau *table) {
  size_t best = table->columns;
  for (size_t c = 0; c < table->columns; c++) {
    if (!(table->reduced[c] > TINY)) continue;
    if (best == table->columns || table->column_variable[c] < table->column_variable[best]) best = c;
  }
  return best;
}

/// The row that leaves: the first to reach zero, the variable of the lowest number among several; the
/// number of rows where nothing bounds the column.
static size_t leaving(const Tableau *table, size_t column) {
  size_t best = table->rows;
  double least = 0.0;
  for (size_t r = 0; r < table->rows; r++) {
    double cell = table->cells[r * table->width + column];
    if (!(cell > TINY)) continue;
    double ratio = table->amounts[r] / cell;
    if (best == table->rows || ratio < least ||
        (ratio == least && table->row_variable[r] < table->row_variable[best])) {
      best = r;
      least = ratio;
    }
  }
  return best;
}

/// Exchanges the variables of a row and a column.
static void pivot(Tableau *table, size_t row, size_t column) {
  double *pivot_row = table->cells + row * table->width;
  double inverse = 1.0 / pivot_row[column];
  for (size_t c = 0; c < table->columns; c++) pivot_row[c] *= inverse;
  pivot_row[column] = inverse;
  table->amounts[row] *= inverse;
  for (size_t r = 0; r < table->rows; r++) {
    double *cells = table->cells + r * table->width;
    double factor = cells[column];
    if (r == row || factor == 0.0) continue;
    cells[column] = 0.0;
    for (size_t c = 0; c < table->columns; c++) cells[c] -= factor * pivot_row[c];
    double amount = table->amounts[r] - factor * table->amounts[row];
    table->amounts[r] = amount > DUST ? amount : 0.0;
  }
  double factor = table->reduced[column];
  table->reduced[column] = 0.0;
  for (size_t c = 0; c < table->columns; c++) table->reduced[c] -= factor * pivot_row[c];
  size_t variable = table->row_variable[row];
  table->row_variable[row] = table->column_variable[column];
  table->column_variable[column] = variable;
}

/// Drops the columns that would lower the goal.
static void drop_worse(Tableau *table) {
  for (size_t c = 0; c < table->columns;) {
    if (table->reduced[c] >= -TINY) {
      c++;
      continue;
    }
    size_t last = --table->columns;
    table->reduced[c] = table->reduced[last];
    table->column_variable[c] = table->column_variable[last];
    for (size_t r = 0; r < table->rows; r++) {
      table->cells[r * table->width + c] = table->cells[r * table->width + last];
    }
  }
}

/// Makes one goal as large as the goals before it allow.
static void reach(Tableau *table, size_t goal) {
  const ek_priced_allocation *problem = table->problem;
  size_t first = (size_t)problem->goal_starts[goal], end = (size_t)problem->goal_starts[goal + 1];
  for (size_t g = first; g < end; g++) table->weights[problem->goal_arcs[g]] = 1.0;
  price_out(table);
  // Rounding could make the rule of the lowest number go round; the amounts stay feasible.
  size_t most = 100 * (table->rows + table->columns);
  for (size_t step = 0; step < most; step++) {
    size_t column = entering(table);
    if (column == table->columns) break;
    size_t row = leaving(table, column);
    if (row == table->rows) break;
    pivot(table, row, column);
  }
  drop_worse(table);
  for (size_t g = first; g < end; g++) table->weights[problem->goal_arcs[g]] = 0.0;
}

void ek_allocate_priced(double *const *flows, const ek_priced_allocation *problem,
                        const double *const *supplies, const double *const *demands,
                        const double *const *limits, const double *const *prices, size_t n) {
  Tableau table = {.problem = problem};
  table.rows = problem->supply_count + problem->demand_count + problem->limit_count;
  table.width = problem->arc_count;
  size_t variables = table.rows + table.width;
  size_t numbers = table.rows * table.width + table.rows + table.width + variables;
  double *storage = calloc(numbers + 1, sizeof(double));
  size_t *names = calloc(variables + 1, sizeof(size_t));
  if (!storage || !names) __builtin_trap();
  table.cells = storage;
  table.amounts = table.cells + table.rows * table.width;
  table.reduced = table.amounts + table.rows;
  table.weights = table.reduced + table.width;
  table.row_variable = names;
  table.column_variable = names + table.rows;
  for (size_t i = 0; i < n; i++) {
    for (size_t a = 0; a < problem->arc_count; a++) {
      if (flows[a]) flows[a][i] = 0.0;
    }
    double scale = fill(&table, supplies, demands, limits, prices, i);
    if (!(scale > 0.0)) continue;
    for (size_t goal = 0; goal < problem->goal_count && table.columns > 0; goal++) {
      reach(&table, goal);
    }
    for (size_t r = 0; r < table.rows; r++) {
      size_t variable = table.row_variable[r];
      if (variable >= problem->arc_count || !flows[variable]) continue;
      flows[variable][i] = table.amounts[r] * scale;
    }
  }
  free(storage);
  free(names);
}
