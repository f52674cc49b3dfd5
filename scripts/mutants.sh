#!/usr/bin/env bash
# Changes one rule after the other and sees whether a test notices (cargo-mutants), called by `make mutants`.
#
#   scripts/mutants.sh [judging|findings]   only one of the two parts
#
# The judging rooms (verify, classify) need nothing but model, so they are tried as a package of their own, which builds in
# seconds. What findings hands to them (covered, sources, history, proof) needs the whole library: some hours.
# Results: target/mutants/<part>/mutants.out/ (caught.txt, missed.txt, timeout.txt, unviable.txt).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
out=target/mutants
part=${1:-all}
# Tests must build fast, not run fast.
export CARGO_PROFILE_TEST_OPT_LEVEL=0 CARGO_PROFILE_DEV_DEBUG=false CARGO_PROFILE_TEST_DEBUG=false

judging() {
  local package=$out/judging
  rm -rf "$package/src"
  mkdir -p "$package/src"
  cp -r src/model src/verify src/classify "$package/src/"
  # The clouds are written at build time, and no verdict depends on them.
  sed -i '/cloud/d; /Cloud/d' "$package/src/model/mod.rs"
  rm "$package/src/model/cloud.rs"
  printf '//! The judging rooms alone.\npub mod classify;\npub mod model;\npub mod verify;\n' >"$package/src/lib.rs"
  {
    printf '[package]\nname = "judging"\nversion = "0.0.0"\nedition = "2024"\n\n[dependencies]\nserde = { version = "1", features = ["derive"] }\n'
    printf 'serde_json = "1"\n\n[dev-dependencies]\nproptest = { version = "1.12", default-features = false, features = ["std"] }\n\n[workspace]\n'
  } >"$package/Cargo.toml"
  cp Cargo.lock "$package/Cargo.lock"
  cargo mutants --dir "$package" --output "$package" --file 'src/verify/*.rs' --file 'src/classify/*.rs' --jobs 2 --no-shuffle --colors never
}

findings() {
  mkdir -p "$out/findings"
  cargo mutants --output "$out/findings" --no-shuffle --colors never \
    --file src/findings/covered.rs --file src/findings/sources.rs --file src/findings/history.rs --file src/findings/proof.rs \
    -- --lib --test doors --test promises --test files
}

code=0
case $part in
  judging | findings) "$part" || code=$? ;;
  all)
    judging || code=$?
    findings || code=$?
    ;;
  *) sed -n '2,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 2 ;;
esac
exit "$code"
