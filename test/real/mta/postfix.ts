import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '../free-port.ts';
import { findProgram } from '../programs.ts';

/** A mail server on loopback that delivers only to its own mailboxes an, jan and zoë at facteur.test. */
export interface MailServer {
  readonly url: string;
  /** A folder per mailbox, with a file per message in its `new`. */
  readonly mailboxes: string;
  /** Stops it and deletes its mailboxes. */
  stop(): void;
}

/** Starts Postfix with a configuration in its own folder. The configuration of the machine is not used or changed. */
export async function startPostfix(): Promise<MailServer> {
  const folder = mkdtempSync(join(tmpdir(), 'facteur-postfix-'));
  // Its processes run as other users.
  chmodSync(folder, 0o755);
  const config = join(folder, 'config');
  const log = join(folder, 'mail.log');
  const postfix = (command: string): void => {
    execFileSync(findProgram('postfix')!, ['-c', config, command], { stdio: 'ignore' });
  };
  for (const name of ['config', 'spool', 'data', 'mailboxes']) mkdirSync(join(folder, name));
  execFileSync('chown', ['postfix', join(folder, 'data')]);
  execFileSync('chown', ['nobody', join(folder, 'mailboxes')]);
  const port = await findFreePort();
  writeFileSync(join(config, 'main.cf'), mainSettings(folder, log));
  writeFileSync(join(config, 'master.cf'), services(port));
  try {
    postfix('start');
  } catch (cause) {
    const said = existsSync(log) ? readFileSync(log, 'utf8') : '';
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`Postfix did not start.\n${said}`, { cause });
  }
  return {
    url: `smtp://127.0.0.1:${port}?ignoreTLS=true`,
    mailboxes: join(folder, 'mailboxes'),
    stop() {
      postfix('stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function mainSettings(folder: string, log: string): string {
  const id = (option: '-u' | '-g'): string =>
    execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }).trim();
  return `compatibility_level = 3.6
myhostname = mail.facteur.test
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
queue_directory = ${folder}/spool
data_directory = ${folder}/data
maillog_file = ${log}
maillog_file_prefixes = /
smtputf8_enable = yes
message_size_limit = 10240000
smtpd_recipient_restrictions = permit_mynetworks, reject
default_transport = error:this server delivers to its own mailboxes only
virtual_mailbox_domains = facteur.test
virtual_mailbox_base = ${folder}/mailboxes
virtual_mailbox_maps = inline:{ an@facteur.test=an/, jan@facteur.test=jan/, {zoë@facteur.test=zoe/} }
virtual_uid_maps = static:${id('-u')}
virtual_gid_maps = static:${id('-g')}
virtual_minimum_uid = 1
alias_maps =
alias_database =
`;
}

function services(port: number): string {
  return `127.0.0.1:${port} inet n - n - - smtpd
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
`;
}
