import { styleElement } from './style-text.ts';

/** Gmail for accounts of other providers, and whenever it meets a rule that it cannot read, drops every `<style>`. */
export function withoutStyleSheets(html: string): string {
  return html.replace(styleElement, '');
}
