import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Mails } from '../mails/open-mails.ts';
import type { PreviewState } from '../preview-api.ts';
import type { PreviewSettings } from '../preview-options.ts';
import { PreviewRefusal } from '../refusal.ts';
import type { TestSending } from '../send-test.ts';
import { answerError } from './answer-error.ts';
import type { Events } from './events.ts';
import { guard } from './guard.ts';
import { frameHeaders, withHeaders } from './headers.ts';
import type { AllowedHosts } from './listen.ts';
import { createPageFiles } from './page-files.ts';
import {
  readDraft,
  readFrame,
  readMailId,
  readRequestText,
  readSaveSample,
  readSend,
} from './read-request.ts';

export interface AppOptions {
  readonly mails: Mails;
  readonly events: Events;
  readonly sending: TestSending | undefined;
  readonly settings: PreviewSettings;
  /** Where the page is built. */
  readonly pageFolder: string;
  /** The page sends it with every change, so that no other page can make one. */
  readonly token: string;
  readonly allowedHosts: AllowedHosts;
}

/** The largest sample, as JSON in JSON. */
const largestBody = 5_000_000;

/** The routes of the preview. preview-api.ts documents them. */
export function createApp(options: AppOptions): RequestListener {
  const { mails, events, sending, settings, pageFolder, token, allowedHosts } = options;
  const pageFiles = createPageFiles(pageFolder, token);
  const app = new Hono();
  app.use(async ({ req }, next) => {
    guard(req.raw, allowedHosts, token);
    await next();
  });
  app.use(
    bodyLimit({
      maxSize: largestBody,
      onError: () => {
        throw new PreviewRefusal(413, 'body-too-large', `The body has more than ${largestBody} bytes.`);
      },
    }),
  );
  app.onError((error, context) => answerError(error, context));
  app.notFound(() => {
    throw new PreviewRefusal(404, 'not-found', 'There is nothing here.');
  });

  app.get('/', () => pageFiles.page());
  app.get('/assets/*', ({ req }) => pageFiles.asset(new URL(req.url).pathname));
  app.get('/api/state', async ({ json }) => {
    const state: PreviewState = {
      ...(await mails.state()),
      ...(sending === undefined ? {} : { sending: sending.about }),
      ...(settings.snapshots === undefined ? {} : { snapshots: settings.snapshots }),
    };
    return json(state);
  });
  app.get('/api/mail', async ({ req, json }) => json(await mails.report(readMailId(req.query()))));
  app.post('/api/draft', async (context) =>
    context.json(await mails.draft(readDraft(await bodyOf(context)))),
  );
  app.post('/api/samples', async (context) =>
    context.json(await mails.saveSample(readSaveSample(await bodyOf(context)))),
  );
  app.get('/api/sample', async ({ req, json }) =>
    json(
      await mails.sampleText(
        readRequestText(req.query(), 'template'),
        readRequestText(req.query(), 'sample'),
      ),
    ),
  );
  app.get('/api/source', async ({ req, json }) =>
    json(await mails.sourceFile(readRequestText(req.query(), 'file'))),
  );
  app.get('/api/checks', async ({ req, json }) => json(await mails.checks(readMailId(req.query()))));
  app.get('/api/snapshot', async ({ req, json }) => json(await mails.snapshot(readMailId(req.query()))));
  app.post('/api/approve', async (context) =>
    context.json(await mails.approve(readMailId(await bodyOf(context)))),
  );
  app.post('/api/send', async (context) => {
    if (sending === undefined)
      throw new PreviewRefusal(
        403,
        'sending-not-configured',
        'Sending is not configured. Start the preview with --smtp and --from.',
      );
    const request = readSend(await bodyOf(context));
    const to = sending.checkRecipients(request);
    return context.json(await sending.send(await mails.render(request), to));
  });
  app.get('/frame', async ({ req }) => {
    const { id, ...frame } = readFrame(req.query());
    return new Response(await mails.frame(id, frame), { headers: frameHeaders(frame.images) });
  });
  app.get('/eml', async ({ req }) => {
    const id = readMailId(req.query());
    const eml = await mails.eml(id);
    const name = `${id.template}.${id.locale}.${id.sample}.eml`;
    return new Response(eml, {
      headers: { 'content-type': 'message/rfc822', 'content-disposition': `attachment; filename="${name}"` },
    });
  });
  app.get('/events', () => events.open());
  return getRequestListener(async (request) => withHeaders(await app.fetch(request)), {
    overrideGlobalObjects: false,
  });
}

async function bodyOf({ req }: Context): Promise<unknown> {
  try {
    return await req.json();
  } catch (error) {
    if (error instanceof PreviewRefusal) throw error;
    throw new PreviewRefusal(400, 'not-json', 'The request body is not valid JSON.');
  }
}
