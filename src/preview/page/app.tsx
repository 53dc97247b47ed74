import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Centre } from './centre/centre.tsx';
import { Details } from './details/details.tsx';
import { HelpDialog } from './help/help-dialog.tsx';
import { listenToKeys } from './help/listen-to-keys.ts';
import { TemplateList } from './list/template-list.tsx';
import { SourceDialog } from './source/source-dialog.tsx';
import { chosenMail } from './state/chosen-mail.ts';
import { usePage, usePageState } from './state/use-page.ts';
import './app.css';

/** The list on the left, the mail in the centre, the details on the right. */
export function App(): VNode {
  const page = usePage();
  const { place, server, isConnected, isListOpen, announcement } = usePageState();
  const mail = chosenMail(place, server);
  const isWide = place.matrix !== undefined || (server !== undefined && mail === undefined);
  useEffect(() => listenToKeys(page), [page]);
  useEffect(() => {
    document.title =
      mail === undefined ? 'facteur preview' : `${mail.template} · ${mail.locale} · ${mail.sample}`;
  });
  return (
    <div
      class="page"
      data-list={isListOpen}
      data-details={place.tab !== undefined && !isWide}
      data-wide={isWide}
    >
      <TemplateList />
      <Centre />
      <Details />
      {(isListOpen || place.tab !== undefined) && (
        <button
          type="button"
          class="scrim"
          aria-label="Back to the mail"
          onClick={() => {
            page.store.set({ isListOpen: false });
            page.go({ tab: undefined });
          }}
        />
      )}
      <HelpDialog />
      {place.source !== undefined && <SourceDialog place={place.source} />}
      <p class="hidden" role="status" aria-live="polite">
        {announcement}
      </p>
      {!isConnected && (
        <p class="connection" role="alert">
          The server stopped. Reconnecting…
        </p>
      )}
    </div>
  );
}
