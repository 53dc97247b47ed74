import './styles/tokens.css';
import './styles/reset.css';
import './styles/controls.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { openPage } from './state/open-page.ts';
import { PageContext } from './state/use-page.ts';

render(
  <PageContext.Provider value={openPage()}>
    <App />
  </PageContext.Provider>,
  document.getElementById('page')!,
);
