import { openTemplates } from '../compile/open-templates.ts';
import { checkOptionNames, readFlag, readNumber, readText } from '../options.ts';
import { acceptSnapshot, compareSnapshot, type SnapshotComparison } from './compare-snapshot.ts';
import { findOrphans, removeOrphans } from './find-orphans.ts';
import { listMails, renderSample } from './list-mails.ts';
import { mailName } from './mail-id.ts';
import { openPictureBrowser, type PictureBrowser } from './pictures/open-picture-browser.ts';
import { updateMode, vitestRun } from './vitest-run.ts';

/** Options for testing the mails of a folder. */
export interface DescribeTemplatesOptions {
  /** The folder of the snapshots. @default 'snapshots' */
  readonly snapshots?: string;
  /** Whether to compare pictures too, which needs a browser and fonts from npm. @default false */
  readonly images?: boolean;
  /** Time limit per mail in milliseconds. @default 60000 */
  readonly timeout?: number;
}

const known = ['snapshots', 'images', 'timeout'];

/**
 * Registers a test for every template, language and sample that compares the mail with its snapshot. `vitest -u` accepts
 * changes. A new mail gets a snapshot, or fails with CI=true. A snapshot without a mail fails; `-u` deletes it.
 * @param templates the folder of templates
 * @throws FacteurError `invalid-option`
 * @example
 * import { describeTemplates } from 'facteur/snapshots';
 *
 * describeTemplates('templates', { snapshots: 'snapshots' });
 */
export function describeTemplates(templates: string, options: DescribeTemplatesOptions = {}): void {
  checkOptionNames(options, known, 'describeTemplates');
  const snapshots = readText(options, 'snapshots') ?? 'snapshots';
  const images = readFlag(options, 'images', false);
  const timeout = readNumber(options, 'timeout', {
    otherwise: 60_000,
    min: 1,
    max: 2 ** 31 - 1,
    whole: true,
  });
  const { afterAll, describe, test } = vitestRun();
  describe(`the mails of ${templates} match their snapshots`, async () => {
    const opened = await openTemplates(templates);
    const mails = await listMails(opened);
    let opening: Promise<PictureBrowser> | undefined;
    const browser = async (): Promise<PictureBrowser | undefined> => {
      opening ??= images ? openPictureBrowser() : undefined;
      return opening;
    };
    for (const id of mails)
      test(mailName(id), { timeout }, async () => {
        const mail = await renderSample(opened, id);
        const comparison = await compareSnapshot(snapshots, id, mail, await browser());
        if (isToWrite(comparison)) await acceptSnapshot(snapshots, id, comparison);
        else if (comparison.status !== 'same') fail(describeComparison(comparison));
        if (comparison.pictureProblem !== undefined) fail(comparison.pictureProblem);
      });
    test('every snapshot belongs to a mail', async () => {
      const orphans = await findOrphans(snapshots, mails);
      if (updateMode() === 'all') await removeOrphans(snapshots, orphans);
      else if (orphans.length > 0)
        fail(
          `These snapshots no longer belong to a mail; vitest -u deletes them:\n${list(orphans.map(({ file }) => file))}`,
        );
    });
    afterAll(async () => {
      const opened = await opening?.catch(() => undefined);
      await opened?.close();
    });
  });
}

/** Like Vitest: `-u` accepts everything, and a new mail gets a snapshot, but not in CI. */
function isToWrite({ status, pictures, differences }: SnapshotComparison): boolean {
  const mode = updateMode();
  if (status === 'same' || mode === 'none') return false;
  const isOnlyNew = differences.length === 0 && pictures.every((picture) => picture.status === 'missing');
  return mode === 'all' || isOnlyNew;
}

function describeComparison({ status, differences, pictures }: SnapshotComparison): string {
  if (status === 'missing')
    return 'This mail has no snapshot. Run the tests without CI=true, review the new files, and commit them.';
  const words = [
    ...differences.map((difference) => difference.words),
    ...pictures.map((picture) => `The picture ${picture.name}: ${picture.words}`),
  ];
  return `The mail differs from its snapshot; vitest -u accepts the changes.\n${list(words)}`;
}

function list(items: readonly string[]): string {
  return items.map((item) => `  ${item}`).join('\n');
}

/** Fails a test with a message, without the code of facteur that Vitest would show. */
function fail(message: string): never {
  const error = new Error(message);
  error.stack = `Error: ${message}`;
  throw error;
}
