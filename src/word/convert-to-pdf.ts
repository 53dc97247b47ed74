import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { FacteurError } from '../errors.ts';

/** How a document is converted. */
export interface PdfOptions {
  /** The LibreOffice program: a command on the PATH, or a file path. @default 'soffice' */
  readonly libreOffice?: string;
  /** Time limit in milliseconds. @default 120000 */
  readonly timeout?: number;
}

/**
 * Converts a filled document to PDF with LibreOffice, in a temporary folder with temporary settings.
 * Macros do not run, and nothing that the document refers to is loaded.
 * @throws FacteurError `pdf-not-available` if LibreOffice is not installed, `pdf-failed` if it makes no PDF
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
        `A PDF needs LibreOffice, but "${program}" was not found. Install it (Debian: libreoffice-writer), or set its path in the option libreOffice.`,
        { cause },
      );
    throw failed(`it failed, or took longer than ${timeout} ms`, cause);
  }
}

async function readPdf(path: string): Promise<Uint8Array> {
  let pdf: Buffer;
  try {
    pdf = await readFile(path);
  } catch (cause) {
    throw failed('it wrote no file', cause);
  }
  if (!pdf.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw failed('its output is not a PDF');
  return pdf;
}

function failed(why: string, cause?: unknown): FacteurError {
  const message = `LibreOffice could not convert the document to PDF: ${why}. Open the document in LibreOffice to see what is wrong.`;
  return new FacteurError('pdf-failed', message, { cause });
}

const flag = (value: boolean): { type: string; value: string } => ({ type: 'boolean', value: String(value) });

/** Keeps the QR code sharp, and its alternative text for screen readers. */
const pdfSettings = {
  UseLosslessCompression: flag(true),
  ReduceImageResolution: flag(false),
  UseTaggedPDF: flag(true),
};

/** No macros, and no linked pictures: a template could refer to addresses inside your network. */
const safeSettings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`;
