/** Identifies a mail of a templates folder: a template in one language with one sample. */
export interface MailId {
  readonly template: string;
  /** A BCP 47 tag: `nl`, `fr-BE`. */
  readonly locale: string;
  readonly sample: string;
}

/** `invoice/nl/plain`: the name of a mail in messages, filters and paths. */
export function mailName({ template, locale, sample }: MailId): string {
  return `${template}/${locale}/${sample}`;
}
