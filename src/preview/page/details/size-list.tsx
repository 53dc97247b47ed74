import type { VNode } from 'preact';
import type { MailSizes } from '../../preview-api.ts';
import { formatBytes } from '../parts/format-bytes.ts';
import './facts.css';
import './size-list.css';

/** Gmail clips an HTML part at this size. */
const clip = 102_400;
/** So close to the clip that a longer invoice, or the tracking of a mail service, reaches it. */
const nearClip = 80 * 1024;
/** Gmail drops a larger style element. */
const mostStyle = 8192;

export function SizeList({ sizes }: { readonly sizes: MailSizes }): VNode {
  const { html, text, style, message } = sizes;
  return (
    <div class="sizes">
      <Size
        label="HTML"
        bytes={html}
        limit={clip}
        near={nearClip}
        says={
          html > clip
            ? 'Gmail clips this mail: it hides everything after 102,400 bytes.'
            : html > nearClip
              ? 'Close to 102,400 bytes, where Gmail clips a mail.'
              : 'Gmail clips a mail at 102,400 bytes. The mark at 81,920 bytes is a safe limit.'
        }
      />
      <Size
        label="Style"
        bytes={style}
        limit={mostStyle}
        near={mostStyle}
        says={
          style > mostStyle
            ? 'Gmail drops styles over 8,192 bytes, so this mail loses them.'
            : 'Gmail drops styles over 8,192 bytes; these are within the limit.'
        }
      />
      <dl class="facts">
        <div>
          <dt>Text</dt>
          <dd>{formatBytes(text)}</dd>
        </div>
        <div>
          <dt>Whole message, encoded</dt>
          <dd>{formatBytes(message)}</dd>
        </div>
      </dl>
    </div>
  );
}

interface SizeProps {
  readonly label: string;
  readonly bytes: number;
  readonly limit: number;
  readonly near: number;
  readonly says: string;
}

function Size({ label, bytes, limit, near, says }: SizeProps): VNode {
  const level = bytes > limit ? 'over' : bytes > near ? 'near' : 'fine';
  return (
    <section class="size" data-level={level}>
      <p class="size-top">
        <span>{label}</span>
        <span class="number">
          {formatBytes(bytes)} of {limit.toLocaleString('en-GB')}
        </span>
      </p>
      <div class="meter" aria-hidden="true">
        <div style={{ width: `${Math.min(100, (bytes / limit) * 100)}%` }} />
        {near < limit && <i style={{ left: `${(near / limit) * 100}%` }} />}
      </div>
      <p class="says">{says}</p>
    </section>
  );
}
