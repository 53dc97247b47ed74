import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { buildSqliteHouse } from '../../payment-links/stores/sqlite-house.ts';

test('a full disk causes a clear error, and nothing is lost or half written', () => {
  const house = buildSqliteHouse();
  onTestFinished(() => house.destroy());
  const script = fileURLToPath(new URL('../../payment-links/stores/fill-disk-process.mjs', import.meta.url));
  // A separate small disk, in a namespace that ends with the process.
  const commands = [
    `mount -t tmpfs -o size=1m tmpfs ${house.folder}`,
    `head -c 300000 /dev/zero > ${house.folder}/filler`,
    `${process.execPath} ${script} ${house.file} ${house.folder}/filler`,
  ];
  const options = process.getuid?.() === 0 ? ['--mount'] : ['--user', '--map-root-user', '--mount'];
  const { stdout, stderr } = spawnSync('unshare', [...options, 'sh', '-c', commands.join(' && ')], {
    encoding: 'utf8',
  });
  expect(stderr.replace(/.*unshare.*/, '$& (run as root, or allow user namespaces)')).toBe('');
  const result = JSON.parse(stdout);
  expect(result.refusal).toMatchObject({
    code: 'store-unavailable',
    message: expect.stringContaining('the disk is full'),
  });
  expect(result).toMatchObject({ lost: 0, again: 'open', rows: result.acknowledged + 1 });
  expect(result.acknowledged).toBeGreaterThan(20);
});
