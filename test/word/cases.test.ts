import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { FacteurError } from '../../src/errors.ts';
import { type MergeReport, mergeDocx } from '../../src/word/index.ts';
import { parseXml } from '../../src/word/xml/parse-xml.ts';
import { documentXml, type Parts, packDocx } from './pack-docx.ts';
import { patchInvoice, sampleNow } from './sample-data.ts';

// A case is a folder: body.xml (and other parts), data.json (over the sample), options.json, and the expected result.
const root = new URL('cases/', import.meta.url).pathname;

describe.each(readdirSync(root))('%s', (name) => {
  const folder = join(root, name);
  const merge = (): ReturnType<typeof mergeDocx> =>
    mergeDocx(readDocument(folder), patchInvoice(readJson(folder, 'data.json')), {
      now: sampleNow,
      qrPng: () => new TextEncoder().encode('a picture'),
      ...readJson(folder, 'options.json'),
    });

  if (name.startsWith('error-')) {
    test('is refused with the expected error', async () => {
      let message = 'no error';
      try {
        merge();
      } catch (error) {
        expect(error).toBeInstanceOf(FacteurError);
        message = `${(error as FacteurError).code}\n${(error as FacteurError).message}\n`;
      }
      await expect(message).toMatchFileSnapshot(join(folder, 'expected', 'error.txt'));
    });
    return;
  }

  test('gives the expected parts and report, and changes nothing else', async () => {
    const before = unzipSync(readDocument(folder));
    const { docx, report } = merge();
    const after = unzipSync(docx);
    const changed = Object.keys(after).filter((part) => !isSame(before[part], after[part]));
    const removed = Object.keys(before).filter((part) => !(part in after));
    for (const part of changed.filter((part) => !part.endsWith('.png'))) {
      const xml = strFromU8(after[part]!);
      parseXml(xml, part);
      await expect(readable(xml)).toMatchFileSnapshot(join(folder, 'expected', part));
    }
    const shown = describeReport({ changed, removed, ...report });
    await expect(shown).toMatchFileSnapshot(join(folder, 'expected', 'report.txt'));
  });
});

/** The report as readable lines. */
function describeReport(report: MergeReport & { changed: string[]; removed: string[] }): string {
  const fields = report.fields.map((field) => {
    const how = [field.isTyped ? ', typed' : '', field.isNested ? ', nested' : ''].join('');
    return `${field.outcome}: ${field.name} (${field.field ?? 'no field'}) x ${field.count} in ${field.part}${how}`;
  });
  const warnings = report.warnings.map(
    (warning) =>
      `warning ${warning.code}${warning.file === undefined ? '' : ` in ${warning.file}`}: ${warning.message}`,
  );
  const parts = [`changed: ${report.changed.join(', ')}`, `removed: ${report.removed.join(', ')}`];
  return `${[...parts, ...fields, ...warnings].join('\n')}\n`;
}

function readDocument(folder: string): Uint8Array {
  const parts: Parts = { 'word/document.xml': documentXml(readFileSync(join(folder, 'body.xml'), 'utf8')) };
  const others = join(folder, 'parts');
  if (existsSync(others)) {
    for (const entry of readdirSync(others, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      if (entry.isFile()) parts[relative(others, file)] = readFileSync(file, 'utf8');
    }
  }
  return packDocx(parts);
}

function readJson(folder: string, file: string): object {
  const path = join(folder, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

function isSame(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one !== undefined && other !== undefined && Buffer.from(one).equals(other);
}

/** Puts each element on its own line, for readable diffs. */
function readable(xml: string): string {
  return `${xml.replace(/(?<!\n)(<(?:w:(?:p|r|tbl|tr|tc|hyperlink|drawing|sectPr)\b|Relationship\b|Override\b|Default\b))/g, '\n$1')}\n`;
}
