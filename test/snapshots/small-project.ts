import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exampleInvoice } from '../cli/example-invoice.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';

/** A project of one small template in two languages with one sample, and no snapshots yet. */
export interface SmallProject {
  readonly folder: string;
  /** Replaces words in a file. */
  change(file: string, from: string, to: string): Promise<void>;
  write(file: string, content: string | Uint8Array): Promise<void>;
  path(file: string): string;
}

const template = `<mjml>
  <mj-head><mj-title>{t.subject}</mj-title><mj-preview>{t.intro}</mj-preview></mj-head>
  <mj-body>
    <mj-section>
      <mj-column>
        <mj-text color="#1f2328"><p>{t.intro}</p></mj-text>
        {invoice.paymentbutton}
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;

/** @param at the folder that it is made in. @default one that is removed when the test ends */
export async function smallProject(at?: string): Promise<SmallProject> {
  const folder = at ?? (await temporaryFolder());
  const project: SmallProject = {
    folder,
    path: (file) => path.join(folder, file),
    write: async (file, content) => {
      await mkdir(path.dirname(project.path(file)), { recursive: true });
      await writeFile(project.path(file), content);
    },
    change: async (file, from, to) => {
      const text = await readFile(project.path(file), 'utf8');
      await writeFile(project.path(file), text.replaceAll(from, to));
    },
  };
  const strings = { subject: 'Invoice {invoice.number}', intro: 'Please pay {invoice.total} soon.' };
  await project.write('templates/note/template.mjml', template);
  await project.write('templates/note/locales/en.json', JSON.stringify(strings));
  await project.write(
    'templates/note/locales/nl.json',
    JSON.stringify({ ...strings, subject: 'Factuur {invoice.number}' }),
  );
  await project.write('templates/note/samples/plain.json', JSON.stringify(exampleInvoice()));
  return project;
}
