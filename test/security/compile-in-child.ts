import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

/** The outcome of compiling a template in another process. */
export interface ChildOutcome {
  /** `compiled`, the code of a FacteurError, `not a FacteurError: …`, or `died: …`. */
  readonly outcome: string;
  /** The first line of the error, or the codes of the warnings. */
  readonly message: string;
  /** Line and column of the first problem. */
  readonly place: string;
  /** Processor time. */
  readonly milliseconds: number;
  /** The peak memory of the process so far. */
  readonly megabytes: number;
}

interface ChildInput {
  readonly source: string;
  readonly options?: Readonly<Record<string, unknown>>;
}

/** In milliseconds: far more than any template needs, even on a busy machine, so a process that reaches it hangs. */
const killAfter = 30_000;
const door = pathToFileURL(process.env.FACTEUR_DIST ?? `${import.meta.dirname}/../../dist/index.js`).href;

const program = `
import { createInterface } from 'node:readline';
import { compileTemplate, FacteurError } from ${JSON.stringify(door)};
await compileTemplate('<p>warm</p>', { subject: 's' });
const attempt = async ({ source, options }) => {
  try {
    const { warnings } = await compileTemplate(source, options);
    return { outcome: 'compiled', message: warnings.map(({ code }) => code).slice(0, 5).join(' '), place: '' };
  } catch (error) {
    const problem = error.problems?.[0];
    return {
      outcome: error instanceof FacteurError ? error.code : 'not a FacteurError: ' + error?.name,
      message: String(error?.message).split('\\n')[0].slice(0, 300),
      place: problem === undefined ? '' : problem.line + ':' + problem.column,
    };
  }
};
for await (const line of createInterface({ input: process.stdin })) {
  const start = process.cpuUsage();
  const found = await attempt(JSON.parse(line));
  const { user, system } = process.cpuUsage(start);
  const milliseconds = Math.round((user + system) / 1000);
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(JSON.stringify({ ...found, milliseconds, megabytes }) + '\\n');
}
`;

/** Compiles templates with the built package, one after another, in a process with 256 MB that is killed if it hangs. */
export interface CompilerChild {
  compile(input: ChildInput): Promise<ChildOutcome>;
  close(): void;
}

export function openCompilerChild(): CompilerChild {
  let child: ChildProcessWithoutNullStreams | undefined;
  const start = (): ChildProcessWithoutNullStreams =>
    spawn(process.execPath, ['--max-old-space-size=256', '--input-type=module', '--eval', program]);
  const ask = (input: ChildInput): Promise<ChildOutcome> => {
    child ??= start();
    const asked = child;
    return new Promise((resolve) => {
      let stderr = '';
      const lines = createInterface({ input: asked.stdout });
      const timer = setTimeout(() => asked.kill('SIGKILL'), killAfter);
      const finish = (outcome: ChildOutcome): void => {
        clearTimeout(timer);
        lines.close();
        asked.stderr.removeAllListeners();
        asked.removeAllListeners();
        resolve(outcome);
      };
      asked.stderr.setEncoding('utf8').on('data', (chunk: string) => {
        stderr += chunk;
      });
      lines.once('line', (line) => finish(JSON.parse(line) as ChildOutcome));
      asked.once('close', (code, signal) => {
        child = undefined;
        const outcome = `died: ${signal ?? code ?? 'unknown'}`;
        finish({ outcome, message: stderr.slice(0, 500), place: '', milliseconds: 0, megabytes: 0 });
      });
      asked.stdin.on('error', () => undefined);
      asked.stdin.write(`${JSON.stringify(input)}\n`);
    });
  };
  return {
    compile: ask,
    close: () => {
      child?.kill();
    },
  };
}
