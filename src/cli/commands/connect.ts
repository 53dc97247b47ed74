import { Command } from 'commander';
import { FacteurError } from '../../errors.ts';
import { connectProvider, testSavedCredentials } from '../../payment-links/credentials/connect-provider.ts';
import type { ConnectionTest } from '../../payment-links/providers/provider.ts';
import { readCompany } from '../../payment-links/read-invoice.ts';
import { askInTerminal } from '../hidden-input.ts';

interface Options {
  readonly company: string;
  readonly credentials?: string;
  readonly apiUrl?: string;
  readonly test?: true;
  readonly saveAnyway?: true;
  readonly json?: true;
}

/** `facteur connect <provider>`: asks for a company's credentials, tests them and saves them. */
export function connectCommand(): Command {
  return new Command('connect')
    .description(
      "Connects a company to a payment provider: tests the credentials and saves them for 'facteur links'.",
    )
    .argument('<provider>', 'mollie, pom or bank-transfer')
    .requiredOption('--company <number>', 'enterprise number of the company')
    .option('--test', 'only test the saved credentials')
    .option('--save-anyway', 'save the credentials even if the provider refuses them')
    .option(
      '--credentials <folder>',
      'folder for credentials (default: FACTEUR_CREDENTIALS, or your configuration folder)',
    )
    .option('--api-url <url>', "another API address than the provider's own")
    .option('--json', 'print JSON')
    .addHelpText('after', help)
    .action(connect);
}

const help = `
You are asked for the credentials, unless the environment has them:
  FACTEUR_MOLLIE_API_KEY, FACTEUR_POM_USERNAME, FACTEUR_POM_PASSWORD
They are saved so that only you can read them, and encrypted if FACTEUR_CREDENTIALS_KEY is set.`;

async function connect(name: string, options: Options): Promise<void> {
  const company = readCompany(options.company);
  const folder = options.credentials === undefined ? {} : { folder: options.credentials };
  if (options.test === true)
    return report(name, company, await testSavedCredentials(name, company, folder), undefined, options);
  const { test, file } = await connectProvider(name, {
    ...folder,
    company,
    environment: process.env,
    ask: process.stdin.isTTY ? ({ question, secret }) => askInTerminal(question, secret) : undefined,
    ...(options.apiUrl === undefined ? {} : { apiUrl: options.apiUrl }),
    saveAnyway: options.saveAnyway === true,
  });
  report(name, company, test, file, options);
}

function report(
  name: string,
  company: string,
  test: ConnectionTest,
  file: string | undefined,
  options: Options,
): void {
  if (options.json === true)
    console.log(JSON.stringify({ provider: name, company, ...test, file }, undefined, 2));
  else if (test.ok)
    console.log(`${name} accepts the credentials of company ${company}, in ${test.mode} mode.`);
  if (options.json !== true && file !== undefined) console.log(`Saved in ${file}.`);
  if (test.ok) return;
  const saved = file !== undefined ? '' : options.test === true ? '' : ' Nothing was saved.';
  const code = test.reason === 'auth' ? 'provider-unauthorised' : 'provider-unavailable';
  throw new FacteurError(code, `${test.message}${saved}`);
}
