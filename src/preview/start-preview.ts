import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { openMails } from './mails/open-mails.ts';
import { type PreviewOptions, readPreviewOptions } from './preview-options.ts';
import { openTestSending } from './send-test.ts';
import { createEvents } from './server/events.ts';
import { listen } from './server/listen.ts';
import { tellOfChanges } from './tell-of-changes.ts';
import { watchTemplates } from './watch/watch-templates.ts';

/** The page is built beforehand. Its path is the same from `src/preview/` and from `dist/chunks/`. */
const pageFolder = fileURLToPath(new URL('../../dist/preview/page/', import.meta.url));

/** A running preview. */
export interface Preview {
  /** `http://127.0.0.1:4400`. */
  readonly url: string;
  readonly host: string;
  /** The port in use; not the one asked for if that was taken. */
  readonly port: number;
  /** Stops watching and serving, and cuts off requests in progress. */
  close(): Promise<void>;
}

/**
 * Starts the preview: a local server with a page that shows every mail of a templates folder as it will arrive, and updates
 * when a file is saved. It opens no browser, fetches nothing and creates no payment link.
 * @throws FacteurError `invalid-option` for an invalid option or a port that cannot be used
 * @example
 * const preview = await startPreview({ templates: './templates' });
 * console.log(preview.url);
 * process.once('SIGINT', () => preview.close());
 */
export async function startPreview(options: PreviewOptions = {}): Promise<Preview> {
  const settings = readPreviewOptions(options);
  const sending = settings.sending === undefined ? undefined : await openTestSending(settings.sending);
  const events = createEvents();
  const mails = openMails(settings, { onHealth: () => events.send({ type: 'state' }) });
  const token = randomBytes(32).toString('base64url');
  const { createApp } = await import('./server/create-app.ts');
  const server = await listen(settings, (allowedHosts) =>
    createApp({ mails, events, sending, settings, pageFolder, token, allowedHosts }),
  ).catch((error: unknown) => {
    sending?.close();
    throw error;
  });
  const watching = await watchTemplates(settings.templates, tellOfChanges(mails, events.send));
  return {
    url: server.url,
    host: settings.host,
    port: server.port,
    async close() {
      mails.close();
      events.close();
      sending?.close();
      await Promise.all([watching.close(), server.close()]);
    },
  };
}
