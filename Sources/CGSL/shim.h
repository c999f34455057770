#ifndef EVENKEEL_CGSL_SHIM_H
#define EVENKEEL_CGSL_SHIM_H
#include <gsl/gsl_errno.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_statistics.h>
#include <gsl/gsl_rstat.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_interp.h>
#include <gsl/gsl_spline.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_roots.h>
#include <gsl/gsl_version.h>

// GSL keeps its algorithms in global pointers, which Swift takes for mutable state; these functions
// read them.

/// The Mersenne twister, GSL's default generator.
static inline const gsl_rng_type *evenkeel_gsl_rng_mt19937(void) { return gsl_rng_mt19937; }

/// Brent's root finder.
static inline const gsl_root_fsolver_type *evenkeel_gsl_root_brent(void) {
  return gsl_root_fsolver_brent;
}

/// Steffen's monotone cubic interpolation.
static inline const gsl_interp_type *evenkeel_gsl_interp_steffen(void) {
  return gsl_interp_steffen;
}

/// The version of the library that is loaded.
static inline const char *evenkeel_gsl_version(void) { return gsl_version; }

#endif
