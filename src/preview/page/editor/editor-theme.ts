import { HighlightStyle } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The editor in the colours of the page, light and dark. */
export const editorTheme: Extension = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'var(--panel)', fontSize: '12px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '20px' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '8px 0' },
  '.cm-line': { padding: '0 16px 0 8px' },
  '.cm-gutters': {
    color: 'var(--grey)',
    backgroundColor: 'var(--panel)',
    border: 'none',
    paddingLeft: '8px',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine, .source-view & .cm-activeLine': { backgroundColor: 'var(--hover)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--selection)',
  },
  '.cm-selectionMatch': { backgroundColor: 'var(--hover)' },
  '.cm-matchingBracket': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--selection)' },
  '.cm-foldPlaceholder': { color: 'var(--grey)', backgroundColor: 'var(--hover)', border: 'none' },
  '.cm-panels': { color: 'var(--ink)', backgroundColor: 'var(--ground)', borderColor: 'var(--rule)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--rule)' },
  '.cm-searchMatch': { backgroundColor: 'var(--amber-ground)' },
  '.cm-textfield, .cm-button': {
    color: 'var(--ink)',
    background: 'var(--panel)',
    border: '1px solid var(--edge)',
    borderRadius: '4px',
  },
  '.cm-tooltip': { color: 'var(--ink)', backgroundColor: 'var(--panel)', border: '1px solid var(--rule)' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--brick)' },
});

export const editorColours: HighlightStyle = HighlightStyle.define([
  { tag: [tags.comment, tags.meta, tags.processingInstruction], color: 'var(--grey)' },
  { tag: [tags.tagName, tags.propertyName, tags.keyword], color: 'var(--code-name)' },
  { tag: [tags.attributeName], color: 'var(--code-attribute)' },
  { tag: [tags.string, tags.attributeValue], color: 'var(--code-text)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--code-number)' },
  { tag: [tags.angleBracket, tags.bracket, tags.punctuation], color: 'var(--grey)' },
]);
