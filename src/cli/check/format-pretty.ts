import { readFile } from 'node:fs/promises';
import type { Finding } from '../../checks/finding.ts';
import { codeFrame } from '../../compile/1-read/source.ts';
import { printable } from '../terminal/printable.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type CheckReport, describeOrigin, describeTotals } from './check-report.ts';

/** The report for people: each finding with the lines around its place, then a summary. */
export async function formatPretty(report: CheckReport, terminal: Terminal): Promise<string> {
  const texts = await readFiles(report.findings);
  const parts = report.findings.map((finding) => formatFinding(finding, texts, terminal));
  const notes = report.unchecked.map((text) => `${terminal.paint('yellow', 'Not checked:')} ${text}\n`);
  const totals = `${terminal.paint(colourOf(report), describeTotals(report))}\n`;
  return [...parts, ...notes, totals].join('\n');
}

function colourOf({ errors, warnings }: CheckReport): 'red' | 'yellow' | 'green' {
  return errors > 0 ? 'red' : warnings > 0 ? 'yellow' : 'green';
}

function formatFinding(finding: Finding, texts: ReadonlyMap<string, string>, terminal: Terminal): string {
  const { rule, severity, message, fix, file, line, column } = finding;
  const origin = describeOrigin(finding);
  const title = `${terminal.paint(severity === 'error' ? 'red' : 'yellow', severity)} ${terminal.paint('bold', rule)}`;
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  const text = file === undefined ? undefined : texts.get(file);
  const frame = text === undefined || line === undefined ? '' : codeFrame(text, line, column ?? 1);
  const lines = [
    `${title}${origin === '' ? '' : terminal.paint('dim', `  ${origin}`)}`,
    ...printable(message).split('\n'),
    ...(place === '' ? [] : [`at ${place}`]),
    ...(frame === '' ? [] : printable(frame).split('\n')),
    `To fix it: ${printable(fix)}`,
  ];
  return `${lines.map((one, index) => (index === 0 ? one : `  ${one}`)).join('\n')}\n`;
}

async function readFiles(findings: readonly Finding[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { file } of findings) {
    if (file === undefined || texts.has(file)) continue;
    // A folder, or a file deleted since, has no lines to show.
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text !== undefined) texts.set(file, text);
  }
  return texts;
}
