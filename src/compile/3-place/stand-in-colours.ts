/**
 * Valid colours that replace tokens where MJML and CSS accept only a colour. None of them occurs in the template itself.
 */
export interface StandInColours {
  /** The colour for a text of tokens; the same text gives the same colour. */
  of(tokens: string): string;
  /** Puts the tokens back. */
  restore(html: string): string;
}

export function createStandInColours(templateText: string): StandInColours {
  const taken = new Set(
    [...templateText.matchAll(/#[0-9a-f]{6}\b/gi)].map((match) => match[0].toLowerCase()),
  );
  const byTokens = new Map<string, string>();
  let next = 0xfa0701;
  const free = (): string => {
    while (taken.has(`#${next.toString(16)}`)) next++;
    return `#${(next++).toString(16)}`;
  };
  return {
    of(tokens) {
      const known = byTokens.get(tokens);
      if (known !== undefined) return known;
      const colour = free();
      byTokens.set(tokens, colour);
      return colour;
    },
    restore(html) {
      const byColour = new Map([...byTokens].map(([tokens, colour]) => [colour, tokens]));
      return html.replace(/#fa[0-9a-f]{4}/gi, (colour) => byColour.get(colour.toLowerCase()) ?? colour);
    },
  };
}
