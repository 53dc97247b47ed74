/** V8 optimises MJML and juice while they run. After this many compilations they are three times faster, and gain little more. */
const rounds = 24;
/** Milliseconds between two compilations, in which requests are served. */
const pause = 40;

/** Compiles repeatedly while nobody waits, so that the first save is shown as fast as later ones. */
export async function warmUp(
  compile: () => Promise<unknown>,
  { quiet, isClosed }: { readonly quiet: () => Promise<void>; readonly isClosed: () => boolean },
): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    await quiet();
    if (isClosed()) return;
    // A template that does not compile warms up too; its problems are reported elsewhere.
    await compile().catch(() => undefined);
  }
}
