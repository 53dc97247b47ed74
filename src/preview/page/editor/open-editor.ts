import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { html } from '@codemirror/lang-html';
import { json } from '@codemirror/lang-json';
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  indentOnInput,
  syntaxHighlighting,
} from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorSelection, EditorState, type Extension, Transaction } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import type { SourceProblem } from '../../preview-api.ts';
import { editorColours, editorTheme } from './editor-theme.ts';

export interface CodeEditor {
  /** Does nothing if the text is the same, so that the cursor stays. */
  setText(text: string): void;
  setProblems(problems: readonly SourceProblem[]): void;
  showLine(line: number): void;
  close(): void;
}

export interface EditorOptions {
  readonly language: 'html' | 'json';
  /** The label for screen readers. */
  readonly label: string;
  readonly isReadOnly: boolean;
  readonly onChange: (text: string) => void;
}

/** Opens CodeMirror in an element. Tab leaves it, as with any field. */
export function openEditor(parent: HTMLElement, options: EditorOptions): CodeEditor {
  const view = new EditorView({ parent, state: EditorState.create({ extensions: extensionsOf(options) }) });
  return {
    setText(text) {
      const old = view.state.doc.toString();
      if (old === text) return;
      view.dispatch({
        changes: { from: 0, to: old.length, insert: text },
        annotations: [fromOutside, Transaction.addToHistory.of(false)],
      });
    },
    setProblems(problems) {
      const { doc } = view.state;
      const diagnostics = problems.map(({ line, column, message }) => {
        const at = doc.line(Math.min(Math.max(line ?? 1, 1), doc.lines));
        const from = Math.min(at.from + (column ?? 1) - 1, at.to);
        return { from, to: column === undefined ? at.to : from, severity: 'error' as const, message };
      });
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    showLine(line) {
      const { doc } = view.state;
      const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
      view.dispatch({
        selection: EditorSelection.cursor(at.from),
        effects: EditorView.scrollIntoView(at.from, { y: 'center' }),
      });
    },
    close: () => view.destroy(),
  };
}

/** Marks changes by the page, which are not typed. */
const fromOutside = Transaction.userEvent.of('set');

function extensionsOf({ language, label, isReadOnly, onChange }: EditorOptions): Extension[] {
  return [
    lineNumbers(),
    foldGutter(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    search({ top: true }),
    syntaxHighlighting(editorColours),
    language === 'json' ? json() : html({ autoCloseTags: false }),
    keymap.of([...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap]),
    EditorState.readOnly.of(isReadOnly),
    EditorView.contentAttributes.of({
      tabindex: '0',
      'aria-label': label,
      ...(isReadOnly ? { 'aria-readonly': 'true' } : {}),
    }),
    EditorView.updateListener.of(({ docChanged, transactions, state }) => {
      const isTyped = transactions.some((one) => one.docChanged && !one.isUserEvent('set'));
      if (docChanged && isTyped) onChange(state.doc.toString());
    }),
    editorTheme,
  ];
}
