import type { Finding } from '../../checks/finding.ts';
import { validateAddress } from '../../message/addresses.ts';
import type { MailId } from '../../snapshots/mail-id.ts';
import type { ChecksReport } from '../preview-api.ts';
import type { PreviewSettings } from '../preview-options.ts';
import type { Folder } from './open-folder.ts';
import { readSampleText } from './read-sample.ts';

/**
 * Runs the checks on a mail and its template. They load their own libraries, so they run only when requested.
 * @throws PreviewRefusal 404, FacteurError
 */
export async function checkReport(
  folder: Folder,
  id: MailId,
  settings: PreviewSettings,
): Promise<ChecksReport> {
  const { template, locale, sample } = id;
  await folder.check(id);
  // Files that the preview refuses to read are not checked either.
  await readSampleText(await folder.sampleFile(template, sample));
  const [{ checkTemplate }, { listUnchecked }] = await Promise.all([
    import('../../checks/check-template.ts'),
    import('../../checks/list-unchecked.ts'),
  ]);
  const { sending, now } = settings;
  const findings = await checkTemplate(await folder.templates(), template, {
    locale,
    sample,
    now,
    ...(sending === undefined ? {} : { from: validateAddress(sending.from, 'from').address }),
  });
  return {
    template,
    locale,
    sample,
    findings: await withoutAccepted(findings, folder),
    unchecked: listUnchecked(),
  };
}

/** Accepted findings are listed in `checks.json` of the folder, as for `facteur check`. */
async function withoutAccepted(findings: readonly Finding[], folder: Folder): Promise<readonly Finding[]> {
  const file = await folder.inside('checks.json').catch(() => undefined);
  if (file === undefined) return findings;
  const [{ readAllowList }, { applyAllowList }] = await Promise.all([
    import('../../checks/read-allow-list.ts'),
    import('../../checks/allow-list.ts'),
  ]);
  return applyAllowList(findings, await readAllowList(file.path, file.name)).findings;
}
