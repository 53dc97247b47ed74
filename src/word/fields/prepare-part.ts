import type { Document, Element } from '@xmldom/xmldom';
import type { WordPackage } from '../package/open-package.ts';
import { damaged } from '../package/read-zip.ts';
import { parseXml, refuseDoctype, serializeXml } from '../xml/parse-xml.ts';
import { putBack, setAside } from '../xml/set-aside.ts';
import { collectFields, type Story } from './collect-fields.ts';
import { findLinkFields, type LinkField } from './find-link-fields.ts';
import { markTypedFields } from './mark-typed-fields.ts';
import { normaliseFields } from './normalise-fields.ts';

/** A part that holds text, with its fields in one form; made once, opened for every invoice. */
export interface PreparedPart {
  readonly name: string;
  /** The part as it was read, to be looked at before the first `open`. */
  readonly first: StoryPart;
  /** The part in a state of its own, to be filled and saved to a package. */
  open(files: WordPackage): StoryPart;
}

/** A part that is being filled. */
export interface StoryPart {
  readonly name: string;
  readonly root: Element;
  readonly stories: readonly Story[];
  readonly linkFields: readonly LinkField[];
  /** Writes the part back to the package. */
  save(): void;
}

/** Prepares a part: what has no fields is set aside, and fields get one form, however they were written. */
export function preparePart(original: WordPackage, name: string): PreparedPart {
  const text = original.text(name);
  refuseDoctype(text, name);
  const { text: reduced, ...rest } = setAside(text);
  const document = parseXml(reduced, name);
  const root = rootOf(document, name);
  normaliseFields(root);
  const stories = collectFields(root, name);
  const isSame = markTypedFields(root, stories) === 0;
  const prepared = serializeXml(document);
  const open = (files: WordPackage, document: Document, stories?: readonly Story[]): StoryPart => {
    const root = rootOf(document, name);
    return {
      name,
      root,
      stories: stories ?? collectFields(root, name),
      linkFields: findLinkFields(root, files, name),
      save: () => files.put(name, putBack(serializeXml(document), rest)),
    };
  };
  const first = open(original, document, isSame ? stories : undefined);
  // The tree that was read first serves the first invoice; reading it takes most of the time.
  let unused: Document | undefined = document;
  return {
    name,
    first,
    open: (files) => {
      const tree = unused ?? parseXml(prepared, name);
      const known = tree === unused ? first.stories : undefined;
      unused = undefined;
      return open(files, tree, known);
    },
  };
}

function rootOf(document: Document, name: string): Element {
  const root = document.documentElement;
  if (root === null) throw damaged(`${name} is empty`);
  return root;
}
