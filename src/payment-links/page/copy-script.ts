/** Shows the copy buttons, which need JavaScript, and makes them copy and confirm it. */
export const copyScript: string = `
const s=document.querySelector('[role=status]');
if(navigator.clipboard)for(const b of document.querySelectorAll('button')){b.hidden=false;const t=b.textContent;let w;
b.addEventListener('click',async()=>{try{await navigator.clipboard.writeText(b.dataset.copy)}catch{return}
b.textContent=s.textContent=b.dataset.done;b.classList.add('done');clearTimeout(w);w=setTimeout(()=>{b.textContent=t;s.textContent='';b.classList.remove('done')},2000)})}
`.replaceAll('\n', '');
