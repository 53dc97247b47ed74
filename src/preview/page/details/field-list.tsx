import type { VNode } from 'preact';
import type { FieldUse } from '../../preview-api.ts';
import { SourceLink } from '../parts/source-link.tsx';
import './field-list.css';

/** The fields that the template uses, with their values in this sample. */
export function FieldList({ fields }: { readonly fields: readonly FieldUse[] }): VNode {
  if (fields.length === 0) return <p class="note">This template uses no fields.</p>;
  return (
    <ul class="fields">
      {fields.map((field) => (
        <li key={field.name}>
          <p class="field-top">
            <code>{field.name}</code>
            <span class="kind">{field.kind}</span>
          </p>
          {field.value === undefined ? (
            <p class="no-value">no value in this sample</p>
          ) : (
            <p class="field-value" dir="auto">
              {field.value}
            </p>
          )}
          <SourceLink {...field} />
        </li>
      ))}
    </ul>
  );
}
