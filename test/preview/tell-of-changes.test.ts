import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PreviewEvent, RenderedFrame } from '../../src/preview/preview-api.ts';
import { tellOfChanges } from '../../src/preview/tell-of-changes.ts';

const frameOf = (id: string): RenderedFrame => ({ id, template: 'invoice', locale: 'nl', sample: 'plain' });
const invoice = { type: 'changed', templates: ['invoice'] } as const;

test('the frame is sent first, then the mails that may have changed, then the change of the lists', async () => {
  const sent: PreviewEvent[] = [];
  const tell = tellOfChanges({ renew: async () => frameOf('one') }, (event) => sent.push(event));
  await tell([{ type: 'state' }, invoice]);
  expect(sent).toEqual([{ type: 'rendered', ...frameOf('one') }, invoice, { type: 'state' }]);
});

test('if no frame can be rendered, the change is still reported', async () => {
  const sent: PreviewEvent[] = [];
  await tellOfChanges({ renew: async () => undefined }, (event) => sent.push(event))([invoice]);
  expect(sent).toEqual([invoice]);
});

test('changes during a rendering are reported together, with one more frame', async () => {
  const sent: PreviewEvent[] = [];
  const made: (() => void)[] = [];
  const renew = (): Promise<undefined> => new Promise((resolve) => made.push(() => resolve(undefined)));
  const tell = tellOfChanges({ renew }, (event) => sent.push(event));
  const told = tell([invoice]);
  for (let save = 0; save < 20; save++) void tell([{ type: 'changed', templates: ['reminder'] }]);
  void tell([{ type: 'changed', templates: ['invoice'] }]);
  expect(made).toHaveLength(1);
  made[0]!();
  await expect.poll(() => made.length).toBe(2);
  made[1]!();
  await told;
  expect(sent).toEqual([invoice, { type: 'changed', templates: ['reminder', 'invoice'] }]);
});

test('one change that may concern all mails makes the whole of it concern all', async () => {
  const sent: PreviewEvent[] = [];
  const tell = tellOfChanges({ renew: async () => undefined }, (event) => sent.push(event));
  await tell([invoice, { type: 'changed', templates: [] }]);
  expect(sent).toEqual([{ type: 'changed', templates: [] }]);
});

test('whenever files are saved and however long frames take, no frame is older than one before it, and the last state comes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 30 }), async (scheduler, saves) => {
      let state = 0;
      const shown: number[] = [];
      const renew = async (): Promise<RenderedFrame> => {
        const seen = state;
        await scheduler.schedule(Promise.resolve());
        return frameOf(String(seen));
      };
      const tell = tellOfChanges({ renew }, (event) => {
        if (event.type === 'rendered') shown.push(Number(event.id));
      });
      const save = async (): Promise<void> => {
        await scheduler.schedule(Promise.resolve());
        state++;
        void tell([invoice]);
      };
      await Promise.all([...Array.from({ length: saves }, save), scheduler.waitAll()]);
      await scheduler.waitIdle();
      expect(shown).toEqual(shown.toSorted((one, other) => one - other));
      expect(shown.at(-1)).toBe(saves);
    }),
  );
});
