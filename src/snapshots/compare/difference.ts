/** One thing in which a mail differs from the one that was approved. */
export interface Difference {
  /** `file` for a snapshot that cannot be read. */
  readonly part: 'subject' | 'html' | 'text' | 'file';
  /** In words for people: `The button “Pay”: background-color: #0b5fff -> #c00000`. */
  readonly words: string;
}
