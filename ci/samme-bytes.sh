#!/bin/sh
# Builds the last commit twice, in two folders, the second time on one core, and compares every file of the packaged program. Ends with 1 where one differs.
set -eu
cd "$(dirname "$0")/.."
mappe=$(mktemp -d)
trap 'rm -rf "$mappe"' EXIT
for bygg in en annen/mappe; do
  mkdir -p "$mappe/$bygg"
  git archive HEAD | tar -x -C "$mappe/$bygg"
  (
    cd "$mappe/$bygg"
    kjerne=
    [ "$bygg" = en ] || ! command -v taskset >/dev/null || kjerne="taskset -c 0"
    $kjerne ./mvnw -B -q "$@" -Dmaven.test.skip -Darkiv.hopp package >&2
    cd target/quarkus-app
    find . -type f | LC_ALL=C sort | xargs sha256sum
  ) >"$mappe/$(basename "$bygg").txt"
done
diff "$mappe/en.txt" "$mappe/mappe.txt"
echo "$(wc -l <"$mappe/en.txt") files, the same bytes: $(sha256sum "$mappe/en.txt" | cut -c1-16)"
