import type { Finding } from '../../checks/finding.ts';
import { escapeMarkup } from '../../mail-html/escape-markup.ts';
import type { MailResult } from '../check-snapshots.ts';
import type { Difference } from '../compare/difference.ts';
import type { Orphan } from '../find-orphans.ts';
import { mailName } from '../mail-id.ts';
import type { AcceptCommand } from './accept-command.ts';
import type { MailStatus } from './mail-status.ts';
import { pictureViewer } from './picture-viewer.ts';

/** The section of one mail. */
export function mailSection(mail: MailResult, kind: MailStatus, command: AcceptCommand): string {
  const { comparison, error, isAccepted, findings } = mail;
  const name = mailName(mail.id);
  const accept = isAccepted ? '<p class="calm">Accepted.</p>' : commandBox(command(name));
  const parts = [
    error === undefined ? '' : `<pre class="error">${escapeMarkup(messageOf(error))}</pre>`,
    comparison?.pictureProblem === undefined
      ? ''
      : `<p class="note">${escapeMarkup(comparison.pictureProblem)}</p>`,
    comparison === undefined ? '' : differenceLists(comparison.differences),
    comparison === undefined || comparison.status === 'same'
      ? ''
      : mailLinks(name, comparison.approved !== undefined),
    comparison === undefined ? '' : pictureViewer(name, comparison.pictures),
    findingList(findings),
  ];
  const subject = comparison?.current.subject ?? '';
  return section(name, kind, subject, error === undefined ? accept : '', parts.join('\n'));
}

/** The section of a snapshot whose template, language or sample no longer exists. */
export function orphanSection(name: string, files: readonly Orphan[], command: AcceptCommand): string {
  const list = files.map(({ file }) => `<li>${escapeMarkup(file)}</li>`);
  const words = `<p>This mail no longer has a template, language or sample. Accepting deletes:</p><ul class="files">${list.join('')}</ul>`;
  return section(name, 'orphaned', '', commandBox(command(name)), words);
}

/** A command to copy. */
export function commandBox(command: string): string {
  const text = escapeMarkup(command);
  return `<div class="command"><code tabindex="0">${text}</code><button type="button" data-copy="${text}">Copy</button></div>`;
}

function section(name: string, kind: MailStatus, subject: string, accept: string, body: string): string {
  const [template, locale] = name.split('/');
  const id = escapeMarkup(name);
  return `<article id="${id}" data-name="${id}" data-template="${escapeMarkup(template!)}" data-locale="${escapeMarkup(locale!)}" data-kind="${kind}" aria-labelledby="${id}-name" tabindex="-1">
<header><h2 id="${id}-name">${id}</h2><span class="badge ${kind}">${kind}</span>${subject === '' ? '' : `<p class="subject">${escapeMarkup(subject)}</p>`}${accept}</header>
${body}
</article>`;
}

const partTitles: Readonly<Record<Difference['part'], string>> = {
  file: 'File',
  subject: 'Subject',
  html: 'HTML',
  text: 'Text',
};

function differenceLists(differences: readonly Difference[]): string {
  const lists = Object.entries(partTitles).flatMap(([part, title]) => {
    const items = differences
      .filter((difference) => difference.part === part)
      .map(({ words }) => `<li>${describe(words)}</li>`);
    return items.length === 0 ? [] : [`<div><h3>${title}</h3><ul>${items.join('')}</ul></div>`];
  });
  return lists.length === 0 ? '' : `<div class="words">${lists.join('')}</div>`;
}

/** `The button “Pay”: colour: #000 -> #fff`: the place in grey, the old value struck through, the new one marked. */
function describe(words: string): string {
  const change = /^(.*: )?(.+) -> (.+)$/s.exec(words);
  if (change === null) return escapeMarkup(words);
  const [, where = '', before, after] = change;
  return `<span class="where">${escapeMarkup(where)}</span><del>${escapeMarkup(before!)}</del> <ins>${escapeMarkup(after!)}</ins>`;
}

function mailLinks(name: string, hasBefore: boolean): string {
  const link = (when: string, words: string): string =>
    `<a href="pictures/${encodeURI(name)}.${when}.html" target="_blank" rel="noopener">${words}</a>`;
  return `<p class="links">${hasBefore ? `${link('before', 'Open the approved mail')} ` : ''}${link('after', 'Open the current mail')}</p>`;
}

function findingList(findings: readonly Finding[]): string {
  if (findings.length === 0) return '';
  const items = findings.map(({ severity, rule, message, fix, file, line, column }) => {
    const place = file === undefined ? '' : ` <code>${escapeMarkup(file)}:${line}:${column}</code>`;
    return `<li class="${severity}"><strong>${severity}</strong> ${escapeMarkup(message)} ${escapeMarkup(fix)}${place} <code>${escapeMarkup(rule)}</code></li>`;
  });
  return `<div class="words"><div><h3>Checks</h3><ul class="findings">${items.join('')}</ul></div></div>`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
