import type { Place, TracedTemplate } from '../compile/trace-template.ts';
import type { Problem } from '../errors.ts';
import type { Mail } from '../message/mail.ts';
import type { Template } from '../render/template.ts';
import type { Severity } from './finding.ts';
import type { JsonSource } from './json-source.ts';

/** One template with its languages and samples, compiled and rendered. */
export interface TemplateUnderCheck {
  readonly name: string;
  readonly languages: readonly Language[];
  readonly samples: readonly Sample[];
  readonly mails: readonly RenderedMail[];
}

export interface Language {
  readonly locale: string;
  /** The locale file, if the language has one. */
  readonly strings: JsonSource | undefined;
  /** For `fr-BE`, the file of `fr`, which it falls back to. */
  readonly inherited: JsonSource | undefined;
  /** Undefined if it does not compile. */
  readonly template: Template | undefined;
  readonly problems: readonly Problem[];
  /** Compiles it again with marks, on first use. */
  trace(): Promise<TracedTemplate>;
}

export interface Sample {
  readonly name: string;
  readonly source: JsonSource;
  /** Undefined if the sample is not JSON. */
  readonly data: unknown;
}

export interface RenderedMail {
  readonly language: Language;
  readonly sample: Sample;
  /** Undefined if the data cannot be rendered. */
  readonly mail: Mail | undefined;
  /** Why the data cannot be rendered. */
  readonly error: unknown;
}

/** A rule that checks the source of a template, its strings and its samples. */
export interface TemplateRule {
  /** `<group>/<rule>`: `fields/unknown`. */
  readonly name: string;
  readonly severity: Severity;
  /** The rule is skipped if only one sample is checked. @default false */
  readonly needsAllSamples?: boolean;
  check(input: TemplateUnderCheck): readonly FoundInSource[] | Promise<readonly FoundInSource[]>;
}

/** What a rule found in the source. */
export interface FoundInSource {
  readonly message: string;
  readonly fix: string;
  readonly place?: Place | undefined;
  readonly locale?: string;
  readonly sample?: string;
}
