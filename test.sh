#!/usr/bin/env bash
# Installs what the tests need and the machine lacks, then runs every test. Stops at nothing: all failures are shown.
# The last line counts: N passed, N failed, N skipped.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
configuration=Release
log=$(mktemp)
trap 'rm -f "$log"' EXIT
passed=0
failed=0
skipped=0

step() { printf '\n== %s\n' "$1"; }

# A command that is one check: it counts as one test.
check() {
    local name=$1
    shift
    step "$name"
    if "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s\n' "$name"
    fi
}

# A test program: its own summary is counted.
suite() {
    local name=$1
    step "$name"
    "artifacts/bin/$name/release/$name" -noColor 2>&1 | tee "$log" | grep -vE '^(info|warn): |^      (Now|Application|Hosting|Content)'
    local summary
    summary=$(grep -E 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+' "$log" | tail -n 1)
    if [[ $summary =~ Total:\ ([0-9]+),\ Errors:\ ([0-9]+),\ Failed:\ ([0-9]+),\ Skipped:\ ([0-9]+) ]]; then
        local bad=$((BASH_REMATCH[2] + BASH_REMATCH[3]))
        failed=$((failed + bad))
        skipped=$((skipped + BASH_REMATCH[4]))
        passed=$((passed + BASH_REMATCH[1] - BASH_REMATCH[3] - BASH_REMATCH[4]))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s ended without a summary\n' "$name"
    fi
}

web_tests() {
    (cd dashboards/web && npm test) 2>&1 | tee "$log"
    local result=${PIPESTATUS[0]}
    if [[ $(sed 's/\x1b\[[0-9;]*m//g' "$log") =~ Tests\ +([0-9]+)\ passed ]]; then
        passed=$((passed + BASH_REMATCH[1]))
    fi
    return "$result"
}

install_tools() {
    local missing=()
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
    command -v soffice >/dev/null || missing+=(libreoffice-calc)
    command -v pdftoppm >/dev/null || missing+=(poppler-utils)
    [[ ${#missing[@]} -eq 0 ]] && return 0
    if ! command -v apt-get >/dev/null || [[ $(id -u) -ne 0 ]]; then
        printf 'Install these first: %s\n' "${missing[*]}"
        return 1
    fi
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

check "tools" install_tools
check "build" dotnet build RcmAnalytics.sln -c "$configuration" --nologo -v quiet
check "format" dotnet format RcmAnalytics.sln --verify-no-changes --no-restore
suite RcmAnalytics.Tests
suite RcmAnalytics.SqlTests
check "web" web_tests
check "generated files are those committed" git diff --exit-code --stat -- src/RcmAnalytics.Api/openapi.json dashboards/web/src/core/schema.d.ts
suite RcmAnalytics.BrowserTests

printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
[[ $failed -eq 0 ]]
