import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { constants, createReadStream, createWriteStream, rmSync } from 'node:fs';
import { access, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';

/** The browser of `@sparticuz/chromium` as files. */
export interface UnpackedChromium {
  readonly program: string;
  /** Unpacks the system libraries for a machine that lacks them. @returns their folder */
  libraries(): Promise<string>;
}

/**
 * Unpacks the browser once, next to its package. The package itself would unpack into the shared folder of
 * temporary files, and run any program that someone else had left there under that name.
 * @throws if the package is not installed
 */
export async function unpackChromium(): Promise<UnpackedChromium> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const root = entry.slice(0, entry.lastIndexOf(packageName) + packageName.length);
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const bin = path.join(root, 'bin');
  const folder = await ownFolder(path.resolve(root, '../../.cache/facteur', `chromium-${version}`));
  const program = path.join(folder, 'chromium');
  await once(program, (file) => unbrotli(path.join(bin, 'chromium.br'), file));
  return {
    program,
    libraries: async () => {
      const target = path.join(folder, 'libraries');
      await once(target, async (unfinished) => {
        const archive = `${unfinished}.tar`;
        await unbrotli(path.join(bin, 'al2023.tar.br'), archive);
        await mkdir(unfinished);
        await promisify(execFile)('tar', ['-xf', archive, '-C', unfinished]);
        await rm(archive);
      });
      return path.join(target, 'lib');
    },
  };
}

const packageName = path.join('@sparticuz', 'chromium');

/** The folder, or a new temporary one if it is not writable. */
async function ownFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    return folder;
  } catch {
    const temporary = await mkdtemp(path.join(tmpdir(), 'facteur-chromium-'));
    process.once('exit', () => rmSync(temporary, { recursive: true, force: true }));
    return temporary;
  }
}

/** Creates a file or folder under another name first, so that concurrent runs never see it half done. */
async function once(target: string, make: (unfinished: string) => Promise<void>): Promise<void> {
  if (await exists(target)) return;
  const unfinished = `${target}.${randomBytes(4).toString('hex')}`;
  try {
    await make(unfinished);
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!(await exists(target))) throw error;
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function unbrotli(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode: 0o755 }));
}
