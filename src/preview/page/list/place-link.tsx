import type { ComponentChildren, VNode } from 'preact';
import { type PagePlace, writePlace } from '../state/place.ts';
import { usePage, usePageState } from '../state/use-page.ts';

interface PlaceLinkProps {
  readonly class: string;
  readonly to: Partial<PagePlace>;
  readonly isCurrent?: boolean;
  readonly children: ComponentChildren;
}

/** A link to another place of the page. It can be copied and opened in a new tab, and a click does not reload the page. */
export function PlaceLink({ class: name, to, isCurrent = false, children }: PlaceLinkProps): VNode {
  const page = usePage();
  const { place } = usePageState();
  const target = { matrix: undefined, ...to };
  return (
    <a
      class={name}
      href={writePlace({ ...place, ...target })}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        page.go(target);
        page.store.set({ isListOpen: false });
      }}
    >
      {children}
    </a>
  );
}
