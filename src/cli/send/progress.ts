import { printable } from '../terminal/printable.ts';
import { progressBar } from '../terminal/progress-bar.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { LineResult } from './line-result.ts';
import { describeTally, formatCount, type Tally } from './tally.ts';

/** Shows how a run is coming along. */
export interface Progress {
  onResult(result: LineResult): void;
  /** A line for the person who waits. */
  say(text: string): void;
  end(): void;
}

/** Failures that are shown one by one; the report has all of them. */
const mostFailures = 20;
/** Results between two lines where there is no terminal. */
const plainEvery = 1000;
/** Milliseconds between two drawings of the bar. */
const redrawAfter = 100;

/** A bar on a terminal; elsewhere a line now and then. Each failure has a line of its own in both. */
export function createProgress(options: {
  readonly terminal: Terminal;
  readonly tally: Tally;
  /** Share of the data that was read, 0 to 1, where its size is known. */
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
          say('More failures are counted, and named in the report, but no longer shown.');
      }
      if (terminal.width !== undefined) draw();
      else if (tally.settled() % plainEvery === 0)
        say(`${formatCount(tally.settled())} settled: ${describeTally(tally)}`);
    },
    end: clear,
  };
}

/** Says why without an address in it: a terminal's text ends in logs. */
function describeFailure({ line, messageKey, status, answer, error }: LineResult): string {
  const why = (answer ?? error ?? '').replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;]+/g, '…@…').replace(/\s+/g, ' ');
  return `Line ${line}${messageKey === undefined ? '' : ` (${messageKey})`}: ${status}: ${why}`;
}
