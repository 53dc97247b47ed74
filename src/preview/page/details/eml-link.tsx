import type { VNode } from 'preact';
import { queryOf } from '../state/ask-server.ts';
import { chosenMail } from '../state/chosen-mail.ts';
import { usePageState } from '../state/use-page.ts';

export function EmlLink(): VNode | null {
  const { place, server } = usePageState();
  const mail = chosenMail(place, server);
  if (mail === undefined) return null;
  return (
    <p>
      <a class="button" href={`/eml?${queryOf(mail)}`} download>
        Download .eml
      </a>
    </p>
  );
}
