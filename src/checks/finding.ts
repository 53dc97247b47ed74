/** An error fails `facteur check`; a warning is for you to judge. */
export type Severity = 'error' | 'warning';

/** A problem that a check found: what is wrong, where, and how to fix it. */
export interface Finding {
  /** `<group>/<rule>`, with an entry in docs/checks.md: `payment/url-altered`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong. */
  readonly message: string;
  /** How to fix it. */
  readonly fix: string;
  /** The template, if only one has the finding. */
  readonly template?: string;
  /** The language, if only one has the finding. */
  readonly locale?: string;
  /** The sample, if only one has the finding. */
  readonly sample?: string;
  /** All templates that have the finding, if there are several, such as through a partial. */
  readonly templates?: readonly string[];
  readonly locales?: readonly string[];
  readonly samples?: readonly string[];
  /** The file to fix, relative to the current folder, as in template errors. */
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  /** 1-based, in UTF-16 code units. */
  readonly column?: number;
}
