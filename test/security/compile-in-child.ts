import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/** What became of a template in a process of its own. */
export interface ChildOutcome {
  /** `compiled`, the code of a FacteurError, `not a FacteurError: …`, or `died: …`. */
  readonly outcome: string;
  /** The first line of the error, or the codes of the warnings. */
  readonly message: string;
  readonly place: string;
  /** Of the processor, once the compiler is loaded. */
  readonly milliseconds: number;
  readonly megabytes: number;
}

export interface ChildInput {
  readonly source: string;
  readonly options?: Readonly<Record<string, unknown>>;
  /** Rendered when given and compiling succeeded. */
  readonly data?: unknown;
}

/** Far above what a template takes; a process that needs it hangs. */
const killAfter = 20_000;
const door = pathToFileURL(process.env.FACTEUR_DIST ?? `${import.meta.dirname}/../../dist/index.js`).href;

const program = `
import { text } from 'node:stream/consumers';
import { compileTemplate, FacteurError } from ${JSON.stringify(door)};
const { source, options, data } = JSON.parse(await text(process.stdin));
await compileTemplate('<p>warm</p>', { subject: 's' });
const start = process.cpuUsage();
let found;
try {
  const template = await compileTemplate(source, options);
  const mail = data === undefined ? undefined : template.render(data);
  found = { outcome: 'compiled', message: template.warnings.map(({ code }) => code).slice(0, 5).join(' '), place: mail === undefined ? '' : String(mail.html.length) };
} catch (error) {
  const isOurs = error instanceof FacteurError;
  const problem = error.problems?.[0];
  found = {
    outcome: isOurs ? error.code : 'not a FacteurError: ' + error?.name,
    message: String(error?.message).split('\\n')[0].slice(0, 300),
    place: problem === undefined ? '' : problem.line + ':' + problem.column,
  };
}
const { user, system } = process.cpuUsage(start);
const milliseconds = Math.round((user + system) / 1000);
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ ...found, milliseconds, megabytes }));
`;

/** Compiles a template of the built package in a process that may use 256 MB, and is killed when it hangs. */
export function compileInChild(input: ChildInput): Promise<ChildOutcome> {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      ['--max-old-space-size=256', '--input-type=module', '--eval', program],
      { stdio: ['pipe', 'pipe', 'pipe'], timeout: killAfter, killSignal: 'SIGKILL' },
    );
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
    });
    child.on('close', (code, signal) => {
      const died = { message: stderr.slice(0, 500), place: '', milliseconds: 0, megabytes: 0 };
      resolve(
        code === 0
          ? (JSON.parse(stdout) as ChildOutcome)
          : { outcome: `died: ${signal ?? code ?? 'unknown'}`, ...died },
      );
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(JSON.stringify(input));
  });
}
