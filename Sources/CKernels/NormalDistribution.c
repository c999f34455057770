// The standard normal distribution: quantile and distribution function on columns.
//
// Quantile: Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution" (Applied
// Statistics 37, 1988), PPND16, about 1 part in 10^16. 85 % of the draws fall in its central branch,
// which is computed for a whole chunk; the tails (logarithm and square root) are gathered, computed
// together and put back.
//
// Distribution function: Cody, "Rational Chebyshev Approximations for the Error Function" (1969), in
// the form of ANORM (TOMS 715, 1993). Instead of splitting z by hand, z² is squared exactly in
// two parts before the exponential.

#include "CKernels.h"
#include "ElementaryFunctions.h"

#pragma STDC FP_CONTRACT OFF

/// The polynomial with eight coefficients, the constant one first.
EK_INLINE double polynomial(const double c[8], double r) {
  return ((((((c[7] * r + c[6]) * r + c[5]) * r + c[4]) * r + c[3]) * r + c[2]) * r + c[1]) * r +
         c[0];
}

static const double CENTRE_ABOVE[8] = {
    3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
    1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
    3.3430575583588128105e4, 2.5090809287301226727e3};
static const double CENTRE_BELOW[8] = {
    1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
    2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
    5.2264952788528545610e3};
static const double TAIL_ABOVE[8] = {
    1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
    3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
    2.27238449892691845833e-2, 7.74545014278341407640e-4};
static const double TAIL_BELOW[8] = {
    1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
    1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
    1.05075007164441684324e-9};
static const double FAR_ABOVE[8] = {
    6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
    2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
    2.71155556874348757815e-5, 2.01033439929228813265e-7};
static const double FAR_BELOW[8] = {
    1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
    7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
    2.04426310338993978564e-15};

/// The magnitude of the quantile at r = √(−log p) > 5, p below 1.4e-11; infinite at p = 0.
static double far_magnitude(double r) {
  if (!(r < 1e3)) return r;
  return polynomial(FAR_ABOVE, r - 5.0) / polynomial(FAR_BELOW, r - 5.0);
}

EK_VECTOR
void ek_normal_quantile(double *dst, const double *u, size_t n) {
  uint32_t place[EK_CHUNK];
  double tail[EK_CHUNK], root[EK_CHUNK];
  for (size_t start = 0; start < n; start += EK_CHUNK) {
    size_t count = n - start < EK_CHUNK ? n - start : EK_CHUNK, tails = 0;
    const double *from = u + start;
    double *to = dst + start;
    for (size_t i = 0; i < count; i++) {
      place[tails] = (uint32_t)i;
      tail[tails] = from[i];
      tails += ek_absolute(from[i] - 0.5) > 0.425;
    }
    EK_EACH
    for (size_t i = 0; i < count; i++) {
      double q = from[i] - 0.5;
      double r = 0.180625 - q * q;
      to[i] = q * polynomial(CENTRE_ABOVE, r) / polynomial(CENTRE_BELOW, r);
    }
    EK_EACH
    for (size_t i = 0; i < tails; i++) {
      double p = tail[i] < 0.5 ? tail[i] : 1.0 - tail[i];
      double r = ek_square_root(-ek_log_of(p));
      double z = polynomial(TAIL_ABOVE, r - 1.6) / polynomial(TAIL_BELOW, r - 1.6);
      root[i] = r;
      tail[i] = tail[i] < 0.5 ? -z : z;
    }
    for (size_t i = 0; i < tails; i++) {
      double z = tail[i];
      if (root[i] > 5.0) z = from[place[i]] < 0.5 ? -far_magnitude(root[i]) : far_magnitude(root[i]);
      to[place[i]] = z;
    }
  }
}

static const double ROOT_32 = 5.656854249492380195206754896838;
static const double INVERSE_ROOT_2_PI = 0.398942280401432677939946059934;

/// Φ(z) − 1/2 for |z| ≤ 0.66291.
EK_INLINE double body_part(double z) {
  double s = z * z;
  double above = 6.5682337918207449113e-2 * s + 2.2352520354606839287;
  above = ((above * s + 1.6102823106855587881e2) * s + 1.0676894854603709582e3) * s +
          1.8154981253343561249e4;
  double below = s + 4.7202581904688241870e1;
  below = ((below * s + 9.7609855173777669322e2) * s + 1.0260932208618978205e4) * s +
          4.5507789335026729956e4;
  return z * above / below;
}

/// (1 − Φ(y))·exp(y²/2) for 0.66291 ≤ y ≤ √32.
EK_INLINE double shoulder_part(double y) {
  double above = 1.0765576773720192317e-8 * y + 3.9894151208813466764e-1;
  above = ((above * y + 8.8831497943883759412) * y + 9.3506656132177855979e1) * y +
          5.9727027639480026226e2;
  above = ((above * y + 2.4945375852903726711e3) * y + 6.8481904505362823326e3) * y +
          1.1602651437647350124e4;
  above = above * y + 9.8427148383839780218e3;
  double below = y + 2.2266688044328115691e1;
  below = ((below * y + 2.3538790178262499861e2) * y + 1.5193775994075548050e3) * y +
          6.4855582982667607550e3;
  below = ((below * y + 1.8615571640885098091e4) * y + 3.4900952721145977266e4) * y +
          3.8912003286093271411e4;
  below = below * y + 1.9685429676859990727e4;
  return above / below;
}

/// The same for y > √32.
EK_INLINE double tail_part(double y) {
  double s = 1.0 / (y * y);
  double above = 2.307344176494017303e-2 * s + 2.1589853405795699e-1;
  above = ((above * s + 1.274011611602473639e-1) * s + 2.2235277870649807e-2) * s +
          1.421619193227893466e-3;
  above = above * s + 2.9112874951168792e-5;
  double below = s + 1.28426009614491121;
  below = ((below * s + 4.68238212480865118e-1) * s + 6.59881378689285515e-2) * s +
          3.78239633202758244e-3;
  below = below * s + 7.29751555083966205e-5;
  return (INVERSE_ROOT_2_PI - s * above / below) / y;
}

/// exp(−y²/2) with y² held in two parts.
EK_INLINE double bell(double y) {
  double square = y * y;
  double high = y * (0x1p27 + 1.0);
  high = high - (high - y);
  double low = y - high;
  double rest = ((high * high - square) + 2.0 * high * low) + low * low;
  return ek_exp_of_sum(-0.5 * square, -0.5 * rest);
}

EK_VECTOR
void ek_normal_cdf(double *dst, const double *z, size_t n) {
  EK_EACH
  for (size_t i = 0; i < n; i++) {
    double x = z[i];
    double y = ek_absolute(x);
    y = y < 40.0 ? y : 40.0;
    double within_body = 0.5 + body_part(y < 0.66291 ? x : 0.0);
    double upper = bell(y) * (y > ROOT_32 ? tail_part(y) : shoulder_part(y));
    double beyond_body = x > 0.0 ? 1.0 - upper : upper;
    double result = y < 0.66291 ? within_body : beyond_body;
    dst[i] = x != x ? x : result;
  }
}
