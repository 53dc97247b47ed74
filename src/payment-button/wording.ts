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
  he: {
    label: 'תשלום {amount}',
    labelWithoutAmount: 'תשלום החשבונית',
    colon: ':',
    fallback: 'הכפתור לא פועל? אפשר להעתיק את הקישור הזה:',
    qrAlternative: 'קוד QR של הקישור לתשלום: יש לסרוק אותו במצלמת הטלפון כדי לשלם',
    qrLabel: 'אפשר גם לסרוק את הקוד במצלמת הטלפון. הוא פותח את אותו דף תשלום.',
  },
  ar: {
    label: 'دفع {amount}',
    labelWithoutAmount: 'دفع الفاتورة',
    colon: ':',
    fallback: 'الزر لا يعمل؟ انسخوا هذا الرابط:',
    qrAlternative: 'رمز QR لرابط الدفع: امسحوه ضوئيًا بكاميرا هاتفكم للدفع',
    qrLabel: 'أو امسحوا الرمز ضوئيًا بكاميرا هاتفكم. فهو يفتح صفحة الدفع نفسها.',
  },
  fa: {
    label: 'پرداخت {amount}',
    labelWithoutAmount: 'پرداخت صورت\u200cحساب',
    colon: ':',
    fallback: 'دکمه کار نمی\u200cکند؟ این پیوند را کپی کنید:',
    qrAlternative: 'کد QR پیوند پرداخت: برای پرداخت، آن را با دوربین تلفن خود اسکن کنید',
    qrLabel: 'یا کد را با دوربین تلفن خود اسکن کنید. همان صفحهٔ پرداخت باز می\u200cشود.',
  },
  ur: {
    label: '{amount} ادا کریں',
    labelWithoutAmount: 'انوائس ادا کریں',
    colon: ':',
    fallback: 'بٹن کام نہیں کر رہا؟ یہ لنک کاپی کریں:',
    qrAlternative: 'ادائیگی کے لنک کا QR کوڈ: ادا کرنے کے لیے اسے اپنے فون کے کیمرے سے اسکین کریں',
    qrLabel: 'یا اپنے فون کے کیمرے سے کوڈ اسکین کریں۔ یہ ادائیگی کا وہی صفحہ کھولتا ہے۔',
  },
};

/** Returns the texts for a locale, in English if facteur does not have the language. */
export function buttonWording(locale: string): ButtonWording {
  return wordings[locale.slice(0, 2).toLowerCase()] ?? wordings.en!;
}
