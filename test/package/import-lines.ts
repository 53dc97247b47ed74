import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The files of `src/`, each with its imports, as paths in `src/`: `compile/settings.ts`. Packages are left out. */
export function readImports(): Promise<Map<string, string[]>> {
  return readImportsOf('src', '.ts', importsIn);
}

/** The files of the built package, each with its static imports, as paths in `dist/`: `chunks/render.js`. */
export function readBuiltImports(): Promise<Map<string, string[]>> {
  return readImportsOf('dist', '.js', staticImportsIn);
}

async function readImportsOf(
  folder: string,
  ending: string,
  read: (code: string) => string[],
): Promise<Map<string, string[]>> {
  const root = path.resolve(folder);
  const imports = new Map<string, string[]>();
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(ending)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const found = read(await readFile(file, 'utf8'))
      .filter((name) => name.startsWith('.'))
      .map((name) => path.relative(root, path.resolve(path.dirname(file), name)));
    imports.set(path.relative(root, file), [...new Set(found)]);
  }
  return imports;
}

/** The imports of a module: static, type-only and dynamic. */
export function importsIn(code: string): string[] {
  const calls = withoutComments(code).matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g);
  return [...staticImportsIn(code), ...[...calls].map(([, name]) => name!)];
}

function staticImportsIn(code: string): string[] {
  const statements = withoutComments(code).matchAll(
    /^(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]/gm,
  );
  return [...statements].map((match) => (match[1] ?? match[2])!);
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
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
