import type { VNode } from 'preact';
import type { MailId } from '../../../snapshots/mail-id.ts';
import type { SampleSummary, TemplateSummary } from '../../preview-api.ts';
import { Choice } from '../parts/choice.tsx';
import { usePage, usePageState } from '../state/use-page.ts';
import { PlaceLink } from './place-link.tsx';
import './template-entry.css';

interface TemplateEntryProps {
  readonly template: TemplateSummary;
  readonly samples: readonly SampleSummary[];
  readonly mail: MailId | undefined;
  readonly isOpen: boolean;
}

/** The choice of all languages; no language has this name. */
const all = '*';

export function TemplateEntry({ template, samples, mail, isOpen }: TemplateEntryProps): VNode {
  const page = usePage();
  const { matrix } = usePageState().place;
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
            {template.problemLocale === undefined ? 'error' : `error in ${template.problemLocale}`}
          </span>
        )}
      </PlaceLink>
      {isChosen && template.locales.length > 1 && (
        <Choice
          label={`Language of ${template.name}`}
          options={[...template.locales.map((locale) => [locale, locale] as const), [all, 'all'] as const]}
          value={matrix === 'languages' ? all : mail.locale}
          onChoose={(locale) =>
            page.go(locale === all ? { matrix: 'languages' } : { locale, matrix: undefined })
          }
        />
      )}
      {isOpen && (
        <ul>
          {isChosen && samples.length > 1 && (
            <li>
              <PlaceLink
                class="sample-name all-states"
                to={{ template: template.name, matrix: 'states' }}
                isCurrent={matrix === 'states'}
              >
                <span class="name">All states</span>
              </PlaceLink>
            </li>
          )}
          {samples.map(({ name, state }) => (
            <li key={name}>
              <PlaceLink
                class="sample-name"
                to={{ template: template.name, sample: name }}
                isCurrent={isChosen && mail.sample === name && matrix !== 'states'}
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
