/**
 * Says why a payment page may not be redirected to. Targets are checked when they are written and when they are used,
 * so that neither a provider's answer nor a changed row makes an open redirect.
 * @param hosts the provider's host names; each stands for its subdomains too
 * @returns undefined when it may
 */
export function checkTarget(target: string, hosts: readonly string[]): string | undefined {
  if (!/^https:\/\/[\x21-\x7e]+$/.test(target) || /["'<>\\^`{}|]/.test(target) || !URL.canParse(target))
    return 'is no plain https URL';
  const url = new URL(target);
  if (url.href !== target) return 'is not written as browsers read it';
  if (url.username !== '' || url.password !== '') return 'has a user name or password';
  if (url.port !== '') return 'has a port';
  if (!hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`)))
    return `has the host ${url.hostname}, which is not one of ${hosts.join(', ') || 'none'}`;
  return undefined;
}
