import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { SampleText } from '../../preview-api.ts';
import { CodeView } from '../editor/code-view.tsx';
import { chosenMail, mailKey } from '../state/chosen-mail.ts';
import { usePage, usePageState } from '../state/use-page.ts';
import { SaveSample } from './save-sample.tsx';
import './sample-editor.css';

/** The data of the mail as JSON. Typed data shows in the mail at once, and is saved only on request. */
export function SampleEditor(): VNode | null {
  const page = usePage();
  const { place, server, draft, report, isConnected } = usePageState();
  const mail = chosenMail(place, server);
  const key = mail === undefined ? '' : mailKey(mail);
  const [saved, setSaved] = useState<SampleText & { readonly key: string }>();
  const [failure, setFailure] = useState<string>();
  // A sample saved by another program is requested again, and so is one after the server was down.
  useEffect(() => {
    if (mail === undefined || !isConnected) return;
    let isWanted = true;
    page.server.sample(mail).then(
      (answer) => {
        if (!isWanted) return;
        setSaved({ ...answer, key });
        setFailure(undefined);
      },
      (error: Error) => isWanted && setFailure(error.message),
    );
    return () => {
      isWanted = false;
    };
  }, [key, report?.id, page, isConnected]);

  if (mail === undefined) return null;
  if (failure !== undefined) return <p class="note problem">{failure}</p>;
  if (saved === undefined || saved.key !== key) return null;
  const text = draft?.mailKey === key ? draft.text : saved.text;
  const problems = draft?.report?.problems ?? [];
  return (
    <div class="sample-editor">
      <CodeView
        key={key}
        text={text}
        language="json"
        label={`Data of ${mail.sample}`}
        problems={problems}
        onChange={(typed) => page.draft(typed === saved.text ? undefined : typed)}
      />
      <div class="sample-foot">
        {problems.length > 0 && (
          <ul class="sample-problems" role="alert">
            {problems.map(({ message, line, column }) => (
              <li key={message}>
                {line !== undefined && (
                  <span class="number">
                    {line}:{column ?? 1}{' '}
                  </span>
                )}
                {message.split('\n')[0]}
              </li>
            ))}
          </ul>
        )}
        <SaveSample mail={mail} text={text} isEdited={draft !== undefined} />
      </div>
    </div>
  );
}
