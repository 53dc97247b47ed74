import { benchMessages } from './messages.ts';
import { benchRendering } from './rendering.ts';
import { prepareTheMail, type TheMail } from './the-mail.ts';

const benches: Readonly<Record<string, (theMail: TheMail) => Promise<void>>> = {
  rendering: benchRendering,
  messages: benchMessages,
};

const asked = process.argv.slice(2);
const theMail = await prepareTheMail();
for (const [name, run] of Object.entries(benches)) {
  if (asked.length === 0 || asked.includes(name)) await run(theMail);
}
