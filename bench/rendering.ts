import { convert } from 'html-to-text';
import { inTurn, now } from './differing-mails.ts';
import { handlebarsOf } from './handlebars-alone.ts';
import { measure, printRow, times } from './measure.ts';
import { type TheMail, whole } from './the-mails.ts';

/** Subject, HTML and text: compiled, by the per-mail chain, and by Handlebars alone. */
export async function benchRendering(theMail: TheMail): Promise<void> {
  const { title, aim, mails, template, formatter } = theMail;
  const alone = handlebarsOf(template.toJSON(), formatter);
  const views = mails.map(({ data }) => alone.view(data, now.getTime()));
  const rendered = mails.map(({ data }) => template.render(data, { now }));
  // Handlebars writes two more characters as entities, and drops the line of a block that stands alone.
  const plain = (html: string): string =>
    html.replaceAll('&#x27;', '&#39;').replaceAll('&#x3D;', '=').replace(/\s+/g, '');
  if (views.some((view, index) => plain(alone.html(view)) !== plain(rendered[index]!.html)))
    throw new Error('Handlebars alone renders another mail; the comparison would be void.');

  const took = await measure(
    {
      render: inTurn(mails, ({ data }) => {
        const { subject, html, text } = template.render(data, { now });
        return whole(subject) + whole(html) + whole(text);
      }),
      handlebars: inTurn(views, (view) => whole(alone.html(view)) + whole(alone.text(view))),
      chain: inTurn(mails, async ({ data }) => {
        const html = await theMail.chainHtml(data);
        return html.length + convert(html, { wordwrap: false }).length;
      }),
      compile: theMail.compile,
    },
    { seconds: 4 },
  );
  const kib = (Buffer.byteLength(rendered[0]!.html) / 1024).toFixed(1);
  console.log(`\n${title}, ${mails.length} different ones: ${kib} KiB of HTML`);
  printRow('render: validate, format, subject + HTML + text', took.render);
  printRow(
    'Handlebars compiled once, same HTML and text',
    took.handlebars,
    `render takes ${times(took.render / took.handlebars)} of it ${aim('at most 1.10 x')}`,
  );
  printRow(
    'per-mail chain: Handlebars, mjml, juice, html-to-text',
    took.chain,
    `${times(took.chain / took.render)} slower than render ${aim('280 x')}`,
  );
  printRow(
    'compiling the template',
    took.compile,
    `${times(took.compile / took.chain)} of one run of the chain ${aim('under 1.50 x')}`,
  );
}
