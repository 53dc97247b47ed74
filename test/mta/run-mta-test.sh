#!/usr/bin/env bash
# Sends mails through a real mail server, Postfix of Debian on loopback, and reads back what it delivered to a mailbox.
# It needs root on Debian, Node with the packages of this repository, and `npm run build` to have been run.
# Postfix is installed without a configuration of its own, so nothing starts with the machine; what it needs to run
# stands in a temporary folder that is removed at the end.
set -euo pipefail
cd "$(dirname "$0")/../.."

port=${FACTEUR_MTA_PORT:-2525}
work=$(mktemp -d)
chmod 755 "$work"

end() {
  local code=$?
  [ -d "$work/spool" ] && postfix -c "$work/config" stop > "$work/stop.log" 2>&1 || true
  if [ "$code" -ne 0 ] && [ -f "$work/mail.log" ]; then tail -n 40 "$work/mail.log" >&2; fi
  rm -rf "$work"
  exit "$code"
}
trap end EXIT

if ! command -v postfix > "$work/which.log"; then
  [ "$(id -u)" -eq 0 ] || { echo 'Installing Postfix needs root: run this as root, or install postfix first.' >&2; exit 1; }
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  echo 'postfix postfix/main_mailer_type select No configuration' | debconf-set-selections
  apt-get install -y -qq --no-install-recommends postfix > "$work/install.log" 2>&1 || { cat "$work/install.log" >&2; exit 1; }
fi
[ "$(id -u)" -eq 0 ] || { echo 'Starting Postfix needs root: run this as root.' >&2; exit 1; }

mkdir -p "$work/config" "$work/spool" "$work/data" "$work/mailboxes"
chown postfix "$work/data"
chown nobody "$work/mailboxes"

cat > "$work/config/main.cf" <<CF
compatibility_level = 3.6
myhostname = mail.facteur.test
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
queue_directory = $work/spool
data_directory = $work/data
maillog_file = $work/mail.log
maillog_file_prefixes = /
smtputf8_enable = yes
message_size_limit = 10240000
smtpd_recipient_restrictions = permit_mynetworks, reject
default_transport = error:this server delivers to its own mailboxes only
virtual_mailbox_domains = facteur.test
virtual_mailbox_base = $work/mailboxes
virtual_mailbox_maps = inline:{ an@facteur.test=an/, jan@facteur.test=jan/, {zoë@facteur.test=zoe/} }
virtual_uid_maps = static:$(id -u nobody)
virtual_gid_maps = static:$(id -g nobody)
virtual_minimum_uid = 1
alias_maps =
alias_database =
CF

cat > "$work/config/master.cf" <<CF
127.0.0.1:$port inet n - n - - smtpd
pickup     unix n - n 60 1 pickup
cleanup    unix n - n - 0 cleanup
qmgr       unix n - n 300 1 qmgr
rewrite    unix - - n - - trivial-rewrite
bounce     unix - - n - 0 bounce
defer      unix - - n - 0 bounce
trace      unix - - n - 0 bounce
verify     unix - - n - 1 verify
error      unix - - n - - error
retry      unix - - n - - error
discard    unix - - n - - discard
virtual    unix - n n - - virtual
proxymap   unix - - n - - proxymap
anvil      unix - - n - 1 anvil
postlog    unix-dgram n - n - 1 postlogd
CF

postfix -c "$work/config" start > "$work/start.log" 2>&1 || { cat "$work/start.log" >&2; exit 1; }
postconf -c "$work/config" -h mail_version | sed 's/^/Postfix /'
node test/mta/send-and-read.js "$port" "$work/mailboxes"
