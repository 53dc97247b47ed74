// Runs a command as a new machine would: on a PATH with Node, npm, git, what compiles an addon, and the programs of every
// Linux. What else is installed is hidden, so that a test which needs it fails here and not at somebody else's.
//
//   node .ci/on-bare-machine.js npm test
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const shown = `
npm npx git python3 make g++ gcc cc c++ cpp ar as ld nm ranlib strip objcopy
sh bash sed grep egrep fgrep awk mawk find xargs tar gzip which hostname
[ basename cat chgrp chmod chown comm cp cut date dd df dirname du echo env expr false head id install join link ln ls
mkdir mkfifo mktemp mv nice nl nohup nproc od paste pr printenv printf pwd readlink realpath rm rmdir seq sha256sum sleep
sort split stat stty sync tail tee test timeout touch tr true truncate tty uname uniq unlink wc whoami yes`;

const hidden = `
postgres initdb pg_ctl psql soffice libreoffice zbarimg pdftotext pdftoppm pdfinfo postfix sendmail firefox firefox-esr
chromium chromium-browser google-chrome docker`;

const [command, ...options] = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), 'facteur-bare-'));
symlinkSync(process.execPath, path.join(folder, 'node'));
for (const name of words(shown)) {
  const file = find(name);
  if (file !== undefined) symlinkSync(file, path.join(folder, name));
}
const found = words(hidden).filter((name) => find(name) !== undefined || existsSync(`/usr/sbin/${name}`));
if (existsSync('/usr/lib/postgresql')) found.push('/usr/lib/postgresql');
if (found.length > 0) {
  console.error(`\n!! THIS MACHINE IS NOT BARE. It has: ${found.join(', ')}.`);
  console.error(`!! They are hidden from "${[command, ...options].join(' ')}".\n`);
}

// FACTEUR_TEST_BARE is for what looks beyond the PATH: test/real/programs.ts.
const env = { ...process.env, PATH: folder, FACTEUR_TEST_BARE: '1' };
const { status, error } = spawnSync(command, options, { stdio: 'inherit', env });
rmSync(folder, { recursive: true });
if (error !== undefined) throw error;
process.exitCode = status ?? 1;

function words(text) {
  return text.trim().split(/\s+/);
}

function find(name) {
  const files = process.env.PATH.split(path.delimiter).map((place) => path.join(place, name));
  const file = files.find((one) => existsSync(one));
  return file === undefined ? undefined : realpathSync(file);
}
