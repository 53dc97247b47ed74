/** One thing in which a mail differs from the one that was approved. */
export interface Difference {
  readonly part: 'subject' | 'html' | 'text';
  /** In words for people: `The button “Pay”: background-color: #0b5fff -> #c00000`. */
  readonly words: string;
}
