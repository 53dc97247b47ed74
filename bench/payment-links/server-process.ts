// One process of the benchmark of redirects: node server-process.js bare|links|writer <store>
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openPaymentLinks } from '../../src/payment-links/open-payment-links.ts';
import { serveLinks } from '../../src/payment-links/server/serve-links.ts';
import { invoiceData } from './invoices.ts';
import { stubProvider, target } from './stub-provider.ts';

const [, , role, store = ''] = process.argv;

if (role === 'bare') {
  const headers = {
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
    location: target,
    'content-length': '0',
  };
  const server = createServer((_, response) => response.writeHead(302, headers).end());
  server.listen(0, '127.0.0.1', () =>
    process.send?.({ port: (server.address() as AddressInfo).port, paths: ['/7H3K9QWX2M4ABC'] }),
  );
} else {
  const links = await openPaymentLinks({ store, provider: stubProvider, baseUrl: 'https://pay.example.be' });
  if (role === 'links') {
    const paths: string[] = [];
    for (let index = 0; index < 500; index++)
      paths.push(`/${(await links.create(invoiceData(String(index)))).code}`);
    process.send?.({ port: (await serveLinks(links, { port: 0 })).port, paths });
  } else {
    process.send?.({ port: 0, paths: [] });
    for (let index = 0; ; index++) {
      await links.create(invoiceData(`written ${process.pid} ${index}`));
      // Invoices are numbered by the hundred a second, not by the thousand.
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}
