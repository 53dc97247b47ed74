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
  /** The locale file; undefined for a language without one. */
  readonly strings: JsonSource | undefined;
  /** For `fr-BE`, the file of `fr`, which fills in for it. */
  readonly inherited: JsonSource | undefined;
  /** Undefined when it does not compile. */
  readonly template: Template | undefined;
  readonly problems: readonly Problem[];
  /** Compiles it again with marks, when this is first asked for. */
  trace(): Promise<TracedTemplate>;
}

export interface Sample {
  readonly name: string;
  readonly source: JsonSource;
  /** Undefined when it is not JSON. */
  readonly data: unknown;
}

export interface RenderedMail {
  readonly language: Language;
  readonly sample: Sample;
  /** Undefined when the data cannot be rendered. */
  readonly mail: Mail | undefined;
  /** Why not. */
  readonly error: unknown;
}

/** A rule over the source of a template, its strings and its samples. */
export interface TemplateRule {
  /** `<group>/<rule>`: `fields/unknown`. */
  readonly name: string;
  readonly severity: Severity;
  /** Says something only of a template with all its samples. @default false */
  readonly needsAllSamples?: boolean;
  check(input: TemplateUnderCheck): readonly FoundInSource[] | Promise<readonly FoundInSource[]>;
}

/** What a rule found in a source. */
export interface FoundInSource {
  readonly message: string;
  readonly fix: string;
  readonly place?: Place | undefined;
  readonly locale?: string;
  readonly sample?: string;
}
