import { type Context, createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Page } from './open-page.ts';
import type { PageState } from './page-state.ts';

export const PageContext: Context<Page | undefined> = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === undefined) throw new Error('There is no page around this component.');
  return page;
}

/** The state of the page; the component renders again when it changes. */
export function usePageState(): PageState {
  const { store } = usePage();
  const [state, setState] = useState(store.get());
  useEffect(() => {
    const update = (): void => setState(store.get());
    update();
    return store.subscribe(update);
  }, [store]);
  return state;
}
