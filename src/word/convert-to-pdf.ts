import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { FacteurError } from '../errors.ts';

/** How a document is printed. */
export interface PdfOptions {
  /** The program of LibreOffice: a name on the path, or a path. @default 'soffice' */
  readonly libreOffice?: string;
  /** Milliseconds after which the program is stopped. @default 120000 */
  readonly timeout?: number;
}

/**
 * Prints a filled document to PDF with LibreOffice, in a folder and with settings of its own that are removed
 * afterwards. Macros do not run, and nothing that the document refers to is loaded.
 * @throws FacteurError pdf-not-available when LibreOffice is not installed, pdf-failed when it made no PDF
 */
export async function convertToPdf(docx: Uint8Array, options: PdfOptions = {}): Promise<Uint8Array> {
  const { libreOffice = 'soffice', timeout = 120_000 } = options;
  const folder = await mkdtemp(join(tmpdir(), 'facteur-pdf-'));
  try {
    const profile = join(folder, 'profile');
    await mkdir(join(profile, 'user'), { recursive: true });
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), safeSettings);
    await writeFile(join(folder, 'invoice.docx'), docx);
    await run(
      libreOffice,
      [
        '--headless',
        '--norestore',
        `-env:UserInstallation=${pathToFileURL(profile)}`,
        '--convert-to',
        `pdf:writer_pdf_Export:${JSON.stringify(pdfSettings)}`,
        '--outdir',
        folder,
        join(folder, 'invoice.docx'),
      ],
      timeout,
    );
    return await readPdf(join(folder, 'invoice.pdf'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(program: string, options: readonly string[], timeout: number): Promise<void> {
  try {
    await promisify(execFile)(program, [...options], { timeout, killSignal: 'SIGKILL' });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
      throw new FacteurError(
        'pdf-not-available',
        `LibreOffice is needed to make a PDF, and "${program}" was not found. Install it (Debian: libreoffice-writer), or give its path as the option libreOffice.`,
        { cause },
      );
    throw failed(`it ended with an error, or took longer than ${timeout} ms`, cause);
  }
}

async function readPdf(path: string): Promise<Uint8Array> {
  let pdf: Buffer;
  try {
    pdf = await readFile(path);
  } catch (cause) {
    throw failed('it wrote no file', cause);
  }
  if (!pdf.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw failed('what it wrote is no PDF');
  return pdf;
}

function failed(why: string, cause?: unknown): FacteurError {
  const message = `LibreOffice made no PDF of the document: ${why}. Open the document in LibreOffice to see what is wrong.`;
  return new FacteurError('pdf-failed', message, { cause });
}

const flag = (value: boolean): { type: string; value: string } => ({ type: 'boolean', value: String(value) });

/** The QR code stays sharp, and a screen reader finds its alternative text. */
const pdfSettings = {
  UseLosslessCompression: flag(true),
  ReduceImageResolution: flag(false),
  UseTaggedPDF: flag(true),
};

/** No macros, and no pictures or links from elsewhere: a template may name addresses inside the firm's network. */
const safeSettings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`;
