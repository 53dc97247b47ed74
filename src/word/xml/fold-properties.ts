/** The target of the processing instruction that replaces folded properties: `<?facteur-folded 12?>`. */
export const foldedMark = 'facteur-folded';

/**
 * Folds the properties of tables, cells, paragraphs and runs. Half of the elements of a document are formatting that a
 * merge neither reads nor changes. What it does read stays: the style of a run and its noProof mark,
 * sections, and exact line heights.
 * @param folded receives the folded properties
 * @param hasExactStyles whether a style has an exact line height, so that paragraph styles must stay too
 */
export function foldProperties(text: string, folded: string[], hasExactStyles: boolean): string {
  const fold = (content: string): string => {
    if (content === '') return '';
    folded.push(content);
    return `<?${foldedMark} ${folded.length - 1}?>`;
  };
  const foldParagraph = (whole: string): string =>
    hasExactStyles || /sectPr|lineRule="exact"/.test(whole) ? whole : fold(whole);
  return text
    .replace(/<w:pPr>(?:(?!<w:pPr>)[\s\S])*?<\/w:pPr>/g, foldParagraph)
    .replace(/<w:(tblPr|tblGrid|tcPr)>(?:(?!<w:\1>)[\s\S])*?<\/w:\1>/g, fold)
    .replace(/<w:rPr>((?:(?!<w:rPr>)[\s\S])*?)<\/w:rPr>/g, (whole, content: string) => {
      // Properties that a reviewer changed contain the old ones too.
      if (content.includes('rPrChange')) return whole;
      const pieces = content.split(/(<w:(?:rStyle|noProof)\b[^>]*\/>)/);
      if (pieces.length === 1) return fold(whole);
      return `<w:rPr>${pieces.map((piece, index) => (index % 2 === 1 ? piece : fold(piece))).join('')}</w:rPr>`;
    });
}

/** Restores folded properties wherever their marks are now. `12 inner` leaves out the outer tags. */
export function unfoldProperties(text: string, folded: readonly string[]): string {
  if (folded.length === 0) return text;
  return text.replace(/<\?facteur-folded (\d+)( inner)?\?>/g, (_mark, index, inner) => {
    const content = folded[Number(index)] ?? '';
    return inner === undefined ? content : content.replace(/^<[^>]*>|<\/[^>]*>$/g, '');
  });
}
