import type { Command } from 'commander';

/** A command of the command line. Its file loads only when the command runs or prints its own help. */
export interface CommandEntry {
  readonly name: string;
  /** The arguments, as the help shows them: `[options] <template>`. */
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** The commands, in the order of the help. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'render',
    usage: '[options] [template]',
    summary: 'fill in a template with an invoice',
    load: async () => (await import('./commands/render.ts')).renderCommand(),
  },
  {
    name: 'preview',
    usage: '[options] [templates]',
    summary: 'see every mail as it will arrive, while you edit it',
    load: async () => (await import('./commands/preview.ts')).previewCommand(),
  },
  {
    name: 'init',
    usage: '[folder]',
    summary: 'create a first template to start from',
    load: async () => (await import('./commands/init.ts')).initCommand(),
  },
  {
    name: 'snapshot',
    usage: '[options] [templates]',
    summary: 'compare every mail with its approved version',
    load: async () => (await import('./commands/snapshot.ts')).snapshotCommand(),
  },
  {
    name: 'check',
    usage: '[options] [templates]',
    summary: 'find what could go wrong in an inbox',
    load: async () => (await import('./commands/check.ts')).checkCommand(),
  },
  {
    name: 'send',
    usage: '[options] <template>',
    summary: 'send a mail for every invoice in a data file',
    load: async () => (await import('./commands/send.ts')).sendCommand(),
  },
  {
    name: 'fields',
    usage: '[options]',
    summary: 'list the merge fields that a template can use',
    load: async () => (await import('./commands/fields.ts')).fieldsCommand(),
  },
  {
    name: 'links',
    usage: '[command]',
    summary: 'create, list and serve payment links',
    load: async () => (await import('./commands/links.ts')).linksCommand(),
  },
  {
    name: 'connect',
    usage: '[options] <provider>',
    summary: 'connect a company to a payment provider',
    load: async () => (await import('./commands/connect.ts')).connectCommand(),
  },
  {
    name: 'merge',
    usage: '[options] <document>',
    summary: 'fill in the merge fields of a Word invoice',
    load: async () => (await import('./commands/merge.ts')).mergeCommand(),
  },
];
