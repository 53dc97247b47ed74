import { unpackChromium } from '../../src/snapshots/pictures/unpack-chromium.ts';

/** Unpacks the browser before the workers start: each of them would do it on a new checkout. */
export default async function unpackBrowser(): Promise<void> {
  const { libraries } = await unpackChromium();
  await libraries();
}
