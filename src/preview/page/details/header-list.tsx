import type { VNode } from 'preact';
import type { MailDetails } from '../../preview-api.ts';
import { EmlLink } from './eml-link.tsx';
import './header-list.css';

export function HeaderList({ headers }: Pick<MailDetails, 'headers'>): VNode {
  return (
    <>
      <dl class="headers">
        {headers.map(([name, value], index) => (
          <div key={index}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <EmlLink />
    </>
  );
}
