/** A fenced block of a Markdown file. */
export interface CodeBlock {
  readonly language: string;
  /** The words after the language: `run`, `output`. */
  readonly marks: readonly string[];
  readonly code: string;
  /** 1-based line of the opening fence. */
  readonly line: number;
}

/** The fenced blocks of a Markdown text, in order. */
export function findCodeBlocks(markdown: string): CodeBlock[] {
  return [...markdown.matchAll(/^```([a-z]+)([^\n]*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    language: match[1]!,
    marks: match[2]!.trim().split(/\s+/),
    code: match[3]!,
    line: markdown.slice(0, match.index).split('\n').length,
  }));
}
