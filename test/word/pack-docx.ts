import { strToU8, zipSync } from 'fflate';

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const r = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** Parts by name, as text or bytes. */
export type Parts = Record<string, string | Uint8Array>;

/** A main document with this content in its body. */
export function documentXml(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="${w}" xmlns:r="${r}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"><w:body>${body}</w:body></w:document>`;
}

/** Packs parts as a Word document, and adds missing content types and relationships. */
export function packDocx(parts: Parts): Uint8Array {
  const all: Parts = {
    '[Content_Types].xml': contentTypes(Object.keys(parts)),
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'word/document.xml']]),
    'word/_rels/document.xml.rels': relationships(relatedParts(Object.keys(parts))),
    ...parts,
  };
  const files = Object.entries(all).map(([name, content]) => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return zipSync(Object.fromEntries(files), { mtime: new Date(2026, 10, 22) });
}

/** The text of a relationships part. */
export function relationships(
  list: readonly (readonly [id: string, type: string, target: string])[],
): string {
  const entries = list.map(([id, type, target]) => {
    const mode = /^[a-z]+:|%7b/i.test(target) ? ' TargetMode="External"' : '';
    return `<Relationship Id="${id}" Type="${r}/${type}" Target="${target}"${mode}/>`;
  });
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${packageRelationships}">${entries.join('')}</Relationships>`;
}

const types = ['styles', 'settings', 'header', 'footer', 'footnotes', 'endnotes'];

function relatedParts(names: readonly string[]): [string, string, string][] {
  return names.flatMap((name): [string, string, string][] => {
    const match = /^word\/([a-z]+)\d*\.xml$/.exec(name);
    const type = types.find((one) => one === match?.[1]);
    return type === undefined ? [] : [[`rId_${name.slice(5, -4)}`, type, name.slice(5)]];
  });
}

function contentTypes(names: readonly string[]): string {
  const overrides = names.flatMap((name) => {
    const match = /^word\/([a-z]+)\d*\.xml$/.exec(name);
    const type = match?.[1] === 'document' ? 'document.main' : types.find((one) => one === match?.[1]);
    return type === undefined
      ? []
      : [`<Override PartName="/${name}" ContentType="${wordType}.${type}+xml"/>`];
  });
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`;
}
