/** Whether a rule is selected, by its name or its group. */
export function isAskedFor(rule: string, asked: readonly string[] | undefined): boolean {
  return asked === undefined || asked.includes(rule) || asked.includes(groupOf(rule));
}

/** `payment` for `payment/url-missing`. */
export function groupOf(rule: string): string {
  return rule.slice(0, rule.indexOf('/'));
}
