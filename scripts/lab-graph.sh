#!/usr/bin/env bash
# Builds the lab's Microsoft Graph, in the same way as `cargo test` builds what it needs, so that both share it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
cargo build --locked --quiet --profile test --example lab-graph
