import type { TemplateRule } from '../../template-rule.ts';

/** A template without samples: none of its mails can be checked. */
export const sampleMissing: TemplateRule = {
  name: 'fields/sample-missing',
  severity: 'warning',
  check: async ({ name, languages, samples }) => {
    const compiled = languages.find(({ template }) => template !== undefined);
    if (samples.length > 0 || compiled === undefined) return [];
    return [
      {
        message: 'The template has no samples, so its mails are not checked.',
        fix: `Save the data of an invoice as samples/plain.json in the folder of ${name}.`,
        place: (await compiled.trace()).start,
      },
    ];
  },
};
