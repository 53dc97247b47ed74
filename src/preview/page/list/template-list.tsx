import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { chosenMail } from '../state/chosen-mail.ts';
import { usePage, usePageState } from '../state/use-page.ts';
import { searchTemplates } from './search-templates.ts';
import { TemplateEntry } from './template-entry.tsx';
import './template-list.css';

/** The templates with their samples and languages. The open one shows its samples; a search shows all matches. */
export function TemplateList(): VNode {
  const page = usePage();
  const { place, server } = usePageState();
  const [query, setQuery] = useState('');
  const list = useRef<HTMLElement>(null);
  const mail = chosenMail(place, server);
  const found = searchTemplates(server?.templates ?? [], query);

  const step = (by: number): void => {
    const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>('a') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const next = links[Math.min(links.length - 1, Math.max(0, at + by))];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  };
  const turnLanguage = (by: number): void => {
    const locales = server?.templates.find(({ name }) => name === mail?.template)?.locales ?? [];
    const at = locales.indexOf(mail?.locale ?? '');
    const locale = locales[(at + by + locales.length) % locales.length];
    if (locale === undefined) return;
    page.go({ locale }, 'replace');
  };
  const onKey = (event: KeyboardEvent): void => {
    const isSearch = event.target instanceof HTMLInputElement;
    if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp') step(-1);
    else if (!isSearch && event.key === 'ArrowLeft') turnLanguage(-1);
    else if (!isSearch && event.key === 'ArrowRight') turnLanguage(1);
    else if (isSearch && event.key === 'Enter') list.current?.querySelector('a')?.click();
    else if (isSearch && event.key === 'Escape') {
      // The first Escape empties the field, the second leaves it, so that the keys of the page work again.
      if (query === '') (event.target as HTMLInputElement).blur();
      setQuery('');
      page.store.set({ isListOpen: false });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <nav class="list" aria-label="Templates" ref={list} onKeyDown={onKey}>
      <header>
        <h1>
          facteur <span>{server?.folder}</span>
        </h1>
        <input
          id="search"
          type="search"
          placeholder="Search"
          aria-label="Search templates and samples"
          aria-keyshortcuts="/"
          autocomplete="off"
          spellcheck={false}
          value={query}
          onInput={({ currentTarget }) => setQuery(currentTarget.value)}
        />
        <span class="search-key" aria-hidden="true">
          /
        </span>
      </header>
      {server?.problem !== undefined && (
        <p class="list-note problem" role="alert">
          {server.problem}
        </p>
      )}
      <ul>
        {found.map(({ template, samples }) => (
          <TemplateEntry
            key={template.name}
            template={template}
            samples={samples}
            mail={mail}
            isOpen={template.name === mail?.template || query !== ''}
          />
        ))}
      </ul>
      {server !== undefined && found.length === 0 && query !== '' && (
        <p class="list-note">No match for “{query}”.</p>
      )}
    </nav>
  );
}
