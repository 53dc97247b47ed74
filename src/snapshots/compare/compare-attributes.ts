import { compareInlineStyles } from './compare-styles.ts';
import { quote } from './compare-words.ts';

type Attributes = ReadonlyMap<string, string>;

/** Describes the attributes that differ, and for `style` the properties. */
export async function compareAttributes(before: Attributes, after: Attributes): Promise<string[]> {
  const found: string[] = [];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(name), after.get(name)];
    if (old === now) continue;
    if (name === 'style') found.push(...(await compareInlineStyles(old ?? '', now ?? '')));
    else found.push(describeAttribute(name, old, now));
  }
  return found;
}

function describeAttribute(name: string, before: string | undefined, after: string | undefined): string {
  if (before === undefined) return `added ${name}=${describeValue(after!)}`;
  if (after === undefined) return `removed ${name}=${describeValue(before)}`;
  const [old, now] = [describeValue(before), describeValue(after)];
  if (old === now)
    return before.startsWith('data:') ? 'another picture' : `${name}: ${tail(before)} -> ${tail(after)}`;
  return `${name}: ${old} -> ${now}`;
}

/** Describes an embedded image by its type and size. */
function describeValue(value: string): string {
  const image = /^data:([^;,]+)[^,]*,([^#]*)/s.exec(value);
  if (image === null) return quote(value);
  const bytes = Math.floor((image[2]!.length * 3) / 4);
  return `an image (${image[1]}, ${bytes} bytes)`;
}

/** The end of a long value, because two values may begin alike. */
function tail(value: string): string {
  return quote(`…${value.slice(-60)}`);
}
