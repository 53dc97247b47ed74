/** The parser alone, which loads in a third of the time of the whole package. Its types describe the package only. */
declare module 'css-tree/parser' {
  import type { CssNode, ParseOptions } from 'css-tree';

  export default function parse(css: string, options?: ParseOptions): CssNode;
}
