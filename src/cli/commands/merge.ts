import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { FacteurError } from '../../errors.ts';
import type { MergeReport } from '../../word/index.ts';

interface MergeFlags {
  readonly data: string;
  readonly out: string;
  /** True for a PDF beside the document. */
  readonly pdf?: string | true;
  readonly locale?: string;
  readonly qrSize?: string;
}

/** `facteur merge invoice.docx --data invoice.json --out invoice-filled.docx`: nothing is written unless all went well. */
export function mergeCommand(): Command {
  return new Command('merge')
    .description('Fill the merge fields of a Word invoice')
    .argument('<document>', 'the invoice as a Word document (.docx) with merge fields')
    .requiredOption('--data <file>', 'the data of the invoice, as JSON')
    .requiredOption('--out <file>', 'where to write the filled document')
    .option('--pdf [file]', 'print it as well, with LibreOffice; beside --out unless a file is given')
    .option('--locale <tag>', 'how amounts and dates are written (default: the language of the customer)')
    .option('--qr-size <size>', 'side of the QR code, such as 3cm or 30mm (default: 3cm)')
    .action(merge);
}

async function merge(document: string, flags: MergeFlags): Promise<void> {
  const pdfFile = flags.pdf === true ? flags.out.replace(/(\.docx)?$/i, '.pdf') : flags.pdf;
  for (const target of [flags.out, ...(pdfFile === undefined ? [] : [pdfFile])]) {
    if (resolve(target) === resolve(document))
      throw new FacteurError(
        'invalid-option',
        `"${target}" is the template itself. Give another file, so that the template can be filled again.`,
      );
  }
  const { convertToPdf, mergeDocx, readSize } = await import('../../word/index.ts');
  const qrMillimetres = flags.qrSize === undefined ? undefined : readSize(flags.qrSize);
  if (flags.qrSize !== undefined && qrMillimetres === undefined)
    throw new FacteurError(
      'invalid-option',
      `The option --qr-size is "${flags.qrSize}". Give a size with its unit, such as 3cm or 30mm.`,
    );
  const data = parseJson(await read(flags.data), flags.data);
  const { docx, report } = mergeDocx(await read(document), data, {
    ...(flags.locale !== undefined && { locale: flags.locale }),
    ...(qrMillimetres !== undefined && { qrMillimetres }),
  });
  const pdf = pdfFile === undefined ? undefined : await convertToPdf(docx);
  await write(flags.out, docx);
  if (pdfFile !== undefined && pdf !== undefined) await write(pdfFile, pdf);
  for (const { file, message } of report.warnings)
    process.stderr.write(`warning: ${file === undefined ? '' : `${file}: `}${message}\n`);
  process.stdout.write(`${flags.out}: ${summary(report)}\n`);
  if (pdfFile !== undefined) process.stdout.write(`${pdfFile}\n`);
}

function summary({ fields }: MergeReport): string {
  const count = (outcome: string): number =>
    fields.reduce((sum, field) => (field.outcome === outcome ? sum + field.count : sum), 0);
  const filled = count('filled');
  const rest = (['empty', 'unknown'] as const).filter((outcome) => count(outcome) > 0);
  const others = rest.map((outcome) => `, ${count(outcome)} ${outcome}`).join('');
  return `${filled} ${filled === 1 ? 'field' : 'fields'} filled${others}`;
}

async function read(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new FacteurError('file-not-readable', `Cannot read "${path}" (${reason}). Check the path.`, {
      cause,
    });
  }
}

/** The content stays out of the message: it is somebody's invoice. */
function parseJson(bytes: Buffer, path: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''));
  } catch (error) {
    const place = /position \d+/.exec(String(error))?.[0];
    throw new FacteurError(
      'invalid-json',
      `"${path}" is not valid JSON${place === undefined ? '' : ` (at ${place})`}. Check it with an editor.`,
    );
  }
}

/** Whole or not at all: a reader never sees half a file. */
async function write(path: string, content: Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, content);
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new FacteurError('file-not-writable', `Cannot write "${path}" (${reason}). Check the folder.`, {
      cause,
    });
  }
}
