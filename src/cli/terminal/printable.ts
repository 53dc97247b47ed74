/**
 * Replaces control characters and bidirectional overrides, which could rewrite what a terminal shows. The marks that
 * templates put around values in a text from the right are left out.
 */
export function printable(text: string): string {
  return text.replace(/[\u2068\u2069]/g, '').replace(unsafe, '\ufffd');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern looks for them
const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
