import type { MailReport } from '../../preview-api.ts';
import { mailKey } from './chosen-mail.ts';
import type { PageState } from './page-state.ts';

/** The report that the panels show: of the typed data, or else of the saved mail. */
export function shownReport({ draft, report }: PageState): MailReport | undefined {
  if (draft?.report !== undefined && report !== undefined && draft.mailKey === mailKey(report))
    return draft.report.mail === undefined ? { ...report, problems: [] } : draft.report;
  return report;
}
