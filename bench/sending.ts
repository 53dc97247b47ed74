import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openTemplates } from '../src/compile/open-templates.ts';
import type { Template } from '../src/render/template.ts';
import { differingMails } from './differing-mails.ts';
import { printRow, times } from './measure.ts';

/** Mails that are counted; as many as `before` come first, with what starting takes. */
const [before, counted] = [400, 2000];

/** What a mail costs the sending process: `facteur send`, and Nodemailer's pool given ready strings, to a local sink. */
export async function benchSending(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'facteur-bench-'));
  const sink = fork(path.join(import.meta.dirname, 'sending/sink-process.js'));
  try {
    const [port] = (await once(sink, 'message')) as [number];
    const template = await (await openTemplates('bench/templates')).get('plain-invoice', 'nl');
    const files = [before, before + counted].map((count) => writeMails(folder, count, template));
    const facteur: number[] = [];
    const pool: number[] = [];
    // In turns, so that a machine that slows down slows both.
    for (let turn = 0; turn < 3; turn++) {
      for (const [times, send] of [
        [facteur, sendByFacteur],
        [pool, sendByPool],
      ] as const) {
        const [few, all] = [await send(files[0]!, port), await send(files[1]!, port)];
        times.push((all - few) / counted);
      }
    }
    const [ours, theirs] = [Math.min(...facteur), Math.min(...pool)];
    console.log(
      `\nSending ${counted} different mails to a local sink, processor time of the sending process`,
    );
    printRow('facteur send: read, render, send, report', ours);
    printRow(
      "Nodemailer's pool, given ready strings",
      theirs,
      `facteur send takes ${times(ours / theirs)} of it (aim: at most 1.00 x)`,
    );
  } finally {
    sink.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface MailFiles {
  readonly data: string;
  readonly strings: string;
}

/** The same mails as lines of data and as ready strings, each with a key of its own. */
function writeMails(folder: string, count: number, template: Template): MailFiles {
  const mails = differingMails();
  const lines: string[] = [];
  const strings: { to: string; raw: string }[] = [];
  for (let index = 0; index < count; index++) {
    const { data, options } = mails[index % mails.length]!;
    const { invoice, relation } = data as { invoice: object; relation: object };
    const to = `klant.${index}@example.com`;
    const own = {
      ...(data as object),
      invoice: { ...invoice, number: `2026-${index}` },
      relation: { ...relation, email: to },
    };
    lines.push(JSON.stringify(own));
    const { raw } = template.renderMessage(own, { ...options, to, messageKey: `invoice/${index}` });
    strings.push({ to, raw: raw.toString('latin1') });
  }
  const files = { data: path.join(folder, `${count}.ndjson`), strings: path.join(folder, `${count}.json`) };
  writeFileSync(files.data, lines.join('\n'));
  writeFileSync(files.strings, JSON.stringify(strings));
  return files;
}

/** Tells the parent at the end what processor time the process took. */
const tellAtExit = "data:text/javascript,process.on('exit',()=>process.send(process.cpuUsage()))";

function sendByFacteur({ data }: MailFiles, port: number): Promise<number> {
  const report = `${data}.report`;
  rmSync(report, { force: true });
  const args = ['send', 'plain-invoice', '--templates', 'bench/templates', '--data', data, '--live'];
  return processorTime(
    fork(
      'dist/cli/main.js',
      [
        ...args,
        '--from',
        'Kantoor Jänssens <facturen@example.be>',
        '--smtp',
        `smtp://127.0.0.1:${port}?ignoreTLS=true`,
        '--report',
        report,
      ],
      { execArgv: ['--import', tellAtExit], silent: true },
    ),
  );
}

function sendByPool({ strings }: MailFiles, port: number): Promise<number> {
  const script = path.join(import.meta.dirname, 'sending/ready-strings-process.js');
  return processorTime(fork(script, [strings, String(port)], { execArgv: [] }));
}

/** Microseconds. */
async function processorTime(child: ChildProcess): Promise<number> {
  let used: NodeJS.CpuUsage | undefined;
  child.on('message', (message) => {
    used = message as NodeJS.CpuUsage;
  });
  child.stdout?.resume();
  child.stderr?.pipe(process.stderr);
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0 || used === undefined) throw new Error(`The sending process ended with ${code}.`);
  return used.user + used.system;
}
