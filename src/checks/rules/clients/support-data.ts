import { createRequire } from 'node:module';

/** What caniemail says of one feature of HTML or CSS, as its data has it. */
export interface Feature {
  readonly slug: string;
  readonly title: string;
  readonly url: string;
  readonly category: 'html' | 'css' | 'image' | 'others';
  /** Per family and platform of clients, what each version does: `y`, `n`, `a` (in part) or `u` (unknown), and notes as `#1`. */
  readonly stats: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
  readonly notes_by_num: Readonly<Record<string, string>> | null;
}

/** The data of caniemail. */
export interface SupportData {
  /** When it was brought up to date. */
  readonly last_update_date: string;
  readonly nicenames: {
    readonly family: Readonly<Record<string, string>>;
    readonly platform: Readonly<Record<string, string>>;
  };
  readonly data: readonly Feature[];
}

/**
 * The data of the package `caniemail`, undefined when it is not installed. Its own check is not used: it stops at the first
 * feature that a client was not tested with, and takes `max-width` for `width` and `<tbody>` for `<body>`.
 */
export function readSupportData(): SupportData | undefined {
  const require = createRequire(import.meta.url);
  try {
    return require('caniemail/caniemail.json') as SupportData;
  } catch {
    return undefined;
  }
}
