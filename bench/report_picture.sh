#!/usr/bin/env bash
# Draws docs/report.png, the picture of the README: the top of the report page that 'podium run' writes for the sample.
# Needs Chromium (Debian: apt install chromium).
#
#   bench/report_picture.sh [REPORT.html] [PICTURE.png]
set -euo pipefail
cd "$(dirname "$0")/.."

report=${1:-submissions/sample/report.html}
picture=${2:-docs/report.png}
[ -f "$report" ] || { echo "$report: no such file; run './podium run' first" >&2; exit 1; }
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
    { echo "no Chromium on the PATH; install it (Debian: apt install chromium)" >&2; exit 1; }

profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
# Root may not use Chromium's own sandbox; the page is Podium's and loads nothing from elsewhere.
sandbox=()
[ "$(id -u)" -ne 0 ] || sandbox=(--no-sandbox)
"$browser" --headless "${sandbox[@]}" --disable-gpu --hide-scrollbars --user-data-dir="$profile" \
    --window-size=1000,1000 --screenshot="$picture" "file://$(realpath "$report")" 2>/dev/null

bytes=$(wc -c <"$picture")
[ "$bytes" -lt 300000 ] || { echo "$picture has $bytes bytes; expected less than 300,000" >&2; exit 1; }
echo "wrote $picture, $bytes bytes"
