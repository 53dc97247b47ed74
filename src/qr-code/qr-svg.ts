import { escapeMarkup } from '../mail-html/escape-markup.ts';
import type { QrModules } from './encode-qr.ts';

/**
 * Draws a QR code as SVG: one white square and one black path, so that it is opaque and sharp in print.
 * @param label the text for screen readers; without it, the image is hidden from them
 */
export function qrSvg(modules: QrModules, label?: string): string {
  const side = modules.length;
  const spoken =
    label === undefined ? 'aria-hidden="true"' : `role="img" aria-label="${escapeMarkup(label)}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges" ${spoken}>` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d="${darkRuns(modules)}"/></svg>`
  );
}

function darkRuns(modules: QrModules): string {
  let path = '';
  modules.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (row[x] !== true) continue;
      const start = x;
      while (row[x + 1] === true) x++;
      const width = x - start + 1;
      path += `M${start} ${y}h${width}v1h-${width}z`;
    }
  });
  return path;
}
