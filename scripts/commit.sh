#!/bin/sh
# Says the commit of the sources, with a + where they differ from it; "unknown" outside a repository.
cd "$(dirname "$0")/.." || exit 1
commit=$(git rev-parse --short=12 HEAD 2>/dev/null) || { echo unknown; exit; }
if [ -n "$(git status --porcelain 2>/dev/null)" ]; then commit="$commit+"; fi
echo "$commit"
