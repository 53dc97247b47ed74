// Sends the messages of a JSON file of strings by Nodemailer's pool, and tells its parent the processor time it took.
import { readFileSync } from 'node:fs';
import { createTransport } from 'nodemailer';

const [file, port] = process.argv.slice(2);
const messages = JSON.parse(readFileSync(file!, 'utf8')) as { readonly to: string; readonly raw: string }[];
const transport = createTransport({
  host: '127.0.0.1',
  port: Number(port),
  pool: true,
  maxConnections: 5,
  ignoreTLS: true,
});
const waiting = messages.values();
await Promise.all(
  Array.from({ length: 5 }, async () => {
    for (const { to, raw } of waiting)
      await transport.sendMail({ envelope: { from: 'facturen@example.be', to: [to] }, raw });
  }),
);
transport.close();
process.send?.(process.cpuUsage());
process.disconnect?.();
