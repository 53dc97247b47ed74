import type { FrameOptions } from '../preview-api.ts';
import { answerScheme } from './answer-scheme.ts';
import { styleElement } from './style-text.ts';
import { withoutImages, withoutWebImages } from './without-images.ts';

/** Shows a mail as one kind of client does, for a frame that runs no script and loads nothing. */
export async function showMail(html: string, options: Required<FrameOptions>): Promise<string> {
  const seen = await viewOf(html, options.view);
  const pictured = options.images === 'off' ? withoutImages(seen) : withoutWebImages(seen);
  return leadNowhere(await colour(pictured, options.scheme));
}

async function viewOf(html: string, view: Required<FrameOptions>['view']): Promise<string> {
  switch (view) {
    case 'browser':
      return html;
    case 'outlook':
      return (await import('./outlook-view.ts')).outlookView(html);
    case 't-online':
      return (await import('./t-online-view.ts')).tOnlineView(html);
    case 'gmail-no-style':
      return withoutStyleSheets(html);
  }
}

async function colour(html: string, scheme: Required<FrameOptions>['scheme']): Promise<string> {
  if (scheme === 'light' || scheme === 'dark') return answerScheme(html, scheme);
  // An app that forces dark colours does not match prefers-color-scheme.
  return (await import('./forced-dark-view.ts')).forcedDarkView(answerScheme(html, 'light'), scheme);
}

/** Gmail drops every `<style>` for accounts of other providers, and if it finds a rule that it cannot read. */
export function withoutStyleSheets(html: string): string {
  return html.replace(styleElement, '');
}

/**
 * Keeps a mail in the preview from reaching out. The frame's policy blocks scripts, images and forms, but links would open in
 * the frame, and a policy does not block preconnect. A sandbox opens no new window, so links with a target do nothing.
 */
export function leadNowhere(html: string): string {
  const kept = html
    .replace(/<(?:link|base)\b[^>]*>/gi, '')
    .replace(/(<(?:a|area|form)\b[^>]*?\s)target\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, '$1')
    .replace(/\sping\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, '');
  const base = '<base target="_blank">';
  return /<head\b[^>]*>/i.test(kept) ? kept.replace(/<head\b[^>]*>/i, (tag) => tag + base) : base + kept;
}
