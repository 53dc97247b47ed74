/**
 * Says why a payment page may not be redirected to. Targets are checked when they are written and when they are used,
 * so that neither a provider's answer nor a changed row makes an open redirect.
 * @param hosts the provider's host names; each stands for its subdomains too
 * @returns undefined when it may
 */
export function checkTarget(target: string, hosts: readonly string[]): string | undefined {
  const plain = plainTarget.exec(target)?.[1];
  if (plain !== undefined && isAmong(plain, hosts)) return undefined;
  if (!/^https:\/\/[\x21-\x7e]+$/.test(target) || /["'<>\\^`{}|]/.test(target) || !URL.canParse(target))
    return 'is no plain https URL';
  const url = new URL(target);
  if (url.href !== target) return 'is not written as browsers read it';
  if (url.username !== '' || url.password !== '') return 'has a user name or password';
  if (url.port !== '') return 'has a port';
  if (!isAmong(url.hostname, hosts))
    return `has the host ${url.hostname}, which is not one of ${hosts.join(', ') || 'none'}`;
  return undefined;
}

/** What nearly every payment page looks like, so that a redirect need not parse it; anything else is parsed. */
const plainTarget = /^https:\/\/([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)+)\/[\w/-]*$/;

function isAmong(hostname: string, hosts: readonly string[]): boolean {
  return hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}
