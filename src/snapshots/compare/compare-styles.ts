import type { ChildNode, Container, Document } from 'postcss';

/** Describes the properties that differ between two `style` attributes. */
export async function compareInlineStyles(before: string, after: string): Promise<string[]> {
  const [old, now] = [await readRules(before), await readRules(after)];
  return compareProperties(old.get('') ?? new Map(), now.get('') ?? new Map());
}

/** Describes the rules and properties that differ between two style sheets: `@media (…) .box: padding: 8px -> 16px`. */
export async function compareStyleSheets(before: string, after: string): Promise<string[]> {
  const [old, now] = [await readRules(before), await readRules(after)];
  const found: string[] = [];
  for (const [selector, properties] of old) {
    const other = now.get(selector);
    if (other === undefined) found.push(`removed the rule ${selector}`);
    else found.push(...compareProperties(properties, other).map((change) => `${selector}: ${change}`));
  }
  for (const [selector, properties] of now) {
    if (old.has(selector)) continue;
    const declared = [...properties].map(([name, value]) => `${name}: ${value}`).join('; ');
    found.push(`added the rule ${selector} { ${shorten(declared)} }`);
  }
  if (found.length === 0 && [...old.keys()].join('\n') !== [...now.keys()].join('\n'))
    found.push('the order of its rules changed');
  return found;
}

type Properties = ReadonlyMap<string, string>;

function compareProperties(before: Properties, after: Properties): string[] {
  const found: string[] = [];
  for (const [name, value] of before) {
    const other = after.get(name);
    if (other === undefined) found.push(`removed ${name}: ${shorten(value)}`);
    else if (other !== value) found.push(`${name}: ${shorten(value)} -> ${shorten(other)}`);
  }
  for (const [name, value] of after) if (!before.has(name)) found.push(`added ${name}: ${shorten(value)}`);
  if (found.length === 0 && [...before.keys()].join() !== [...after.keys()].join())
    found.push('the order of its properties changed');
  return found;
}

/** The declarations by selector, including the @ rules around it. Those of a `style` attribute have the selector ''. */
async function readRules(css: string): Promise<Map<string, Map<string, string>>> {
  const { default: postcss } = await import('postcss');
  const rules = new Map<string, Map<string, string>>();
  let root: Container | Document;
  try {
    root = postcss.parse(css);
  } catch {
    // Invalid CSS is compared as one value.
    return new Map([['', new Map([['style', css]])]]);
  }
  const add = (selector: string, name: string, value: string): void => {
    const properties = rules.get(selector) ?? new Map<string, string>();
    rules.set(selector, properties);
    properties.set(name, value);
  };
  const walk = (nodes: readonly ChildNode[], around: string): void => {
    for (const node of nodes) {
      if (node.type === 'decl')
        add(around, node.prop, node.important ? `${node.value} !important` : node.value);
      else if (node.type === 'rule')
        walk(node.nodes, `${around} ${node.selector.replace(/\s+/g, ' ')}`.trim());
      else if (node.type === 'atrule') {
        const name = `${around} @${node.name} ${node.params.replace(/\s+/g, ' ')}`.trim();
        if (node.nodes === undefined) add(around, name, '');
        else walk(node.nodes, name);
      }
    }
  };
  walk(root.nodes as ChildNode[], '');
  return rules;
}

function shorten(value: string): string {
  const plain = value.replace(/data:([\w/+.-]+)[^)'"]{64,}/g, 'data:$1…').replace(/\s+/g, ' ');
  return plain.length > 80 ? `${plain.slice(0, 79)}…` : plain;
}
