#!/usr/bin/env bash
# Makes the pictures and the PDF of docs/ again: plays the demo in a scratch folder, looks at it with a browser, prints
# five-minutes.html. Needs target/songda.jar (mvn -q package -DskipTests), Chromium and a Chinese font.
set -euo pipefail
docs=$(cd "$(dirname "$0")" && pwd)
tree=$(dirname "$docs")
browser=${SONGDA_CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
scratch=$(mktemp -d)
port=18377
(cd "$scratch" && exec java -jar "$tree/target/songda.jar" demo --port $port >said.txt 2>log.txt) &
demo=$!
trap 'kill $demo 2>/dev/null || true; wait $demo 2>/dev/null || true; rm -rf "$scratch"' EXIT
until grep -q '^账号' "$scratch/said.txt" 2>/dev/null; do
  kill -0 $demo || { cat "$scratch/said.txt" "$scratch/log.txt"; exit 1; }
  sleep 0.5
done
classpath=$scratch/classpath
(cd "$tree" && mvn -q dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$classpath")
link=$(grep -o 'http[^ ]*/r/[^ ]*' "$scratch/said.txt" | head -1)
password=$(sed -n 's/^账号.*密码都是 *//p' "$scratch/said.txt")
PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 jshell --class-path "$(cat "$classpath")" -R-Dbrowser="$browser" \
  -R-Durl="http://127.0.0.1:$port" -R-Dlink="$link" -R-Dpassword="$password" -R-Ddocs="$docs" \
  -R-Dsandbox="$([ "$(id -u)" = 0 ] && echo --no-sandbox || echo --disable-gpu)" -s "$docs/pictures.jsh"
"$browser" --headless --no-pdf-header-footer --disable-gpu $([ "$(id -u)" = 0 ] && echo --no-sandbox) \
  --print-to-pdf="$docs/五分钟看懂.pdf" "file://$docs/five-minutes.html" 2>/dev/null
ls -l "$docs"/*.png "$docs"/*.pdf
