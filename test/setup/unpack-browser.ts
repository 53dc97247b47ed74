import { unpackChromium } from '../../src/snapshots/pictures/unpack-chromium.ts';

/** Unpacks the browser before the workers start. On a new checkout, each worker would do it. */
export default async function unpackBrowser(): Promise<void> {
  const { libraries } = await unpackChromium();
  await libraries();
}
