/** Whether a rule is asked for, by its name or its group. */
export function isAskedFor(rule: string, asked: readonly string[] | undefined): boolean {
  return asked === undefined || asked.includes(rule) || asked.includes(groupOf(rule));
}

/** `payment/url-missing` is a rule of the group `payment`. */
export function groupOf(rule: string): string {
  return rule.slice(0, rule.indexOf('/'));
}
