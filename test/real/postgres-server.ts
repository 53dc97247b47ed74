import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from './free-port.ts';
import { findProgram } from './programs.ts';

/** A separate PostgreSQL server on the loopback address. */
export interface PostgresServer {
  readonly url: string;
  /** Its data folder. */
  readonly folder: string;
}

/** Starts a server on a free port; PostgreSQL refuses to run as root, so root runs it as the user postgres. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'facteur-postgres-'));
  try {
    if (isRoot()) execFileSync('chown', ['postgres', folder]);
    const port = await findFreePort();
    run(folder, 'initdb', ['--auth=trust', '--username=facteur', '--encoding=UTF8', '--no-instructions']);
    const options = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories=${folder}`;
    run(folder, 'pg_ctl', ['--wait', `--options=${options}`, `--log=${join(folder, 'log')}`, 'start']);
    return { url: `postgres://facteur@127.0.0.1:${port}/postgres`, folder };
  } catch (cause) {
    const log = join(folder, 'log');
    const said = existsSync(log) ? readFileSync(log, 'utf8') : '';
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`PostgreSQL did not start.\n${said}`, { cause });
  }
}

/** Restarts it while clients are connected. */
export function restartPostgres({ folder }: PostgresServer): void {
  run(folder, 'pg_ctl', ['--mode=fast', '--wait', `--log=${join(folder, 'log')}`, 'restart']);
}

/** Stops it and deletes its data. */
export function stopPostgres({ folder }: PostgresServer): void {
  run(folder, 'pg_ctl', ['--mode=immediate', '--wait', 'stop']);
  rmSync(folder, { recursive: true, force: true });
}

function run(folder: string, program: 'initdb' | 'pg_ctl', options: readonly string[]): void {
  const command = [findProgram(program) ?? program, `--pgdata=${join(folder, 'data')}`, ...options];
  const [first, ...rest] = isRoot() ? ['runuser', '-u', 'postgres', '--', ...command] : command;
  // A pipe would stay open as long as the server runs.
  execFileSync(first!, rest, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
