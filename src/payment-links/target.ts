/**
 * Checks whether a redirect to a payment page is allowed. Targets are checked when they are saved and when they are used,
 * so that neither the answer of a provider nor a changed row can create an open redirect.
 * @param hosts the host names of the provider, which include their subdomains
 * @returns what is wrong, or undefined if the target is allowed
 */
export function checkTarget(target: string, hosts: readonly string[]): string | undefined {
  const plain = plainTarget.exec(target)?.[1];
  if (plain !== undefined && isAmong(plain, hosts)) return undefined;
  if (!/^https:\/\/[\x21-\x7e]+$/.test(target) || /["'<>\\^`{}|]/.test(target) || !URL.canParse(target))
    return 'is not a plain https URL';
  const url = new URL(target);
  if (url.href !== target) return 'is not in the form that browsers use';
  if (url.username !== '' || url.password !== '') return 'has a user name or password';
  if (url.port !== '') return 'has a port';
  if (!isAmong(url.hostname, hosts))
    return `has the host ${url.hostname}, but the allowed hosts are ${hosts.join(', ') || 'none'}`;
  return undefined;
}

/** A fast path for nearly every payment page. Any other URL is parsed. */
const plainTarget = /^https:\/\/([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)+)\/[\w/-]*$/;

function isAmong(hostname: string, hosts: readonly string[]): boolean {
  return hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}
