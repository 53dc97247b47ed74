/** Names of pictures that only fill space, and file names that were put in by an editor. */
const saysNothing =
  /^(?:|spacer|divider|separator|blank|pixel|tracking pixel|line|shadow|image|img|alt[ _-]?text|picture|icon|bullet|\S+\.(?:png|jpe?g|gif|svg|webp))$/i;

/** Whether an image adds nothing for people who do not see it. @param attribute reads an attribute of the image */
export function isDecorative(attribute: (name: string) => string | undefined): boolean {
  const role = attribute('role');
  return (
    role === 'presentation' ||
    role === 'none' ||
    attribute('aria-hidden') === 'true' ||
    saysNothing.test((attribute('alt') ?? '').trim()) ||
    ['width', 'height'].some((name) => /^[01](?:px)?$/.test(attribute(name) ?? ''))
  );
}
