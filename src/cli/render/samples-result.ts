import type { Warning } from '../../errors.ts';

/** What came of rendering the samples of a folder of templates. */
export interface SamplesResult {
  readonly rendered: RenderedSample[];
  readonly failures: Failure[];
  readonly templateWarnings: { template: string; locale: string; warning: Warning }[];
  /** Templates that have none to show. */
  readonly withoutSamples: string[];
}

export interface RenderedSample {
  readonly template: string;
  readonly locale: string;
  readonly sample: string;
  readonly subject: string;
  readonly htmlBytes: number;
  readonly textBytes: number;
  readonly warnings: readonly Warning[];
  /** How many files were written. */
  readonly files: number;
}

/** A template that could not be compiled, or (with `sample`) a sample that it could not be filled in with. */
export interface Failure {
  readonly template: string;
  readonly locale: string;
  readonly sample: string | undefined;
  readonly error: unknown;
}
