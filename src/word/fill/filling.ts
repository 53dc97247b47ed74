import type { Node } from '@xmldom/xmldom';
import type { DocumentField } from '../fields/collect-fields.ts';
import type { ReportBuilder } from '../merge-report.ts';
import type { WordPackage } from '../package/open-package.ts';
import type { DocumentStyles } from './document-styles.ts';
import type { QrPictures } from './qr-pictures.ts';
import type { FieldReader } from './read-fields.ts';

/** What filling the fields of one part needs. */
export interface Filling {
  /** The part: `word/header1.xml`. */
  readonly part: string;
  readonly files: WordPackage;
  readonly reader: FieldReader;
  readonly report: ReportBuilder;
  readonly pictures: QrPictures;
  readonly styles: DocumentStyles;
  /** The side of a QR code whose field does not give one. */
  readonly qrMillimetres: number;
  readonly locale: string;
  /** Fills a field inside another one: `fillField`, which is made of what fills each sort of field. */
  readonly fillInner: (found: DocumentField, where: Surroundings) => Node[] | undefined;
}

/** Where a field stands: in a text, in another field, or in a link, which may hold no other link. */
export interface Surroundings {
  readonly isNested: boolean;
  readonly isInLink: boolean;
}
