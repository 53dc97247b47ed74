import type { MailId } from '../../../snapshots/mail-id.ts';
import type {
  ApiError,
  ChecksReport,
  DraftRequest,
  MailReport,
  PreviewState,
  SampleText,
  SaveSampleAnswer,
  SaveSampleRequest,
  SendAnswer,
  SendRequest,
  SnapshotReport,
  SourceFile,
} from '../../preview-api.ts';

/** A refusal of the server, with its reason. */
export class Refusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The routes of preview-api.ts as functions. @throws Refusal; TypeError if the server cannot be reached */
export interface Server {
  state(): Promise<PreviewState>;
  mail(id: MailId): Promise<MailReport>;
  checks(id: MailId): Promise<ChecksReport>;
  snapshot(id: MailId): Promise<SnapshotReport>;
  sample(id: MailId): Promise<SampleText>;
  source(file: string): Promise<SourceFile>;
  draft(request: DraftRequest): Promise<MailReport>;
  saveSample(request: SaveSampleRequest): Promise<SaveSampleAnswer>;
  approve(id: MailId): Promise<SnapshotReport>;
  send(request: SendRequest): Promise<SendAnswer>;
  /** A restarted server has a new token. */
  renewToken(): Promise<void>;
}

export function askServer(): Server {
  let token = readToken(document);
  const get = async <Answer>(route: string, query: object = {}): Promise<Answer> =>
    answerOf(await fetch(`/api/${route}?${queryOf(query)}`));
  const post = async <Answer>(route: string, body: object): Promise<Answer> =>
    answerOf(
      await fetch(`/api/${route}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-facteur-token': token },
        body: JSON.stringify(body),
      }),
    );
  return {
    state: () => get('state'),
    mail: (id) => get('mail', only(id)),
    checks: (id) => get('checks', only(id)),
    snapshot: (id) => get('snapshot', only(id)),
    sample: ({ template, sample }) => get('sample', { template, sample }),
    source: (file) => get('source', { file }),
    draft: (request) => post('draft', request),
    saveSample: (request) => post('samples', request),
    approve: (id) => post('approve', only(id)),
    send: (request) => post('send', request),
    async renewToken() {
      const html = await (await fetch('/')).text();
      token = readToken(new DOMParser().parseFromString(html, 'text/html'));
    },
  };
}

export function queryOf(values: object): URLSearchParams {
  return new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

function readToken(page: Document): string {
  return page.querySelector<HTMLMetaElement>('meta[name="facteur-token"]')?.content ?? '';
}

/** Takes only the mail id from a larger object. */
function only({ template, locale, sample }: MailId): MailId {
  return { template, locale, sample };
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return body as Answer;
  const { error } = (body ?? {}) as Partial<ApiError>;
  throw new Refusal(error?.code ?? 'unexpected', error?.message ?? `The server answered ${response.status}.`);
}
