/** What a payment button says in one language; `{amount}` is the amount that is due. */
export interface ButtonWording {
  readonly label: string;
  /** For an invoice whose amount is not known. */
  readonly labelWithoutAmount: string;
  /** Stands behind the label in the text part. */
  readonly colon: string;
  /** Stands before the visible link. */
  readonly fallback: string;
}

const wordings: Readonly<Record<string, ButtonWording>> = {
  nl: {
    label: 'Betaal {amount}',
    labelWithoutAmount: 'Factuur betalen',
    colon: ':',
    fallback: 'Werkt de knop niet? Kopieer deze link:',
  },
  fr: {
    label: 'Payer {amount}',
    labelWithoutAmount: 'Payer la facture',
    colon: '\u00a0:',
    fallback: 'Le bouton ne fonctionne pas\u00a0? Copiez ce lien\u00a0:',
  },
  de: {
    label: '{amount} bezahlen',
    labelWithoutAmount: 'Rechnung bezahlen',
    colon: ':',
    fallback: 'Funktioniert die Schaltfläche nicht? Kopieren Sie diesen Link:',
  },
  en: {
    label: 'Pay {amount}',
    labelWithoutAmount: 'Pay invoice',
    colon: ':',
    fallback: 'Button not working? Copy this link:',
  },
};

/** The words for a locale; English where facteur does not speak the language. */
export function buttonWording(locale: string): ButtonWording {
  return wordings[locale.slice(0, 2).toLowerCase()] ?? wordings.en!;
}
