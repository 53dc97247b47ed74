import type { Place } from '../compile/trace-template.ts';
import type { Finding } from './finding.ts';

/** Findings that somebody has judged and accepted. */
export interface AllowList {
  readonly file: string;
  readonly entries: readonly AllowedEntry[];
}

/** What it accepts: every condition that is given must hold. */
export interface AllowedEntry {
  readonly rule: string;
  /** Templates, languages and samples: all of those that a finding is found in must be among them. */
  readonly template?: readonly string[];
  readonly locale?: readonly string[];
  readonly sample?: readonly string[];
  /** Parts of the message. */
  readonly message: readonly string[];
  readonly reason: string;
  /** Where the entry stands. */
  readonly place: Place;
}

export interface AllowedFinding {
  readonly finding: Finding;
  readonly reason: string;
}

export interface AppliedAllowList {
  /** What is left. */
  readonly findings: readonly Finding[];
  readonly allowed: readonly AllowedFinding[];
  /** A warning for each entry that accepts nothing any more; of no meaning where only some templates were checked. */
  readonly unused: readonly Finding[];
}

export const allowListRule = 'allow-list/unused';

/** Takes the findings that are accepted out of a list. */
export function applyAllowList(findings: readonly Finding[], list: AllowList): AppliedAllowList {
  const left: Finding[] = [];
  const allowed: AllowedFinding[] = [];
  const used = new Set<AllowedEntry>();
  for (const finding of findings) {
    const entries = list.entries.filter((entry) => accepts(entry, finding));
    for (const entry of entries) used.add(entry);
    const [first] = entries;
    if (first === undefined) left.push(finding);
    else allowed.push({ finding, reason: first.reason });
  }
  const unused = list.entries.filter((entry) => !used.has(entry)).map(describeUnused);
  return { findings: left, allowed, unused };
}

function accepts(entry: AllowedEntry, finding: Finding): boolean {
  return (
    entry.rule === finding.rule &&
    covers(entry.template, finding.templates ?? [finding.template]) &&
    covers(entry.locale, finding.locales ?? [finding.locale]) &&
    covers(entry.sample, finding.samples ?? [finding.sample]) &&
    entry.message.every((part) => finding.message.includes(part))
  );
}

function covers(accepted: readonly string[] | undefined, found: readonly (string | undefined)[]): boolean {
  return accepted === undefined || found.every((name) => name !== undefined && accepted.includes(name));
}

function describeUnused({ rule, place, message }: AllowedEntry): Finding {
  const words = message.length === 0 ? '' : ` with ${message.map((part) => `“${part}”`).join(' and ')}`;
  return {
    rule: allowListRule,
    severity: 'warning',
    message: `This entry no longer matches any finding: ${rule}${words}.`,
    fix: 'Remove the entry.',
    file: place.file,
    line: place.line,
    column: place.column,
  };
}
