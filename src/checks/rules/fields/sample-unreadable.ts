import { placeAtOffset } from '../../json-source.ts';
import type { TemplateRule } from '../../template-rule.ts';

/** A sample that is not JSON. */
export const sampleUnreadable: TemplateRule = {
  name: 'fields/sample-unreadable',
  severity: 'error',
  check: ({ samples }) =>
    samples.flatMap(({ name, source }) =>
      source.mistake === undefined
        ? []
        : [
            {
              message: `The sample is not JSON: ${source.mistake.what}.`,
              fix: 'Write one JSON object with the data of an invoice, without comments.',
              place: placeAtOffset(source, source.mistake.offset),
              sample: name,
            },
          ],
    ),
};
