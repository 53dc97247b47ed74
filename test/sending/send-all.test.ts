import { describe, expect, it } from 'vitest';
import type { Outgoing } from '../../src/sending/outgoing.ts';
import { sendAll } from '../../src/sending/send-all.ts';
import type { SendResult } from '../../src/sending/send-result.ts';
import { aMail } from '../message/a-mail.ts';

const outgoing = (key: number): Outgoing => ({ messageKey: String(key), to: 'a@b.test', mail: aMail() });
const result = ({ messageKey }: Outgoing): SendResult => ({ messageKey, status: 'sent', refused: [] });

function* count(to: number, onEach: (key: number) => void = () => undefined): Generator<Outgoing> {
  for (let key = 1; key <= to; key += 1) {
    onEach(key);
    yield outgoing(key);
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function collect(results: AsyncIterable<SendResult>): Promise<string[]> {
  const keys: string[] = [];
  for await (const { messageKey } of results) keys.push(messageKey);
  return keys;
}

describe('sending a stream of mails', () => {
  it('settles each mail once, and never has more than `concurrency` on their way', async () => {
    let running = 0;
    let most = 0;
    const send = async (one: Outgoing): Promise<SendResult> => {
      running += 1;
      most = Math.max(most, running);
      await turn();
      running -= 1;
      return result(one);
    };
    const keys = await collect(sendAll(count(100), { send, concurrency: 7, signal: undefined }));
    expect(keys.toSorted((a, b) => Number(a) - Number(b))).toEqual(
      [...count(100)].map(({ messageKey }) => messageKey),
    );
    expect(most).toBe(7);
  });

  it('reads the next mail only as results are taken', async () => {
    let read = 0;
    const source = count(1000, () => (read += 1));
    const results = sendAll(source, { send: async (one) => result(one), concurrency: 4, signal: undefined });
    for (let taken = 1; taken <= 10; taken += 1) {
      await results.next();
      await turn();
      expect(read).toBeLessThanOrEqual(taken + 4);
    }
    await results.return();
    expect(read).toBeLessThan(20);
  });

  it('starts no mail after the signal is aborted, and returns those on their way', async () => {
    const abort = new AbortController();
    const started: string[] = [];
    const release: (() => void)[] = [];
    const send = async (one: Outgoing): Promise<SendResult> => {
      started.push(one.messageKey);
      await new Promise<void>((resolve) => release.push(resolve));
      return result(one);
    };
    const collected = collect(sendAll(count(100), { send, concurrency: 3, signal: abort.signal }));
    await turn();
    abort.abort();
    await turn();
    for (const each of release) each();
    expect(await collected).toEqual(['1', '2', '3']);
    expect(started).toEqual(['1', '2', '3']);
  });

  it('stops even if the source never returns the next mail', async () => {
    const abort = new AbortController();
    async function* stuck(): AsyncGenerator<Outgoing> {
      yield outgoing(1);
      await new Promise(() => undefined);
    }
    const collected = collect(
      sendAll(stuck(), { send: async (one) => result(one), concurrency: 3, signal: abort.signal }),
    );
    await turn();
    abort.abort();
    expect(await collected).toEqual(['1']);
  });

  it('returns the mails on their way before it throws the error of the source', async () => {
    async function* broken(): AsyncGenerator<Outgoing> {
      yield outgoing(1);
      throw new Error('the database is gone');
    }
    const keys: string[] = [];
    const run = async (): Promise<void> => {
      const send = async (one: Outgoing): Promise<SendResult> => {
        await turn();
        return result(one);
      };
      for await (const one of sendAll(broken(), { send, concurrency: 3, signal: undefined }))
        keys.push(one.messageKey);
    };
    await expect(run()).rejects.toThrow('the database is gone');
    expect(keys).toEqual(['1']);
  });

  it('waits for the mails on their way after a break out of the loop', async () => {
    let settled = 0;
    const send = async (one: Outgoing): Promise<SendResult> => {
      if (one.messageKey !== '1') await turn();
      settled += 1;
      return result(one);
    };
    for await (const _ of sendAll(count(100), { send, concurrency: 5, signal: undefined })) break;
    expect(settled).toBe(5);
  });
});
