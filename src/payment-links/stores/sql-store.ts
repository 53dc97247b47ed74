import type { Mode } from '../providers/provider.ts';
import type { LinkStore, StoredLink } from './link-store.ts';
import type { SqlDatabase, SqlRow, SqlValue } from './sql-database.ts';

/** Keeps payment links in an SQL database. Every change is one statement, so that none is ever half done. */
export function sqlStore(database: SqlDatabase): LinkStore {
  const links = async (sql: string, ...values: SqlValue[]): Promise<StoredLink[]> =>
    (await database.query(sql, values)).map(toLink);
  return {
    get: async (code) => (await links(`${select} WHERE link.code = ?`, code))[0],
    revisions: (company, invoice) =>
      links(
        `${select} WHERE link.company = ? AND link.invoice = ? ORDER BY link.revision DESC`,
        company,
        invoice,
      ),
    findByProviderId: async (provider, id) =>
      (await links(`${select} WHERE link.provider = ? AND link.provider_id = ?`, provider, id))[0],
    insert: async (link) => (await database.query(insert, toValues(link))).length === 1,
    async setTarget(code, answer) {
      await database.query(setTarget, [answer.providerId, answer.target, answer.mode, code]);
    },
    async setCancelled(code, at) {
      await database.query(setCancelled, [at, code]);
    },
    async setPaid(code, at) {
      await database.query(setPaid, [at, code]);
    },
    list: ({ open, before, now, limit }) =>
      open
        ? links(
            `${select} WHERE ${isOpen} AND link.expires_at > ? AND link.expires_at <= ? ${order}`,
            now,
            before,
            limit,
          )
        : links(`${select} WHERE link.expires_at <= ? ${order}`, before, limit),
    purge: async (before) => (await database.query(purge, [before, before])).length,
    close: () => database.close(),
  };
}

const newer = `EXISTS (
  SELECT 1 FROM facteur_links AS newer
  WHERE newer.company = link.company AND newer.invoice = link.invoice AND newer.revision > link.revision)`;

const select = `SELECT link.*, ${newer} AS superseded FROM facteur_links AS link`;

const isOpen = `link.cancelled_at IS NULL AND link.paid_at IS NULL AND NOT ${newer}`;

const order = 'ORDER BY link.expires_at, link.code LIMIT ?';

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

const insert = `INSERT INTO facteur_links (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
  ON CONFLICT DO NOTHING RETURNING code`;

const setTarget = `UPDATE facteur_links SET provider_id = ?, target = ?, mode = ?
  WHERE code = ? AND target IS NULL RETURNING code`;

const setCancelled =
  'UPDATE facteur_links SET cancelled_at = ? WHERE code = ? AND cancelled_at IS NULL RETURNING code';

const setPaid = 'UPDATE facteur_links SET paid_at = ? WHERE code = ? AND paid_at IS NULL RETURNING code';

/** An invoice goes as a whole, or an earlier revision would seem to be the last one. */
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

function toLink(row: SqlRow): StoredLink {
  return {
    code: String(row.code),
    company: String(row.company),
    invoice: String(row.invoice),
    revision: Number(row.revision),
    cents: Number(row.cents),
    details: JSON.parse(String(row.details)),
    provider: String(row.provider),
    providerId: text(row.provider_id),
    target: text(row.target),
    mode: text(row.mode) as Mode | undefined,
    createdAt: Number(row.created_at),
    expiresAt: Number(row.expires_at),
    cancelledAt: instant(row.cancelled_at),
    paidAt: instant(row.paid_at),
    superseded: Boolean(row.superseded),
  };
}

function text(value: SqlValue | undefined): string | undefined {
  return value === null || value === undefined ? undefined : String(value);
}

function instant(value: SqlValue | undefined): number | undefined {
  return value === null || value === undefined ? undefined : Number(value);
}
