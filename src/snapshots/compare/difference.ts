/** One difference between a mail and the approved one. */
export interface Difference {
  /** `file` means that the snapshot cannot be read. */
  readonly part: 'subject' | 'html' | 'text' | 'file';
  /** A readable description: `The button “Pay”: background-color: #0b5fff -> #c00000`. */
  readonly words: string;
}
