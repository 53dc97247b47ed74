import { createHash } from 'node:crypto';
import { formatIdentifier } from '../../fields/formats/identifiers.ts';
import { escapeMarkup } from '../../mail-html/escape-markup.ts';
import type { LinkDetails, PageLanguage } from '../invoice-terms.ts';
import { style } from './style.ts';
import type { PageTexts } from './texts.ts';

/** Shows the copy buttons, which need JavaScript, and makes them copy and confirm it. */
const copyScript = `
const s=document.querySelector('[role=status]');
if(navigator.clipboard)for(const b of document.querySelectorAll('button')){b.hidden=false;const t=b.textContent;let w;
b.addEventListener('click',async()=>{try{await navigator.clipboard.writeText(b.dataset.copy)}catch{return}
b.textContent=s.textContent=b.dataset.done;b.classList.add('done');clearTimeout(w);w=setTimeout(()=>{b.textContent=t;s.textContent='';b.classList.remove('done')},2000)})}
`.replaceAll('\n', '');

/** Builds a whole page. It loads nothing from elsewhere, and has only its own style and script. */
export function layout(language: PageLanguage, title: string, body: string, withScript = false): string {
  return (
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex,nofollow">' +
    // Without this, phones turn account numbers and references into links.
    '<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">' +
    `<title>${escapeMarkup(title)}</title><link rel="icon" href="data:,"><style>${style}</style></head>` +
    `<body><main>${body}</main>${withScript ? `<script>${copyScript}</script>` : ''}</body></html>`
  );
}

/** The Content-Security-Policy of every page. */
export const contentSecurityPolicy: string = [
  "default-src 'none'",
  `style-src '${hashOf(style)}'`,
  `script-src '${hashOf(copyScript)}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The contact details of the company, as far as known. */
export function contactOf(details: LinkDetails, texts: PageTexts): string {
  const { phone, email, creditor, enterpriseNumber } = details;
  const ways = [
    phone === undefined
      ? ''
      : `<a href="tel:${escapeMarkup(phone.replace(/[^\d+]/g, ''))}">${escapeMarkup(phone)}</a>`,
    email === undefined
      ? ''
      : `<a href="mailto:${escapeMarkup(encodeURI(email))}">${escapeMarkup(email)}</a>`,
  ].filter((way) => way !== '');
  const questions = ways.length === 0 ? '' : `<p>${texts.questions} ${ways.join(' · ')}</p>`;
  const number = escapeMarkup(
    formatIdentifier(enterpriseNumber, 'enterprise-number').replaceAll(' ', '\u00a0'),
  );
  return `${questions}<p>${escapeMarkup(creditor)} · ${number}</p>`;
}

/** Replaces each `{name}` with its value, without escaping. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
