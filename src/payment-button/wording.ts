/** The texts of a payment button in one language. `{amount}` is the amount due. */
export interface ButtonWording {
  readonly label: string;
  /** The label for an invoice without a known amount. */
  readonly labelWithoutAmount: string;
  /** Follows the label in the text part. */
  readonly colon: string;
  /** Comes before the visible link. */
  readonly fallback: string;
  /** The alternative text of the QR code, for screen readers and mails without images. */
  readonly qrAlternative: string;
  /** The text beside the QR code: how to scan it. */
  readonly qrLabel: string;
}

const wordings: Readonly<Record<string, ButtonWording>> = {
  nl: {
    label: 'Betaal {amount}',
    labelWithoutAmount: 'Factuur betalen',
    colon: ':',
    fallback: 'Werkt de knop niet? Kopieer deze link:',
    qrAlternative: 'QR-code van de betaallink: scan met de camera van uw telefoon om te betalen',
    qrLabel: 'Of scan de code met de camera van uw telefoon. U komt op dezelfde betaalpagina.',
  },
  fr: {
    label: 'Payer {amount}',
    labelWithoutAmount: 'Payer la facture',
    colon: '\u00a0:',
    fallback: 'Le bouton ne fonctionne pas\u00a0? Copiez ce lien\u00a0:',
    qrAlternative:
      'Code QR du lien de paiement\u00a0: scannez-le avec l’appareil photo de votre téléphone pour payer',
    qrLabel:
      'Ou scannez le code avec l’appareil photo de votre téléphone. Il ouvre la même page de paiement.',
  },
  de: {
    label: '{amount} bezahlen',
    labelWithoutAmount: 'Rechnung bezahlen',
    colon: ':',
    fallback: 'Funktioniert die Schaltfläche nicht? Kopieren Sie diesen Link:',
    qrAlternative: 'QR-Code des Zahlungslinks: mit der Kamera Ihres Telefons scannen, um zu bezahlen',
    qrLabel: 'Oder scannen Sie den Code mit der Kamera Ihres Telefons. Er öffnet dieselbe Zahlungsseite.',
  },
  en: {
    label: 'Pay {amount}',
    labelWithoutAmount: 'Pay invoice',
    colon: ':',
    fallback: 'Button not working? Copy this link:',
    qrAlternative: 'QR code of the payment link: scan it with the camera of your phone to pay',
    qrLabel: 'Or scan the code with the camera of your phone. It opens the same payment page.',
  },
};

/** Returns the texts for a locale, in English if facteur does not have the language. */
export function buttonWording(locale: string): ButtonWording {
  return wordings[locale.slice(0, 2).toLowerCase()] ?? wordings.en!;
}
