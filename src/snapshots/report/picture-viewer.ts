import { escapeMarkup } from '../../mail-html/escape-markup.ts';
import type { SnapshotComparison } from '../compare-snapshot.ts';

/** The changed pictures of a mail: before, after, both with a slider, and the difference. */
export function pictureViewer(mail: string, pictures: SnapshotComparison['pictures']): string {
  if (pictures.length === 0) return '';
  return `<div class="pictures">${pictures.map((picture) => figure(mail, picture)).join('')}</div>`;
}

function figure(mail: string, picture: SnapshotComparison['pictures'][number]): string {
  const { name, status, words } = picture;
  const title = name.replace('-', ', ');
  const image = (when: string, alt: string): string =>
    `<img loading="lazy" src="pictures/${encodeURI(mail)}.${name}.${when}.png" alt="${escapeMarkup(`${mail}, ${title}: ${alt}`)}">`;
  const caption = `<figcaption><strong>${title}</strong> ${escapeMarkup(words)}</figcaption>`;
  if (status !== 'changed')
    return `<figure class="${name}" data-view="after">${caption}<div class="stage">${image('after', 'current')}</div></figure>`;
  const views = [
    ['slider', 'Slider'],
    ['before', 'Before'],
    ['after', 'After'],
    ['difference', 'Difference'],
  ] as const;
  const buttons = views.map(
    ([view, label]) =>
      `<button type="button" data-view="${view}" aria-pressed="${view === 'slider'}">${label}</button>`,
  );
  return `<figure class="${name}" data-view="slider">${caption}
<div class="views" role="group" aria-label="View">${buttons.join('')}</div>
<div class="stage">
<div class="sheet before">${image('before', 'approved')}</div>
<div class="sheet after">${image('after', 'current')}</div>
<div class="sheet difference">${image('difference', 'what differs, in red')}</div>
<span class="edge" aria-hidden="true"></span>
<input type="range" min="0" max="100" value="50" step="1" aria-label="Share of the approved picture on top of the new one, in percent">
</div></figure>`;
}
