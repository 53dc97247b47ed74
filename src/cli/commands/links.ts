import { Command } from 'commander';
import type { PaymentLinks } from '../../payment-links/open-payment-links.ts';
import { linkNotFound, type PaymentLink } from '../../payment-links/payment-link.ts';
import {
  baseUrlOption,
  credentialsOption,
  dbOption,
  type LinksOptions,
  providerOption,
  withLinks,
} from '../open-links.ts';
import { durationValue, wholeNumber } from '../option-values.ts';
import { printLink, printLinks } from '../print-links.ts';
import { readJsonFile } from '../read-json-file.ts';
import { serveCommand } from './links-serve.ts';

/** `facteur links`: the payment links of a store. */
export function linksCommand(): Command {
  return new Command('links')
    .description(
      'Creates, lists and serves payment links: short URLs on your own domain that lead to the page where an invoice is paid.',
    )
    .addCommand(createCommand())
    .addCommand(oneLink('show', 'show a payment link', show))
    .addCommand(listCommand())
    .addCommand(
      oneLink('renew', 'replace a link with a new one, valid from now', (links, code) => links.renew(code)),
    )
    .addCommand(oneLink('cancel', 'cancel a link', (links, code) => links.cancel(code)))
    .addCommand(oneLink('paid', 'mark a link as paid', (links, code) => links.markPaid(code)))
    .addCommand(purgeCommand())
    .addCommand(serveCommand());
}

function createCommand(): Command {
  return common(new Command('create'), true)
    .description('print the payment link of an invoice, and create it if there is none')
    .argument('<invoice.json>', 'the invoice data that you render templates with; - reads standard input')
    .action(async (file: string, options: LinksOptions) => {
      const data = await readJsonFile(file);
      printLink(await withLinks(options, true, (links) => links.create(data)), options.json === true);
    });
}

function oneLink(
  name: string,
  description: string,
  task: (links: PaymentLinks, code: string) => Promise<PaymentLink>,
): Command {
  return common(new Command(name), true)
    .description(description)
    .argument('<code>', 'the code, or the short URL')
    .action(async (code: string, options: LinksOptions) => {
      printLink(await withLinks(options, false, (links) => task(links, codeOf(code))), options.json === true);
    });
}

async function show(links: PaymentLinks, code: string): Promise<PaymentLink> {
  const link = await links.find(code);
  if (link === undefined) throw linkNotFound(code);
  return link;
}

function listCommand(): Command {
  return common(new Command('list'), false)
    .description('list payment links, soonest to expire first')
    .option(
      '--expiring <duration>',
      'only open links that expire within this time, such as 14d',
      durationValue,
    )
    .option('--limit <number>', 'maximum number of links', wholeNumber(1, 9_999_999), 1000)
    .action(async (options: LinksOptions & { expiring?: number; limit: number }) => {
      const { expiring, limit } = options;
      const wanted = { limit, ...(expiring === undefined ? {} : { expiringWithin: expiring }) };
      printLinks(await withLinks(options, false, (links) => links.list(wanted)), options.json === true);
    });
}

function purgeCommand(): Command {
  return common(new Command('purge'), false)
    .description('delete links that expired long ago; their short URLs then answer 404 instead of 410')
    .option('--older-than <duration>', 'how long ago they expired', durationValue, 365 * 86_400_000)
    .action(async (options: LinksOptions & { olderThan: number }) => {
      const deleted = await withLinks(options, false, (links) => links.purge(options.olderThan));
      console.log(
        options.json === true ? JSON.stringify({ deleted }, undefined, 2) : `Deleted ${deleted} links.`,
      );
    });
}

function common(command: Command, withProvider: boolean): Command {
  command.addOption(dbOption()).addOption(baseUrlOption()).option('--json', 'print JSON');
  return withProvider ? command.addOption(providerOption()).addOption(credentialsOption()) : command;
}

/** The end of a short URL is its code. */
function codeOf(text: string): string {
  return text.split('/').at(-1) ?? text;
}
