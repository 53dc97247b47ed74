import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openTemplates } from '../../src/index.ts';
import { samplesMoment } from '../../src/template/samples-moment.ts';

/**
 * The mails that designers review: `snapshots/<template>/<language>/<sample>.html` and `.txt`.
 * `npm run snapshots:update` writes them; with CI=true a missing one fails.
 */
const folder = path.resolve('snapshots');
const templates = await openTemplates(path.resolve('templates'));
const mails: { title: string; name: string; locale: string; sample: string; file: string }[] = [];
for (const name of await templates.names()) {
  for (const locale of await templates.locales(name)) {
    for (const sample of await templates.samples(name))
      mails.push({
        title: `${name}/${locale}/${sample}`,
        name,
        locale,
        sample,
        file: path.join(folder, name, locale, sample),
      });
  }
}

describe('the mail of every template, language and sample is as it was approved', () => {
  test.each(mails.map((mail) => [mail.title, mail] as const))(
    '%s',
    async (_, { name, locale, sample, file }) => {
      const template = await templates.get(name, locale);
      const mail = template.render(await templates.sample(name, sample), { now: samplesMoment });
      await expect(mail.html).toMatchFileSnapshot(`${file}.html`);
      await expect(`${mail.subject}\n\n${mail.text}`).toMatchFileSnapshot(`${file}.txt`);
    },
  );
});

test('no approved mail is left of a template, language or sample that is gone', async () => {
  const expected = new Set(mails.flatMap(({ file }) => [`${file}.html`, `${file}.txt`]));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const orphans = entries
    .filter((entry) => entry.isFile() && /\.(?:html|txt)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !expected.has(file))
    .map((file) => path.relative(process.cwd(), file));
  expect(orphans, 'these belong to no sample any more: delete them').toEqual([]);
});
