import type { Finding } from '../../checks/finding.ts';
import { type CheckReport, describeOrigin, describeTotals } from './check-report.ts';

/**
 * Workflow commands, which GitHub shows beside the lines of a pull request.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function formatGithub(report: CheckReport): string {
  const notes = report.unchecked.map((text) => `::warning::${escapeData(text)}`);
  return `${[...report.findings.map(formatFinding), ...notes, describeTotals(report)].join('\n')}\n`;
}

function formatFinding(finding: Finding): string {
  const { rule, severity, message, fix, file, line, column } = finding;
  const properties = Object.entries({ file, line, col: column, title: rule })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const origin = describeOrigin(finding);
  const text = `${message}\n${fix}${origin === '' ? '' : `\n(${origin})`}`;
  return `::${severity} ${properties.join(',')}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
