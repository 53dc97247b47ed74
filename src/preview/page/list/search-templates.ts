import type { SampleSummary, TemplateSummary } from '../../preview-api.ts';

export interface FoundTemplate {
  readonly template: TemplateSummary;
  /** All samples if the template itself matches. */
  readonly samples: readonly SampleSummary[];
}

/** Every word must occur in the name of the template or sample, or in the state of the payment. */
export function searchTemplates(
  templates: readonly TemplateSummary[],
  query: string,
): readonly FoundTemplate[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return templates.flatMap((template) => {
    const name = template.name.toLowerCase();
    const rest = words.filter((word) => !name.includes(word));
    if (rest.length === 0) return [{ template, samples: template.samples }];
    const samples = template.samples.filter((sample) =>
      rest.every((word) => `${sample.name} ${sample.state ?? ''}`.toLowerCase().includes(word)),
    );
    return samples.length === 0 ? [] : [{ template, samples }];
  });
}
