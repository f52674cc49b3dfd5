#!/usr/bin/env bash
# Brings the tools that a command needs, then runs it with them on PATH.
#
#   scripts/tools.sh build [command …]   Rust with its wasm target, Trunk, wasm-bindgen, wasm-opt
#   scripts/tools.sh release [command …] the same, in the pinned versions and built from their lock files only
#   scripts/tools.sh lint  [command …]   Rust with rustfmt and clippy
#   scripts/tools.sh test  [command …]   the tools of build, Chromium and chromedriver, Firefox ESR, WebKitGTK
#   scripts/tools.sh audit [command …]   Rust and cargo-deny
#   scripts/tools.sh mutants [command …] Rust and cargo-mutants
#
# A tool that is already there in the right version is used (by a release only if this script has built it). What is missing
# is installed with cargo, npm, rustup or apt-get, each announced before it starts, into
# ${CUTOVER_CACHE:-~/.cache/cutover}/tools/<tool>-<version>/, so that the next clone finds it. cargo and npm keep to lock
# files with checksums. Nothing else is downloaded: Trunk runs offline.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${CUTOVER_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/cutover}
rust_version=$(sed -n 's/^channel = "\(.*\)"$/\1/p' "$root/rust-toolchain.toml")
trunk_version=0.21.14
mutants_version=27.1.0
deny_version=0.20.2

say() { printf '\033[1m[tools]\033[0m %s\n' "$*" >&2; }
fail() { printf '[tools] %s\n' "$@" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# The version of a crate in Cargo.lock.
locked_version() {
  awk -v name="$1" '$1 == "name" && $3 == "\"" name "\"" { found = 1 } found && $1 == "version" { gsub(/"/, "", $3); print $3; exit }' "$root/Cargo.lock"
}

# with_lock <name> <function> [arguments]: one at a time on this machine; a lock whose owner is gone is taken over.
with_lock() {
  local lock="$cache/locks/$1" waited=0 owner
  shift
  mkdir -p "$cache/locks"
  until mkdir "$lock" 2>/dev/null; do
    owner=$(cat "$lock/pid" 2>/dev/null || true)
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then rm -rf "$lock"; continue; fi
    # Between mkdir and the writing of its pid an owner is nameless only for a moment.
    if [ -z "$owner" ] && [ "$waited" -ge 10 ]; then rm -rf "$lock"; continue; fi
    [ "$waited" -eq 0 ] && say "another run holds $lock; waiting for it"
    waited=$((waited + 1))
    [ "$waited" -le 1800 ] || fail "waited half an hour for $lock; remove that folder if no other run is under way"
    sleep 1
  done
  echo $$ >"$lock/pid"
  local code=0
  "$@" || code=$?
  rm -rf "$lock"
  return "$code"
}

# Chooses the Rust of rust-toolchain.toml; where that cannot be had, a newer one, and says so. A release takes no other.
rust() {
  if ! have rustc || ! have cargo; then
    fail "Rust is missing. Install it with rustup: https://rustup.rs, then run this again."
  fi
  local active
  active=$(active_rust)
  if [ "$active" != "$rust_version" ] && have rustup && [ -z "${RUSTUP_TOOLCHAIN:-}" ]; then
    # Where rustup can download nothing, rust-toolchain.toml would end every command: the variable goes before it.
    RUSTUP_TOOLCHAIN=$(toolchain)
    export RUSTUP_TOOLCHAIN
    active=$(active_rust)
  fi
  [ "$active" != "$rust_version" ] || return 0
  [ "$mode" != release ] || fail "A release is built with Rust $rust_version, which rust-toolchain.toml names; this is $active."
  [ "$(newer "$active" "$rust_version")" = "$active" ] || fail "Rust $active is too old; $rust_version or newer is needed."
  say "Rust $active is used; Cutover is developed with $rust_version"
}

active_rust() { (cd "$root" && RUSTUP_AUTO_INSTALL=0 rustc --version 2>/dev/null | cut -d' ' -f2) || true; }

newer() { printf '%s\n' "$@" | sort -V | tail -1; }

# The toolchain of rustup to use: the pinned one by its name or another name, installed now if need be, else the user's own.
toolchain() {
  local own
  if installed "$rust_version"; then echo "$rust_version"; return; fi
  own=$(cd / && rustup show active-toolchain 2>/dev/null | cut -d' ' -f1) || true
  if [ -n "$own" ] && [ "$(rustup run "$own" rustc --version | cut -d' ' -f2)" = "$rust_version" ]; then echo "$own"; return; fi
  if [ "${RUSTUP_AUTO_INSTALL:-1}" != 0 ]; then
    say "installing Rust $rust_version"
    rustup toolchain install "$rust_version" --profile minimal --component rustfmt --component clippy \
      --target wasm32-unknown-unknown >&2 || say "rustup could not install Rust $rust_version"
    if installed "$rust_version"; then echo "$rust_version"; return; fi
  fi
  [ -n "$own" ] || fail "rustup has no toolchain, and could not install Rust $rust_version."
  echo "$own"
}

installed() { rustup run "$1" rustc --version >/dev/null 2>&1; }

wasm_target() {
  [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib" ] && return
  have rustup || fail "Rust has no standard library for wasm32-unknown-unknown, and there is no rustup to bring it." \
    "Install your distribution's package for it (on Debian: libstd-rust-dev-wasm32) or use rustup."
  say "adding the target wasm32-unknown-unknown"
  rustup target add wasm32-unknown-unknown >&2
}

lint_components() {
  cargo fmt --version >/dev/null 2>&1 || { say "adding rustfmt"; rustup component add rustfmt >&2; }
  cargo clippy --version >/dev/null 2>&1 || { say "adding clippy"; rustup component add clippy >&2; }
}

# version_of <program>: the second word of what it says of its version. A cargo command wants its own name first.
version_of() {
  local name=${1##*/} words=(--version)
  case $name in cargo-*) words=("${name#cargo-}" --version) ;; esac
  "$1" "${words[@]}" 2>/dev/null | awk 'NR == 1 { print $2 }'
}

# cargo_tool <program> <crate> <version> [flags of cargo install]
cargo_tool() {
  local program=$1 crate=$2 version=$3
  local dir="$cache/tools/$program-$version"
  # What is on PATH may have come from anywhere.
  if [ "$mode" != release ] && have "$program" && [ "$(version_of "$program")" = "$version" ]; then return; fi
  if [ "$(version_of "$dir/bin/$program")" != "$version" ]; then with_lock "$program-$version" install_cargo_tool "$dir" "$@"; fi
  [ "$(version_of "$dir/bin/$program")" = "$version" ] || fail "$crate $version is not usable: $dir/bin/$program"
  PATH="$dir/bin:$PATH"
}

# Builds a tool from its source, with the versions and checksums of its own lock file or not at all.
install_cargo_tool() {
  local dir=$1 program=$2 crate=$3 version=$4
  shift 4
  [ "$(version_of "$dir/bin/$program")" = "$version" ] && return # another run has brought it meanwhile
  local temp started=$SECONDS
  mkdir -p "$cache/tools"
  temp=$(mktemp -d "$cache/tools/.$program-XXXXXX")
  say "building $crate $version (once; some minutes)"
  # A fast profile: these tools run for seconds, and optimising them takes minutes.
  (
    cd "$temp"
    unset CARGO_BUILD_TARGET RUSTFLAGS CARGO_ENCODED_RUSTFLAGS
    export CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
    export CARGO_PROFILE_RELEASE_PANIC=unwind CARGO_PROFILE_RELEASE_STRIP=symbols CARGO_TARGET_DIR="$temp/target"
    cargo install "$crate" --version "=$version" --locked --root "$temp/out" "$@" </dev/null >&2
  ) || {
    rm -rf "$temp"
    fail "$crate $version could not be built from its lock file; see above." \
      "Where a mirror of crates.io lacks a locked crate, install it yourself: cargo install $crate --version =$version --locked" \
      "Everyday commands use it from PATH. A release does not."
  }
  say "built $crate $version in $((SECONDS - started)) s"
  rm -rf "$dir" "$temp/target"
  mv "$temp/out" "$dir"
  rm -rf "$temp"
}

# Node and what package-lock.json names; `npm ci` keeps to the lock file and its checksums.
node_tools() {
  have node && have npm || fail "Node.js 20 or newer with npm is missing: https://nodejs.org (on Debian and Ubuntu: apt-get install nodejs npm)."
  [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || fail "Node.js $(node --version) is too old; 20 or newer is needed."
  if ! npm_done; then with_lock "npm-$(printf %s "$root" | cksum | cut -d' ' -f1)" npm_install; fi
  npm_done || fail "npm ci failed; see above."
  PATH="$root/node_modules/.bin:$PATH"
}

npm_done() { cmp -s "$root/package-lock.json" "$root/node_modules/.installed"; }

npm_install() {
  npm_done && return # another run has done it meanwhile
  say "npm ci: wasm-opt, and what the tests need"
  (cd "$root" && npm ci --prefer-offline --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null >&2) &&
    cp "$root/package-lock.json" "$root/node_modules/.installed"
}

find_chromium() {
  local candidate
  for candidate in "${CHROMIUM:-}" chromium chromium-browser google-chrome-stable google-chrome \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    if [ -n "$candidate" ] && have "$candidate"; then command -v "$candidate"; return; fi
  done
  return 1
}

browser() {
  if ! find_chromium >/dev/null || ! have chromedriver; then
    if have apt-get && [ "$(id -u)" -eq 0 ]; then
      say "installing chromium and chromium-driver with apt-get"
      with_lock apt install_browser
    fi
  fi
  CHROMIUM=$(find_chromium) || fail "The tests need Chromium or Chrome, and none was found on PATH." \
    "Debian: apt-get install chromium chromium-driver · Fedora: dnf install chromium chromedriver · macOS: brew install --cask chromium" \
    "Elsewhere: set CHROMIUM to its path."
  have chromedriver || fail "The tests need chromedriver (of the same version as $CHROMIUM) on PATH." \
    "Debian: apt-get install chromium-driver · Fedora: dnf install chromedriver · macOS: brew install --cask chromedriver"
  CHROMEDRIVER=$(command -v chromedriver)
  export CHROMIUM CHROMEDRIVER
}

install_browser() {
  if find_chromium >/dev/null && have chromedriver; then return; fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq </dev/null >&2
  apt-get install -y -qq --no-install-recommends chromium chromium-driver </dev/null >&2 ||
    say "apt-get could not install them"
}

find_firefox() {
  local candidate
  for candidate in "${FIREFOX:-}" firefox-esr firefox; do
    if [ -n "$candidate" ] && have "$candidate"; then command -v "$candidate"; return; fi
  done
  return 1
}

# The other engines of the tests. What is missing does not stop other tests: those of that engine fail and name the variable.
engines() {
  if have_engines; then :; elif have apt-get && [ "$(id -u)" -eq 0 ]; then
    say "installing ${engine_packages[*]} with apt-get"
    with_lock apt install_engines
  fi
  FIREFOX=$(find_firefox) || say "Firefox is missing: its tests will fail. Debian: apt-get install firefox-esr · elsewhere: set FIREFOX to its path."
  WEBKITDRIVER=$(command -v WebKitWebDriver) || say "WebKitGTK is missing: its tests will fail. Debian: apt-get install webkit2gtk-driver"
  have Xvfb || say "Xvfb, WebKitGTK's screen, is missing: its tests will fail. Debian: apt-get install xvfb"
  export FIREFOX WEBKITDRIVER
}

engine_packages=(firefox-esr webkit2gtk-driver xvfb)

have_engines() {
  find_firefox >/dev/null && have WebKitWebDriver && have Xvfb
}

install_engines() {
  if have_engines; then return; fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq </dev/null >&2
  apt-get install -y -qq --no-install-recommends "${engine_packages[@]}" </dev/null >&2 ||
    say "apt-get could not install them"
}

mode=${1:-}
[ $# -gt 0 ] && shift
case $mode in
  lint) rust; wasm_target; lint_components ;;
  audit) rust; cargo_tool cargo-deny cargo-deny "$deny_version" ;;
  mutants) rust; cargo_tool cargo-mutants cargo-mutants "$mutants_version" ;;
  build | release | test)
    rust
    wasm_target
    node_tools
    cargo_tool wasm-bindgen wasm-bindgen-cli "$(locked_version wasm-bindgen)"
    cargo_tool trunk trunk "$trunk_version" --no-default-features --features rustls
    [ "$mode" != test ] || { browser; engines; }
    ;;
  *) sed -n '2,15s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 2 ;;
esac
export PATH
[ $# -eq 0 ] || exec "$@"
