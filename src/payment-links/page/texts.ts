import type { PageLanguage } from '../invoice-terms.ts';

/** The texts of the pages in one language, with `{…}` for values. French has no-break spaces before `: ; ! ?`. */
export interface PageTexts {
  readonly payment: {
    readonly title: string;
    readonly amount: string;
    readonly due: string;
    readonly beneficiary: string;
    readonly iban: string;
    readonly structured: string;
    readonly reference: string;
    readonly copyAmount: string;
    readonly copy: string;
    readonly copied: string;
    readonly scan: string;
    readonly scanHow: string;
    /** Shown on a narrow screen, because a phone cannot scan its own screen. */
    readonly onPhone: string;
    readonly scanLabel: string;
    readonly alreadyPaid: string;
    readonly safe: string;
    readonly valid: string;
  };
  readonly questions: string;
  readonly paid: Message;
  readonly expired: Message;
  readonly cancelled: Message;
  readonly unknown: Message;
  readonly tooMany: Message;
  readonly notAllowed: Message;
  readonly unavailable: Message;
}

interface Message {
  readonly title: string;
  readonly text: string;
}

export const pageTexts: Readonly<Record<PageLanguage, PageTexts>> = {
  nl: {
    payment: {
      title: 'Factuur {invoice} betalen',
      amount: 'Te betalen bedrag',
      due: 'Te betalen tegen {date}',
      beneficiary: 'Begunstigde',
      iban: 'IBAN',
      structured: 'Gestructureerde mededeling',
      reference: 'Mededeling',
      copyAmount: 'Bedrag',
      copy: 'Kopieer',
      copied: 'Gekopieerd',
      scan: 'Scan met uw bankapp',
      scanHow: 'Open de app van uw bank op uw telefoon, kies scannen, en alles is ingevuld.',
      onPhone: 'Leest u dit op uw telefoon zelf? Kopieer dan de gegevens hierboven.',
      scanLabel: 'QR-code voor bankapps: overschrijving van {amount} aan {name}',
      alreadyPaid: 'Hebt u al betaald? Dan hoeft u niets te doen.',
      safe: 'Wij vragen nooit uw pincode of uw codes van itsme.',
      valid: 'Deze betaallink is geldig tot {date}.',
    },
    questions: 'Vragen?',
    paid: {
      title: 'Deze factuur is betaald',
      text: 'Wij hebben uw betaling ontvangen. U hoeft niets meer te doen. Dank u wel.',
    },
    expired: {
      title: 'Deze betaallink is verlopen',
      text: 'Staat het bedrag nog open? Betaal dan met de gegevens op uw factuur, of vraag ons een nieuwe link.',
    },
    cancelled: {
      title: 'Deze betaallink geldt niet meer',
      text: 'De factuur is aangepast of ingetrokken. Kijk in onze laatste e-mail, of neem contact met ons op.',
    },
    unknown: {
      title: 'Deze betaallink bestaat niet',
      text: 'Kijk na of u het hele adres hebt overgenomen, zoals het in de e-mail of op de factuur staat.',
    },
    tooMany: {
      title: 'Even geduld',
      text: 'Er zijn te veel adressen geprobeerd die niet bestaan. Probeer het over een minuut opnieuw.',
    },
    notAllowed: { title: 'Dat kan hier niet', text: 'Deze pagina kan alleen worden geopend.' },
    unavailable: {
      title: 'Even niet bereikbaar',
      text: 'De betaalpagina is tijdelijk niet bereikbaar. Probeer het over een paar minuten opnieuw.',
    },
  },
  fr: {
    payment: {
      title: 'Payer la facture {invoice}',
      amount: 'Montant à payer',
      due: 'À payer pour le {date}',
      beneficiary: 'Bénéficiaire',
      iban: 'IBAN',
      structured: 'Communication structurée',
      reference: 'Communication',
      copyAmount: 'Montant',
      copy: 'Copier',
      copied: 'Copié',
      scan: 'Scannez avec votre app bancaire',
      scanHow: 'Ouvrez l’app de votre banque sur votre téléphone, choisissez scanner, et tout est rempli.',
      onPhone: 'Vous lisez ceci sur ce téléphone\u00a0? Copiez alors les données ci-dessus.',
      scanLabel: 'Code QR pour apps bancaires\u00a0: virement de {amount} à {name}',
      alreadyPaid: 'Déjà payé\u00a0? Vous ne devez rien faire.',
      safe: 'Nous ne demandons jamais votre code PIN ni vos codes itsme.',
      valid: 'Ce lien de paiement est valable jusqu’au {date}.',
    },
    questions: 'Des questions\u00a0?',
    paid: {
      title: 'Cette facture est payée',
      text: 'Nous avons reçu votre paiement. Vous ne devez plus rien faire. Merci.',
    },
    expired: {
      title: 'Ce lien de paiement a expiré',
      text: 'Le montant est encore ouvert\u00a0? Payez avec les données de votre facture, ou demandez-nous un nouveau lien.',
    },
    cancelled: {
      title: 'Ce lien de paiement n’est plus valable',
      text: 'La facture a été modifiée ou retirée. Consultez notre dernier e-mail, ou contactez-nous.',
    },
    unknown: {
      title: 'Ce lien de paiement n’existe pas',
      text: 'Vérifiez que vous avez repris toute l’adresse, telle qu’elle figure dans l’e-mail ou sur la facture.',
    },
    tooMany: {
      title: 'Un instant',
      text: 'Trop d’adresses inexistantes ont été essayées. Réessayez dans une minute.',
    },
    notAllowed: { title: 'Ce n’est pas possible ici', text: 'Cette page peut seulement être ouverte.' },
    unavailable: {
      title: 'Momentanément indisponible',
      text: 'La page de paiement est momentanément indisponible. Réessayez dans quelques minutes.',
    },
  },
  de: {
    payment: {
      title: 'Rechnung {invoice} bezahlen',
      amount: 'Zu zahlender Betrag',
      due: 'Zu zahlen bis {date}',
      beneficiary: 'Begünstigter',
      iban: 'IBAN',
      structured: 'Strukturierte Mitteilung',
      reference: 'Mitteilung',
      copyAmount: 'Betrag',
      copy: 'Kopieren',
      copied: 'Kopiert',
      scan: 'Mit Ihrer Banking-App scannen',
      scanHow: 'Öffnen Sie die App Ihrer Bank auf dem Telefon, wählen Sie Scannen, und alles ist ausgefüllt.',
      onPhone: 'Sie lesen dies auf dem Telefon selbst? Dann kopieren Sie die Angaben oben.',
      scanLabel: 'QR-Code für Banking-Apps: Überweisung von {amount} an {name}',
      alreadyPaid: 'Schon bezahlt? Dann brauchen Sie nichts zu tun.',
      safe: 'Wir fragen nie nach Ihrer PIN oder Ihren itsme-Codes.',
      valid: 'Dieser Zahlungslink ist bis zum {date} gültig.',
    },
    questions: 'Fragen?',
    paid: {
      title: 'Diese Rechnung ist bezahlt',
      text: 'Wir haben Ihre Zahlung erhalten. Sie brauchen nichts mehr zu tun. Vielen Dank.',
    },
    expired: {
      title: 'Dieser Zahlungslink ist abgelaufen',
      text: 'Ist der Betrag noch offen? Bezahlen Sie mit den Angaben auf Ihrer Rechnung, oder fragen Sie uns nach einem neuen Link.',
    },
    cancelled: {
      title: 'Dieser Zahlungslink gilt nicht mehr',
      text: 'Die Rechnung wurde geändert oder zurückgezogen. Sehen Sie in unserer letzten E-Mail nach, oder melden Sie sich bei uns.',
    },
    unknown: {
      title: 'Diesen Zahlungslink gibt es nicht',
      text: 'Prüfen Sie, ob Sie die ganze Adresse übernommen haben, wie sie in der E-Mail oder auf der Rechnung steht.',
    },
    tooMany: {
      title: 'Einen Moment bitte',
      text: 'Es wurden zu viele Adressen versucht, die es nicht gibt. Versuchen Sie es in einer Minute erneut.',
    },
    notAllowed: { title: 'Das geht hier nicht', text: 'Diese Seite kann nur geöffnet werden.' },
    unavailable: {
      title: 'Zurzeit nicht erreichbar',
      text: 'Die Zahlungsseite ist vorübergehend nicht erreichbar. Versuchen Sie es in einigen Minuten erneut.',
    },
  },
  en: {
    payment: {
      title: 'Pay invoice {invoice}',
      amount: 'Amount due',
      due: 'Please pay by {date}',
      beneficiary: 'Beneficiary',
      iban: 'IBAN',
      structured: 'Structured communication',
      reference: 'Communication',
      copyAmount: 'Amount',
      copy: 'Copy',
      copied: 'Copied',
      scan: 'Scan with your banking app',
      scanHow: 'Open your bank’s app on your phone, choose scan, and everything is filled in.',
      onPhone: 'Reading this on the phone itself? Then copy the details above.',
      scanLabel: 'QR code for banking apps: transfer of {amount} to {name}',
      alreadyPaid: 'Already paid? There is nothing you need to do.',
      safe: 'We never ask for your PIN or your itsme codes.',
      valid: 'This payment link is valid until {date}.',
    },
    questions: 'Questions?',
    paid: {
      title: 'This invoice is paid',
      text: 'We have received your payment. There is nothing more to do. Thank you.',
    },
    expired: {
      title: 'This payment link has expired',
      text: 'Is the amount still due? Pay with the details on your invoice, or ask us for a new link.',
    },
    cancelled: {
      title: 'This payment link is no longer valid',
      text: 'The invoice was changed or withdrawn. Look at our latest e-mail, or contact us.',
    },
    unknown: {
      title: 'This payment link does not exist',
      text: 'Check that you have the whole address, as it appears in the e-mail or on the invoice.',
    },
    tooMany: {
      title: 'One moment please',
      text: 'Too many addresses that do not exist were tried. Try again in a minute.',
    },
    notAllowed: { title: 'That is not possible here', text: 'This page can only be opened.' },
    unavailable: {
      title: 'Not available at the moment',
      text: 'The payment page is temporarily unavailable. Try again in a few minutes.',
    },
  },
};
