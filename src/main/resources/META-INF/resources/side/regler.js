// Finds rules while somebody writes, among those that are on the page, as the service does without script.
const $ = id => document.getElementById(id);
const felter = ['tekst', 'niva', 'pakke', 'melding', 'tilstand'];
const rader = [...document.querySelectorAll('.regler tbody tr')].map(rad => ({
  rad,
  pakke: rad.closest('.pakke'),
  tekst: ([...rad.children].map(c => c.textContent).join(' ') + ' ' + rad.dataset.sok).toLowerCase(),
}));

function finn() {
  const onsket = Object.fromEntries(felter.map(f => [f, $(f).value]));
  const ord = onsket.tekst.toLowerCase().split(/\s+/).filter(Boolean);
  let vist = 0;
  const pakker = new Set();
  for (const {rad, pakke, tekst} of rader) {
    const passer = (!onsket.niva || rad.dataset.niva === onsket.niva)
        && (!onsket.pakke || pakke.dataset.pakke === onsket.pakke)
        && (!onsket.melding || rad.dataset.melding.includes(` ${onsket.melding} `))
        && (!onsket.tilstand || rad.dataset.tilstand === onsket.tilstand)
        && ord.every(o => tekst.includes(o));
    rad.hidden = !passer;
    if (passer) {
      vist++;
      pakker.add(pakke);
    }
  }
  for (const pakke of document.querySelectorAll('.pakke')) pakke.hidden = !pakker.has(pakke);
  const {vist: tekst, ingen} = $('vist').dataset;
  $('vist').textContent = vist ? tekst.replace('{0}', vist).replace('{1}', rader.length) : ingen;
  adresser(onsket);
}

/** The choices stand in the address, so that it can be sent on, and follow to the other languages. */
function adresser(onsket) {
  for (const [lenke, bruk] of [[location.href, a => history.replaceState(null, '', a)], ...[...document.querySelectorAll('.topp .sprak a')].map(a => [a.href, v => { a.href = v; }])]) {
    const adresse = new URL(lenke, location.href);
    for (const f of felter) {
      if (onsket[f]) adresse.searchParams.set(f, onsket[f]);
      else adresse.searchParams.delete(f);
    }
    bruk(adresse.pathname + adresse.search + adresse.hash);
  }
}

document.documentElement.classList.add('med-skript');
$('filter').addEventListener('input', finn);
$('filter').addEventListener('submit', e => {
  e.preventDefault();
  finn();
});
$('alle').addEventListener('click', e => {
  e.preventDefault();
  for (const f of felter) $(f).value = '';
  finn();
  $('tekst').focus();
});
document.documentElement.dataset.klar = 'ja';
