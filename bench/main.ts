import { benchMessages } from './messages.ts';
import { benchPaymentLinks } from './payment-links.ts';
import { benchPreview } from './preview.ts';
import { benchRendering } from './rendering.ts';
import { benchSnapshots } from './snapshots.ts';
import { prepareTheMail } from './the-mail.ts';
import { benchWord } from './word.ts';

const benches: Readonly<Record<string, () => Promise<void>>> = {
  rendering: async () => benchRendering(await prepareTheMail()),
  messages: async () => benchMessages(await prepareTheMail()),
  'payment-links': benchPaymentLinks,
  preview: benchPreview,
  word: async () => benchWord(),
  snapshots: benchSnapshots,
};

const asked = process.argv.slice(2);
for (const [name, run] of Object.entries(benches)) {
  if (asked.length === 0 || asked.includes(name)) await run();
}
