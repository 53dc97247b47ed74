import { readFile } from 'node:fs/promises';
import { findNodeAtLocation, type Node, type ParseError, parseTree } from 'jsonc-parser';
import { describeParseError } from '../compile/1-read/parse-error.ts';
import type { Place } from '../compile/trace-template.ts';

/** A JSON file with the places of its values. */
export interface JsonSource {
  /** Its name in messages: `templates/invoice/samples/plain.json`. */
  readonly name: string;
  readonly text: string;
  /** Undefined if nothing in it can be parsed. */
  readonly root: Node | undefined;
  readonly mistake: { readonly what: string; readonly offset: number } | undefined;
}

/** Reads a JSON file; undefined if it does not exist. */
export async function readJsonSource(file: string, name: string): Promise<JsonSource | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const [error] = errors;
  const mistake =
    error === undefined
      ? undefined
      : { what: describeParseError(error), offset: Math.min(error.offset, text.length) };
  return { name, text, root, mistake };
}

/** The place of a value, or of the object that should contain it. */
export function placeOfPath(source: JsonSource, path: readonly (string | number)[]): Place {
  for (let length = path.length; length > 0 && source.root !== undefined; length--) {
    const node = findNodeAtLocation(source.root, path.slice(0, length));
    if (node !== undefined)
      return placeAtOffset(source, (node.parent?.type === 'property' ? node.parent : node).offset);
  }
  return placeAtOffset(source, source.root?.offset ?? 0);
}

export function placeAtOffset({ name, text }: JsonSource, offset: number): Place {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { file: name, line, column: offset - before.lastIndexOf('\n') };
}

/** A text in nested objects, with its dotted key. */
export interface JsonText {
  readonly key: string;
  readonly place: Place;
}

/** Every value that is not an object, in the order of the file. */
export function textsOf(source: JsonSource): JsonText[] {
  const found: JsonText[] = [];
  const visit = (node: Node, prefix: string): void => {
    for (const property of node.children ?? []) {
      const [name, value] = property.children ?? [];
      if (name === undefined || value === undefined) continue;
      const key = prefix + String(name.value);
      if (value.type === 'object') visit(value, `${key}.`);
      else found.push({ key, place: placeAtOffset(source, property.offset) });
    }
  };
  if (source.root?.type === 'object') visit(source.root, '');
  return found;
}
