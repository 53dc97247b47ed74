import type { CheckReport } from './check-report.ts';

/** The report as JSON, in the form that docs/checks.md describes. */
export function formatJson({ findings, allowed, ...totals }: CheckReport): string {
  const { templates, errors, warnings, unchecked } = totals;
  const report = { version: 1, templates, errors, warnings, findings, allowed, unchecked };
  return `${JSON.stringify(report, null, 2)}\n`;
}
