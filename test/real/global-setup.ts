import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { type PostgresServer, startPostgres, stopPostgres } from './postgres-server.ts';
import { findMissing } from './programs.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: PostgresServer;
  }
}

/** Fails with all that is missing for the files that are to run, and starts the database server that they share. */
export default async function setup(project: TestProject): Promise<(() => void) | undefined> {
  // What was asked for on the command line. Vitest keeps it to itself: without it, all files are looked at.
  const { filenamePattern } = project.vitest as { filenamePattern?: string[] };
  const { testFiles } = await project.globTestFiles(filenamePattern);
  const places = testFiles.map((file) => path.relative(import.meta.dirname, file).split(path.sep));
  const folders = [...new Set(places.map(([folder]) => folder!))].filter((folder) => folder !== '..');
  const missing = findMissing(folders);
  if (missing.length > 0) {
    console.error(`The tests that need other programs cannot run:\n  ${missing.join('\n  ')}`);
    // An error that is thrown here comes under "No test files found" and above a stack.
    process.exit(1);
  }
  if (!folders.includes('payment-links')) return undefined;
  const server = await startPostgres();
  project.provide('postgres', server);
  return () => stopPostgres(server);
}
