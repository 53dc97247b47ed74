import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { MailId } from '../../../snapshots/mail-id.ts';
import type { SampleSummary } from '../../preview-api.ts';
import { chosenMail, chosenTemplate, mailKey } from '../state/chosen-mail.ts';
import { usePageState } from '../state/use-page.ts';
import { drawnWidth } from './drawn-width.ts';
import { MatrixCell } from './matrix-cell.tsx';
import { useWidthOf } from './use-width-of.ts';
import './matrix.css';
import './stage.css';

const order = ['open', 'partial', 'overdue', 'paid', 'other', undefined] as const;
const gap = 24;
/** A smaller mail is not readable; a larger one leaves no room for others. */
const smallest = 0.4;
const largest = 0.75;

/** One template in all its languages, or in every state of its payment, side by side. */
export function Matrix({ by }: { readonly by: 'languages' | 'states' }): VNode {
  const { place, server, changes } = usePageState();
  const template = chosenTemplate(place, server);
  const mail = chosenMail(place, server);
  const stage = useRef<HTMLElement>(null);
  const room = useWidthOf(stage);
  if (template === undefined || mail === undefined) return <section ref={stage} />;
  const cells: readonly (readonly [id: MailId, label: string, note: string])[] =
    by === 'languages'
      ? template.locales.map((locale) => [{ ...mail, locale }, locale, mail.sample])
      : inOrder(template.samples).map(({ name, state }) => [
          { ...mail, sample: name },
          state ?? 'unreadable',
          name,
        ]);
  const width = place.width ?? drawnWidth;
  const columns = Math.min(cells.length, Math.max(1, Math.floor((room + gap) / (smallest * width + gap))));
  const scale = Math.min(largest, ((room + gap) / columns - gap) / width);
  return (
    <section
      ref={stage}
      class="stage matrix"
      aria-label={by === 'languages' ? 'All languages' : 'All states'}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
    >
      <ul>
        {room > 0 &&
          cells.map(([id, label, note]) => (
            <MatrixCell
              key={mailKey(id)}
              id={id}
              label={label}
              note={note}
              width={width}
              scale={scale}
              version={changes}
            />
          ))}
      </ul>
    </section>
  );
}

function inOrder(samples: readonly SampleSummary[]): readonly SampleSummary[] {
  return samples.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
}
