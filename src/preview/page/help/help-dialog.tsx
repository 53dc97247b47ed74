import type { VNode } from 'preact';
import { Dialog } from '../parts/dialog.tsx';
import { usePage, usePageState } from '../state/use-page.ts';
import { keyHelp } from './listen-to-keys.ts';
import './help-dialog.css';

export function HelpDialog(): VNode | null {
  const { store } = usePage();
  if (!usePageState().isHelpOpen) return null;
  return (
    <Dialog title="Keyboard" onClose={() => store.set({ isHelpOpen: false })}>
      <table class="keys">
        <tbody>
          {keyHelp.map(([keys, does]) => (
            <tr key={does}>
              <th scope="row">
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
