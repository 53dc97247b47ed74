import { styleElement } from './style-text.ts';

/** Gmail drops every `<style>` for accounts of other providers, and if it finds a rule that it cannot read. */
export function withoutStyleSheets(html: string): string {
  return html.replace(styleElement, '');
}
