// Prints a hash (FNV-1a, 64 bits) of the bytes of each kernel's results on fixed operands; compiled several
// ways by same-bytes.sh, and compared with the committed hashes by SameBytesTests.swift.
#include <stdio.h>
#include <stdlib.h>

#include "CKernels.h"

enum { N = 20011 };
static double a[N], b[N], c[N], size[N], result[N];

static void report(const char *name) {
  uint64_t hash = 0xCBF29CE484222325;
  const unsigned char *bytes = (const unsigned char *)result;
  for (size_t i = 0; i < sizeof result; i++) hash = (hash ^ bytes[i]) * 0x100000001B3;
  printf("%s,%016llx\n", name, (unsigned long long)hash);
}

int main(void) {
  uint64_t key = ek_stream_key(2024, "same.bytes", 10);
  ek_uniform_fill(a, N, key, 3, 2030, 0);
  for (size_t i = 0; i < N; i++) result[i] = a[i];
  report("uniform");
  ek_latin_fill(result, N, key, 7, 2030, 5000);
  report("latin 5000");
  ek_latin_fill(result, N, key, 7, 2030, 5);
  report("latin 5");
  ek_latin_fill(result, N, key, 7, 2030, 1000003);
  report("latin 1000003");
  ek_normal_quantile(b, a, N);
  for (size_t i = 0; i < N; i++) result[i] = b[i];
  report("normal quantile");
  ek_normal_cdf(result, b, N);
  report("normal cdf");
  for (size_t i = 0; i < N; i++) c[i] = 200 * b[i];
  ek_exp(result, c, N);
  report("exp");
  ek_log(result, a, N);
  report("log");
  ek_pow(result, a, c, N);
  report("pow");
  ek_triangular_quantile(result, a, N, 1, 2, 5);
  report("triangular");
  double y[5] = {-3, -1, 0, 2, 4}, m[5] = {2, 1, 1, 2, 1};
  ek_table_quantile(result, b, N, y, m, 5, -2, 2);
  report("table");
  for (size_t i = 0; i < N; i++) size[i] = 40, c[i] = 0.05 + 0.1 * a[N - 1 - i];
  ek_binomial_quantile(result, a, size, c, N);
  report("binomial");
  for (size_t i = 0; i < N; i++) c[i] = 30 * c[i];
  ek_poisson_quantile(result, a, c, N);
  report("poisson");
  for (size_t i = 0; i < N; i++) c[i] = 100 * b[i];
  ek_ceiling(result, c, N);
  report("ceiling");
  ek_sections(result, c, 23.7, N);
  report("sections");
  ek_multiply_add(result, a, b, c, N);
  report("multiply add");
  ek_affine(result, b, 0.3, 1.7, N);
  report("affine");
  ek_divide_vv(result, c, a, N);
  report("divide");
  return 0;
}
