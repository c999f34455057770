#!/bin/sh
# Compiles the kernels several ways and stops where the bytes of their results differ; writes
# same-bytes.csv. Needs clang and gcc; run from anywhere.
set -eu
cd "$(dirname "$0")"
kernels=../../../Sources/CKernels
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
build() {
  name=$1
  shift
  "$@" -I "$kernels/include" same-bytes.c "$kernels"/*.c -o "$out/$name"
  "$out/$name" > "$out/$name.csv"
  cmp "$out/$name.csv" "$out/baseline.csv"
}
build baseline gcc -O2 -DEK_ONE_VERSION -Wno-unknown-pragmas -fno-math-errno
build chosen clang -O2
build debug clang -O0
build portable clang -O3 -DEK_ONE_VERSION
build native gcc -O3 -march=native -ffp-contract=off -DEK_ONE_VERSION -Wno-unknown-pragmas -fno-math-errno
build wide clang -O3 -march=native -DEK_ONE_VERSION
cp "$out/baseline.csv" same-bytes.csv
echo "same bytes in six builds"
