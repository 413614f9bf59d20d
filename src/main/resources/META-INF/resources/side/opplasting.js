// A form with a file: the file is sent as it is, with the other fields in the address, and the page that comes back takes this one's place.
// Nothing in it runs. While the page says that it is about something that is being done, it is fetched again.
import {hoder, spor} from '/side/token.js';

const HVERT = 2000;
const si = tekst => { const felt = document.getElementById('opplasting'); if (felt) felt.textContent = tekst; };

async function vis(svar, fokus) {
  spor(svar.status);
  const side = new DOMParser().parseFromString(await svar.text(), 'text/html');
  const ny = side.querySelector('main');
  if (!ny || !(svar.headers.get('Content-Type') ?? '').startsWith('text/html')) throw new Error(String(svar.status));
  const token = document.getElementById('innlogging');
  const nyttToken = ny.querySelector('#innlogging');
  document.querySelector('main').replaceWith(document.adoptNode(ny));
  // The field with the token stays as it was.
  if (token && nyttToken) nyttToken.replaceWith(token);
  if (fokus) (document.querySelector('main [role=alert], #svar') ?? document.querySelector('main')).scrollIntoView();
  folg();
}

function folg() {
  const adresse = document.querySelector('main [data-folg]')?.dataset.folg;
  if (adresse) setTimeout(() => fetch(adresse, {headers: {Accept: 'text/html', ...hoder()}, cache: 'no-store'}).then(s => vis(s, false)).catch(folg), HVERT);
}

document.addEventListener('change', e => {
  const valgt = e.target.type === 'file' && document.getElementById(e.target.id + '-valgt');
  if (valgt) valgt.textContent = [...e.target.files].map(f => f.name).join(', ');
});
document.addEventListener('submit', async e => {
  const skjema = e.target;
  if (!skjema.dataset.innhold || e.defaultPrevented) return;
  e.preventDefault();
  const fil = skjema.querySelector('input[type=file]').files[0];
  if (!fil) return si(skjema.dataset.uten);
  const felt = new URLSearchParams([...new FormData(skjema)].filter(([, verdi]) => typeof verdi === 'string'));
  const {innhold, feil} = skjema.dataset;
  si(skjema.dataset.henter);
  try {
    await vis(await fetch(skjema.getAttribute('action') + '?' + felt, {method: 'POST', body: fil, headers: {'Content-Type': innhold, Accept: 'text/html', ...hoder()}}), true);
  } catch (x) {
    si(feil);
  }
});
document.addEventListener('click', async e => {
  const knapp = e.target.closest?.('button[data-slett]');
  if (knapp) await fetch(knapp.dataset.slett, {method: 'DELETE', headers: hoder()}).catch(() => si(''));
});
folg();
