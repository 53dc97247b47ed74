import path from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The slowest test files, the slowest first. */
const longest = [
  'test/snapshots/shipped-templates.test.ts',
  'test/preview/page/looking.test.ts',
  'test/security/bombs.test.ts',
  'test/preview/page/changing.test.ts',
  'test/payment-links/stores/crash.test.ts',
  'test/snapshots/describe-templates.test.ts',
  'test/preview/page/accessibility.test.ts',
  'test/preview/attacks.test.ts',
  'test/cli/snapshot.test.ts',
  'test/cli/send/send.test.ts',
  'test/package/tarball.test.ts',
];

/** Starts the slowest files first, so that no worker waits for another at the end. A new checkout has no times of an earlier run. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = (file: TestSpecification): number => {
      const at = longest.indexOf(path.relative(this.ctx.config.root, file.moduleId).replaceAll('\\', '/'));
      return at === -1 ? longest.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
