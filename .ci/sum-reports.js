// Adds up the JSON reports of Vitest, and fails unless there are some, all of their tests ran, and all passed:
// node .ci/sum-reports.js <exit code of CI> <report>…
import { existsSync, readFileSync } from 'node:fs';

const [code, ...reports] = process.argv.slice(2);
let passed = 0;
let failed = 0;
let skipped = 0;
for (const file of reports.filter((one) => existsSync(one))) {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  // A file that does not load has no tests, and fails all the same.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((one) => one.status !== 'failed'),
  );
  console.log(
    `${file.split('/').at(-1)}: ${report.numPassedTests} passed, ${report.numFailedTests + broken.length} failed`,
  );
  passed += report.numPassedTests;
  failed += report.numFailedTests + broken.length;
  skipped += report.numPendingTests + report.numTodoTests;
}
if (skipped > 0) console.error(`${skipped} tests were skipped, which counts as failed: CI skips nothing.`);
failed += skipped;
if (failed === 0 && (code !== '0' || passed === 0)) failed = 1;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
