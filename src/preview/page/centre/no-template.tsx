import type { VNode } from 'preact';
import { usePage, usePageState } from '../state/use-page.ts';
import './no-template.css';

/** Shown if there is no mail: how to create the first one, or a way back. */
export function NoTemplate(): VNode {
  const page = usePage();
  const { server, place } = usePageState();
  const folder = server?.folder ?? 'templates';
  const first = server?.templates[0];
  const named = server?.templates.find(({ name }) => name === (place.template ?? first?.name));
  if (named !== undefined)
    return (
      <Notice title={`${named.name} has no sample yet`}>
        <p>The preview needs invoice data to show a mail. Save it as:</p>
        <pre>{`${folder}/${named.name}/samples/plain.json`}</pre>
        <p>It appears here when you save it.</p>
      </Notice>
    );
  if (first !== undefined)
    return (
      <Notice title={`There is no template “${place.template}”`}>
        <p>It was renamed or deleted, or this link belongs to another folder.</p>
        <p>
          <button type="button" class="primary" onClick={() => page.go({ template: first.name })}>
            Open {first.name}
          </button>
        </p>
      </Notice>
    );
  return (
    <Notice title="No templates yet">
      <p>
        {server?.problem ?? (
          <>
            No templates found in <code>{folder}</code>.
          </>
        )}{' '}
        Create one:
      </p>
      <pre>npx facteur init{folder === 'templates' ? '' : ` ${folder}`}</pre>
      <p>It appears here when you save it.</p>
    </Notice>
  );
}

function Notice({
  title,
  children,
}: {
  readonly title: string;
  readonly children: preact.ComponentChildren;
}): VNode {
  return (
    <main class="centre">
      <section class="notice">
        <h2>{title}</h2>
        {children}
      </section>
    </main>
  );
}
