#!/usr/bin/env bash
# Installs what `make test-all` needs from Debian's packages, and fails where it can't.
set -euo pipefail
packages=(postgresql)
missing=()
for package in "${packages[@]}"; do
  dpkg-query --show --showformat='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
run=()
[ "$(id -u)" -eq 0 ] || run=(sudo)
"${run[@]}" apt-get update --quiet --quiet
DEBIAN_FRONTEND=noninteractive "${run[@]}" apt-get install --yes --quiet --quiet "${missing[@]}"
