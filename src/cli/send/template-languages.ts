import type { Templates } from '../../compile/open-templates.ts';
import type { Template } from '../../render/template.ts';

/** Languages whose template is held; data may name any number of them. */
const mostLanguages = 50;

/**
 * Gives a template by language, without looking at its files again for every mail: one run sends one version.
 * @param fallback the language of a customer who has none, or one that is no language tag
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
