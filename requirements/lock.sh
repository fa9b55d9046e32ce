#!/usr/bin/env bash
# Writes the lock files anew: pinned versions with hashes and no index address. Needs uv.
set -euo pipefail
cd "$(dirname "$0")/.."
compile() { python -m uv pip compile "${@:2}" --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --output-file "requirements/$1.txt"; }
compile base pyproject.toml requirements/build.in
compile test pyproject.toml requirements/build.in requirements/test.in --constraints requirements/base.txt
compile all pyproject.toml requirements/build.in requirements/test.in requirements/all.in --constraints requirements/test.txt
