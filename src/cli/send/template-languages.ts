import type { Templates } from '../../compile/open-templates.ts';
import type { Template } from '../../render/template.ts';

/** Maximum number of languages whose templates are kept; the data may name any number. */
const mostLanguages = 50;

/**
 * Gets a template by language without checking its files again for each mail, so that one run sends one version.
 * @param fallback the language for a customer without one, or with an invalid language tag
 */
export function templatesByLanguage(
  templates: Templates,
  name: string,
  fallback: string,
): (language: string | undefined) => Promise<Template> {
  const held = new Map<string, Promise<Template>>();
  return (language) => {
    const tag =
      language !== undefined && /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2}$/i.test(language) ? language : fallback;
    const found = held.get(tag);
    if (found !== undefined) return found;
    if (held.size >= mostLanguages) held.clear();
    const template = templates.get(name, tag);
    held.set(tag, template);
    return template;
  };
}
