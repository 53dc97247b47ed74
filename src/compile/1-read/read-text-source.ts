import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { FacteurError } from '../../errors.ts';
import { createProblems, type Problems } from '../problems.ts';
import { shippedTemplatesFolder } from '../shipped-templates.ts';
import { largestFile } from './included-file.ts';
import { readLocaleStrings } from './locale-strings.ts';
import { type ReadDocument, readIncludes } from './read-includes.ts';
import { editSource, type Source, sourceFile, sourceOf } from './source.ts';
import type { TemplateParts, Trust } from './template-parts.ts';

/** A template in memory, with its optional parts. */
export interface TextSource {
  readonly name: string;
  /** BCP 47 tag of the strings. */
  readonly locale: string;
  readonly strings: Readonly<Record<string, unknown>> | undefined;
  readonly subject: string | undefined;
  readonly preheader: string | undefined;
  readonly text: string | undefined;
  /** MJML of the layout for a fragment. */
  readonly layout: string | undefined;
  /** The folder that `<mj-include>` can read from. */
  readonly partials: string | undefined;
  readonly trust: Trust | undefined;
}

/**
 * Reads a template given as text: MJML, a whole HTML document, or a rich-text fragment. A fragment goes into a layout, and
 * can use fields only, unless `trust` says otherwise.
 */
export async function readTextSource(content: string, options: TextSource): Promise<TemplateParts> {
  if (typeof content !== 'string')
    throw new FacteurError(
      'invalid-option',
      `A template must be a string of MJML or HTML; received ${typeof content}.`,
    );
  const start = content.slice(0, 5000);
  const bare =
    options.trust === 'full' ? /^\s*<!doctype\s+html[^>]*>(?![\s\S]*<html[\s>])/i.exec(start) : null;
  const root = bare === null ? /<(mjml|html)[\s>]/i.exec(start)?.[1] : 'html';
  const isDocument = root !== undefined;
  if (root?.toLowerCase() === 'html' && options.preheader !== undefined) {
    throw new FacteurError(
      'invalid-option',
      'The option "preheader" is for MJML and rich text only. Put the preheader into the HTML document itself.',
    );
  }
  if (isDocument && options.trust === 'fields') {
    throw new FacteurError(
      'invalid-option',
      'With trust: "fields", a template must be a rich-text fragment without <mjml> or <html>: it goes into a layout.',
    );
  }
  const problems = createProblems();
  const written = sourceWithin(options.name, content, problems);
  // HTML lets the tag out. A tenant must not get the trust of a document by a doctype.
  const whole =
    bare === null
      ? written
      : editSource(written, [{ start: bare[0].length, end: bare[0].length, insert: '<html>' }]);
  const strings = readLocaleStrings(
    options.strings === undefined
      ? []
      : [sourceFile(`${options.name} strings`, JSON.stringify(options.strings))],
    problems,
  );
  const named = (text: string | undefined, part: string): Source | undefined =>
    text === undefined ? undefined : sourceWithin(`${options.name} ${part}`, text, problems);
  const text = named(options.text, 'text');
  const subject = named(options.subject, 'subject');
  const preheader = named(options.preheader, 'preheader');
  const { document, images } = isDocument
    ? await withIncludes(whole, options.partials, problems)
    : await readLayout(options, problems);
  return {
    name: options.name,
    document,
    images,
    ...(isDocument ? {} : { body: whole }),
    strings,
    trust: isDocument ? 'full' : (options.trust ?? 'fields'),
    problems: problems.found,
    ...(text === undefined ? {} : { text }),
    ...(subject === undefined ? {} : { subject }),
    ...(preheader === undefined ? {} : { preheader }),
  };
}

async function readLayout(options: TextSource, problems: Problems): Promise<ReadDocument> {
  if (options.layout !== undefined)
    return withIncludes(
      sourceOf(sourceFile(`${options.name} layout`, options.layout)),
      options.partials,
      problems,
    );
  const shipped = shippedTemplatesFolder();
  const file = path.join(shipped, 'layouts', 'default.mjml');
  const source = sourceOf(sourceFile('layouts/default.mjml', await readFile(file, 'utf8')));
  return readIncludes(source, includeOptions(shipped, path.dirname(file), problems));
}

async function withIncludes(
  source: Source,
  folder: string | undefined,
  problems: Problems,
): Promise<ReadDocument> {
  return readIncludes(source, includeOptions(folder, folder ?? '', problems));
}

function includeOptions(
  root: string | undefined,
  folder: string,
  problems: Problems,
): Parameters<typeof readIncludes>[1] {
  const nameOf = (file: string): string => path.relative(root ?? '', file);
  return { root, folder, onFile: () => undefined, nameOf, problems };
}

/** Refuses a text that would take too long to compile. */
function sourceWithin(name: string, text: string, problems: Problems): Source {
  if (text.length > largestFile) {
    const message = `The template has ${text.length.toLocaleString('en')} characters; the limit is ${largestFile.toLocaleString('en')}.`;
    problems.stop(sourceOf(sourceFile(name, '')), 0, 'template-too-large', message);
  }
  return sourceOf(sourceFile(name, text));
}
