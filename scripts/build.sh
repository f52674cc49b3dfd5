#!/usr/bin/env bash
# Makes dist/: called by the Makefile with the tools on PATH.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# Two runs in one clone would spoil each other's dist/.
if command -v flock >/dev/null 2>&1; then
  mkdir -p target
  exec 9>target/.build-lock
  flock -n 9 || { echo "[build] another build is under way here; waiting for it"; flock 9; }
fi
started=$(date +%s)
# Trunk takes NO_COLOR=1 for a wrong value of a switch of its own.
unset NO_COLOR
# Panic messages hold the paths of source files: without the folders of the machine that built them they are the same
# everywhere, and tell nobody's name. Setting flags here replaces those of .cargo/config.toml, so these are taken along.
read -ra flags < <(sed -n 's/^rustflags = //p' .cargo/config.toml | tr -d '[]",')
cargo_home=${CARGO_HOME:-$HOME/.cargo}
flags+=("--remap-path-prefix=$PWD=/cutover" "--remap-path-prefix=$cargo_home=/cargo")
# The folder below it is named after the registry or its mirror, and exists only once the crates are there.
cargo fetch --locked --quiet
for registry in "$cargo_home"/registry/src/*; do flags+=("--remap-path-prefix=$registry=/crates"); done
CARGO_ENCODED_RUSTFLAGS=$(IFS=$'\x1f'; printf '%s' "${flags[*]}")
export CARGO_ENCODED_RUSTFLAGS
echo "[build] Trunk builds the page (release)"
trunk build --log warn
# Trunk keeps the time of an older file where its content did not change.
touch dist/index.html
echo "[build] dist/ is ready after $(($(date +%s) - started)) s"
