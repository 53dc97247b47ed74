import { expect, test } from 'vitest';
import { findWebImages } from '../../src/preview/mails/mail-details.ts';

test('images on the web are found wherever a mail can name them, each once', () => {
  const found = findWebImages(`<style>.a{background:#fff url("https://a.example/style.png")}</style>
    <body background="https://a.example/body.png">
    <!--[if mso]><v:fill type="frame" src="//a.example/fill.png" /><![endif]-->
    <td style="background-image:url('https://a.example/cell.png')"><td style="background:url(&quot;https://a.example/quoted.png&quot;)">
    <img alt="" src='https://a.example/logo.png?a=1&amp;b=2'><img width="9" src="https://a.example/logo.png?a=1&amp;b=2">`);
  expect([...found].sort()).toEqual([
    '//a.example/fill.png',
    'https://a.example/body.png',
    'https://a.example/cell.png',
    'https://a.example/logo.png?a=1&b=2',
    'https://a.example/quoted.png',
    'https://a.example/style.png',
  ]);
});

test('images inside the message, fonts and links are not among them', () => {
  expect(
    findWebImages(`<style>@import url(https://fonts.example/a.css);@font-face{font-family:a;src:url(https://fonts.example/a.woff2)}</style>
    <img src="cid:qr"><img src="data:image/png;base64,AAAA"><a href="https://a.example/a.png">a</a><p>url(https: //a)</p>`),
  ).toEqual([]);
});
