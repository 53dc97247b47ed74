import type { Place } from '../compile/trace-template.ts';
import type { Finding } from './finding.ts';

/** Findings that were reviewed and accepted. */
export interface AllowList {
  readonly file: string;
  readonly entries: readonly AllowedEntry[];
}

/** One accepted finding. All the given conditions must match. */
export interface AllowedEntry {
  readonly rule: string;
  /** Must list every template of the finding; `locale` and `sample` likewise. */
  readonly template?: readonly string[];
  readonly locale?: readonly string[];
  readonly sample?: readonly string[];
  /** Parts of the message; all of them must occur in it. */
  readonly message: readonly string[];
  readonly reason: string;
  /** Where the entry is in the file. */
  readonly place: Place;
}

export interface AllowedFinding {
  readonly finding: Finding;
  readonly reason: string;
}

export interface AppliedAllowList {
  /** The findings that no entry accepts. */
  readonly findings: readonly Finding[];
  readonly allowed: readonly AllowedFinding[];
  /** A warning for each entry that matches no finding. Ignore these if only some templates were checked. */
  readonly unused: readonly Finding[];
}

export const allowListRule = 'allow-list/unused';

/** Splits findings into accepted ones and the rest. */
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
