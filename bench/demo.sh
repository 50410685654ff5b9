# Sourced by the measurements: starts the built jar as the demo on a free port with an empty data directory, and ends it
# with the script. Leaves its address in $origin and a JDK 21 or newer in $java. What is given goes to Postern.

work=$(mktemp -d)
postern=
clean_up() {
  if [ -n "$postern" ]; then
    kill "$postern" 2>/dev/null || true
    wait "$postern" 2>/dev/null || true
  fi
  rm -rf --one-file-system "$work"
}
trap clean_up EXIT

find_java() {
  local home version
  for home in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -m "$(command -v java || echo /none/bin/java)")")")" /usr/lib/jvm/*; do
    version=$("$home/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p') || continue
    [ "${version:-0}" -lt 21 ] || { echo "$home/bin/java" && return; }
  done
  echo "No JDK 21 or newer was found." >&2
  return 1
}

start_demo() {
  local port=
  java=$(find_java)
  ls target/postern-*.jar >/dev/null 2>&1 || ./mvnw -B -q -DskipTests package
  touch "$work/postern.log"
  "$java" -Xmx384m -jar target/postern-*.jar --spring.profiles.active=demo --server.port=0 \
    --postern.data-dir="$work/data" "$@" >"$work/postern.log" 2>&1 &
  postern=$!
  until [ -n "$port" ] && curl -sf "http://127.0.0.1:$port/actuator/health/readiness" >/dev/null; do
    kill -0 "$postern" || { tail -n 20 "$work/postern.log" && exit 1; }
    port=$(sed -n 's/.*Tomcat started on port \([0-9]*\).*/\1/p' "$work/postern.log")
    sleep 0.3
  done
  origin="http://127.0.0.1:$port"
}
