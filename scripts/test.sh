#!/usr/bin/env bash
# Every test, with the tools on PATH and dist/ built: called by the Makefile. Ends with a line of totals counted from the
# results themselves; fails when any test failed, or none ran.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
out=target/test-results
mkdir -p "$out"
failed_steps=0

echo "[test] cargo test"
cargo test --locked --no-fail-fast 2>&1 | tee "$out/cargo.log"
rust_code=${PIPESTATUS[0]}

scripts/lab-graph.sh || rust_code=1

echo "[test] in the browser: $CHROMIUM"
rm -f "$out/e2e.tap"
node --test --test-concurrency=1 --test-reporter=spec --test-reporter-destination=stdout \
  --test-reporter=tap --test-reporter-destination="$out/e2e.tap" tests/e2e/*.spec.mjs
e2e_code=$?

# "test result: ok. 12 passed; 0 failed; …", one line for each test program.
read -r rust_passed rust_failed < <(awk '/^test result:/ { p += $4; f += $6 } END { print p + 0, f + 0 }' "$out/cargo.log")
read -r e2e_passed e2e_failed < <(awk '/^# pass / { p = $3 } /^# fail / { f = $3 } END { print p + 0, f + 0 }' "$out/e2e.tap" 2>/dev/null || echo 0 0)

# A step that failed without a failed test (it did not build, a program crashed) counts as one failure.
if [ "$rust_code" -ne 0 ] && [ "$rust_failed" -eq 0 ]; then rust_failed=1; fi
if [ "$e2e_code" -ne 0 ] && [ "$e2e_failed" -eq 0 ]; then e2e_failed=1; fi
for passed in "$rust_passed" "$e2e_passed"; do
  if [ "$passed" -eq 0 ]; then failed_steps=$((failed_steps + 1)); fi
done

echo "[test] cargo: $rust_passed passed, $rust_failed failed · browser: $e2e_passed passed, $e2e_failed failed"
total="$((rust_passed + e2e_passed)) passed, $((rust_failed + e2e_failed)) failed"
echo "$total" | tee "$out/total"
[ "$rust_code" -eq 0 ] && [ "$e2e_code" -eq 0 ] && [ "$failed_steps" -eq 0 ]
