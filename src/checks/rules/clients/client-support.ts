import type { Found, MailRule } from '../../mail-rule.ts';
import { nameClients, selectClients, usualClients } from './client-names.ts';
import { namesOfFeature } from './feature-names.ts';
import { findUses, type Use } from './find-uses.ts';
import { isHarmless, losesContent } from './importance.ts';
import { type Feature, readSupportData, type SupportData } from './support-data.ts';
import { supportOf } from './support-of.ts';

/**
 * HTML and CSS that some mail clients do not support, according to caniemail. Partial support is not reported, because the
 * data does not say which part a mail uses.
 * @throws FacteurError `invalid-option` for a client that caniemail does not know
 * @see https://www.caniemail.com
 */
export const clientSupportRule: MailRule = clientSupport(readSupportData);

/** The rule with other data, or without any. */
export function clientSupport(readData: () => SupportData | undefined): MailRule {
  return {
    name: 'clients/support',
    severity: 'warning',
    unchecked: () =>
      readData() === undefined
        ? 'Client support was not checked: the package caniemail is not installed. Run npm install --save-dev caniemail@1.'
        : undefined,
    async check({ document, styles, clients: patterns = usualClients }) {
      const data = readData();
      if (data === undefined) return [];
      const clients = selectClients(patterns, data);
      const uses = findUses(document, await styles.sheets());
      return data.data.flatMap((feature) => {
        const use = isHarmless(feature.slug) ? undefined : useOf(feature, uses);
        if (use === undefined) return [];
        const without = clients.filter((client) => supportOf(feature, client).kind === 'none');
        return without.length === 0 ? [] : [describe(feature, use, nameClients(without, clients, data))];
      });
    },
  };
}

function useOf(feature: Feature, uses: ReadonlyMap<string, Use>): Use | undefined {
  const names = namesOfFeature(feature);
  return uses.get(names.find((name) => uses.has(name)) ?? '');
}

function describe(feature: Feature, { element, words }: Use, names: readonly string[]): Found {
  const list = new Intl.ListFormat('en-GB').format(names);
  return {
    element,
    ...(words !== undefined && { words }),
    severity: losesContent(feature) ? 'error' : 'warning',
    message: `\`${feature.title.replace(/ (?:element|property|attribute)$/, '').trim()}\` is not supported by ${list}.`,
    fix: losesContent(feature)
      ? `Its content is missing there: show it as text, or as a PNG or JPEG image. See ${feature.url}`
      : `Check that the mail looks right without it, then accept this finding. See ${feature.url}`,
  };
}
