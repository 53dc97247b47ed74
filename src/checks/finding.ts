/** How much a finding weighs: an error fails `facteur check`, a warning is for a person to judge. */
export type Severity = 'error' | 'warning';

/** One thing that a check found, for people: what is wrong, where, and how to fix it. */
export interface Finding {
  /** `<group>/<rule>`, with an entry in docs/checks.md: `payment/url-altered`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, with what was found. */
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
  /** The one template that has it. */
  readonly template?: string;
  /** The one language that has it. */
  readonly locale?: string;
  /** The one sample that has it. */
  readonly sample?: string;
  /** Where several have it, such as through a partial: the names of all that do. */
  readonly templates?: readonly string[];
  readonly locales?: readonly string[];
  readonly samples?: readonly string[];
  /** The file to fix, relative to the folder that the command runs in, as errors of templates name it. */
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  /** 1-based, in UTF-16 code units. */
  readonly column?: number;
}
