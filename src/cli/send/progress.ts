import { printable } from '../terminal/printable.ts';
import { progressBar } from '../terminal/progress-bar.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { LineResult } from './line-result.ts';
import { describeTally, formatCount, type Tally } from './tally.ts';

/** Shows the progress of a run. */
export interface Progress {
  onResult(result: LineResult): void;
  /** Prints a line. */
  say(text: string): void;
  end(): void;
}

/** Failures that are shown one by one; the report has them all. */
const mostFailures = 20;
/** Results between two lines if there is no terminal. */
const plainEvery = 1000;
/** Milliseconds between two updates of the bar. */
const redrawAfter = 100;

/** Shows a bar on a terminal, and a line now and then elsewhere. Each failure has its own line in both. */
export function createProgress(options: {
  readonly terminal: Terminal;
  readonly tally: Tally;
  /** Share of the data that was read, 0 to 1, if its size is known. */
  readonly share: () => number | undefined;
  /** Milliseconds. @default the clock of the process */
  readonly now?: () => number;
}): Progress {
  const { terminal, tally, share, now = () => performance.now() } = options;
  const started = now();
  let drawn = Number.NEGATIVE_INFINITY;
  let failures = 0;
  const clear = (): void => {
    if (terminal.width !== undefined) terminal.write('\r\u001b[K');
  };
  const draw = (): void => {
    if (terminal.width === undefined || now() - drawn < redrawAfter) return;
    drawn = now();
    const perSecond = Math.round((tally.settled() * 1000) / Math.max(1, drawn - started));
    terminal.write(
      `\r\u001b[K${progressBar(share(), `${describeTally(tally)}, ${formatCount(perSecond)}/s`, terminal.width)}`,
    );
  };
  const say = (text: string): void => {
    clear();
    terminal.write(`${printable(text)}\n`);
    drawn = Number.NEGATIVE_INFINITY;
  };
  return {
    say,
    onResult(result) {
      if (result.status !== 'sent' && result.status !== 'captured') {
        failures += 1;
        if (failures <= mostFailures) say(describeFailure(result));
        if (failures === mostFailures)
          say('Further failures are counted and listed in the report, but not shown.');
      }
      if (terminal.width !== undefined) draw();
      else if (tally.settled() % plainEvery === 0)
        say(`${formatCount(tally.settled())} done: ${describeTally(tally)}`);
    },
    end: clear,
  };
}

/** Gives the reason without addresses: terminal output ends up in logs. */
function describeFailure({ line, messageKey, status, answer, error }: LineResult): string {
  const why = (answer ?? error ?? '').replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;]+/g, '…@…').replace(/\s+/g, ' ');
  return `Line ${line}${messageKey === undefined ? '' : ` (${messageKey})`}: ${status}: ${why}`;
}
