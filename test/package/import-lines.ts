import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The files of `src/`, each with its imports, as paths in `src/`: `compile/settings.ts`. Packages are left out. */
export async function readImports(): Promise<Map<string, string[]>> {
  const root = path.resolve('src');
  const imports = new Map<string, string[]>();
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
    const file = path.join(entry.parentPath, entry.name);
    const found = importsIn(await readFile(file, 'utf8'))
      .filter((name) => name.startsWith('.'))
      .map((name) => path.relative(root, path.resolve(path.dirname(file), name)));
    imports.set(path.relative(root, file), [...new Set(found)]);
  }
  return imports;
}

/** The imports of a module: static, type-only and dynamic. */
export function importsIn(code: string): string[] {
  const plain = code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const statements = plain.matchAll(
    /^(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]/gm,
  );
  const calls = plain.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g);
  return [...statements, ...calls].map((match) => (match[1] ?? match[2])!);
}

/** All files that a file reaches through imports, except itself. */
export function reachedFrom(start: string, imports: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set<string>();
  const queue = [...(imports.get(start) ?? [])];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    queue.push(...(imports.get(file) ?? []));
  }
  return reached;
}
