// Adds to package-lock.json the optional packages of other platforms (compiled tools for macOS, Windows, musl, …). `npm install` leaves them out where
// the registry does not offer them, and `npm ci` then refuses the lock file on every machine. Run it after a change of dependencies:
//
//   npm install && node .ci/complete-lock-file.js
import { readFileSync, writeFileSync } from 'node:fs';

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isFound(name, place)) continue;
    const words = name.split(/[/-]/);
    const os = systems.find((system) => words.includes(system));
    const cpu = processors.find((processor) => words.includes(processor));
    if (!/^\d+\.\d+\.\d+\S*$/.test(version) || (os === undefined && cpu === undefined)) {
      throw new Error(
        `${name}@${version} of ${place} is no compiled package of one platform. Add it by hand.`,
      );
    }
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(cpu === undefined ? {} : { cpu: [cpu] }),
      ...(entry.dev === true ? { dev: true } : {}),
      ...(/musl/.test(name) ? { libc: ['musl'] } : {}),
      optional: true,
      ...(os === undefined ? {} : { os: [os] }),
    };
    console.log(`added ${name}@${version}`);
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')),
);
writeFileSync('package-lock.json', `${JSON.stringify(lock, undefined, 2)}\n`);

/** Whether Node would find a package from a place: beside it, or further up. */
function isFound(name, place) {
  const folders = [place];
  while (folders[0] !== '') folders.unshift(folders[0].replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/, ''));
  return folders.some(
    (folder) => lock.packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined,
  );
}
