import type { OpenTemplatesOptions } from '../compile/open-templates.ts';
import { samplesMoment } from '../compile/samples-moment.ts';
import { FacteurError } from '../errors.ts';
import { type AddressInput, validateAddress } from '../message/addresses.ts';
import { checkOptionNames, readDate, readNumber, readText } from '../options.ts';

/** What to preview and where, and the compile options of `openTemplates`. */
export interface PreviewOptions extends OpenTemplatesOptions {
  /** The templates folder. It does not have to exist yet. @default 'templates' */
  readonly templates?: string;
  /** The port to listen on; if it is taken, the next free one; 0 for any. @default 4400 */
  readonly port?: number;
  /**
   * The address to listen on. With another address, everybody who can reach it sees every template and sample.
   * @default '127.0.0.1'
   */
  readonly host?: string;
  /** The folder of approved mails, as `facteur snapshots` writes it. @default no snapshots are shown */
  readonly snapshots?: string;
  /** The mail server for test mails: `smtp://user:password@host:587`. Needs `from`. @default nothing can be sent */
  readonly smtp?: string;
  /** The sender of test mails. Needs `smtp`. */
  readonly from?: AddressInput;
  /** When the mails go out. @default the date of the samples, 2026-11-22T09:00:00Z */
  readonly now?: Date;
}

export interface PreviewSettings {
  readonly templates: string;
  readonly port: number;
  readonly host: string;
  readonly snapshots: string | undefined;
  readonly sending: { readonly smtp: string; readonly from: AddressInput } | undefined;
  readonly now: Date;
  readonly compile: OpenTemplatesOptions;
}

const compileNames = ['timeZone', 'outlook', 'unknownFields', 'webFonts', 'fields', 'defaultLocale', 'trust'];
const names = ['templates', 'port', 'host', 'snapshots', 'smtp', 'from', 'now', ...compileNames];

/** Fills in the defaults. @throws FacteurError `invalid-option` or `invalid-address` */
export function readPreviewOptions(options: PreviewOptions): PreviewSettings {
  checkOptionNames(options, names, 'startPreview');
  const given = Object.entries(options).filter(([name]) => compileNames.includes(name));
  return {
    templates: readText(options, 'templates') ?? 'templates',
    port: readNumber(options, 'port', { otherwise: 4400, min: 0, max: 65_535, whole: true }),
    host: readText(options, 'host') ?? '127.0.0.1',
    snapshots: readText(options, 'snapshots'),
    sending: readSending(options),
    now: readDate(options, 'now') ?? samplesMoment,
    compile: Object.fromEntries(given),
  };
}

function readSending(options: PreviewOptions): PreviewSettings['sending'] {
  const smtp = readText(options, 'smtp', { isPrivate: true });
  const { from } = options;
  if (smtp === undefined && from === undefined) return undefined;
  if (smtp === undefined || from === undefined)
    throw new FacteurError(
      'invalid-option',
      'Sending test mails needs both "smtp", the mail server, and "from", the sender.',
    );
  validateAddress(from, 'from');
  return { smtp, from };
}
