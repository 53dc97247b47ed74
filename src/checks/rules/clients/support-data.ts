import { createRequire } from 'node:module';

/** One HTML or CSS feature in the data of caniemail. */
export interface Feature {
  readonly slug: string;
  readonly title: string;
  readonly url: string;
  readonly category: 'html' | 'css' | 'image' | 'others';
  /** Support by family, platform and version: `y`, `n`, `a` (partial) or `u` (unknown), with notes as `#1`. */
  readonly stats: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
  readonly notes_by_num: Readonly<Record<string, string>> | null;
}

/** The data of caniemail. */
export interface SupportData {
  /** When the data was last updated. */
  readonly last_update_date: string;
  readonly nicenames: {
    readonly family: Readonly<Record<string, string>>;
    readonly platform: Readonly<Record<string, string>>;
  };
  readonly data: readonly Feature[];
}

/**
 * The data of the package `caniemail`; undefined if it is not installed. Its own check is not used: it stops at the first
 * feature that a client was not tested with, and it confuses `max-width` with `width` and `<tbody>` with `<body>`.
 */
export function readSupportData(): SupportData | undefined {
  const require = createRequire(import.meta.url);
  try {
    return require('caniemail/caniemail.json') as SupportData;
  } catch {
    return undefined;
  }
}
