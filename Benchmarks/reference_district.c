/*
 * The reference district, written by hand in C with the GNU Scientific Library.
 *
 * A district of 12 schools and 13 grades over 10 years: students who go up a grade by a normal ratio in every
 * school, grade and year, whole sections, teachers, pay, leaders, savings and revenue. It is the opponent of the speed
 * comparison, so it does what a careful programmer would do: mt19937, GSL's samplers with the ziggurat for normals,
 * quantiles by selection instead of sorting.
 *
 *   gcc -O3 -march=native reference_district.c -o reference_district -lgsl -lgslcblas -lm
 *   reference_district [scalar|blocked] [TRIALS] [SEED]
 *
 * scalar:  one trial after the other, draws into a small buffer, then the years in order.
 * blocked: 512 trials side by side, one column for each value.
 *
 * Prints one line for each of the 150 series (name, year, mean, sd, q5, q25, q50, q75, q95), the probabilities,
 * and on the last line how the seconds divide.
 */
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { YEARS = 10, SCHOOLS = 12, GRADES = 13, CELLS = SCHOOLS * GRADES, SERIES = 15 };
enum { BLOCK = 512, DRAWS_PER_YEAR = CELLS + 7, DRAWS = 7 + YEARS * DRAWS_PER_YEAR };
enum { ENROL, SECTIONS, TEACHERS, MASTER, MENTOR, COMP, STIP, RELEASE, SAVINGS, REV1, REV2, OTHER, NET, CUM, COV };

static const char *const series_name[SERIES] = {"enrol", "sections", "teachers", "master",  "mentor",
                                                "comp",  "stip",     "release",  "savings", "rev1",
                                                "rev2",  "other",    "net",      "cum",     "cov"};
static const double class_size[GRADES] = {22, 22, 22, 22, 25, 25, 27, 27, 27, 29, 29, 29, 29};
static const double fte[GRADES] = {1.10, 1.10, 1.10, 1.10, 1.10, 1.10, 1.35, 1.35, 1.35, 1.45, 1.45, 1.45, 1.45};
static const double survival[GRADES] = {1, .99, 1, 1.005, 1, 1, .995, 1, 1, 1.02, .97, .98, .985};
static const double amount[6] = {900e3, 600e3, 500e3, 450e3, 350e3, 300e3};
static const double share[5] = {0.05, 0.25, 0.50, 0.75, 0.95};

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static double triangular(gsl_rng *generator, double low, double mode, double high) {
  double u = gsl_ran_flat(generator, 0, 1);
  double turn = (mode - low) / (high - low);
  return u < turn ? low + sqrt(u * (high - low) * (mode - low)) : high - sqrt((1 - u) * (high - low) * (high - mode));
}

/* ---- selection -------------------------------------------------------------------------------------------- */

/* Puts the values of the ascending ranks rank[0..ranks-1] where sorting would put them (quickselect, shared). */
static void select_ranks(double *value, long low, long high, const long *rank, int ranks) {
  while (ranks > 0 && high - low > 24) {
    long a = low + (high - low) / 4, b = low + (high - low) / 2, c = high - (high - low) / 4;
    double x = value[a], y = value[b], z = value[c];
    double pivot = x < y ? (y < z ? y : (x < z ? z : x)) : (x < z ? x : (y < z ? z : y));
    long i = low, j = high;
    while (i <= j) {
      while (value[i] < pivot) i++;
      while (value[j] > pivot) j--;
      if (i <= j) {
        double swap = value[i];
        value[i++] = value[j];
        value[j--] = swap;
      }
    }
    int left = 0, right = 0;
    while (left < ranks && rank[left] <= j) left++;
    right = left;
    while (right < ranks && rank[right] < i) right++;
    select_ranks(value, low, j, rank, left);
    low = i;
    rank += right;
    ranks -= right;
  }
  if (ranks > 0)
    for (long i = low + 1; i <= high; i++) {
      double x = value[i];
      long j = i - 1;
      while (j >= low && value[j] > x) value[j + 1] = value[j], j--;
      value[j + 1] = x;
    }
}

/* Mean, sd and the five quantiles (type 7) of a column, which it reorders. */
static void summarise(double *value, long count, double *result) {
  double sum = 0, squares = 0;
  for (long i = 0; i < count; i++) sum += value[i];
  double mean = sum / (double)count;
  for (long i = 0; i < count; i++) squares += (value[i] - mean) * (value[i] - mean);
  result[0] = mean;
  result[1] = sqrt(squares / (double)(count - 1));
  long rank[10];
  int ranks = 0;
  for (int q = 0; q < 5; q++) {
    long below = (long)(share[q] * (double)(count - 1));
    for (long r = below; r <= below + 1 && r < count; r++)
      if (ranks == 0 || rank[ranks - 1] < r) rank[ranks++] = r;
  }
  select_ranks(value, 0, count - 1, rank, ranks);
  for (int q = 0; q < 5; q++) {
    double place = share[q] * (double)(count - 1);
    long below = (long)place;
    double upper = below + 1 < count ? value[below + 1] : value[below];
    result[2 + q] = value[below] + (place - (double)below) * (upper - value[below]);
  }
}

/* ---- trial by trial --------------------------------------------------------------------------------------- */

static void draw_trial(gsl_rng *g, double *draw) {
  static const double health_mu = 0.05354076692802981; /* log 1.055 */
  *draw++ = gsl_ran_beta(g, 6, 3);
  *draw++ = gsl_ran_beta(g, 8, 2);
  *draw++ = gsl_ran_beta(g, 4, 4);
  *draw++ = triangular(g, .3, .6, .9);
  *draw++ = triangular(g, .2, .5, 1);
  *draw++ = triangular(g, .5, .8, .95);
  *draw++ = gsl_ran_flat(g, 8000, 12000);
  for (int year = 0; year < YEARS; year++) {
    *draw++ = gsl_ran_gaussian_ziggurat(g, .01);
    *draw++ = exp(health_mu + gsl_ran_gaussian_ziggurat(g, .025));
    *draw++ = gsl_ran_gaussian_ziggurat(g, 1);
    *draw++ = gsl_ran_gaussian_ziggurat(g, 1);
    *draw++ = gsl_ran_gaussian_ziggurat(g, .04);
    *draw++ = gsl_ran_gaussian_ziggurat(g, .05);
    *draw++ = gsl_ran_beta(g, 8, 42);
    for (int cell = 0; cell < CELLS; cell++) *draw++ = gsl_ran_gaussian_ziggurat(g, .03);
  }
}

/* Fills series[s][year][trial]; returns whether the plan was neutral in every year. */
static void project_trial(const double *draw, double *series, long trials, long trial) {
  double students[CELLS], saved = 0;
  for (int cell = 0; cell < CELLS; cell++) students[cell] = 60 + (cell * 37) % 41;
  for (int k = 0; k < 6; k++) saved += amount[k] * draw[k];
  double stipend = draw[6];
  draw += 7;
  double rate = .03, salary = 1, health = 1, price = 1, fund = 1, title1 = 1, title2 = 1, total = 0;
  for (int year = 0; year < YEARS; year++, draw += DRAWS_PER_YEAR) {
    rate = .03 + .5 * (rate - .03) + draw[0];
    double cpi = .025 + .012 * draw[2];
    double turnover = draw[6];
    double enrol = 0, sections = 0, teachers = 0;
    for (int school = 0; school < SCHOOLS; school++)
      for (int grade = GRADES - 1; grade >= 0; grade--) {
        int cell = school * GRADES + grade;
        double now = students[cell] = students[grade > 0 ? cell - 1 : cell] * (survival[grade] + draw[7 + cell]);
        double whole = floor(now + .5);
        double needed = ceil(whole / class_size[grade] - 1e-9);
        enrol += now;
        sections += needed;
        teachers += needed * fte[grade];
      }
    salary *= 1 + rate;
    health *= draw[1];
    price *= 1 + cpi;
    fund *= 1 + .024 + .015 * (.5 * draw[2] + .8660254037844386 * draw[3]);
    title1 *= 1.02 + draw[4];
    title2 *= 1.01 + draw[5];
    double master = teachers / 15, mentor = teachers / 8;
    double per = 58000 * salary * 1.22 + 9500 * health;
    double stip = (master + .5 * mentor) * stipend * price;
    double release = (.7 * master + .2 * mentor) * per;
    double savings = price * saved, rev1 = 1.25e6 * title1, rev2 = .8e6 * title2;
    double other = enrol * 9800 * .0085 * fund + .2 * turnover * teachers * 18000 * price;
    double cost = stip + release, funding = savings + rev1 + rev2 + other, net = cost - funding;
    total += net;
    double row[SERIES] = {enrol,   sections, teachers, master, mentor, teachers * per, stip, release,
                          savings, rev1,     rev2,     other,  net,    total,          funding / cost};
    for (int s = 0; s < SERIES; s++) series[(s * YEARS + year) * trials + trial] = row[s];
  }
}

static void run_scalar(gsl_rng *generator, double *series, long trials, double *split) {
  static double draw[DRAWS];
  for (long trial = 0; trial < trials; trial++) {
    double start = seconds();
    draw_trial(generator, draw);
    double middle = seconds();
    project_trial(draw, series, trials, trial);
    split[0] += middle - start;
    split[1] += seconds() - middle;
  }
}

/* ---- blocks of trials ------------------------------------------------------------------------------------- */

typedef double column[BLOCK];

static void fill_normal(gsl_rng *g, double *restrict to, int count, double sd) {
  for (int i = 0; i < count; i++) to[i] = gsl_ran_gaussian_ziggurat(g, sd);
}
static void fill_beta(gsl_rng *g, double *restrict to, int count, double a, double b) {
  for (int i = 0; i < count; i++) to[i] = gsl_ran_beta(g, a, b);
}
static void fill_triangular(gsl_rng *g, double *restrict to, int count, double low, double mode, double high) {
  for (int i = 0; i < count; i++) to[i] = triangular(g, low, mode, high);
}

static void run_blocked(gsl_rng *g, double *series, long trials, double *split) {
  static column students[CELLS], growth[CELLS], part[6], stipend, saved, z[7], rate, salary, health, price, fund;
  static column title1, title2, total, enrol, sections, teachers;
  for (long first = 0; first < trials; first += BLOCK) {
    int n = trials - first < BLOCK ? (int)(trials - first) : BLOCK;
    double start = seconds();
    fill_beta(g, part[0], n, 6, 3);
    fill_beta(g, part[1], n, 8, 2);
    fill_beta(g, part[2], n, 4, 4);
    fill_triangular(g, part[3], n, .3, .6, .9);
    fill_triangular(g, part[4], n, .2, .5, 1);
    fill_triangular(g, part[5], n, .5, .8, .95);
    for (int i = 0; i < n; i++) stipend[i] = gsl_ran_flat(g, 8000, 12000);
    split[0] += seconds() - start;
    for (int i = 0; i < n; i++) {
      saved[i] = 0;
      for (int k = 0; k < 6; k++) saved[i] += amount[k] * part[k][i];
      rate[i] = .03;
      salary[i] = health[i] = price[i] = fund[i] = title1[i] = title2[i] = 1;
      total[i] = 0;
    }
    for (int cell = 0; cell < CELLS; cell++)
      for (int i = 0; i < n; i++) students[cell][i] = 60 + (cell * 37) % 41;
    for (int year = 0; year < YEARS; year++) {
      start = seconds();
      fill_normal(g, z[0], n, .01);
      fill_normal(g, z[1], n, .025);
      for (int i = 0; i < n; i++) z[1][i] = 1.055 * exp(z[1][i]);
      fill_normal(g, z[2], n, 1);
      fill_normal(g, z[3], n, 1);
      fill_normal(g, z[4], n, .04);
      fill_normal(g, z[5], n, .05);
      fill_beta(g, z[6], n, 8, 42);
      for (int cell = 0; cell < CELLS; cell++) fill_normal(g, growth[cell], n, .03);
      double middle = seconds();
      split[0] += middle - start;
      for (int i = 0; i < n; i++) enrol[i] = sections[i] = teachers[i] = 0;
      for (int cell = CELLS - 1; cell >= 0; cell--) {
        int grade = cell % GRADES;
        double size = class_size[grade], positions = fte[grade], ratio = survival[grade];
        /* From the highest grade down, so that the grade below still holds last year's students. */
        const double *before = students[grade > 0 ? cell - 1 : cell];
        double *e = students[cell], *restrict r = growth[cell];
#pragma GCC ivdep
        for (int i = 0; i < n; i++) {
          double now = before[i] * (ratio + r[i]);
          e[i] = now;
          double needed = ceil(floor(now + .5) / size - 1e-9);
          enrol[i] += now;
          sections[i] += needed;
          teachers[i] += needed * positions;
        }
      }
      double *out[SERIES];
      for (int s = 0; s < SERIES; s++) out[s] = series + (s * YEARS + year) * trials + first;
#pragma GCC ivdep
      for (int i = 0; i < n; i++) {
        rate[i] = .03 + .5 * (rate[i] - .03) + z[0][i];
        salary[i] *= 1 + rate[i];
        health[i] *= z[1][i];
        price[i] *= 1 + .025 + .012 * z[2][i];
        fund[i] *= 1 + .024 + .015 * (.5 * z[2][i] + .8660254037844386 * z[3][i]);
        title1[i] *= 1.02 + z[4][i];
        title2[i] *= 1.01 + z[5][i];
        double master = teachers[i] / 15, mentor = teachers[i] / 8;
        double per = 58000 * salary[i] * 1.22 + 9500 * health[i];
        double stip = (master + .5 * mentor) * stipend[i] * price[i];
        double release = (.7 * master + .2 * mentor) * per;
        double savings = price[i] * saved[i], rev1 = 1.25e6 * title1[i], rev2 = .8e6 * title2[i];
        double other = enrol[i] * 9800 * .0085 * fund[i] + .2 * z[6][i] * teachers[i] * 18000 * price[i];
        double cost = stip + release, funding = savings + rev1 + rev2 + other;
        total[i] += cost - funding;
        out[ENROL][i] = enrol[i];
        out[SECTIONS][i] = sections[i];
        out[TEACHERS][i] = teachers[i];
        out[MASTER][i] = master;
        out[MENTOR][i] = mentor;
        out[COMP][i] = teachers[i] * per;
        out[STIP][i] = stip;
        out[RELEASE][i] = release;
        out[SAVINGS][i] = savings;
        out[REV1][i] = rev1;
        out[REV2][i] = rev2;
        out[OTHER][i] = other;
        out[NET][i] = cost - funding;
        out[CUM][i] = total[i];
        out[COV][i] = funding / cost;
      }
      split[1] += seconds() - middle;
    }
  }
}

/* ---- the whole run ---------------------------------------------------------------------------------------- */

int main(int count, char **argument) {
  const char *layout = count > 1 ? argument[1] : "scalar";
  long trials = count > 2 ? atol(argument[2]) : 100000;
  unsigned long seed = count > 3 ? strtoul(argument[3], NULL, 10) : 1;
  int blocked = strcmp(layout, "blocked") == 0;
  if (trials < 2 || (!blocked && strcmp(layout, "scalar") != 0)) {
    fprintf(stderr, "usage: reference_district [scalar|blocked] [TRIALS] [SEED]\n");
    return 64;
  }
  double begin = seconds(), split[2] = {0, 0};
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  gsl_rng_set(generator, seed);
  double *series = malloc(sizeof(double) * SERIES * YEARS * (size_t)trials);
  if (!series) return 70;
  if (blocked) run_blocked(generator, series, trials, split);
  else run_scalar(generator, series, trials, split);

  double start = seconds();
  double neutral[YEARS] = {0}, every = 0, covered = 0;
  for (long trial = 0; trial < trials; trial++) {
    int all = 1;
    for (int year = 0; year < YEARS; year++) {
      int holds = series[(NET * YEARS + year) * trials + trial] <= 0;
      neutral[year] += holds;
      all &= holds;
    }
    every += all;
    covered += series[(COV * YEARS + YEARS - 1) * trials + trial] >= 1;
  }
  static double result[SERIES * YEARS][7];
  for (int s = 0; s < SERIES * YEARS; s++) summarise(series + s * trials, trials, result[s]);
  double statistics = seconds() - start;

  for (int s = 0; s < SERIES * YEARS; s++) {
    printf("%s %d", series_name[s / YEARS], s % YEARS + 1);
    for (int k = 0; k < 7; k++) printf(" %.10g", result[s][k]);
    printf("\n");
  }
  for (int year = 0; year < YEARS; year++) printf("P(neutral) %d %.6f\n", year + 1, neutral[year] / (double)trials);
  printf("P(neutral.every_year) %.6f\n", every / (double)trials);
  printf("P(covered.final_year) %.6f\n", covered / (double)trials);
  printf("time draws %.4f arithmetic %.4f statistics %.4f total %.4f\n", split[0], split[1], statistics,
         seconds() - begin);
  free(series);
  gsl_rng_free(generator);
  return 0;
}
