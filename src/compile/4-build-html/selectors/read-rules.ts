import { type OpeningTag, scanMarkup } from '../../../mail-html/scan-markup.ts';
import type { Source } from '../../1-read/source.ts';
import type { Juice } from '../../css/juice.ts';

/** A selector of the author that is matched when the template is compiled. */
export interface Rule {
  /** A CSS rule, or the `path` of `<mj-selector>`. */
  readonly noun: 'rule' | 'path';
  /** MJML matches paths, and the rules of `<mj-style inline="inline">`. */
  readonly inliner: 'juice' | 'mjml';
  readonly selector: string;
  readonly index: number;
}

/** Finds the selectors that juice and MJML match to elements. */
export function readRules(source: Source, juice: Juice): Rule[] {
  const { text } = source;
  const paths: Rule[] = [];
  const sheets: Readonly<Record<Rule['inliner'], Sheet[]>> = { juice: [], mjml: [] };
  let isHidden = false;
  let tag: OpeningTag | undefined;
  for (const item of scanMarkup(text)) {
    if (item.type === 'conditional') isHidden = item.hides;
    else if (item.type === 'open') {
      tag = item;
      const path = item.name === 'mj-selector' && item.attributes.find(({ name }) => name === 'path');
      if (path) paths.push({ noun: 'path', inliner: 'mjml', selector: path.value, index: path.valueStart });
    } else if (item.type === 'raw-text' && !isHidden && tag !== undefined) {
      const sheet = { start: item.start, css: text.slice(item.start, item.end) };
      const isInline = tag.attributes.some(({ name, value }) => name === 'inline' && value === 'inline');
      if (tag.name === 'mj-style') sheets[isInline ? 'mjml' : 'juice'].push(sheet);
      else if (tag.name === 'style' && !isKept(text.slice(tag.start, tag.end), sheet.css))
        sheets.juice.push(sheet);
    }
  }
  return [...paths, ...rulesOf('mjml', sheets.mjml, juice), ...rulesOf('juice', sheets.juice, juice)];
}

interface Sheet {
  readonly start: number;
  readonly css: string;
}

/** Whether juice keeps a style sheet as it is: one for some media, or the resets that MJML writes. */
function isKept(tag: string, css: string): boolean {
  return (
    /^<style (?:media=|data-embed)/.test(tag) ||
    (tag === '<style type="text/css">' && /^\s*#outlook a/.test(css))
  );
}

/** All style sheets are read as one. */
function rulesOf(inliner: Rule['inliner'], sheets: readonly Sheet[], juice: Juice): Rule[] {
  const starts: { readonly inAll: number; readonly inSource: number }[] = [];
  let all = '';
  for (const { start, css } of sheets) {
    starts.push({ inAll: all.length, inSource: start });
    all += `${css}\n`;
  }
  return juice.readSelectors(all).map(({ selector, index }) => {
    const { inAll, inSource } = starts.findLast((sheet) => sheet.inAll <= index)!;
    return { noun: 'rule', inliner, selector, index: inSource + index - inAll };
  });
}
