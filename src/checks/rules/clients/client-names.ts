import { FacteurError } from '../../../errors.ts';
import { didYouMean } from '../../../fields/near-name.ts';
import type { Feature, SupportData } from './support-data.ts';

/** The caniemail name of a client: `outlook.windows`. */
export type Client = `${string}.${string}`;

/** The clients that invoices reach in Europe, as far as caniemail has tested them. */
export const usualClients: readonly string[] = [
  'apple-mail.*',
  'gmail.*',
  'outlook.windows',
  'outlook.outlook-com',
  'outlook.macos',
  'outlook.ios',
  'outlook.android',
  'samsung-email.*',
  'yahoo.*',
  'thunderbird.*',
  'gmx.*',
  'web-de.*',
];

/**
 * The clients that match any of the patterns: a name, `gmail.*`, `*.ios` or `*`.
 * @throws FacteurError `invalid-option` for a pattern without a match
 */
export function selectClients(patterns: readonly string[], data: SupportData): Client[] {
  const clients = listClients(data.data);
  for (const pattern of patterns)
    if (!clients.some((client) => isMeant(client, pattern))) throw unknownClient(pattern, clients);
  return clients.filter((client) => patterns.some((pattern) => isMeant(client, pattern)));
}

function unknownClient(pattern: string, clients: readonly Client[]): FacteurError {
  const families = new Set(clients.map((client) => `${familyOf(client)}.*`));
  return new FacteurError(
    'invalid-option',
    `Unknown mail client "${pattern}".${didYouMean(pattern, [...families, ...clients])}`,
  );
}

/** Cached, because the data has thousands of entries and every mail needs the list. */
const listed = new WeakMap<readonly Feature[], readonly Client[]>();

/** Every client that was tested with at least one feature. */
function listClients(features: readonly Feature[]): readonly Client[] {
  const known = listed.get(features) ?? collectClients(features);
  listed.set(features, known);
  return known;
}

function collectClients(features: readonly Feature[]): Client[] {
  const clients = new Set<Client>();
  for (const { stats } of features)
    for (const [family, platforms] of Object.entries(stats))
      for (const platform of Object.keys(platforms)) clients.add(`${family}.${platform}`);
  return [...clients].sort();
}

function isMeant(client: Client, pattern: string): boolean {
  if (pattern === '*') return true;
  const [family, platform] = client.split('.');
  const [wantedFamily, wantedPlatform] = pattern.split('.');
  return (
    (wantedFamily === '*' || wantedFamily === family) &&
    (wantedPlatform === '*' || wantedPlatform === platform)
  );
}

/** Readable names of clients. If all the selected clients of a family are included, the family is named once. */
export function nameClients(
  clients: readonly Client[],
  asked: readonly Client[],
  data: SupportData,
): string[] {
  const families = [...new Set(clients.map(familyOf))];
  return families.flatMap((family) => {
    const meant = clients.filter((client) => familyOf(client) === family);
    const all = asked.filter((client) => familyOf(client) === family);
    if (meant.length === all.length && all.length > 1) return [data.nicenames.family[family] ?? family];
    return meant.map((client) => nameClient(client, data));
  });
}

function familyOf(client: Client): string {
  return client.slice(0, client.indexOf('.'));
}

const ownNames: Readonly<Record<Client, string>> = {
  'outlook.windows': 'Outlook for Windows (classic)',
  'outlook.outlook-com': 'Outlook on the web',
  'thunderbird.macos': 'Thunderbird',
};

function nameClient(client: Client, { nicenames }: SupportData): string {
  const known = ownNames[client];
  if (known !== undefined) return known;
  const [family = '', platform = ''] = client.split('.');
  const name = nicenames.family[family] ?? family;
  if (platform === 'mobile-webmail') return `${name} in a phone's browser`;
  return `${name} on ${platform === 'desktop-webmail' ? 'the web' : (nicenames.platform[platform] ?? platform)}`;
}
