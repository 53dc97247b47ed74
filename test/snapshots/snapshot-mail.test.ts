import { expect, test } from 'vitest';
import { toSnapshotMail } from '../../src/snapshots/snapshot-mail.ts';

const image = (cid: string, content: string) => ({
  filename: 'qr.png',
  contentType: 'image/png',
  cid,
  content: Buffer.from(content),
});
const mail = (html: string, ...attachments: ReturnType<typeof image>[]) => ({
  subject: 's',
  html,
  text: 't',
  attachments,
});

test('an inline image is embedded in the HTML, with its Content-ID', () => {
  const { html } = toSnapshotMail(mail('<img src="cid:qr-1@x.invalid">', image('qr-1@x.invalid', 'abc')));
  expect(html).toBe('<img src="data:image/png;base64,YWJj#cid=qr-1%40x.invalid">');
});

test('every use of an image is replaced, in styles too', () => {
  const source = `<img src="cid:a"><td style="background:url(cid:a)"><p>cid:a</p>`;
  const { html } = toSnapshotMail(mail(source, image('a', 'abc')));
  expect(html.match(/data:image/g)).toHaveLength(2);
  expect(html).toContain('<p>cid:a</p>');
});

test('a reference without an image is kept', () => {
  expect(toSnapshotMail(mail('<img src="cid:none">')).html).toBe('<img src="cid:none">');
});

test('another Content-ID or image gives another snapshot', () => {
  const one = toSnapshotMail(mail('<img src="cid:a">', image('a', 'abc'))).html;
  expect(toSnapshotMail(mail('<img src="cid:b">', image('b', 'abc'))).html).not.toBe(one);
  expect(toSnapshotMail(mail('<img src="cid:a">', image('a', 'abd'))).html).not.toBe(one);
});
