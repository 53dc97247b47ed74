import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { SendAnswer } from '../../preview-api.ts';
import { chosenMail } from '../state/chosen-mail.ts';
import { usePage, usePageState } from '../state/use-page.ts';
import { ConfirmRecipients } from './confirm-recipients.tsx';
import './send-test.css';

/** Sends the mail to the typed and confirmed recipients, through the configured mail server. */
export function SendTest(): VNode | null {
  const page = usePage();
  const { place, server, draft } = usePageState();
  const [typed, setTyped] = useState('');
  const [confirming, setConfirming] = useState<readonly string[]>();
  const [answer, setAnswer] = useState<SendAnswer>();
  const [failure, setFailure] = useState<string>();
  const mail = chosenMail(place, server);
  if (mail === undefined) return null;
  if (server?.sending === undefined) return <HowToConfigure />;

  const send = async (to: readonly string[]): Promise<void> => {
    try {
      const answered = await page.server.send({ ...mail, to, confirmed: to });
      setAnswer(answered);
      page.announce(`Test: ${answered.results.map((one) => `${one.to} ${one.status}`).join(', ')}`);
    } catch (error) {
      setFailure((error as Error).message);
    }
    setConfirming(undefined);
  };
  if (confirming !== undefined)
    return (
      <ConfirmRecipients
        recipients={confirming}
        sending={server.sending}
        onSend={() => send(confirming)}
        onBack={() => setConfirming(undefined)}
      />
    );
  return (
    <form
      class="send"
      onSubmit={(event) => {
        event.preventDefault();
        setAnswer(undefined);
        const recipients = recipientsOf(typed);
        const mistake = mistakeIn(recipients);
        setFailure(mistake);
        if (mistake === undefined) setConfirming(recipients);
      }}
    >
      <h3>Send a test</h3>
      <label>
        To (one address per line)
        <textarea
          required
          rows={3}
          spellcheck={false}
          placeholder="you@example.com"
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </label>
      {draft !== undefined && <p class="note">This sends the saved sample, without your edits.</p>}
      <button type="submit" class="primary" disabled={recipientsOf(typed).length === 0}>
        Continue
      </button>
      {failure !== undefined && (
        <p class="problem" role="alert">
          {failure}
        </p>
      )}
      {answer !== undefined && (
        <ul class="send-results" role="status">
          {answer.results.map(({ to, status, answer: said }) => (
            <li key={to}>
              <span class={`word ${status === 'sent' ? 'paid' : 'warning'}`}>{status}</span> {to}
              <p>{said}</p>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}

function recipientsOf(typed: string): readonly string[] {
  return typed
    .split(/[\n,;]+/)
    .map((address) => address.trim())
    .filter(Boolean);
}

/** Catches typing mistakes before the confirmation; the server validates fully. */
function mistakeIn(recipients: readonly string[]): string | undefined {
  const wrong = recipients.find((address) => !/^[^\s@]+@[^\s@]+$/.test(address));
  if (wrong !== undefined) return `“${wrong}” is not an email address. Use the form you@example.com.`;
  const twice = recipients.find((address, index) => recipients.indexOf(address) !== index);
  if (twice !== undefined) return `${twice} is in the list twice.`;
  return recipients.length > mostRecipients
    ? `Send a test to at most ${mostRecipients} addresses.`
    : undefined;
}

/** The same limit as in send-test.ts of the server. */
const mostRecipients = 5;

function HowToConfigure(): VNode {
  return (
    <div class="note">
      <p>To send test mails, start the preview with a mail server:</p>
      <pre>{'npx facteur preview \\\n  --smtp smtp://localhost:1025 \\\n  --from billing@example.com'}</pre>
    </div>
  );
}
