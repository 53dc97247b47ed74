/** V8 makes MJML and juice three times faster as they are used; after so many compilations there is little left to gain. */
const rounds = 24;
/** Milliseconds between two, in which whoever asks for something is answered. */
const pause = 40;

/** Compiles again and again while nobody waits for anything, so that the first save is shown as fast as later ones. */
export async function warmUp(
  compile: () => Promise<unknown>,
  { quiet, isClosed }: { readonly quiet: () => Promise<void>; readonly isClosed: () => boolean },
): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    await quiet();
    if (isClosed()) return;
    // What does not compile warms up all the same, and is told of elsewhere.
    await compile().catch(() => undefined);
  }
}
