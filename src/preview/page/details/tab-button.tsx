import type { VNode } from 'preact';
import type { PageState } from '../state/page-state.ts';
import type { Tab } from '../state/place.ts';
import { usePage, usePageState } from '../state/use-page.ts';
import './tab-button.css';

const names: Readonly<Record<Tab, string>> = {
  text: 'Text',
  html: 'HTML',
  headers: 'Headers',
  parts: 'Parts',
  sizes: 'Sizes',
  fields: 'Fields',
  checks: 'Checks',
  sample: 'Sample',
  snapshot: 'Snapshot',
  send: 'Send',
};

export function TabButton({ tab, isChosen }: { readonly tab: Tab; readonly isChosen: boolean }): VNode {
  const page = usePage();
  const mark = markOf(tab, usePageState());
  return (
    <button
      id={`tab-${tab}`}
      type="button"
      role="tab"
      aria-selected={isChosen}
      aria-controls="panel"
      tabIndex={isChosen ? 0 : -1}
      onClick={() => page.go({ tab })}
    >
      {names[tab]}
      {mark !== undefined && (
        <span class="tab-mark">
          <span aria-hidden="true">{mark.sign}</span>
          <span class="hidden">, {mark.says}</span>
        </span>
      )}
    </button>
  );
}

function markOf(tab: Tab, state: PageState): { readonly sign: string; readonly says: string } | undefined {
  const { report, checks, snapshot, draft } = state;
  if (tab === 'checks') {
    const count = (checks?.findings.length ?? 0) + (report?.mail?.warnings.length ?? 0);
    return count === 0 ? undefined : { sign: String(count), says: `${count} found` };
  }
  if (tab === 'snapshot' && snapshot?.status === 'changed') return { sign: '≠', says: 'changed' };
  if (tab === 'snapshot' && snapshot?.status === 'none') return { sign: '+', says: 'new' };
  if (tab === 'sample' && draft !== undefined) return { sign: '✎', says: 'edited' };
  return undefined;
}
