#!/usr/bin/env bash
# Goes through the preview in a real Firefox: the other tests of its page run in Chromium.
# It needs Node with the packages of this repository, `npm run build` to have been run, and Firefox: the one that
# FACTEUR_FIREFOX names or that is on the PATH, else the one of Debian, which it installs as root.
set -euo pipefail
cd "$(dirname "$0")/../.."

firefox=${FACTEUR_FIREFOX:-$(command -v firefox-esr || command -v firefox || true)}
if [ -z "$firefox" ]; then
  [ "$(id -u)" -eq 0 ] || { echo 'Installing Firefox needs root: run this as root, or install firefox-esr first.' >&2; exit 1; }
  log=$(mktemp)
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends firefox-esr > "$log" 2>&1 || { cat "$log" >&2; exit 1; }
  rm -f "$log"
  firefox=$(command -v firefox-esr)
fi

"$firefox" --version
timeout 120 node test/firefox/look-in-firefox.js "$firefox"
