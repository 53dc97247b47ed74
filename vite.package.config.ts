import { defineConfig } from 'vite';
import manifest from './package.json' with { type: 'json' };

/** The files that package.json names, by their paths in `src/` and `dist/`: `render/index`. */
const entries = [
  manifest.bin.facteur,
  ...Object.values(manifest.exports).flatMap((door) => (typeof door === 'string' ? [] : Object.values(door))),
]
  .map((file) => /dist\/(.+)\.js$/.exec(file)?.[1])
  .filter((entry) => entry !== undefined);

/**
 * What a program needs to render and send mails, in few files: Node takes half a millisecond or more to load each. A group is the
 * modules of the pattern with all that they import, except for what the groups above it have. Each door loads the groups that it
 * needs; `test/package/loads-little.test.ts` checks it.
 */
const groups = [
  { name: 'base', test: /\/src\/(?:errors|mail-html\/escape-[a-z]+)\.ts$/ },
  { name: 'options', test: /\/src\/options\.ts$/ },
  { name: 'fields', test: /\/src\/fields\/(?:kinds\/kinds|formats\/formatter|catalogue)\.ts$/ },
  { name: 'qr-code', test: /\/src\/qr-code\/payment-qr\.ts$/ },
  { name: 'render', test: /\/src\/render\/render-template\.ts$/ },
  { name: 'message', test: /\/src\/message\/build-message\.ts$/ },
  {
    name: 'templates',
    test: /\/src\/(?:compile\/compile-template|compile\/open-templates|fields\/define-fields|render\/template)\.ts$/,
  },
  { name: 'sending', test: /\/src\/sending\/(?:create-sender|smtp-transport)\.ts$/ },
].map((group, index, { length }) => ({ ...group, priority: length - index }));

/** Builds the package without its types: a file per door, and chunks that they share. The dependencies stay imports. */
export default defineConfig({
  build: {
    ssr: true,
    outDir: 'dist',
    target: 'es2023',
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: Object.fromEntries(entries.map((entry) => [entry, `src/${entry}.ts`])),
      output: {
        entryFileNames: '[name].js',
        // As deep as `src/<room>/`, where all files are that find the package's other files by their own place.
        chunkFileNames: 'chunks/[name].js',
        // The documentation is in the types.
        comments: { jsdoc: false },
        codeSplitting: { groups },
      },
    },
  },
});
