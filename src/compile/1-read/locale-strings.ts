import { getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { Problems } from '../problems.ts';
import { describeParseError } from './parse-error.ts';
import { type Source, sourceOf, type TemplateFile } from './source.ts';

/** The text of one key, in the requested language or in a fallback. */
export interface LocaleString {
  readonly source: Source;
  /** The file of the requested language, if the key is missing there. */
  readonly missingIn: string | undefined;
}

/** The strings that a template can print, as `{t.greeting}`. */
export interface LocaleStrings {
  find(key: string): LocaleString | undefined;
  readonly keys: readonly string[];
  /** Some file could not be read, so a missing key may be in that file. */
  readonly isIncomplete: boolean;
}

/**
 * Reads locale files: first the requested language, then its fallbacks.
 * A file is one JSON object of texts; nested objects give dotted keys. Keys are case-insensitive.
 * Invalid JSON and values that are not text are reported in `problems`.
 */
export function readLocaleStrings(files: readonly TemplateFile[], problems: Problems): LocaleStrings {
  const tables = files.map((file) => readTable(file, problems));
  return {
    isIncomplete: problems.found.length > 0,
    keys: [...new Set(tables.flatMap((table) => [...table.keys()]))],
    find(key) {
      const index = tables.findIndex((table) => table.has(key));
      const source = tables[index]?.get(key);
      if (source === undefined) return undefined;
      return { source, missingIn: index === 0 ? undefined : files[0]?.path };
    },
  };
}

function readTable(file: TemplateFile, problems: Problems): Map<string, Source> {
  const table = new Map<string, Source>();
  const errors: ParseError[] = [];
  const tree =
    file.text.length > 1_000_000 ? undefined : parseTree(file.text, errors, { disallowComments: true });
  const whole = sourceOf(file);
  if (tree === undefined || tree.type !== 'object' || errors.length > 0) {
    const [error] = errors;
    const what =
      error === undefined ? 'a locale file must be one JSON object of texts' : describeParseError(error);
    problems.report(whole, error?.offset ?? 0, 'invalid-json', `Not valid JSON: ${what}.`);
    return table;
  }
  collect(tree, '', (key, value) => {
    if (value.type !== 'string') {
      const message = `The string "${key}" must be a text; its type is ${value.type}.`;
      problems.report(whole, value.offset, 'invalid-json', message);
      return;
    }
    table.set(key.toLowerCase(), stringSource(file, value));
  });
  return table;
}

function collect(node: Node, prefix: string, add: (key: string, value: Node) => void): void {
  for (const property of node.children ?? []) {
    const [name, value] = property.children ?? [];
    if (name === undefined || value === undefined) continue;
    const key = prefix + String(name.value);
    if (value.type === 'object' && prefix.split('.').length < 6) collect(value, `${key}.`, add);
    else add(key, value);
  }
}

/** A text without escapes keeps the place of each character. With escapes, all of it gets the place where the string begins. */
function stringSource(file: TemplateFile, node: Node): Source {
  const text = String(getNodeValue(node));
  const start = node.offset + 1;
  if (file.text.slice(start, start + text.length) === text) return sourceOf(file, start, start + text.length);
  return { text, pieces: [{ start: 0, length: text.length, file, offset: start, rewritten: true }] };
}
