#!/bin/sh
# Runs a PostgreSQL server for the tests in a folder of its own, on the loopback address.
#
#   test/postgres.sh start <folder> [port]    prints its URL, for FACTEUR_TEST_POSTGRES
#   test/postgres.sh restart <folder>
#   test/postgres.sh stop <folder>            stops it and deletes the folder
#
# It needs the Debian package postgresql. PostgreSQL does not run as root: root runs it as the user postgres.
set -eu
command=$1
folder=$2
port=${3:-54329}
binaries=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$binaries" ] || { echo "PostgreSQL is missing: install the Debian package postgresql." >&2; exit 1; }

as_owner() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

case $command in
start)
  mkdir -p "$folder"
  if [ "$(id -u)" = 0 ]; then chown postgres "$folder"; fi
  as_owner "$binaries/initdb" --pgdata="$folder/data" --auth=trust --username=facteur --encoding=UTF8 --no-instructions >"$folder.log" 2>&1
  as_owner "$binaries/pg_ctl" --pgdata="$folder/data" --log="$folder/log" --wait \
    --options="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$folder" start >>"$folder.log" 2>&1
  echo "postgres://facteur@127.0.0.1:$port/postgres"
  ;;
restart)
  as_owner "$binaries/pg_ctl" --pgdata="$folder/data" --log="$folder/log" --mode=fast --wait restart >/dev/null
  ;;
stop)
  as_owner "$binaries/pg_ctl" --pgdata="$folder/data" --mode=immediate --wait stop >/dev/null
  rm -rf "$folder" "$folder.log"
  ;;
esac
