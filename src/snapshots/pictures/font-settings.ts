import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The packages with the fonts of pictures, and the weights used of each. */
const fonts: Readonly<Record<string, readonly string[]>> = {
  '@expo-google-fonts/roboto': [
    '400Regular',
    '400Regular_Italic',
    '500Medium',
    '600SemiBold',
    '700Bold',
    '700Bold_Italic',
  ],
  '@expo-google-fonts/noto-sans-arabic': ['400Regular', '700Bold'],
  '@expo-google-fonts/noto-sans-hebrew': ['400Regular', '700Bold'],
};

/** The first font families of mails. Linux lacks them, so pictures show Roboto instead. */
const shownAsRoboto = [
  '-apple-system',
  'BlinkMacSystemFont',
  'system-ui',
  'Segoe UI',
  'Helvetica Neue',
  'Helvetica',
  'Arial',
  'sans-serif',
  'serif',
  'monospace',
];

/** The packages of fonts that are not installed. */
export function missingFonts(): string[] {
  return Object.keys(fonts).filter((name) => packageFolder(name) === undefined);
}

/** Writes the settings of fontconfig: only the pinned fonts, none of the system. */
export function fontSettings(cache: string): string {
  const folders = Object.entries(fonts).flatMap(([name, weights]) => {
    const folder = packageFolder(name);
    return folder === undefined ? [] : weights.map((weight) => path.join(folder, weight));
  });
  const aliases = shownAsRoboto.map(
    (family) => `<match target="pattern">
    <test name="family" qual="any"><string>${family}</string></test>
    <edit name="family" mode="assign" binding="same"><string>Roboto</string></edit>
  </match>`,
  );
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  ${folders.map((folder) => `<dir>${escapeXml(folder)}</dir>`).join('\n  ')}
  <cachedir>${escapeXml(cache)}</cachedir>
  ${aliases.join('\n  ')}
  <match target="pattern">
    <edit name="family" mode="append" binding="weak">
      <string>Roboto</string><string>Noto Sans Arabic</string><string>Noto Sans Hebrew</string>
    </edit>
  </match>
  <match target="font">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
  </match>
</fontconfig>
`;
}

/** Where a font package is installed: next to facteur, or in the project that runs it. */
function packageFolder(name: string): string | undefined {
  for (const from of [import.meta.url, path.join(process.cwd(), 'package.json')]) {
    try {
      const folder = path.dirname(createRequire(from).resolve(`${name}/package.json`));
      if (existsSync(folder)) return folder;
    } catch {
      // Try the next place.
    }
  }
  return undefined;
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
