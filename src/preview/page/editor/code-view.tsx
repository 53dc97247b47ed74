import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { SourceProblem } from '../../preview-api.ts';
import type { CodeEditor } from './open-editor.ts';

interface CodeViewProps {
  readonly text: string;
  readonly language: 'html' | 'json';
  readonly label: string;
  readonly isReadOnly?: boolean;
  /** Comes into sight, and is marked. */
  readonly line?: number | undefined;
  readonly problems?: readonly SourceProblem[];
  readonly onChange?: (text: string) => void;
}

/** A text in an editor, which is loaded when the first one is wanted. */
export function CodeView(props: CodeViewProps): VNode {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<CodeEditor | undefined>(undefined);
  const latest = useRef(props);
  latest.current = props;
  const update = (): void => {
    const { text, line, problems } = latest.current;
    editor.current?.setText(text);
    editor.current?.setProblems(problems ?? []);
    if (line !== undefined) editor.current?.showLine(line);
  };
  useEffect(() => {
    let isWanted = true;
    import('./open-editor.ts').then(({ openEditor }) => {
      if (!isWanted) return;
      const { language, label, isReadOnly = false } = latest.current;
      editor.current = openEditor(host.current!, {
        language,
        label,
        isReadOnly,
        onChange: (text) => latest.current.onChange?.(text),
      });
      update();
    });
    return () => {
      isWanted = false;
      editor.current?.close();
      editor.current = undefined;
    };
  }, []);
  useEffect(update, [props.text, props.line, props.problems]);
  return <div ref={host} class="code-view" />;
}
