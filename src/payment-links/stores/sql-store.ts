import type { Mode } from '../providers/provider.ts';
import type { LinkState, LinkStore, StoredLink } from './link-store.ts';
import type { SqlDatabase, SqlRow, SqlValue } from './sql-database.ts';

/** Creates a store on an SQL database. Every change is one statement, so that it is never half done. */
export function sqlStore(database: SqlDatabase): LinkStore {
  const links = async (sql: string, ...values: SqlValue[]): Promise<StoredLink[]> =>
    (await database.query(sql, values)).map(toLink);
  const change = async (sql: string, ...values: SqlValue[]): Promise<number> =>
    (await database.query(sql, values)).length;
  return {
    async get(code) {
      const [row] = await database.query(byCode, [code]);
      return row === undefined ? undefined : toLink(row);
    },
    async getState(code) {
      const [row] = await database.query(stateByCode, [code]);
      return row === undefined ? undefined : toState(row);
    },
    revisions: (company, invoice) => links(byInvoice, company, invoice),
    findByProviderId: async (provider, id) => (await links(byProviderId, provider, id))[0],
    insert: async (link) => (await change(insert, ...toValues(link))) === 1,
    async setTarget(code, { providerId, target, mode }) {
      await change(setTarget, providerId, target, mode, code);
    },
    async setCancelled(code, at) {
      await change(setCancelled, at, code);
    },
    async setPaid(code, at) {
      await change(setPaid, at, code);
    },
    list: ({ open, before, now, limit }) =>
      open ? links(openOnes, now, before, limit) : links(allOnes, before, limit),
    purge: (before) => change(purge, before, before),
    close: () => database.close(),
  };
}

const columns = [
  'code',
  'company',
  'invoice',
  'revision',
  'cents',
  'details',
  'provider',
  'provider_id',
  'target',
  'mode',
  'created_at',
  'expires_at',
];

const newer = `EXISTS (
  SELECT 1 FROM facteur_links AS newer
  WHERE newer.company = link.company AND newer.invoice = link.invoice AND newer.revision > link.revision)`;

const select = `SELECT ${[...columns, 'cancelled_at', 'paid_at'].join(', ')}, ${newer} AS superseded FROM facteur_links AS link`;

const byCode = `${select} WHERE link.code = ?`;

const stateByCode = `SELECT provider, target, expires_at, cancelled_at, paid_at, ${newer}
  FROM facteur_links AS link WHERE link.code = ?`;

const byInvoice = `${select} WHERE link.company = ? AND link.invoice = ? ORDER BY link.revision DESC`;

const byProviderId = `${select} WHERE link.provider = ? AND link.provider_id = ?`;

const isOpen = `link.cancelled_at IS NULL AND link.paid_at IS NULL AND NOT ${newer}`;

const order = 'ORDER BY link.expires_at, link.code LIMIT ?';

const openOnes = `${select} WHERE ${isOpen} AND link.expires_at > ? AND link.expires_at <= ? ${order}`;

const allOnes = `${select} WHERE link.expires_at <= ? ${order}`;

const insert = `INSERT INTO facteur_links (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
  ON CONFLICT DO NOTHING RETURNING code`;

const setTarget = `UPDATE facteur_links SET provider_id = ?, target = ?, mode = ?
  WHERE code = ? AND target IS NULL RETURNING code`;

const setCancelled =
  'UPDATE facteur_links SET cancelled_at = ? WHERE code = ? AND cancelled_at IS NULL RETURNING code';

const setPaid = 'UPDATE facteur_links SET paid_at = ? WHERE code = ? AND paid_at IS NULL RETURNING code';

/** Deletes all revisions of an invoice together. Otherwise, an earlier revision could become the latest one. */
const purge = `DELETE FROM facteur_links AS link WHERE link.expires_at < ? AND NOT EXISTS (
  SELECT 1 FROM facteur_links AS kept
  WHERE kept.company = link.company AND kept.invoice = link.invoice AND kept.expires_at >= ?) RETURNING code`;

function toValues(link: StoredLink): SqlValue[] {
  return [
    link.code,
    link.company,
    link.invoice,
    link.revision,
    link.cents,
    JSON.stringify(link.details),
    link.provider,
    link.providerId ?? null,
    link.target ?? null,
    link.mode ?? null,
    link.createdAt,
    link.expiresAt,
  ];
}

function toState(row: SqlRow): LinkState {
  return {
    provider: row[0] as string,
    target: text(row[1]),
    expiresAt: Number(row[2]),
    cancelledAt: instant(row[3]),
    paidAt: instant(row[4]),
    superseded: Boolean(row[5]),
  };
}

function toLink(row: SqlRow): StoredLink {
  return {
    code: row[0] as string,
    company: row[1] as string,
    invoice: row[2] as string,
    revision: Number(row[3]),
    cents: Number(row[4]),
    details: JSON.parse(row[5] as string),
    provider: row[6] as string,
    providerId: text(row[7]),
    target: text(row[8]),
    mode: text(row[9]) as Mode | undefined,
    createdAt: Number(row[10]),
    expiresAt: Number(row[11]),
    cancelledAt: instant(row[12]),
    paidAt: instant(row[13]),
    superseded: Boolean(row[14]),
  };
}

function text(value: SqlValue | undefined): string | undefined {
  return value === null || value === undefined ? undefined : String(value);
}

function instant(value: SqlValue | undefined): number | undefined {
  return value === null || value === undefined ? undefined : Number(value);
}
