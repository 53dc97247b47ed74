import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { SourceProblem } from '../../preview-api.ts';
import { usePageState } from '../state/use-page.ts';
import type { CodeEditor } from './open-editor.ts';
import './code-view.css';

interface CodeViewProps {
  readonly text: string;
  readonly language: 'html' | 'json';
  readonly label: string;
  readonly isReadOnly?: boolean;
  /** The line to scroll to and mark. */
  readonly line?: number | undefined;
  readonly problems?: readonly SourceProblem[];
  readonly onChange?: (text: string) => void;
}

/** A text in an editor, which loads on first use. */
export function CodeView(props: CodeViewProps): VNode {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<CodeEditor | undefined>(undefined);
  const { isConnected } = usePageState();
  const latest = useRef(props);
  latest.current = props;
  const update = (): void => {
    const { text, line, problems } = latest.current;
    editor.current?.setText(text);
    editor.current?.setProblems(problems ?? []);
    if (line !== undefined) editor.current?.showLine(line);
  };
  useEffect(() => {
    // If the server was down when the editor should have loaded, it is requested again when the server is back.
    if (editor.current !== undefined || !isConnected) return;
    let isWanted = true;
    loadEditor().then(
      ({ openEditor }) => {
        if (!isWanted) return;
        const { language, label, isReadOnly = false } = latest.current;
        editor.current = openEditor(host.current!, {
          language,
          label,
          isReadOnly,
          onChange: (text) => latest.current.onChange?.(text),
        });
        update();
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [isConnected]);
  useEffect(
    () => () => {
      editor.current?.close();
      editor.current = undefined;
    },
    [],
  );
  useEffect(update, [props.text, props.line, props.problems]);
  return <div ref={host} class="code-view" />;
}

/** Browsers remember a module that failed to load, so it is requested under another address. */
function loadEditor(): Promise<typeof import('./open-editor.ts')> {
  return import('./open-editor.ts').catch(() => import(/* @vite-ignore */ `./open-editor.js?${Date.now()}`));
}
