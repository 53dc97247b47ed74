import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

/** Every value and type that a door of the package exports. A change here needs a line in CHANGELOG.md. */
const doors: Readonly<Record<string, { values: string[]; types: string[] }>> = {
  '.': {
    values: [
      'DataError',
      'FacteurError',
      'TemplateError',
      'buildMessage',
      'catalogue',
      'compileTemplate',
      'createSender',
      'defineFields',
      'loadTemplate',
      'openSmtpTransport',
      'openTemplates',
    ],
    types: [
      'AddressInput',
      'AttachmentInput',
      'BuildMessageOptions',
      'Clock',
      'CompileTemplateOptions',
      'CompiledTemplate',
      'DataIssue',
      'Delivery',
      'ErrorCode',
      'FieldDefinition',
      'FieldDefinitions',
      'FieldKind',
      'Mail',
      'MailAttachment',
      'MailTransport',
      'Message',
      'MessageOptions',
      'OpenTemplatesOptions',
      'Outgoing',
      'OutgoingMail',
      'OutgoingMessage',
      'OwnField',
      'Place',
      'Problem',
      'RawMessage',
      'ReadyMessage',
      'RefusedRecipient',
      'RenderOptions',
      'RenderTemplate',
      'RenderedMessage',
      'SendFailure',
      'SendResult',
      'SendStatus',
      'Sender',
      'SenderOptions',
      'SendingErrorCode',
      'SmtpEnvelope',
      'SmtpTransport',
      'StreamedMail',
      'Template',
      'Templates',
      'TracedTemplate',
      'Warning',
      'WarningCode',
    ],
  },
  './render': {
    values: ['DataError', 'FacteurError', 'loadTemplate'],
    types: [
      'CompiledTemplate',
      'DataIssue',
      'ErrorCode',
      'Mail',
      'MailAttachment',
      'RenderOptions',
      'RenderTemplate',
      'Warning',
      'WarningCode',
    ],
  },
  './payment-links': {
    values: [
      'bankTransfer',
      'buildCreditorReference',
      'buildEpcPayload',
      'buildOgm',
      'checkCreditorReference',
      'checkIban',
      'checkOgm',
      'checkTransfer',
      'createLinkHandler',
      'createLinkListener',
      'createWebhookHandler',
      'epcQrPng',
      'epcQrSvg',
      'formatCreditorReference',
      'formatOgm',
      'mollie',
      'openPaymentLinks',
      'openStore',
      'parseCreditorReference',
      'parseEpcPayload',
      'parseIban',
      'parseOgm',
      'paymentQrPng',
      'paymentQrSvg',
      'pom',
      'serveLinks',
    ],
    types: [
      'AttachOptions',
      'ConnectionTest',
      'CreateLink',
      'CreditTransfer',
      'LinkServer',
      'LinkStatus',
      'LinkStore',
      'Mode',
      'MollieOptions',
      'NodeListenerOptions',
      'PaymentLink',
      'PaymentLinkProvider',
      'PaymentLinks',
      'PaymentLinksOptions',
      'PomOptions',
      'PostgresPool',
      'ProviderLink',
      'ProviderLinkStatus',
      'Resolution',
      'ServeOptions',
      'StoredLink',
      'WebHandlerOptions',
    ],
  },
  './word': {
    values: ['compileDocx', 'convertToPdf', 'mergeDocx', 'readSize'],
    types: [
      'CompileDocxOptions',
      'DocxTemplate',
      'MergeOptions',
      'MergeReport',
      'MergeResult',
      'MergeTime',
      'PdfOptions',
      'ReportedField',
    ],
  },
  './preview': { values: ['startPreview'], types: ['Preview', 'PreviewOptions'] },
  './snapshots': {
    values: [
      'compareMails',
      'describeTemplates',
      'listMails',
      'readSnapshot',
      'toSnapshotMail',
      'writeSnapshot',
    ],
    types: ['DescribeTemplatesOptions', 'Difference', 'MailId', 'SnapshotMail'],
  },
  './checks': {
    values: [
      'applyAllowList',
      'checkMail',
      'checkTemplate',
      'checkTemplates',
      'listUnchecked',
      'readAllowList',
    ],
    types: [
      'AllowList',
      'AllowedFinding',
      'AppliedAllowList',
      'CheckMailOptions',
      'CheckOptions',
      'CheckTemplateOptions',
      'CheckedMail',
      'Finding',
      'Severity',
    ],
  },
  './nodemailer': { values: ['nodemailerPlugin'], types: ['PluginMail', 'TemplateMail'] },
};

test('the package has these doors', () => {
  expect(Object.keys(manifest.exports).filter((door) => door !== './package.json')).toEqual(
    Object.keys(doors),
  );
});

test.each(Object.keys(doors))('the door %s exports these names', async (door) => {
  const { values, types } = doors[door]!;
  const target = manifest.exports[door as '.'];
  const module = (await import(`facteur${door.slice(1)}`)) as object;
  expect(Object.keys(module).sort()).toEqual(values);
  expect(await typesIn(target.types)).toEqual(types);
});

/** A door contains only lines such as `export { a, type B } from './c.ts';`. */
async function typesIn(file: string): Promise<string[]> {
  const text = (await readFile(file, 'utf8')).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const names = [...text.matchAll(/export (type )?\{([^}]*)\}/g)].flatMap((match) =>
    match[2]!
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && (match[1] !== undefined || name.startsWith('type '))),
  );
  return names.map((name) => name.replace(/^type /, '')).sort();
}
