import type { Document, Element } from '@xmldom/xmldom';
import type { WordPackage } from '../package/open-package.ts';
import { damaged } from '../package/read-zip.ts';
import { parseXml, refuseDoctype, serializeXml } from '../xml/parse-xml.ts';
import { putBack, setAside } from '../xml/set-aside.ts';
import { collectFields, type Story } from './collect-fields.ts';
import { findLinkFields, type LinkField } from './find-link-fields.ts';
import { markTypedFields } from './mark-typed-fields.ts';
import { normaliseFields } from './normalise-fields.ts';

/** A part that holds text, opened for filling. */
export interface StoryPart {
  readonly name: string;
  readonly root: Element;
  readonly stories: readonly Story[];
  readonly linkFields: readonly LinkField[];
  /** Writes the part back to the package. */
  save(): void;
}

/** Opens a part and finds its fields, in all forms that programs write them. */
export function openStoryPart(files: WordPackage, name: string): StoryPart {
  const text = files.text(name);
  refuseDoctype(text, name);
  const { text: reduced, kept } = setAside(text);
  const document: Document = parseXml(reduced, name);
  const root = document.documentElement;
  if (root === null) throw damaged(`${name} is empty`);
  normaliseFields(root);
  let stories = collectFields(root, name);
  if (markTypedFields(root, stories) > 0) stories = collectFields(root, name);
  return {
    name,
    root,
    stories,
    linkFields: findLinkFields(root, files, name),
    save: () => files.put(name, putBack(serializeXml(document), kept)),
  };
}
