import { checkTemplate } from '../../checks/check-template.ts';
import type { Finding } from '../../checks/finding.ts';
import { openTemplates } from '../../compile/open-templates.ts';
import type { MailId } from '../../snapshots/mail-id.ts';
import { fromHere } from '../check/from-here.ts';
import { openAllowList } from '../check/open-allow-list.ts';
import type { CompileFlags } from '../compile-flags.ts';

/** Finds what `facteur check` finds in one mail and its template, except for accepted findings. */
export async function openMailFindings(
  folder: string,
  compile: CompileFlags,
): Promise<(id: MailId) => Promise<readonly Finding[]>> {
  const accept = await openAllowList(folder, undefined);
  const templates = await openTemplates(folder, compile);
  return async ({ template, locale, sample }) => {
    const findings = await checkTemplate(templates, template, { locale, sample });
    return accept(findings).findings.map((finding) =>
      finding.file === undefined ? finding : { ...finding, file: fromHere(templates.folder, finding.file) },
    );
  };
}
