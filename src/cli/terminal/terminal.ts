import { styleText } from 'node:util';

type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow';

/** A stream for people, with colours if the terminal supports them. */
export interface Terminal {
  /** Characters per line; undefined if the text goes to a file or a pipe. */
  readonly width: number | undefined;
  write(text: string | Uint8Array): void;
  paint(style: Style, text: string): string;
}

export const outputTerminal: Terminal = createTerminal(process.stdout);
export const errorTerminal: Terminal = createTerminal(process.stderr);

function createTerminal(stream: NodeJS.WriteStream): Terminal {
  // Only a terminal has `hasColors`, which reads NO_COLOR, FORCE_COLOR and TERM.
  const hasColours = stream.isTTY === true && stream.hasColors();
  return {
    width: stream.isTTY === true ? stream.columns : undefined,
    write: (text) => void stream.write(text),
    paint: (style, text) => (hasColours ? styleText(style, text, { validateStream: false }) : text),
  };
}
