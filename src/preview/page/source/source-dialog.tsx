import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { CodeView } from '../editor/code-view.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { usePage, usePageState } from '../state/use-page.ts';
import './source-dialog.css';

/** Shows a file of the templates folder at a line. */
export function SourceDialog({ place }: { readonly place: string }): VNode {
  const page = usePage();
  const { report } = usePageState();
  const { file, line } = readSourcePlace(place);
  const [text, setText] = useState<string>();
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    page.server.source(file).then(
      (answer) => {
        setText(answer.text);
        setFailure(undefined);
      },
      (error: Error) => setFailure(error.message),
    );
  }, [file, report, page]);
  return (
    <Dialog title={place} size="large" onClose={() => page.go({ source: undefined })}>
      <div class="source-view">
        {failure !== undefined && <p class="problem">{failure}</p>}
        {text !== undefined && (
          <CodeView
            text={text}
            language={file.endsWith('.json') ? 'json' : 'html'}
            label={`Source of ${file}`}
            isReadOnly
            line={line}
          />
        )}
      </div>
    </Dialog>
  );
}

/** `invoice/template.mjml:14:22`; line and column may be missing. */
function readSourcePlace(place: string): { readonly file: string; readonly line: number | undefined } {
  const [, file = place, line] = /^(.*?)(?::(\d+))?(?::\d+)?$/.exec(place) ?? [];
  return { file, line: line === undefined ? undefined : Number(line) };
}
