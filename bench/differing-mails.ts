import { readFileSync } from 'node:fs';
import type { BuildMessageOptions } from '../src/message/read-message.ts';

export const now: Date = new Date('2026-11-22T09:00:00Z');

/** One of the mails that a bench takes turns with. */
export interface OneMail {
  readonly data: unknown;
  readonly options: BuildMessageOptions;
}

const from = { name: 'Kantoor Jänssens & Zoon', address: 'facturen@example.be' };

const companies = ['Bakkerij Peeters bv', 'Café “De Zon” & Co', 'Étude Lefèvre & Fils', 'Garage <Van Dàmme>'];
const people = ['An Peeters', 'Zoë D’Hondt', 'François Lefèvre', 'Jürgen Müller'];
const works = [
  'Boekhouding, maand',
  'Révision & clôture n°',
  'Materiaal < 50 € per stuk, lot',
  'Überprüfung “Jahresabschluß”, Teil',
];

/**
 * Sixty-four invoices of ten lines, each to another customer and with another key, from one sender. A bench that renders
 * one mail again and again measures caches, and a name without accents is the easy case.
 */
export function differingMails(): readonly OneMail[] {
  const plain = JSON.parse(readFileSync('templates/invoice/samples/plain.json', 'utf8')) as {
    readonly invoice: { readonly lines: readonly object[] };
    readonly relation: object;
    readonly company: object;
  };
  return Array.from({ length: 64 }, (_, index) => {
    const number = `2026-${1000 + index * 7}`;
    const name = `${companies[index % 4]} ${index}`;
    const person = people[(index >> 2) % 4]!;
    const data = {
      ...plain,
      invoice: {
        ...plain.invoice,
        number,
        total: `${1210 + index * 17}.${10 + index}`,
        description: `${works[index % 4]} ${index}`,
        paymentUrl: `https://pay.example.be/7H3K9QWX2M${1000 + index}`,
        lines: Array.from({ length: 10 }, (_, line) => ({
          ...plain.invoice.lines[0],
          description: `${works[(index + line) % 4]} ${line + 1} van ${2000 + index}`,
          quantity: String(1 + ((index * line) % 40)),
          amount: `${80 + index * line}.${10 + line}`,
        })),
      },
      relation: { ...plain.relation, name, firstName: person.split(' ')[0], lastName: person.split(' ')[1] },
      company: { ...plain.company, name: from.name },
    };
    return {
      // Texts as they come from a file or a database: V8 puts together lazily what a program joins.
      data: JSON.parse(JSON.stringify(data)) as unknown,
      options: JSON.parse(
        JSON.stringify({
          from,
          to: { name: index % 2 === 0 ? name : person, address: `klant.${index}@example.com` },
          messageKey: `invoice/${number}`,
        }),
      ) as BuildMessageOptions,
    };
  }).map(({ data, options }) => ({ data, options: { ...options, from, now } }));
}

/** Takes mails in turn, so that no two calls in a row have the same one. */
export function inTurn<One, Made>(all: readonly One[], make: (one: One) => Made): () => Made {
  let next = 0;
  return () => make(all[next++ % all.length]!);
}
