/** The style of the report: bright mails in a quiet frame. */
export const reportStyle: string = `
:root{color-scheme:light dark;--ground:#e9e7e2;--frame:#f4f3f0;--ink:#1f2328;--grey:#59636e;--rule:#d8d5cd;--accent:#0b5fff;
--amber:#8a5a00;--amber-ground:#fff4dc;--brick:#9b2c1f;--brick-ground:#fdeeea;--green:#1c6b3c;--green-ground:#e2f1e8;--blue:#1d4fa8;--blue-ground:#e7eefb}
@media (prefers-color-scheme:dark){:root{--ground:#0d0e0f;--frame:#1b1c1e;--ink:#ececea;--grey:#a8b0b9;--rule:#33363a;--accent:#8ab4ff;
--amber:#f2cc7f;--amber-ground:#40320f;--brick:#f7b8ae;--brick-ground:#4a231d;--green:#93d8ad;--green-ground:#1a3a27;--blue:#a9c5f7;--blue-ground:#1c2c4a}}
*{box-sizing:border-box}
html{scroll-padding-top:80px}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/22px -apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif}
h1,h2,h3,p,ul,figure{margin:0;padding:0}
ul{list-style:none}
a{color:var(--accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.top{position:sticky;top:0;z-index:5;display:flex;flex-wrap:wrap;gap:8px 24px;align-items:center;justify-content:space-between;padding:12px 24px;background:var(--frame);border-bottom:1px solid var(--rule)}
.heading{display:flex;gap:16px;align-items:baseline}
h1{font-size:18px;line-height:24px}
.heading p,.subject,.calm,figcaption,nav a{color:var(--grey)}
.filters{display:flex;flex-wrap:wrap;gap:8px 16px}
.filters label{display:flex;gap:8px;align-items:center;font-size:13px;color:var(--grey)}
input[type=search],select,button{font:inherit;font-size:13px;color:var(--ink);background:var(--ground);border:1px solid var(--rule);border-radius:6px;padding:4px 10px;min-height:32px}
input[type=search]{width:160px}
button{cursor:pointer}
button[aria-pressed=true]{background:var(--ink);border-color:var(--ink);color:var(--frame)}
.columns{display:grid;grid-template-columns:280px minmax(0,1fr)}
nav{position:sticky;top:57px;align-self:start;max-height:calc(100vh - 57px);overflow:auto;padding:16px 8px 24px 16px}
nav a{display:flex;gap:10px;align-items:center;padding:5px 8px;border-radius:6px;font-size:13px;line-height:18px;text-decoration:none;overflow-wrap:anywhere}
nav a:hover,nav a[aria-current]{background:var(--frame);color:var(--ink)}
.dot{flex:none;width:8px;height:8px;border-radius:50%;background:var(--amber)}
.dot.missing{background:var(--blue)}.dot.orphaned{background:var(--grey)}.dot.failed{background:var(--brick)}
main{padding:24px 24px 80px;display:grid;gap:24px;grid-template-columns:minmax(0,1fr)}
article,.accept-all{background:var(--frame);border-radius:10px;padding:20px 24px 24px;display:grid;gap:16px;grid-template-columns:minmax(0,1fr)}
article:focus{outline:none}
article:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
[hidden]{display:none!important}
.accept-all{grid-template-columns:auto minmax(0,1fr);align-items:center}
article>header{display:flex;flex-wrap:wrap;gap:6px 12px;align-items:center}
h2{font-size:16px;line-height:24px;overflow-wrap:anywhere}
.subject{flex-basis:100%}
.badge{font-size:12px;line-height:18px;font-weight:600;padding:1px 8px;border-radius:9px;color:var(--amber);background:var(--amber-ground)}
.badge.missing{color:var(--blue);background:var(--blue-ground)}
.badge.orphaned{color:var(--grey);background:var(--ground)}
.badge.failed{color:var(--brick);background:var(--brick-ground)}
.command{display:flex;gap:8px;align-items:center;flex-basis:100%;min-width:0}
code,pre{font:13px/20px ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
.command code{flex:0 1 auto;min-width:0;overflow-x:auto;white-space:nowrap;background:var(--ground);border-radius:6px;padding:6px 10px}
pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
.error{color:var(--brick);background:var(--brick-ground);border-radius:6px;padding:12px 16px}
.note{color:var(--amber);background:var(--amber-ground);border-radius:6px;padding:10px 16px}
.words{display:grid;gap:16px}
h3{font-size:13px;line-height:20px;color:var(--grey);font-weight:600;margin-bottom:4px}
.words li{padding:3px 0;overflow-wrap:anywhere;border-top:1px solid var(--rule)}
.words li:first-child{border-top:0}
.where{color:var(--grey)}
del{color:var(--brick);background:var(--brick-ground);text-decoration-thickness:1px;border-radius:3px;padding:0 3px}
ins{color:var(--green);background:var(--green-ground);text-decoration:none;border-radius:3px;padding:0 3px}
.findings .error{background:none;padding:3px 0}
.links{display:flex;gap:16px;font-size:13px}
.files{font:13px/20px ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.pictures{display:flex;flex-wrap:wrap;gap:24px;align-items:flex-start}
figure{display:grid;gap:8px;min-width:0;max-width:100%}
figcaption{font-size:13px;line-height:20px;max-width:375px}
figure[class^=desktop] figcaption{max-width:none}
figcaption strong{color:var(--ink);margin-right:6px}
.views{display:flex;gap:4px}
.stage{position:relative;display:grid;justify-items:start;align-items:start;max-width:100%;overflow:hidden;border-radius:6px;box-shadow:0 1px 2px rgb(0 0 0/.12),0 0 0 1px var(--rule)}
.sheet,.stage>img{grid-area:1/1;display:block;max-width:100%}
.sheet img,.stage>img{display:block;max-width:100%;height:auto}
figure[data-view=before] .sheet:not(.before),figure[data-view=after] .sheet:not(.after),figure[data-view=difference] .sheet:not(.difference),figure[data-view=slider] .difference{visibility:hidden}
figure[data-view=slider] .before{z-index:1;clip-path:inset(0 calc(100% - var(--at,50%)) 0 0)}
.edge{position:absolute;z-index:2;top:0;bottom:0;left:var(--at,50%);width:2px;margin-left:-1px;background:var(--accent);pointer-events:none}
.edge::after{content:"";position:sticky;display:block;top:50vh;width:28px;height:28px;margin:24px 0 0 -13px;border-radius:50%;background:var(--accent);box-shadow:0 0 0 3px rgb(255 255 255/.8)}
.stage input{position:absolute;z-index:3;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:ew-resize}
.stage:has(input:focus-visible){outline:2px solid var(--accent);outline-offset:2px}
figure:not([data-view=slider]) .edge,figure:not([data-view=slider]) input{display:none}
@media (max-width:899px){.columns{grid-template-columns:minmax(0,1fr)}nav{display:none}main{padding:16px}article{padding:16px}.accept-all{grid-template-columns:minmax(0,1fr)}.top{position:static;padding:12px 16px}}
`;
