import type { Node } from '@xmldom/xmldom';
import type { DocumentField } from '../fields/collect-fields.ts';
import type { ReportBuilder } from '../merge-report.ts';
import type { WordPackage } from '../package/open-package.ts';
import type { DocumentStyles } from './document-styles.ts';
import type { QrPictures } from './qr-pictures.ts';
import type { FieldReader } from './read-fields.ts';

/** Everything needed to fill the fields of one part. */
export interface Filling {
  /** The name of the part: `word/header1.xml`. */
  readonly part: string;
  readonly files: WordPackage;
  readonly reader: FieldReader;
  readonly report: ReportBuilder;
  readonly pictures: QrPictures;
  readonly styles: DocumentStyles;
  /** The default size of a QR code, in millimetres. */
  readonly qrMillimetres: number;
  readonly locale: string;
  /** Fills a nested field: `fillField`, passed here to avoid an import cycle. */
  readonly fillInner: (found: DocumentField, where: Surroundings) => Node[] | undefined;
}

/** Where a field is: in text, in another field, or in a link, which cannot contain another link. */
export interface Surroundings {
  readonly isNested: boolean;
  readonly isInLink: boolean;
}
