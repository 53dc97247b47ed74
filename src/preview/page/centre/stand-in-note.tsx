import type { VNode } from 'preact';
import type { MailId } from '../../../snapshots/mail-id.ts';
import { usePageState } from '../state/use-page.ts';
import './stage-note.css';

/** Explains that the mail of the URL was renamed or removed, or lacks its language, and another one is shown. */
export function StandInNote({ mail }: { readonly mail: MailId }): VNode | null {
  const { place } = usePageState();
  const { template, locale, sample } = mail;
  const missing = [
    ...(place.sample === undefined || place.sample === sample ? [] : [`sample “${place.sample}”`]),
    ...(place.locale === undefined || place.locale === locale ? [] : [`language “${place.locale}”`]),
  ];
  if (missing.length === 0) return null;
  return (
    <p class="stage-note" role="status">
      {template} has no {missing.join(' and no ')}. This is {sample}, {locale}.
    </p>
  );
}
