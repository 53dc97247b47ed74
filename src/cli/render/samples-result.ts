import type { Warning } from '../../errors.ts';

/** The result of rendering the samples of a templates folder. */
export interface SamplesResult {
  readonly rendered: RenderedSample[];
  readonly failures: Failure[];
  readonly templateWarnings: { template: string; locale: string; warning: Warning }[];
  /** Templates without samples. */
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

/** A template that does not compile, or (with `sample`) a sample that does not render. */
export interface Failure {
  readonly template: string;
  readonly locale: string;
  readonly sample: string | undefined;
  readonly error: unknown;
}
