import type { VNode } from 'preact';
import type { MailDetails } from '../../preview-api.ts';
import './inbox-row.css';

/** The mail as an inbox lists it: one line of subject and preheader, cut to fit. */
export function InboxRow({ mail }: { readonly mail: MailDetails | undefined }): VNode {
  if (mail === undefined) return <section class="inbox" aria-label="In the inbox" />;
  const { from, subject, preheader, date } = mail;
  const sender = from.name === '' ? from.address : from.name;
  return (
    <section class="inbox" aria-label="In the inbox">
      <span class="initial" aria-hidden="true">
        {[...sender][0]?.toUpperCase()}
      </span>
      <p class="inbox-top">
        <strong class="sender" title={from.address} dir="auto">
          {sender}
        </strong>
        <time dateTime={date}>{shortDate(date)}</time>
      </p>
      <p class="inbox-line" dir="auto" title={`${subject}\n${preheader}`}>
        <span class="subject">{subject}</span> <span class="preheader">{preheader}</span>
      </p>
    </section>
  );
}

function shortDate(date: string): string {
  return new Date(date).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
}
