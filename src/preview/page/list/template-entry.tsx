import type { VNode } from 'preact';
import type { MailId, SampleSummary, TemplateSummary } from '../../preview-api.ts';
import { Choice } from '../parts/choice.tsx';
import { usePage } from '../state/use-page.ts';
import { PlaceLink } from './place-link.tsx';

interface TemplateEntryProps {
  readonly template: TemplateSummary;
  readonly samples: readonly SampleSummary[];
  readonly mail: MailId | undefined;
  readonly isOpen: boolean;
}

export function TemplateEntry({ template, samples, mail, isOpen }: TemplateEntryProps): VNode {
  const page = usePage();
  const isChosen = template.name === mail?.template;
  return (
    <li class="template" data-chosen={isChosen}>
      <PlaceLink
        class="template-name"
        to={{ template: template.name, sample: undefined }}
        isCurrent={isChosen && !isOpen}
      >
        <span class="name">{template.name}</span>
        {template.problem === undefined ? (
          <span class="count">
            {template.samples.length}
            <span class="hidden"> samples</span>
          </span>
        ) : (
          <span class="word error" title={template.problem}>
            error
          </span>
        )}
      </PlaceLink>
      {isChosen && template.locales.length > 1 && (
        <Choice
          label={`Language of ${template.name}`}
          options={template.locales.map((locale) => [locale, locale] as const)}
          value={mail.locale}
          onChoose={(locale) => page.go({ locale })}
        />
      )}
      {isOpen && (
        <ul>
          {samples.map(({ name, state }) => (
            <li key={name}>
              <PlaceLink
                class="sample-name"
                to={{ template: template.name, sample: name }}
                isCurrent={isChosen && mail.sample === name}
              >
                <span class="name">{name}</span>
                {state === undefined ? (
                  <span class="word error">unreadable</span>
                ) : (
                  state !== 'other' && <span class={`word ${state}`}>{state}</span>
                )}
              </PlaceLink>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
