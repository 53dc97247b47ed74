import { Option } from 'commander';
import type { UnknownFields, WebFonts } from '../compile/settings.ts';

/** The options of compiling a template that several commands share. */
export interface CompileFlags {
  readonly unknownFields?: UnknownFields;
  readonly webFonts?: WebFonts;
}

export function unknownFieldsOption(): Option {
  const description =
    'what to do with text that looks like a field but is not one: warn or error (default: warn)';
  return new Option('--unknown-fields <what>', description).choices([
    'warn',
    'error',
  ] satisfies UnknownFields[]);
}

export function webFontsOption(): Option {
  const description =
    'web fonts that mails may load: none, declared with <mj-font>, or all that MJML knows (default: declared)';
  return new Option('--web-fonts <which>', description).choices([
    'none',
    'declared',
    'all',
  ] satisfies WebFonts[]);
}

/** The options as compiling takes them. */
export function compileOptionsOf({ unknownFields, webFonts }: CompileFlags): CompileFlags {
  return {
    ...(unknownFields === undefined ? {} : { unknownFields }),
    ...(webFonts === undefined ? {} : { webFonts }),
  };
}
