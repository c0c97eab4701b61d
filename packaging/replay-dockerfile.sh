#!/usr/bin/env bash
# Replays the Dockerfile without Docker: build stage in a clean copy of the tree, COPY, RUN, ENV and USER of the final
# stage in a scratch root whose base is this machine's own /usr and Java; then starts ENTRYPOINT + CMD there against a
# PostgreSQL and waits for the HEALTHCHECK. Linux, as root (chroot, unshare). About a minute.
#   packaging/replay-dockerfile.sh [SCRATCH]     a named scratch folder is kept; SONGDA_DATABASE_URL=… uses that PostgreSQL instead of a fresh one
set -euo pipefail
tree=$(cd "$(dirname "$0")/.." && pwd)
[ "$(id -u)" = 0 ] || { echo "run as root: the steps need chroot" >&2; exit 2; }
# Mounts are made in a namespace of their own, and the scratch folder is removed from outside of it: nothing that is
# mounted there can be reached when it is removed.
if [ -z "${REPLAY_SCRATCH:-}" ]; then
  scratch=${1:-$(mktemp -d -t songda-replay.XXXXXX)}
  code=0
  REPLAY_SCRATCH=$scratch unshare --mount --propagation private "$0" || code=$?
  [ -n "${1:-}" ] || rm -rf --one-file-system "$scratch"
  exit "$code"
fi
scratch=$REPLAY_SCRATCH
mkdir -p "$scratch"
say() { printf '== %s\n' "$*"; }
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }

pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
}
trap finish EXIT

# ── the base of the final stage: a root with nothing but this machine's programs, read-only ──
root=$scratch/root
mkdir -p "$root"/{usr,etc,proc,dev,tmp,var,opt,run}
chmod 1777 "$root/tmp"
mount --bind -o ro /usr "$root/usr"; mount -t proc proc "$root/proc"; mount --rbind /dev "$root/dev"
for link in bin sbin lib lib64; do
  if [ -L "/$link" ]; then ln -sf "$(readlink "/$link")" "$root/$link"; fi
done
for item in login.defs resolv.conf nsswitch.conf ld.so.cache alternatives ssl; do
  if [ -e "/etc/$item" ]; then cp -a "/etc/$item" "$root/etc/"; fi
done
for item in /etc/java*; do if [ -d "$item" ]; then cp -a "$item" "$root/etc/"; fi; done
echo 'root:x:0:0::/root:/bin/sh' >"$root/etc/passwd"; echo 'root:x:0:' >"$root/etc/group"
echo '127.0.0.1 localhost' >"$root/etc/hosts"
: >"$root/etc/shadow"; : >"$root/etc/gshadow"

# ── the steps ──
stage='' where=/ user=root entry='' cmd='' health=''
environment=(PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin)
declare -A stages
base() { if [ "$stage" = final ]; then echo "$root"; else echo "$scratch/stages/$stage"; fi; }
array() { sed 's/^ *\[//; s/\] *$//; s/", *"/\n/g; s/"//g' <<<"$1"; }

from() {  # FROM image [AS name]; the last stage is the final one
  read -r _ _ name <<<"$1 "
  stage=${name:-final}; where=/
  mkdir -p "$(base)"; [ "$stage" = final ] || stages[$stage]=$(base)
}
copy() {  # COPY [--from=stage] source… target
  local from=$tree words
  read -ra words <<<"$1"
  if [[ ${words[0]} == --from=* ]]; then from=${stages[${words[0]#--from=}]}; words=("${words[@]:1}"); fi
  local target=${words[-1]}
  [[ $target == /* ]] || target=$where/$target
  for source in "${words[@]:0:${#words[@]}-1}"; do
    if [ "$from" = "$tree" ]; then  # as .dockerignore: never target/ or data/
      (cd "$tree" && git ls-files -z --cached --others --exclude-standard -- "$source" | tar --null -T - -cf -) |
        tar -xf - -C "$(base)$where"
    elif [ -d "$from/$source" ]; then
      mkdir -p "$(base)$target"; cp -r --preserve=mode,timestamps "$from/$source/." "$(base)$target/"
    else
      cp --preserve=mode,timestamps "$from/$source" "$(base)$target"
    fi
  done
}
run() {
  local line=$1
  while [[ $line == --* ]]; do line=${line#* }; done
  if [ "$stage" = final ]; then
    chroot "$root" /usr/bin/env -i "${environment[@]}" /bin/sh -ec "cd $where; $line"
  else  # the build stage writes below its own folder only
    (cd "$(base)$where" && sh -ec "$line")
  fi
}
step() {
  local word=${1%% *} rest=${1#* }
  [ "$word" = FROM ] || say "$stage: ${1:0:110}"
  case $word in
    FROM) from "$rest" ;;
    COPY) copy "$rest" ;;
    RUN) run "$rest" ;;
    WORKDIR) where=$rest; mkdir -p "$(base)$where" ;;
    ENV) environment+=("$rest") ;;
    USER) user=$rest ;;
    ENTRYPOINT) entry=$rest ;;
    CMD) cmd=$rest ;;
    HEALTHCHECK) health=${rest#*CMD } ;;
    VOLUME | EXPOSE) ;;
    *) fail "a step that cannot be replayed: $1" ;;
  esac
}
while IFS= read -r -u 9 line; do step "$line"; done 9< <(sed -e '/^ *#/d' -e '/^ *$/d' "$tree/Dockerfile" | sed -e ':a' -e '/\\$/{N;s/\\\n *//;ba}')

# ── the result ──
say "the root holds"
du -sh --exclude=usr --exclude=proc --exclude=dev "$root" | cut -f1
[ "$user" != root ] || fail "the image runs as root"
if find "$root/opt" -name '*embedded-postgres*' -o -name '*subethasmtp*' | grep -q .; then fail "embedded parts are in the image"; fi

url=${SONGDA_DATABASE_URL:-}
if [ -z "$url" ]; then
  say "a PostgreSQL for the trial"
  pg=$scratch/postgres; mkdir -p "$pg/data"
  archive=$(find "$scratch"/stages/*/src/target/lib -name "embedded-postgres-binaries-linux-$(uname -m | sed 's/x86_64/amd64/; s/aarch64/arm64v8/')-[0-9]*.jar")
  (cd "$pg" && "$(command -v jar || echo "$JAVA_HOME/bin/jar")" xf "$archive" && tar -xJf ./*.txz)
  chmod 755 "$scratch"; chown -R nobody "$pg/data"
  as_nobody() { setpriv --reuid=nobody --clear-groups "$@"; }
  as_nobody "$pg/bin/initdb" -D "$pg/data" -U songda -A trust -E UTF8 --locale=C >/dev/null
  as_nobody "$pg/bin/postgres" -D "$pg/data" -p 54399 -c listen_addresses=127.0.0.1 -c unix_socket_directories= 2>"$pg/data/log" &
  pids+=($!)
  url=postgresql://127.0.0.1:54399/postgres
fi
install -m 400 -o "$(chroot "$root" id -u "$user")" /dev/null "$root/run/database-password"
echo trial >"$root/run/database-password"
environment+=("SONGDA_DATABASE_URL=$url" SONGDA_DATABASE_USER=songda SONGDA_DATABASE_PASSWORD=file:/run/database-password
  SONGDA_HTTP_PUBLIC_URL=https://songda.example SONGDA_HTTP_PORT=18480 SONGDA_OPERATIONS_PORT=18481)
mapfile -t start < <(array "$entry"; array "$cmd")
mapfile -t probe < <(array "$health")
inside() {  # as the image's user, with the image's environment, in its WORKDIR
  exec chroot --userspec="$user" "$root" /usr/bin/env -i --chdir="$where" "${environment[@]}" "$@"
}
say "starts as $user: ${start[*]}"
(inside "${start[@]}") 2>"$scratch/log" &
server=$!; pids+=("$server")
for ((i = 0; i < 60; i++)); do
  if (inside "${probe[@]}") 2>/dev/null; then break; fi
  kill -0 "$server" 2>/dev/null || { cat "$scratch/log" >&2; fail "the server ended"; }
  sleep 0.5
done
(inside "${probe[@]}") || { cat "$scratch/log" >&2; fail "not healthy after 30 s"; }
say "healthy"
say "the console answers: $(curl -sS -o /dev/null -w '%{http_code}' http://127.0.0.1:18480/console/sign-in)"
[ "$(stat -c %u "/proc/$server")" = "$(chroot "$root" id -u "$user")" ] || fail "the server does not run as $user"
echo 'correct horse battery' | (inside bin/songda account add li 李秋 --role reviewer) 2>/dev/null | sed 's/^/== account added: /'
kill "$server"; code=0; wait "$server" || code=$?
[ "$code" = 143 ] || fail "stopping gave $code"
if grep -E ' (ERROR|WARN) ' "$scratch/log"; then fail "the log complains"; fi
say "stopped cleanly; the Dockerfile's steps hold"
