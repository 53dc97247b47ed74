import type { DefaultTreeAdapterTypes } from 'parse5';

/** A mail as parse5 reads it. */
export type Document = DefaultTreeAdapterTypes.Document;
export type Element = DefaultTreeAdapterTypes.Element;
