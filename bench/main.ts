import { benchMessages } from './messages.ts';
import { benchPaymentLinks } from './payment-links.ts';
import { benchPreview } from './preview.ts';
import { benchRendering } from './rendering.ts';
import { benchSending } from './sending.ts';
import { benchSnapshots } from './snapshots.ts';
import { benchStarting } from './starting.ts';
import { prepareTheMails } from './the-mails.ts';
import { benchWord } from './word.ts';

const benches: Readonly<Record<string, () => Promise<void>>> = {
  rendering: async () => {
    for (const mail of await prepareTheMails()) await benchRendering(mail);
  },
  messages: async () => {
    for (const mail of await prepareTheMails()) await benchMessages(mail);
  },
  starting: benchStarting,
  sending: benchSending,
  'payment-links': benchPaymentLinks,
  preview: benchPreview,
  word: async () => benchWord(),
  snapshots: benchSnapshots,
};

const asked = process.argv.slice(2);
for (const [name, run] of Object.entries(benches)) {
  if (asked.length === 0 || asked.includes(name)) await run();
}
