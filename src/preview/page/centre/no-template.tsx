import type { VNode } from 'preact';
import { usePage, usePageState } from '../state/use-page.ts';
import './no-template.css';

/** Nothing to show: how to make the first mail, or where the way leads back. */
export function NoTemplate(): VNode {
  const page = usePage();
  const { server, place } = usePageState();
  const folder = server?.folder ?? 'templates';
  const first = server?.templates[0];
  const named = server?.templates.find(({ name }) => name === (place.template ?? first?.name));
  if (named !== undefined)
    return (
      <Notice title={`${named.name} has no sample yet`}>
        <p>A mail is shown with data. Write the data of an invoice to:</p>
        <pre>{`${folder}/${named.name}/samples/plain.json`}</pre>
        <p>It is shown here as soon as it is saved.</p>
      </Notice>
    );
  if (first !== undefined)
    return (
      <Notice title={`There is no template “${place.template}”`}>
        <p>It was renamed or removed, or the address is of another folder.</p>
        <p>
          <button type="button" class="primary" onClick={() => page.go({ template: first.name })}>
            Open {first.name}
          </button>
        </p>
      </Notice>
    );
  return (
    <Notice title="No template yet">
      <p>
        {server?.problem ?? (
          <>
            Nothing was found in <code>{folder}</code>.
          </>
        )}{' '}
        Make the first one:
      </p>
      <pre>npx facteur init{folder === 'templates' ? '' : ` ${folder}`}</pre>
      <p>It is shown here as soon as it is saved.</p>
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
