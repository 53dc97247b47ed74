/** The script of the report: filters, sliders, copy buttons and keys. It loads nothing. */
export const reportScript: string = `
'use strict';
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const form = document.querySelector('.filters');
const status = document.querySelector('[role=status]');
const articles = all('article');
function filter() {
  const asked = Object.fromEntries(new FormData(form));
  const text = asked.text.trim().toLowerCase();
  let count = 0;
  for (const article of articles) {
    const { name, template, locale, kind } = article.dataset;
    const fits = (value, wanted) => wanted === '' || value === wanted;
    const isShown = fits(template, asked.template) && fits(locale, asked.locale) && fits(kind, asked.kind)
      && (article.textContent.toLowerCase().includes(text) || name.includes(text));
    article.hidden = !isShown;
    const item = document.querySelector('nav li[data-for="' + CSS.escape(name) + '"]');
    if (item) item.hidden = !isShown;
    if (isShown) count++;
  }
  document.querySelector('.none').hidden = count > 0;
  status.textContent = count + ' of ' + articles.length + ' shown';
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''));
  try { history.replaceState(null, '', (query.size ? '?' + query : location.pathname) + location.hash); } catch {}
}
if (form) {
  for (const [name, value] of new URLSearchParams(location.search)) if (form.elements[name]) form.elements[name].value = value;
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  filter();
}
for (const input of all('.stage input')) {
  const show = () => input.parentElement.style.setProperty('--at', input.value + '%');
  input.addEventListener('input', show);
  show();
}
for (const button of all('.views button')) button.addEventListener('click', () => {
  button.closest('figure').dataset.view = button.dataset.view;
  for (const other of all('button', button.parentElement)) other.setAttribute('aria-pressed', other === button);
});
for (const button of all('button[data-copy]')) button.addEventListener('click', async () => {
  try { await navigator.clipboard.writeText(button.dataset.copy); }
  catch { getSelection().selectAllChildren(button.previousElementSibling); if (!document.execCommand('copy')) return; }
  button.textContent = status.textContent = 'Copied';
  setTimeout(() => { button.textContent = 'Copy'; }, 2000);
});
function move(step) {
  const shown = articles.filter((article) => !article.hidden);
  const at = shown.findIndex((article) => article.contains(document.activeElement));
  const next = shown[Math.max(0, Math.min(shown.length - 1, at + step))];
  if (!next) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'start' });
}
addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const isTyping = event.target.matches('input[type=search], select');
  if (event.key === 'Escape' && isTyping) event.target.blur();
  if (isTyping) return;
  if (event.key === '/') { form?.elements.text.focus(); event.preventDefault(); }
  if (event.key === 'j') move(1);
  if (event.key === 'k') move(-1);
});
const links = new Map(all('nav a').map((link) => [decodeURI(link.hash.slice(1)), link]));
if ('IntersectionObserver' in window) {
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) links.get(target.id)?.toggleAttribute('aria-current', isIntersecting);
  }, { rootMargin: '-80px 0px -60% 0px' });
  for (const article of articles) seen.observe(article);
}
`;
