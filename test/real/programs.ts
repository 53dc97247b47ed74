import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program that this suite needs, its purpose, and its Debian packages. */
interface Program {
  /** All of them are required. If a program has two names, either is enough. */
  readonly names: readonly (string | readonly [string, string])[];
  readonly use: string;
  readonly packages: string;
}

const postgres: Program = {
  names: ['initdb', 'pg_ctl'],
  use: 'runs a PostgreSQL server for the store of payment links',
  packages: 'postgresql',
};
const libreOffice: Program = {
  names: ['soffice'],
  use: 'LibreOffice, prints Word invoices',
  packages: 'libreoffice-writer fonts-crosextra-carlito fonts-liberation',
};
const poppler: Program = {
  names: ['pdftoppm', 'pdftotext', 'pdfinfo', 'pdfimages'],
  use: 'reads the printed invoices',
  packages: 'poppler-utils',
};
const zbar: Program = { names: ['zbarimg'], use: 'reads QR codes', packages: 'zbar-tools' };
const postfix: Program = {
  names: ['postfix', 'postconf'],
  use: 'a mail server to send through',
  packages: 'postfix',
};
const firefox: Program = {
  names: [['firefox-esr', 'firefox']],
  use: 'shows the preview',
  packages: 'firefox-esr',
};
const smallDisk: Program = {
  names: ['unshare', 'mount'],
  use: 'makes a small disk to fill',
  packages: 'util-linux mount',
};

/** The programs that each folder of this suite needs. */
const needs: Readonly<Record<string, readonly Program[]>> = {
  firefox: [firefox],
  mta: [postfix],
  'payment-links': [postgres, smallDisk],
  'qr-code': [zbar],
  word: [libreOffice, poppler, zbar],
};

/** Folders whose tests start a server that requires root. */
const needRoot: readonly string[] = ['mta'];

/**
 * Lists what is missing on this machine for the tests in these folders of test/real.
 * @returns readable lines; empty if nothing is missing
 */
export function findMissing(folders: readonly string[]): string[] {
  const programs = new Set(
    folders.flatMap((folder) => {
      const programs = needs[folder];
      if (programs === undefined)
        throw new Error(`Say in test/real/programs.ts what test/real/${folder} needs.`);
      return programs;
    }),
  );
  const missing = [...programs]
    .map((program) => ({
      ...program,
      names: program.names.filter((name) => findProgram(name) === undefined),
    }))
    .filter(({ names }) => names.length > 0);
  const lines = missing.map(
    ({ names, use, packages }) =>
      `${names.map((name) => [name].flat().join(' or ')).join(', ')}: ${use} (Debian: ${packages})`,
  );
  if (missing.length > 0) {
    const packages = missing.map((program) => program.packages).join(' ');
    lines.push(`Install them: apt-get update && apt-get install --no-install-recommends ${packages}`);
  }
  const forRoot = needRoot.filter((folder) => folders.includes(folder));
  if (forRoot.length > 0 && process.getuid?.() !== 0)
    lines.push(`Root: run test/real/${forRoot.join(', test/real/')} as root, who may start Postfix.`);
  return lines;
}

/** The path of a program: on the PATH, or in the Debian folders of PostgreSQL and of root's programs. */
export function findProgram(name: string | readonly [string, string]): string | undefined {
  const isBare = process.env.FACTEUR_TEST_BARE === '1';
  const folders = (process.env.PATH ?? '').split(delimiter);
  if (!isBare) folders.push(...postgresFolders(), '/usr/sbin', '/sbin');
  const files = [name].flat().flatMap((one) => folders.map((folder) => join(folder, one)));
  return files.find(isExecutable);
}

function postgresFolders(): string[] {
  const root = '/usr/lib/postgresql';
  try {
    const versions = readdirSync(root).sort((a, b) => Number(b) - Number(a));
    return versions.map((version) => join(root, version, 'bin'));
  } catch {
    return [];
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
