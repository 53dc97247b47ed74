/** The style of the pages: one sheet on a plain background, light and dark, designed for phones. */
export const style: string = `
:root{color-scheme:light dark;--ground:#f4f3f0;--sheet:#fff;--ink:#1f2328;--grey:#59636e;--rule:#e2e0db;--accent:#0b5fff;--well:#f8f7f4;--paid:#1c6b3c}
@media(prefers-color-scheme:dark){:root{--ground:#121314;--sheet:#1b1c1e;--ink:#ececea;--grey:#a3a8ae;--rule:#33353a;--accent:#7ba7ff;--well:#232529;--paid:#6cc795}}
*{box-sizing:border-box;margin:0}
html{-webkit-text-size-adjust:100%}
body{background:var(--ground);color:var(--ink);font:16px/24px -apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif;overflow-wrap:anywhere}
main{background:var(--sheet);max-width:600px;margin:0 auto;padding:32px 24px 40px;min-height:100vh}
.sender{font-weight:600;font-size:18px;padding-bottom:24px;border-bottom:1px solid var(--rule)}
h1{font-size:16px;line-height:24px;font-weight:400;color:var(--grey);margin-top:24px}
.amount{font-size:40px;line-height:48px;font-weight:600;letter-spacing:-.02em;font-variant-numeric:tabular-nums;margin-top:4px;overflow-wrap:normal}
.due{margin-top:4px}
dl{margin-top:24px;border-top:1px solid var(--rule)}
.row{display:grid;grid-template-columns:1fr auto;gap:0 16px;align-items:center;padding:12px 0;border-bottom:1px solid var(--rule)}
dt{color:var(--grey);font-size:13px;line-height:20px}
dd{grid-column:1;font-variant-numeric:tabular-nums;user-select:all;-webkit-user-select:all}
.nowrap{font-size:clamp(14px,4.2vw,16px);white-space:nowrap;overflow-wrap:normal}
button{grid-column:2;grid-row:1/3;font:inherit;font-size:14px;line-height:20px;color:var(--accent);background:none;border:1px solid var(--rule);border-radius:8px;padding:11px 12px;min-width:108px;cursor:pointer}
button:hover{border-color:var(--accent)}
button:focus-visible,a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
button.done{color:var(--paid);border-color:var(--paid)}
.scan{display:flex;flex-direction:column;align-items:center;text-align:center;gap:16px;margin-top:32px;padding:24px;background:var(--well);border-radius:12px}
.scan svg{display:block;width:min(100%,240px);height:auto;border-radius:8px;flex:none}
h2{font-size:16px;line-height:24px;font-weight:600}
.scan p,.foot{font-size:13px;line-height:20px;color:var(--grey)}
.scan p{margin-top:4px;max-width:34em}
.foot{margin-top:32px;display:grid;gap:8px}
a{display:inline-block;color:var(--accent);text-decoration-thickness:1px;text-underline-offset:3px}
.message{padding:40px 0 8px}
.message h1{font-size:24px;line-height:32px;font-weight:600;color:var(--ink);margin:0;letter-spacing:-.01em}
.message p{margin-top:8px;max-width:36em}
.paid h1{color:var(--paid)}
@media(min-width:640px){main{margin:40px auto;min-height:0;padding:40px;border-radius:12px}.scan{flex-direction:row;text-align:left;gap:24px}.scan svg{width:176px}.phone{display:none}}
[role=status]{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media print{body,main{background:#fff}main{padding:0}button{display:none}}
`.replaceAll('\n', '');
