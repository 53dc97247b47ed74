import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { checkSnapshots, isApproved } from '../src/snapshots/check-snapshots.ts';

/** Compares a hundred mails with their snapshots: HTML and text, then with four pictures each. */
export async function benchSnapshots(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'facteur-bench-'));
  try {
    await copyTemplates(path.join(folder, 'templates'));
    const run = async (update: boolean, images: boolean): Promise<number> => {
      const start = performance.now();
      const result = await checkSnapshots({
        templates: path.join(folder, 'templates'),
        snapshots: path.join(folder, 'snapshots'),
        update,
        images,
      });
      const seconds = (performance.now() - start) / 1000;
      if (result.mails.length !== 100 || !isApproved(result, update))
        throw new Error(
          `Expected 100 mails as approved, of ${result.mails.length}: ${result.pictureProblem ?? ''}`,
        );
      return seconds;
    };
    console.log(`\nSnapshots: 100 mails, ${availableParallelism()} cores`);
    const written = await run(true, true);
    show('HTML and text compared (asked: under 5 s)', await run(false, false));
    show('with four pictures each compared (asked: under 60 s)', await run(false, true));
    show('with four pictures each taken and written, once', written);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The shipped mails, 84, and the four languages of four samples once more. */
async function copyTemplates(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await cp('templates', folder, { recursive: true });
  for (const sample of ['plain', 'paid', 'link-expired', 'credit-note']) {
    const samples = path.join(folder, 'invoice/samples');
    await cp(path.join(samples, `${sample}.json`), path.join(samples, `${sample}-again.json`));
  }
}

function show(what: string, seconds: number): void {
  console.log(`  ${what.padEnd(54)} ${seconds.toFixed(1).padStart(6)} s`);
}
