import { expect, test } from 'vitest';
import { checkMail } from '../../src/checks/check-mail.ts';
import { openTemplates } from '../../src/compile/open-templates.ts';
import { samplesMoment } from '../../src/compile/samples-moment.ts';

const now = samplesMoment;

async function plainInvoice(): Promise<{ mail: Parameters<typeof checkMail>[0]; data: unknown }> {
  const templates = await openTemplates('templates');
  const data = await templates.sample('invoice', 'plain');
  return { mail: (await templates.get('invoice', 'nl')).render(data, { now }), data };
}

test('a rendered mail of the shipped invoice has no errors', async () => {
  const { mail, data } = await plainInvoice();
  const findings = await checkMail(mail, { locale: 'nl', data, now });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('changes to a mail after rendering are found', async () => {
  const { mail, data } = await plainInvoice();
  const html = mail.html.replaceAll(/href="(https:\/\/pay[^"]+)"/g, 'href="https://click.example.net/?u=$1"');
  const findings = await checkMail({ ...mail, html }, { locale: 'nl', data, now, rules: ['payment'] });
  expect([...new Set(findings.map(({ rule }) => rule))].sort()).toEqual([
    'payment/link-domain',
    'payment/link-host',
    'payment/url-altered',
    'payment/url-missing',
  ]);
});

test('without data, the rules that need it are skipped', async () => {
  const { mail } = await plainInvoice();
  expect(await checkMail({ ...mail, html: '<p>Hi</p>', text: 'Hi' }, { rules: ['payment'] })).toEqual([]);
});

test('data that cannot be rendered does not throw', async () => {
  const { mail } = await plainInvoice();
  const data = { invoice: { total: 'much' } };
  expect(await checkMail({ ...mail, html: '<p>Hi</p>', text: 'Hi' }, { data, rules: ['payment'] })).toEqual(
    [],
  );
});

test.each([
  [{ lokale: 'nl' }, 'Unknown option "lokale" of checkMail. Did you mean "locale"?'],
  [{ now: 'today' }, 'The option "now" must be a Date from 1970 to 9999; received "today".'],
  [{ clients: 'gmail' }, 'The option "clients" must be a list of strings; received "gmail".'],
  [{ rules: ['payments'] }, 'Unknown rule "payments". Did you mean "payment"?'],
])('the option %j is refused', async (options, message) => {
  const { mail } = await plainInvoice();
  await expect(checkMail(mail, options as object)).rejects.toThrow(message);
});
