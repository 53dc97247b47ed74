import type { Node } from 'jsonc-parser';
import { getNodeValue } from 'jsonc-parser';
import { codeFrame } from '../compile/1-read/source.ts';
import { FacteurError } from '../errors.ts';
import { didYouMean } from '../fields/near-name.ts';
import type { AllowedEntry, AllowList } from './allow-list.ts';
import { type JsonSource, placeAtOffset, readJsonSource } from './json-source.ts';
import { ruleNames } from './rule-names.ts';

/**
 * Reads a file of accepted findings: `{ "allowed": [{ "rule": "clients/support", "message": "position", "reason": "…" }] }`.
 * `rule` and `reason` are required. `template`, `locale`, `sample` and `message` (one or several parts of it) narrow the
 * entry; each is a text or a list of texts.
 * @param name the name of the file in messages; its path by default
 * @throws FacteurError `file-not-readable`, `invalid-allow-list` with the line
 */
export async function readAllowList(file: string, name: string = file): Promise<AllowList> {
  const source = await readJsonSource(file, name);
  if (source === undefined) throw new FacteurError('file-not-readable', `No allow-list at ${name}.`);
  if (source.mistake !== undefined)
    throw mistakeAt(source, source.mistake.offset, `not JSON: ${source.mistake.what}`);
  const list =
    source.root === undefined
      ? undefined
      : propertiesOf(source, source.root, ['allowed', '$schema']).get('allowed');
  if (list?.type !== 'array')
    throw mistakeAt(source, source.root?.offset ?? 0, 'expected an object with a list "allowed"');
  return { file: name, entries: (list.children ?? []).map((node) => readEntry(source, node)) };
}

const keys = ['rule', 'template', 'locale', 'sample', 'message', 'reason'] as const;

function readEntry(source: JsonSource, node: Node): AllowedEntry {
  const properties = propertiesOf(source, node, keys);
  const text = (key: (typeof keys)[number]): string | undefined => {
    const value = properties.get(key);
    if (value === undefined) return undefined;
    if (value.type === 'string' && String(value.value).trim() !== '') return String(value.value);
    throw mistakeAt(source, value.offset, `"${key}" must be a non-empty text`);
  };
  const required = (key: 'rule' | 'reason', what: string): string => {
    const value = text(key);
    if (value === undefined) throw mistakeAt(source, node.offset, `an entry needs a "${key}", ${what}`);
    return value;
  };
  const rule = required('rule', 'the name of a rule such as "clients/support"');
  if (!ruleNames.includes(rule))
    throw mistakeAt(
      source,
      properties.get('rule')!.offset,
      `unknown rule "${rule}".${didYouMean(rule, ruleNames)}`,
    );
  const reason = required('reason', 'which tells later readers why the finding is accepted');
  const narrowed = (['template', 'locale', 'sample'] as const)
    .filter((key) => properties.has(key))
    .map((key) => [key, readTexts(source, key, properties.get(key))] as const);
  return {
    rule,
    ...Object.fromEntries(narrowed),
    message: readTexts(source, 'message', properties.get('message')),
    reason,
    place: placeAtOffset(source, node.offset),
  };
}

/** One text, or a list of them. */
function readTexts(source: JsonSource, key: string, node: Node | undefined): string[] {
  if (node === undefined) return [];
  const value: unknown = getNodeValue(node);
  const texts = Array.isArray(value) ? (value as unknown[]) : [value];
  const areTexts = texts.every((text): text is string => typeof text === 'string' && text !== '');
  if (texts.length > 0 && areTexts) return texts;
  throw mistakeAt(source, node.offset, `"${key}" must be a non-empty text or a list of them`);
}

function propertiesOf(source: JsonSource, node: Node, known: readonly string[]): Map<string, Node> {
  if (node.type !== 'object') throw mistakeAt(source, node.offset, `expected an object with "${known[0]}"`);
  const found = new Map<string, Node>();
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (key === undefined || value === undefined) continue;
    const name = String(key.value);
    if (!known.includes(name))
      throw mistakeAt(source, key.offset, `unknown key "${name}".${didYouMean(name, known)}`);
    found.set(name, value);
  }
  return found;
}

function mistakeAt(source: JsonSource, offset: number, what: string): FacteurError {
  const { file, line, column } = placeAtOffset(source, offset);
  const sentence = `The allow-list is not valid: ${what}${/[.?]$/.test(what) ? '' : '.'}`;
  return new FacteurError(
    'invalid-allow-list',
    `${sentence}\n  at ${file}:${line}:${column}\n${codeFrame(source.text, line, column)}`,
  );
}
