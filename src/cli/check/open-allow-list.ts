import { existsSync } from 'node:fs';
import path from 'node:path';
import { type AppliedAllowList, applyAllowList } from '../../checks/allow-list.ts';
import type { Finding } from '../../checks/finding.ts';
import { readAllowList } from '../../checks/read-allow-list.ts';

/** Opens the list of accepted findings: the file asked for, or else `checks.json` in the templates folder, if it exists. */
export async function openAllowList(
  folder: string,
  asked: string | undefined,
): Promise<(findings: readonly Finding[]) => AppliedAllowList> {
  const file = asked ?? path.join(folder, 'checks.json');
  if (asked === undefined && !existsSync(file)) return (findings) => ({ findings, allowed: [], unused: [] });
  const list = await readAllowList(file);
  return (findings) => applyAllowList(findings, list);
}
