import type { VNode } from 'preact';
import type { MailId, SampleSummary } from '../../preview-api.ts';
import { chosenMail, chosenTemplate, mailKey } from '../state/chosen-mail.ts';
import { usePageState } from '../state/use-page.ts';
import { MatrixCell } from './matrix-cell.tsx';

const order = ['open', 'partial', 'overdue', 'paid', 'other', undefined] as const;

/** One template in all its languages, or in every state of its payment, side by side. */
export function Matrix({ by }: { readonly by: 'languages' | 'states' }): VNode | null {
  const { place, server, report } = usePageState();
  const template = chosenTemplate(place, server);
  const mail = chosenMail(place, server);
  if (template === undefined || mail === undefined) return null;
  const cells: readonly (readonly [id: MailId, label: string, note: string])[] =
    by === 'languages'
      ? template.locales.map((locale) => [{ ...mail, locale }, locale, mail.sample])
      : inOrder(template.samples).map(({ name, state }) => [
          { ...mail, sample: name },
          state ?? 'unreadable',
          name,
        ]);
  return (
    <section
      class="stage matrix"
      aria-label={by === 'languages' ? 'All languages' : 'All states'}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
      tabIndex={0}
    >
      <ul>
        {cells.map(([id, label, note]) => (
          <MatrixCell
            key={mailKey(id)}
            id={id}
            label={label}
            note={note}
            // The open mail is followed as files change; with it the others are asked for anew.
            version={report?.id}
          />
        ))}
      </ul>
    </section>
  );
}

function inOrder(samples: readonly SampleSummary[]): readonly SampleSummary[] {
  return samples.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
}
