import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { convertToPdf, mergeDocx } from '../../../src/word/index.ts';
import { documentXml, packDocx, relationships } from '../../word/pack-docx.ts';
import { sampleInvoice, sampleNow } from '../../word/sample-data.ts';

const visits: string[] = [];
let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    visits.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

test('converting loads nothing that the document refers to', async () => {
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const a = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
  const picture = `<w:p><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="x"/><a:graphic ${a}><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="0" name="x"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
  const field = `<w:p><w:fldSimple w:instr=" INCLUDEPICTURE &quot;${address}/field.png&quot; \\d "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>`;
  const bytes = packDocx({
    'word/document.xml': documentXml(`${picture}${field}<w:p><w:r><w:t>{InvoiceNumber}</w:t></w:r></w:p>`),
    'word/_rels/document.xml.rels': relationships([['rId1', 'image', `${address}/linked.png`]]),
  });
  await convertToPdf(mergeDocx(bytes, sampleInvoice, { now: sampleNow }).docx);
  expect(visits).toEqual([]);
});
