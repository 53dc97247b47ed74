import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { type PostgresServer, startPostgres, stopPostgres } from './postgres-server.ts';
import { findMissing } from './programs.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: PostgresServer;
  }
}

/** Fails with a list of everything missing for the selected files, and starts the database server that they share. */
export default async function setup(project: TestProject): Promise<(() => void) | undefined> {
  // The filter on the command line. Vitest does not pass it on; without it, all files are checked.
  const { filenamePattern } = project.vitest as { filenamePattern?: string[] };
  const { testFiles } = await project.globTestFiles(filenamePattern);
  const places = testFiles.map((file) => path.relative(import.meta.dirname, file).split(path.sep));
  const folders = [...new Set(places.map(([folder]) => folder!))].filter((folder) => folder !== '..');
  const missing = findMissing(folders);
  if (missing.length > 0) {
    console.error(`The tests that need other programs cannot run:\n  ${missing.join('\n  ')}`);
    // Vitest would print a thrown error between "No test files found" and a stack trace.
    process.exit(1);
  }
  if (!folders.includes('payment-links')) return undefined;
  const server = await startPostgres();
  project.provide('postgres', server);
  return () => stopPostgres(server);
}
