/** How findings are printed: for people, for programs, or as annotations of a pull request. */
export const findingsFormats = ['pretty', 'json', 'github'] as const;

export type FindingsFormat = (typeof findingsFormats)[number];
