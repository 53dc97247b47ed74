import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import PostalMime from 'postal-mime';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type MailServer, reply, startMailServer } from '../../sending/mail-server.ts';
import { type FinishedRun, mainFile, runFacteur } from '../run-facteur.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { dataFile, invoiceLine } from './example-file.ts';

const from = ['--from', 'Kantoor <invoices@example.com>'];

async function mailServer(
  options: Parameters<typeof startMailServer>[0] = {},
): Promise<MailServer & { smtp: string[] }> {
  const server = await startMailServer(options);
  onTestFinished(() => server.close());
  return { ...server, smtp: ['--live', '--smtp', `smtp://127.0.0.1:${server.port}?ignoreTLS=true`] };
}

async function readReport(
  file: string,
): Promise<{ line: number; status: string; messageKey?: string; [key: string]: unknown }[]> {
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line)).sort((a, b) => a.line - b.line);
}

const send = (cwd: string, ...args: string[]): Promise<FinishedRun> => runFacteur(['send', ...args], { cwd });

describe('facteur send', () => {
  test('captures every mail unless --live is given', async () => {
    const cwd = await temporaryFolder();
    const data = await dataFile(cwd, [invoiceLine(1), invoiceLine(2, { language: 'fr' })]);
    const { exitCode, stdout, stderr } = await send(cwd, 'invoice', '--data', data, ...from);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toBe(
      '2 captured.\nNothing was sent: the mails are in captured-mail. Add --live to send them.\n',
    );
    const files = await readdir(path.join(cwd, 'captured-mail'));
    expect(files).toHaveLength(2);
    const mails = await Promise.all(
      files.map(async (file) => PostalMime.parse(await readFile(path.join(cwd, 'captured-mail', file)))),
    );
    expect(mails.map(({ to }) => to?.[0]?.address).sort()).toEqual(['an1@example.test', 'an2@example.test']);
    expect(mails[0]?.from?.address).toBe('invoices@example.com');
    expect(mails[0]?.replyTo?.[0]?.address).toBe('facturen@kantoor.example');
    expect(mails.map(({ subject }) => subject).some((subject) => subject?.startsWith('Facture '))).toBe(true);
  });

  test('sends each invoice once and reports each result', async () => {
    const server = await mailServer({
      onRcptTo: ({ address }, _session, done) =>
        done(
          address.startsWith('an3')
            ? reply(550, 'no such user')
            : address.startsWith('an4')
              ? reply(451, 'later')
              : null,
        ),
    });
    const cwd = await temporaryFolder();
    const data = await dataFile(cwd, [
      invoiceLine(1),
      '{ broken',
      invoiceLine(3),
      invoiceLine(4),
      invoiceLine(1),
      invoiceLine(6, { email: '' }),
      invoiceLine(7, { email: 'an@example.test, jan@example.test' }),
      invoiceLine(8).replace('"121.00"', '"much"'),
      invoiceLine(9),
    ]);
    const run = await send(
      cwd,
      'invoice',
      '--data',
      data,
      ...from,
      ...server.smtp,
      '--report',
      'report.ndjson',
    );
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toBe('2 sent, 1 deferred, 6 rejected.\nThe report is in report.ndjson.\n');
    expect(run.stderr).toContain('Line 2: rejected: Line 2 is not JSON');
    expect(run.stderr).not.toMatch(/@example\.test/);
    const report = await readReport(path.join(cwd, 'report.ndjson'));
    expect(report.map(({ line, status, code, failure }) => [line, status, code ?? failure])).toEqual([
      [1, 'sent', 250],
      [2, 'rejected', 'invoice'],
      [3, 'rejected', 550],
      [4, 'deferred', 451],
      [5, 'rejected', 'invoice'],
      [6, 'rejected', 'invoice'],
      [7, 'rejected', 'invoice'],
      [8, 'rejected', 'invoice'],
      [9, 'sent', 250],
    ]);
    expect(report[4]?.error).toMatch(/duplicate-invoice/);
    expect(report[5]?.error).toMatch(/no-recipient/);
    expect(report[6]?.error).toMatch(/invalid-address/);
    expect(report[7]?.error).toMatch(/invoice\.total/);
    expect(server.taken.flatMap(({ to }) => to).sort()).toEqual(['an1@example.test', 'an9@example.test']);
  });

  test('reads a JSON array from standard input', async () => {
    const cwd = await temporaryFolder();
    const input = `[${invoiceLine(1)},\n${invoiceLine(2)}]`;
    const run = await runFacteur(['send', 'invoice', '--data', '-', ...from], { cwd, input });
    expect(run.stdout).toMatch(/^2 captured\./);
  });

  test('continues an earlier report without sending its mails again', async () => {
    let isUp = false;
    const server = await mailServer({ onMailFrom: (_, __, done) => done(isUp ? null : reply(451, 'later')) });
    const cwd = await temporaryFolder();
    const data = await dataFile(cwd, [invoiceLine(1), invoiceLine(2), invoiceLine(3)]);
    const args = ['invoice', '--data', data, ...from, ...server.smtp, '--report', 'report.ndjson'];
    await writeFile(
      path.join(cwd, 'report.ndjson'),
      `${JSON.stringify({ line: 1, messageKey: 'invoice/Kantoor Janssens/2026-1', status: 'sent' })}\n${JSON.stringify({ line: 2, messageKey: 'invoice/Kantoor Janssens/2026-2', status: 'unknown' })}\n{"line":3,"mess`,
    );
    const refused = await send(cwd, ...args);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toMatch(/has the results of an earlier run/);
    expect((await send(cwd, ...args, '--continue')).stdout).toMatch(/^1 deferred, 2 skipped\./);
    isUp = true;
    expect((await send(cwd, ...args, '--continue')).stdout).toMatch(/^1 sent, 2 skipped\./);
    expect((await send(cwd, ...args, '--continue')).stdout).toMatch(/^3 skipped\./);
    expect(server.taken.flatMap(({ to }) => to)).toEqual(['an3@example.test']);
  });

  test('reports a server that cannot be used, and sends nothing', async () => {
    const cwd = await temporaryFolder();
    const server = await mailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_, __, done) => done(reply(535, 'no')),
    });
    const data = await dataFile(cwd, [invoiceLine(1)]);
    const url = `smtp://user:s3cret@127.0.0.1:${server.port}?ignoreTLS=true`;
    const refused = await send(
      cwd,
      'invoice',
      '--data',
      data,
      ...from,
      '--live',
      '--smtp',
      url,
      '--report',
      'r.ndjson',
    );
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toMatch(/^Error: The mail server 127\.0\.0\.1:\d+ refuses the login/);
    expect(refused.stderr).not.toContain('s3cret');
    await server.close();
    const gone = await send(cwd, 'invoice', '--data', data, ...from, '--live', '--smtp', url);
    expect(gone.exitCode).toBe(1);
    expect(gone.stderr).toMatch(/cannot be used: .*ECONNREFUSED/);
    expect(await readdir(cwd)).toEqual(['invoices.ndjson']);
  });

  test('stops by itself when the server goes away halfway', async () => {
    const server = await mailServer({
      onMessage: (keep, answer) => {
        keep();
        answer(null);
        if (server.taken.length === 1) isGone = true;
      },
      onMailFrom: (_, __, done) => done(isGone ? reply(421, 'closing') : null),
    });
    let isGone = false;
    const cwd = await temporaryFolder();
    const data = await dataFile(
      cwd,
      Array.from({ length: 200 }, (_, index) => invoiceLine(index)),
    );
    const run = await send(
      cwd,
      'invoice',
      '--data',
      data,
      ...from,
      ...server.smtp,
      '--concurrency',
      '1',
      '--report',
      'r.ndjson',
    );
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toMatch(/Stopping: the last 20 mails could not be handed over/);
    expect(run.stdout).toMatch(
      /^1 sent, 20 deferred\.\nThe rest of the data was not read, and none of it was sent\./,
    );
    expect(await readReport(path.join(cwd, 'r.ndjson'))).toHaveLength(21);
  });

  test('stops by itself when the server answers no mail', async () => {
    const server = await mailServer({ onMessage: (_, answer) => answer(reply(421, 'closing')) });
    const cwd = await temporaryFolder();
    const lines = Array.from({ length: 100 }, (_, index) => invoiceLine(index));
    const data = await dataFile(cwd, lines);
    const run = await send(cwd, 'invoice', '--data', data, ...from, ...server.smtp, '--concurrency', '1');
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toMatch(/^20 unknown\.\nThe rest of the data was not read/);
  });

  test.each([
    [['invoice', '--from', 'a@b.test'], /--data/],
    [['invoice', '--data', 'x.ndjson'], /--from/],
    [['invoice', '--data', 'x.ndjson', '--from', 'a@b.test'], /x\.ndjson/],
    [['invoice', '--data', '.', '--from', 'a@b.test'], /folder/],
    [['invoic', '--data', 'd.ndjson', '--from', 'a@b.test'], /Did you mean "invoice"/],
    [['invoice', '--data', 'd.ndjson', '--from', 'nobody'], /"from" has no "@"/],
    [['invoice', '--data', 'd.ndjson', '--from', 'a@b.test', '--live'], /--smtp/],
    [
      ['invoice', '--data', 'd.ndjson', '--from', 'a@b.test', '--live', '--smtp', 'http://x'],
      /must start with smtp/,
    ],
    [['invoice', '--data', 'd.ndjson', '--from', 'a@b.test', '--rate', '0'], /number from 0\.001/],
    [['invoice', '--data', 'd.ndjson', '--from', 'a@b.test', '--concurrency', '1.5'], /whole number/],
    [['invoice', '--data', 'd.ndjson', '--from', 'a@b.test', '--continue'], /--report/],
    [['invoice', '--data', 'd.ndjson', '--from', 'a@b.test', '--report', 'no/such/r'], /cannot be written/],
  ])('refuses %j', async (args, message) => {
    const cwd = await temporaryFolder();
    await writeFile(path.join(cwd, 'd.ndjson'), '');
    const run = await send(cwd, ...args);
    expect(run.stderr).toMatch(message);
    expect([1, 2]).toContain(run.exitCode);
    expect(await readdir(cwd)).toEqual(['d.ndjson']);
  });

  test('reports that there is nothing to send', async () => {
    const cwd = await temporaryFolder();
    const run = await send(cwd, 'invoice', '--data', await dataFile(cwd, ['']), ...from);
    expect(run).toMatchObject({ exitCode: 0, stdout: 'Nothing to send.\n', stderr: '' });
  });
});

/** Starts a run against a server that holds back its answers, and waits until mails are in flight. */
async function onTheirWay(): Promise<{
  child: ReturnType<typeof spawn>;
  release: () => void;
  cwd: string;
  server: MailServer & { smtp: string[] };
  ended: Promise<unknown[]>;
  output: () => string;
}> {
  const waiting: (() => void)[] = [];
  let isReleased = false;
  let onWaiting: () => void = () => undefined;
  const server = await mailServer({
    onMessage: (keep, answer) => {
      keep();
      if (isReleased) return answer(null);
      waiting.push(() => answer(null));
      if (waiting.length === 3) onWaiting();
    },
  });
  const three = new Promise<void>((resolve) => {
    onWaiting = resolve;
  });
  const cwd = await temporaryFolder();
  const data = await dataFile(
    cwd,
    Array.from({ length: 50 }, (_, index) => invoiceLine(index)),
  );
  const args = [
    'send',
    'invoice',
    '--data',
    data,
    ...from,
    ...server.smtp,
    '--concurrency',
    '3',
    '--report',
    'r.ndjson',
  ];
  const child = spawn(process.execPath, [mainFile, ...args], { cwd });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      text += chunk;
    });
  const ended = once(child, 'close');
  await three;
  const release = (): void => {
    isReleased = true;
    for (const each of waiting) each();
  };
  return { child, release, cwd, server, ended, output: () => text };
}

describe('Ctrl-C', () => {
  async function interrupted(): ReturnType<typeof onTheirWay> {
    const run = await onTheirWay();
    run.child.kill('SIGINT');
    while (!run.output().includes('Stopping')) await once(run.child.stderr!, 'data');
    return run;
  }

  test('finishes the mails in flight, and the report has them', async () => {
    const { release, cwd, server, ended, output } = await interrupted();
    release();
    expect((await ended)[0]).toBe(130);
    expect(output()).toMatch(/3 sent\.\nThe rest of the data was not read/);
    const report = await readReport(path.join(cwd, 'r.ndjson'));
    expect(report.map(({ status }) => status)).toEqual(['sent', 'sent', 'sent']);
    expect(server.taken).toHaveLength(3);
  });

  test('twice cuts them off, and reports them as unknown', async () => {
    const { child, cwd, ended, output } = await interrupted();
    child.kill('SIGINT');
    expect((await ended)[0]).toBe(130);
    expect(output()).toMatch(/3 unknown\.[\s\S]*The mail server may have the 3 unknown ones/);
    const report = await readReport(path.join(cwd, 'r.ndjson'));
    expect(report.map(({ status }) => status)).toEqual(['unknown', 'unknown', 'unknown']);
  });
});

test('a killed run leaves no mail that the next run would send again', async () => {
  const { child, cwd, ended, server, release } = await onTheirWay();
  child.kill('SIGKILL');
  await ended;
  release();
  const args = ['--data', 'invoices.ndjson', ...from, ...server.smtp, '--report', 'r.ndjson', '--continue'];
  const run = await send(cwd, 'invoice', ...args);
  expect(run.stdout).toMatch(/^47 sent, 3 skipped\./);
  const report = await readReport(path.join(cwd, 'r.ndjson'));
  expect(report.filter(({ status }) => status === 'unknown')).toHaveLength(3);
  expect(new Set(server.taken.flatMap(({ to }) => to)).size).toBe(server.taken.length);
  expect((await readdir(cwd)).sort()).toEqual(['invoices.ndjson', 'r.ndjson']);
});

test('a capture folder that cannot be written is reported for each mail, and nothing is lost', async () => {
  const cwd = await temporaryFolder();
  await mkdir(path.join(cwd, 'x'));
  await writeFile(path.join(cwd, 'x/file'), '');
  const data = await dataFile(cwd, [invoiceLine(1)]);
  const run = await send(cwd, 'invoice', '--data', data, ...from, '--capture', 'x/file');
  expect(run).toMatchObject({ exitCode: 1 });
  expect(run.stderr).toMatch(/cannot be captured in x\/file/);
});
