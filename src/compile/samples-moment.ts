/** The time that samples are rendered at: their links stay valid, and each run gives the same bytes. */
export const samplesMoment: Date = new Date('2026-11-22T09:00:00Z');
