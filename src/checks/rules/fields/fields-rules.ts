import type { TemplateRule } from '../../template-rule.ts';
import { misplacedField, notCompiling, unknownField } from './compile-problems.ts';
import { lookalike, repairedField, stringHasTag, webFont } from './compile-warnings.ts';
import { neverFilled } from './never-filled.ts';
import { sampleLacksField } from './sample-lacks-field.ts';
import { sampleMissing } from './sample-missing.ts';
import { sampleUnreadable } from './sample-unreadable.ts';
import { stringMissing } from './string-missing.ts';
import { stringUnused } from './string-unused.ts';

/** The rules of the group `fields`, in the order of docs/checks.md. */
export const fieldsRules: readonly TemplateRule[] = [
  unknownField,
  misplacedField,
  notCompiling,
  lookalike,
  repairedField,
  stringMissing,
  stringUnused,
  stringHasTag,
  webFont,
  sampleMissing,
  sampleUnreadable,
  sampleLacksField,
  neverFilled,
];
