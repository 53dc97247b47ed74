import { benchRendering } from './rendering.ts';

const benches: Readonly<Record<string, () => Promise<void>>> = { rendering: benchRendering };

const asked = process.argv.slice(2);
for (const [name, run] of Object.entries(benches)) {
  if (asked.length === 0 || asked.includes(name)) await run();
}
