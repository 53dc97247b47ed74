/** The moment that samples are rendered for, so that their links stay valid and two runs give the same bytes. */
export const samplesMoment: Date = new Date('2026-11-22T09:00:00Z');
