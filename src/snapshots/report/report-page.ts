import { escapeMarkup } from '../../mail-html/escape-markup.ts';
import type { MailResult, SnapshotsResult } from '../check-snapshots.ts';
import type { AcceptCommand } from './accept-command.ts';
import { commandBox, mailSection, orphanSection } from './mail-section.ts';
import { type MailStatus, mailStatusOf, statusTitles } from './mail-status.ts';
import { reportScript } from './report-script.ts';
import { reportStyle } from './report-style.ts';

/** The page of a report: one file with its style and script, and the pictures next to it. */
export function reportPage(
  result: SnapshotsResult,
  { command }: { readonly command: AcceptCommand },
): string {
  const told = result.mails.flatMap((mail) => {
    const kind = mailStatusOf(mail);
    return kind === undefined ? [] : [{ mail, kind }];
  });
  const orphans = [...new Set(result.orphans.map(({ mail }) => mail))];
  const sections = [
    ...told.map(({ mail, kind }) => mailSection(mail, kind, command)),
    ...orphans.map((name) =>
      orphanSection(
        name,
        result.orphans.filter(({ mail }) => mail === name),
        command,
      ),
    ),
  ];
  const counts = new Map<MailStatus, number>();
  for (const { kind } of told) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  if (orphans.length > 0) counts.set('orphaned', orphans.length);
  const same = result.mails.length - told.length;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>Snapshots: ${escapeMarkup(summary(counts, same))}</title>
<link rel="icon" href="data:,">
<style>${reportStyle}</style>
</head>
<body>
<header class="top">
<div class="heading"><h1>Snapshots</h1><p>${escapeMarkup(summary(counts, same))}</p></div>
${sections.length === 0 ? '' : filters(told, orphans, counts)}
</header>
<div class="columns">
${sections.length === 0 ? '' : index(told, orphans)}
<main>
${notes(result)}
${sections.length === 0 ? '<p class="calm">All mails match their snapshots.</p>' : acceptAll(command)}
${sections.join('\n')}
<p class="calm none" hidden>No mail matches the filter.</p>
</main>
</div>
<p role="status" class="unseen"></p>
<script>${reportScript}</script>
</body>
</html>
`;
}

function summary(counts: ReadonlyMap<MailStatus, number>, same: number): string {
  const parts = Object.keys(statusTitles).flatMap((kind) => {
    const count = counts.get(kind as MailStatus);
    return count === undefined ? [] : [`${count} ${kind}`];
  });
  return [...parts, `${same} as approved`].join(', ');
}

type Told = readonly { readonly mail: MailResult; readonly kind: MailStatus }[];

function filters(told: Told, orphans: readonly string[], counts: ReadonlyMap<MailStatus, number>): string {
  const names = [
    ...told.map(({ mail }) => [mail.id.template, mail.id.locale]),
    ...orphans.map((name) => name.split('/')),
  ];
  const values = (index: number): string[] => [...new Set(names.map((parts) => parts[index]!))].sort();
  const kindOptions = Object.entries(statusTitles).filter(([kind]) => counts.has(kind as MailStatus));
  return `<form class="filters" role="search">
<label>Find <input type="search" name="text" placeholder="/" autocomplete="off"></label>
${choice(
  'Template',
  'template',
  values(0).map((value) => [value, value]),
)}
${choice(
  'Language',
  'locale',
  values(1).map((value) => [value, value]),
)}
${choice('Kind', 'kind', kindOptions)}
</form>`;
}

function choice(label: string, name: string, options: readonly (readonly [string, string])[]): string {
  const rest = options.map(
    ([value, text]) => `<option value="${escapeMarkup(value)}">${escapeMarkup(text)}</option>`,
  );
  return `<label>${label} <select name="${name}"><option value="">All</option>${rest.join('')}</select></label>`;
}

function index(told: Told, orphans: readonly string[]): string {
  const items = [
    ...told.map(
      ({ mail, kind }) => [`${mail.id.template}/${mail.id.locale}/${mail.id.sample}`, kind] as const,
    ),
    ...orphans.map((name) => [name, 'orphaned'] as const),
  ];
  const links = items.map(
    ([name, kind]) =>
      `<li data-for="${escapeMarkup(name)}"><a href="#${encodeURI(name)}"><span class="dot ${kind}"></span>${escapeMarkup(name)}<span class="unseen">, ${kind}</span></a></li>`,
  );
  return `<nav aria-label="Mails"><ul>${links.join('')}</ul></nav>`;
}

function notes({ pictureProblem, isPinnedBrowser }: SnapshotsResult): string {
  const words = [
    pictureProblem === undefined ? '' : `No pictures. ${pictureProblem}`,
    isPinnedBrowser
      ? ''
      : 'The pictures were taken with a browser on this machine instead of the pinned one, which may cause small differences.',
  ].filter((note) => note !== '');
  return words.map((note) => `<p class="note">${escapeMarkup(note)}</p>`).join('\n');
}

function acceptAll(command: AcceptCommand): string {
  return `<section class="accept-all"><h2>Accept all changes</h2>${commandBox(command())}</section>`;
}
