import type { Place } from '../../../compile/trace-template.ts';
import { valueAt } from '../../../fields/read/plain-object.ts';
import type { UsedField, UsedScope } from '../../../fields/read/scope.ts';
import type { FoundInSource, TemplateRule } from '../../template-rule.ts';

/** An optional field without a value in any sample: nobody has seen how it looks. */
export const neverFilled: TemplateRule = {
  name: 'fields/never-filled',
  severity: 'warning',
  needsAllSamples: true,
  check: ({ languages, samples }) => {
    if (samples.length === 0 || samples.some(({ source }) => source.mistake !== undefined)) return [];
    const roots = samples.map(({ data }) => data);
    // Authors cannot fix fields that only a built-in layout uses.
    const isOwn = ({ usedAt }: UsedField): boolean => usedAt.startsWith(folderOf(samples[0]!.source.name));
    return languages.flatMap(({ locale, template }) =>
      template === undefined
        ? []
        : emptyFields(template.toJSON().scope, roots, roots)
            .filter(isOwn)
            .map(
              (field): FoundInSource => ({
                message: `No sample has a value for ${field.name}, which the template uses.`,
                fix: `Give it a value in one sample, so that you see it before a customer does.`,
                place: placeOfUse(field.usedAt),
                locale,
              }),
            ),
    );
  },
};

/** `templates/` of `templates/invoice/samples/plain.json`. */
function folderOf(name: string): string {
  return name.slice(0, name.indexOf('/') + 1);
}

function emptyFields(scope: UsedScope, items: readonly unknown[], roots: readonly unknown[]): UsedField[] {
  const own = scope.fields.filter(
    ({ definition }) =>
      definition.computed === undefined &&
      !items.some((item) => hasValue(item, definition.path)) &&
      !(
        definition.fallbackPath !== undefined &&
        roots.some((root) => hasValue(root, definition.fallbackPath!))
      ),
  );
  const inLists = scope.lists.flatMap((list) => {
    const inner = items.flatMap((item) => {
      const value = valueAt(item, list.path.split('.'));
      return Array.isArray(value) ? (value as unknown[]) : [];
    });
    return emptyFields(list.item, inner, roots);
  });
  return [...own, ...inLists];
}

function hasValue(item: unknown, path: string): boolean {
  const value = valueAt(item, path.split('.'));
  return value !== undefined && value !== null && value !== '';
}

function placeOfUse(usedAt: string): Place | undefined {
  const [, file, line, column] = /^(.+):(\d+):(\d+)$/.exec(usedAt) ?? [];
  return file === undefined ? undefined : { file, line: Number(line), column: Number(column) };
}
