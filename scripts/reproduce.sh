#!/usr/bin/env bash
# Builds the release of HEAD in two clean clones and compares every file, called by `make reproduce`. The clones differ in
# what must not matter: folder, target folder, language, time zone and file modes. With ONCE=1 the first of the two is this
# folder with the dist/ that is in it, which must be of HEAD: for continuous integration, which has just built it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
head=$(git rev-parse HEAD)
if [ -n "$(git status --porcelain)" ]; then
  echo "[reproduce] the working tree differs from $head, which is what is built"
  [ -z "${ONCE:-}" ] || exit 1
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/cutover-reproduce-XXXXXX")
trap 'rm -rf "$work"' EXIT

# build <folder> <target folder> [VARIABLE=value …]
build() {
  local folder=$1 target=$2
  shift 2
  git clone --quiet --no-hardlinks . "$folder"
  git -C "$folder" checkout --quiet --detach "$head"
  (cd "$folder" && env -u CUTOVER_COMMIT CARGO_TARGET_DIR="$target" "$@" make --no-print-directory release)
}

started=$SECONDS
if [ -n "${ONCE:-}" ]; then
  first=$PWD parts=dist
else
  first=$work/one parts="release dist"
  build "$first" "$first/target" TZ=UTC LC_ALL=C
  echo "[reproduce] first build after $((SECONDS - started)) s"
fi
second="$work/another/folder with a longer name"
umask 077
build "$second" "$work/elsewhere" TZ=Asia/Kathmandu LC_ALL=C.UTF-8
echo "[reproduce] second build after $((SECONDS - started)) s"

code=0
for part in $parts; do
  one=$first/$part other=$second/$part
  names=$(cd "$one" && find . -type f | LC_ALL=C sort)
  [ "$names" = "$(cd "$other" && find . -type f | LC_ALL=C sort)" ] || { echo "[reproduce] $part/ holds other files"; code=1; }
  while read -r name; do
    if cmp -s "$one/$name" "$other/$name"; then echo "same     $part/${name#./}"; else echo "DIFFERS  $part/${name#./}"; code=1; fi
  done <<<"$names"
done
if [ "$code" = 0 ]; then echo "[reproduce] both builds of $head are the same, byte for byte"; else echo "[reproduce] the builds of $head differ"; fi
exit "$code"
