import type { VNode } from 'preact';
import { CodeView } from '../editor/code-view.tsx';

export function HtmlSource({ html }: { readonly html: string }): VNode {
  return <CodeView text={html} language="html" label="HTML of the mail" isReadOnly />;
}
