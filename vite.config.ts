import { defineConfig } from 'vite';

/** Builds the page of the preview ahead, into the package: whoever installs facteur installs none of what it is made of. */
export default defineConfig({
  root: 'src/preview/page',
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../../dist/preview/page',
    emptyOutDir: true,
    target: 'es2023',
    // The editor, which is loaded when it is wanted.
    chunkSizeWarningLimit: 600,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Else a slow machine gets advice about plugins with its build.
      checks: { pluginTimings: false },
      output: {
        entryFileNames: 'assets/page.js',
        chunkFileNames: 'assets/[name].js',
        assetFileNames: 'assets/page[extname]',
      },
    },
  },
});
