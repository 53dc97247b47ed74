/** The policy of a mail: it loads only what is inside it, and runs no script. It is set in a header, or by the page that writes the mail. */
export function mailPolicy(images: 'on' | 'off'): string {
  return [
    "default-src 'none'",
    `img-src ${images === 'on' ? 'data:' : "'none'"}`,
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
