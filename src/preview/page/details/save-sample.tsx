import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { MailId } from '../../../snapshots/mail-id.ts';
import { Refusal } from '../state/ask-server.ts';
import { usePage } from '../state/use-page.ts';
import './save-sample.css';

interface SaveSampleProps {
  readonly mail: MailId;
  readonly text: string;
  readonly isEdited: boolean;
}

/** Saves the typed data under a name. Replacing a sample takes a second click. */
export function SaveSample({ mail, text, isEdited }: SaveSampleProps): VNode {
  const page = usePage();
  const [name, setName] = useState('');
  const [taken, setTaken] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const replace = taken !== undefined && taken === name;

  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    setFailure(undefined);
    try {
      const answer = await page.server.saveSample({ template: mail.template, sample: name, text, replace });
      setName('');
      setTaken(undefined);
      page.draft(undefined);
      await page.reload();
      page.go({ template: mail.template, sample: answer.sample });
      page.announce(`Saved as ${answer.file}`);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'sample-exists') setTaken(name);
      else setFailure((error as Error).message);
    }
  };
  return (
    <form class="save-sample" onSubmit={save}>
      <label>
        Save as
        <input
          required
          pattern="[A-Za-z0-9\-]+"
          title="Letters, digits and hyphens"
          placeholder="partly-paid"
          autocomplete="off"
          spellcheck={false}
          value={name}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
      </label>
      <button type="submit" class={replace ? 'danger' : 'primary'}>
        {replace ? `Replace ${name}` : 'Save'}
      </button>
      <button type="button" disabled={!isEdited} onClick={() => page.draft(undefined)}>
        Undo all
      </button>
      {replace && <p role="alert">A sample named {name} already exists.</p>}
      {failure !== undefined && (
        <p class="problem" role="alert">
          {failure}
        </p>
      )}
    </form>
  );
}
