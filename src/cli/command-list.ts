import type { Command } from 'commander';

/** A command of the command line. Its file is loaded only when it is asked for. */
export interface CommandEntry {
  readonly name: string;
  readonly load: () => Promise<Command>;
}

/** The commands, in the order of the help. */
export const commands: readonly CommandEntry[] = [
  { name: 'render', load: async () => (await import('./commands/render.ts')).renderCommand() },
  { name: 'preview', load: async () => (await import('./commands/preview.ts')).previewCommand() },
  { name: 'init', load: async () => (await import('./commands/init.ts')).initCommand() },
  { name: 'snapshot', load: async () => (await import('./commands/snapshot.ts')).snapshotCommand() },
  { name: 'check', load: async () => (await import('./commands/check.ts')).checkCommand() },
  { name: 'send', load: async () => (await import('./commands/send.ts')).sendCommand() },
  { name: 'fields', load: async () => (await import('./commands/fields.ts')).fieldsCommand() },
  { name: 'links', load: async () => (await import('./commands/links.ts')).linksCommand() },
  { name: 'connect', load: async () => (await import('./commands/connect.ts')).connectCommand() },
  { name: 'merge', load: async () => (await import('./commands/merge.ts')).mergeCommand() },
];
