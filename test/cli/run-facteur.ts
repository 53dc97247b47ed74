import { spawn } from 'node:child_process';
import { Console } from 'node:console';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { run } from '../../src/cli/run.ts';

export interface FinishedRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** The content of standard input. @default nothing */
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export const mainFile: string = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/**
 * Runs a command line in this process, which is several times cheaper than a new process. It gets the folder, environment and standard
 * streams that a shell would give it, and this process gets its own back at the end.
 *
 * Real processes of the built package are for what only they can show: in run.test.ts standard input, output and error, exit
 * codes, help and a reader that leaves; in snapshot.test.ts a machine and an installation that lack something; in
 * send.test.ts Ctrl-C and a kill; in preview.test.ts and links-serve.test.ts servers; in package/tarball.test.ts the
 * installed package.
 */
export async function runFacteur(args: readonly string[], options: RunOptions = {}): Promise<FinishedRun> {
  const { cwd, input = '', env = {} } = options;
  if (env.NODE_OPTIONS !== undefined)
    throw new Error('NODE_OPTIONS are for a process of its own: runFacteurProcess.');
  const undo: Undo[] = [changeFolder(cwd)];
  const stdout = capture(process.stdout);
  const stderr = capture(process.stderr);
  undo.push(
    stdout.restore,
    stderr.restore,
    replace(process, 'stdin', Readable.from(chunksOf(Buffer.from(input)), { objectMode: false })),
    // Vitest's console writes elsewhere.
    replace(globalThis, 'console', new Console(process.stdout, process.stderr)),
    ...Object.entries(env).map(([name, value]) => setVariable(name, value)),
    keepExitCode(),
  );
  try {
    await run(args);
    return { exitCode: Number(process.exitCode ?? 0), stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    for (const each of undo.reverse()) each();
  }
}

/** Runs the built command line as a shell does, and waits until it ends. */
export function runFacteurProcess(args: readonly string[], options: RunOptions = {}): Promise<FinishedRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [mainFile, ...args], {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
    // A command that fails before it reads closes its input.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });
}

type Undo = () => void;

/** Collects what is written to a stream. */
function capture(stream: NodeJS.WriteStream): { text(): string; restore: Undo } {
  const chunks: Uint8Array[] = [];
  const write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    const encoding = typeof rest[0] === 'string' ? (rest[0] as BufferEncoding) : 'utf8';
    chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk);
    const written = rest.find((each) => typeof each === 'function');
    if (written !== undefined) process.nextTick(written as () => void);
    return true;
  };
  return { text: () => Buffer.concat(chunks).toString('utf8'), restore: replace(stream, 'write', write) };
}

function replace(holder: object, name: string, value: unknown): Undo {
  const before = Object.getOwnPropertyDescriptor(holder, name);
  Object.defineProperty(holder, name, { value, configurable: true, writable: true, enumerable: true });
  return () => {
    if (before === undefined) Reflect.deleteProperty(holder, name);
    else Object.defineProperty(holder, name, before);
  };
}

function setVariable(name: string, value: string): Undo {
  const before = process.env[name];
  process.env[name] = value;
  return () => {
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  };
}

function changeFolder(folder: string | undefined): Undo {
  const before = process.cwd();
  if (folder !== undefined) process.chdir(folder);
  return () => process.chdir(before);
}

function keepExitCode(): Undo {
  const before = process.exitCode;
  process.exitCode = undefined;
  return () => {
    process.exitCode = before;
  };
}

/** A stream as a pipe provides it. */
function* chunksOf(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length; start += 65_536) yield bytes.subarray(start, start + 65_536);
}
