import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PreviewState } from '../../preview-api.ts';
import './confirm-recipients.css';
import './facts.css';

interface ConfirmRecipientsProps {
  readonly recipients: readonly string[];
  readonly sending: NonNullable<PreviewState['sending']>;
  readonly onSend: () => Promise<void>;
  readonly onBack: () => void;
}

/** The confirmation before a mail is sent: recipients, sender and server. */
export function ConfirmRecipients({ recipients, sending, onSend, onBack }: ConfirmRecipientsProps): VNode {
  const back = useRef<HTMLButtonElement>(null);
  const [isSending, setSending] = useState(false);
  useEffect(() => back.current?.focus(), []);
  const people = recipients.length === 1 ? 'this address' : `these ${recipients.length} addresses`;
  return (
    <section class="send" aria-label="Confirm the recipients">
      <h3>Send to {people}?</h3>
      <ul class="recipients">
        {recipients.map((address) => (
          <li key={address}>{address}</li>
        ))}
      </ul>
      <dl class="facts">
        <div>
          <dt>From</dt>
          <dd>{sending.from}</dd>
        </div>
        <div>
          <dt>Through</dt>
          <dd>{sending.server}</dd>
        </div>
      </dl>
      <p class="buttons">
        <button
          type="button"
          class="primary"
          disabled={isSending}
          onClick={() => {
            setSending(true);
            void onSend();
          }}
        >
          Send {recipients.length === 1 ? 'the mail' : `${recipients.length} mails`}
        </button>
        <button ref={back} type="button" onClick={onBack}>
          Back
        </button>
      </p>
    </section>
  );
}
