import { readFileSync } from 'node:fs';
import { satisfies } from 'semver';
import { describe, expect, test } from 'vitest';

interface Entry {
  readonly version: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly engines?: { readonly node?: string };
}

const read = (file: string) =>
  JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')) as Record<string, unknown>;

const installed = Object.entries(read('package-lock.json').packages as Record<string, Entry>)
  .filter(([place]) => place !== '')
  .map(([place, entry]) => ({ ...entry, name: place.replace(/^.*node_modules\//, '') }));

describe('npm gives no engine warning', () => {
  const oldest = /^>=(\d+\.\d+)$/.exec((read('package.json').engines as { node: string }).node)?.[1];

  test.each([`${oldest}.0`, '22.17.0', '24.0.0'])('on Node %s for a dependency of facteur', (node) => {
    expect(refusing(node).filter(({ dev }) => dev !== true)).toEqual([]);
  });

  test('in a checkout on Node 22.17 and 24', () => {
    expect([...refusing('22.17.0'), ...refusing('24.0.0')]).toEqual([]);
  });

  test('in a checkout on Node 20, except for the Chromium for pictures', () => {
    expect(refusing(`${oldest}.0`).map(({ name }) => name)).toEqual(['@sparticuz/chromium']);
  });
});

test('package.json names exact versions', () => {
  const { dependencies, devDependencies } = read('package.json');
  for (const version of Object.values({ ...(dependencies as object), ...(devDependencies as object) }))
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});

test('Vitest is an optional peer of any version: npm 10 fails on a range', () => {
  const { peerDependencies, peerDependenciesMeta } = read('package.json');
  expect(peerDependencies).not.toHaveProperty('vitest');
  expect(peerDependenciesMeta).toHaveProperty('vitest', { optional: true });
});

/** The packages whose `engines` exclude a version of Node. */
function refusing(node: string): typeof installed {
  return installed.filter(({ engines }) => engines?.node !== undefined && !satisfies(node, engines.node));
}
