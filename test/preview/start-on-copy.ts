import { cp } from 'node:fs/promises';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type Preview, type PreviewOptions, startPreview } from '../../src/preview/index.ts';
import type { MailReport, PreviewEvent, PreviewState } from '../../src/preview/preview-api.ts';
import type { MailId } from '../../src/snapshots/mail-id.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';

/** A preview of a copy of the shipped templates, which a test may change; it ends with the test. */
export interface PreviewOnCopy extends Preview {
  /** The copy: `<temporary folder>/templates`. */
  readonly folder: string;
  /** `invoice/template.mjml` as an absolute path. */
  file(name: string): string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Posts as the page does, its token and its origin included. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  state(): Promise<PreviewState>;
  mail(id?: Partial<MailId>): Promise<MailReport>;
}

export const plainInvoice: MailId = { template: 'invoice', locale: 'nl', sample: 'plain' };

export async function startOnCopy(options: PreviewOptions = {}): Promise<PreviewOnCopy> {
  const folder = path.join(await temporaryFolder(), 'templates');
  await cp('templates', folder, { recursive: true });
  return startOn(folder, options);
}

/** A preview of a folder as it is, or is not. */
export async function startOn(folder: string, options: PreviewOptions = {}): Promise<PreviewOnCopy> {
  const preview = await startPreview({ templates: folder, port: 0, ...options });
  onTestFinished(() => preview.close());
  const get = (route: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(preview.url + route, { headers });
  const json = async <Value>(route: string): Promise<Value> => (await (await get(route)).json()) as Value;
  let token: string | undefined;
  return {
    ...preview,
    folder,
    file: (name) => path.join(folder, name),
    get,
    async post(route, body, headers = {}) {
      token ??= await readToken(preview.url);
      return fetch(preview.url + route, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-facteur-token': token,
          origin: preview.url,
          'sec-fetch-site': 'same-origin',
          ...headers,
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
    },
    state: () => json('/api/state'),
    mail: (id) => json(`/api/mail?${queryOf(id)}`),
  };
}

export function queryOf(id: Partial<MailId> = {}): string {
  return String(new URLSearchParams({ ...plainInvoice, ...id }));
}

export async function readToken(url: string): Promise<string> {
  const html = await (await fetch(url)).text();
  return /<meta name="facteur-token" content="([^"]+)">/.exec(html)![1]!;
}

/** Listens as a page does. */
export interface Listener {
  readonly events: PreviewEvent[];
  /** The next event that fits, from now on; those that came before do not count. */
  next(fits: (event: PreviewEvent) => boolean): Promise<PreviewEvent>;
}

export async function listenTo(url: string): Promise<Listener> {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const response = await fetch(`${url}/events`, { signal: stop.signal });
  const events: PreviewEvent[] = [];
  const waiting = new Set<(event: PreviewEvent) => void>();
  const read = async (): Promise<void> => {
    let rest = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop()!;
      for (const block of blocks) {
        if (!block.startsWith('data: ')) continue;
        const event = JSON.parse(block.slice('data: '.length)) as PreviewEvent;
        events.push(event);
        for (const tell of waiting) tell(event);
      }
    }
  };
  read().catch(() => undefined);
  return {
    events,
    next: (fits) =>
      new Promise((resolve) => {
        const tell = (event: PreviewEvent): void => {
          if (!fits(event)) return;
          waiting.delete(tell);
          resolve(event);
        };
        waiting.add(tell);
      }),
  };
}
