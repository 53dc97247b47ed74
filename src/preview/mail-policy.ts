/** What a mail may load: nothing but what stands in it, and no script. A header says it, or the page that writes the mail. */
export function mailPolicy(images: 'on' | 'off'): string {
  return [
    "default-src 'none'",
    `img-src ${images === 'on' ? 'data:' : "'none'"}`,
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
