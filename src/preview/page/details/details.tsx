import type { VNode } from 'preact';
import { CodeView } from '../editor/code-view.tsx';
import { type Tab, tabs } from '../state/place.ts';
import { shownReport } from '../state/shown-report.ts';
import { usePage, usePageState } from '../state/use-page.ts';
import { CheckList } from './check-list.tsx';
import { FieldList } from './field-list.tsx';
import { HeaderList } from './header-list.tsx';
import { PartTree } from './part-tree.tsx';
import { SampleEditor } from './sample-editor.tsx';
import { SendTest } from './send-test.tsx';
import { SizeList } from './size-list.tsx';
import { SnapshotPanel } from './snapshot-panel.tsx';
import { TabButton } from './tab-button.tsx';
import './details.css';

/** Everything about a mail besides its appearance. */
export function Details(): VNode {
  const page = usePage();
  const { place } = usePageState();
  const chosen = place.tab ?? 'text';
  const onKey = (event: KeyboardEvent): void => {
    const at = tabs.indexOf(chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const tab = tabs[(to + tabs.length) % tabs.length]!;
    page.go({ tab }, 'replace');
    document.getElementById(`tab-${tab}`)?.focus();
  };
  return (
    <aside class="details" aria-label="Details">
      <div class="tabs" role="tablist" aria-label="Details of the mail" onKeyDown={onKey}>
        {tabs.map((tab) => (
          <TabButton key={tab} tab={tab} isChosen={tab === chosen} />
        ))}
      </div>
      <div
        id="panel"
        class="panel"
        role="tabpanel"
        aria-labelledby={`tab-${chosen}`}
        data-tab={chosen}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
      >
        <Panel tab={chosen} />
      </div>
    </aside>
  );
}

function Panel({ tab }: { readonly tab: Tab }): VNode | null {
  const state = usePageState();
  const mail = shownReport(state)?.mail;
  if (tab === 'sample') return <SampleEditor />;
  if (tab === 'checks') return <CheckList />;
  if (tab === 'snapshot') return <SnapshotPanel />;
  if (tab === 'send') return <SendTest />;
  if (mail === undefined) return state.report === undefined ? null : <p class="note">Nothing to show yet.</p>;
  if (tab === 'html')
    return <CodeView text={mail.html} language="html" label="HTML of the mail" isReadOnly />;
  if (tab === 'headers') return <HeaderList headers={mail.headers} />;
  if (tab === 'parts') return <PartTree part={mail.mime} />;
  if (tab === 'sizes') return <SizeList sizes={mail.sizes} />;
  if (tab === 'fields') return <FieldList fields={mail.fields} />;
  return <TextPart text={mail.text} />;
}

/** The text part as it is received. */
function TextPart({ text }: { readonly text: string }): VNode {
  return (
    <pre class="text-part" dir="auto">
      {text}
    </pre>
  );
}
