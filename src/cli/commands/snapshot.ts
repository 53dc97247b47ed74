import path from 'node:path';
import { Command } from 'commander';
import {
  type CompileFlags,
  compileOptionsOf,
  unknownFieldsOption,
  webFontsOption,
} from '../compile-flags.ts';

interface SnapshotFlags extends CompileFlags {
  readonly snapshots: string;
  readonly report?: string;
  readonly update?: true;
  readonly filter?: string;
  readonly images: boolean;
  readonly browser?: string;
}

const examples = `
Examples:
  $ facteur snapshot                                compare ./templates with ./snapshots
  $ facteur snapshot --filter 'invoice/*/plain'     some of the mails
  $ facteur snapshot --update                       accept the mails as they are now
  $ facteur snapshot --update --filter invoice/nl/plain
  $ facteur snapshot --no-images                    only HTML and text: needs no browser

The report is <snapshots>/report/index.html. The exit code is 1 if anything differs, is missing or is orphaned.
Pictures need these packages: npm install --save-dev playwright-core @sparticuz/chromium @expo-google-fonts/roboto
@expo-google-fonts/noto-sans-arabic @expo-google-fonts/noto-sans-hebrew`;

/** `facteur snapshot`: compares every mail with the one that was approved. */
export function snapshotCommand(): Command {
  return new Command('snapshot')
    .description(
      'Renders every template, language and sample, and compares the HTML, text and pictures with the approved ones.',
    )
    .argument('[templates]', 'folder of templates', 'templates')
    .option('-u, --update', 'accept all differences, and delete orphaned files')
    .option(
      '-f, --filter <text>',
      'only mails whose <template>/<language>/<sample> contains this text; * matches anything',
    )
    .option('--no-images', 'compare no pictures')
    .option('-s, --snapshots <folder>', 'folder of the approved mails', 'snapshots')
    .option('-r, --report <folder>', 'folder of the report (default: report, in the snapshots folder)')
    .option(
      '--browser <file>',
      'take pictures with this Chrome; they cannot be compared with those of another machine',
    )
    .addOption(unknownFieldsOption())
    .addOption(webFontsOption())
    .addHelpText('after', examples)
    .action(act);
}

async function act(templates: string, flags: SnapshotFlags): Promise<void> {
  const { snapshots, update, filter, images, browser } = flags;
  const { runSnapshot } = await import('../snapshot/run-snapshot.ts');
  const isFine = await runSnapshot({
    templates,
    compile: compileOptionsOf(flags),
    snapshots,
    report: flags.report ?? path.join(snapshots, 'report'),
    update: update === true,
    filter,
    images,
    browser,
    command: commandWords(templates, flags),
  });
  process.exitCode = isFine ? 0 : 1;
}

function commandWords(
  templates: string,
  { snapshots, report, images, browser, unknownFields, webFonts }: SnapshotFlags,
): string[] {
  return [
    'facteur',
    'snapshot',
    ...(templates === 'templates' ? [] : [templates]),
    ...(snapshots === 'snapshots' ? [] : ['--snapshots', snapshots]),
    ...(report === undefined ? [] : ['--report', report]),
    ...(images ? [] : ['--no-images']),
    ...(browser === undefined ? [] : ['--browser', browser]),
    ...(unknownFields === undefined ? [] : ['--unknown-fields', unknownFields]),
    ...(webFonts === undefined ? [] : ['--web-fonts', webFonts]),
  ];
}
