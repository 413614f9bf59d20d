// The course: what is answered is compared with what the service says of the message at this moment. All that is shown of a message or an
// answer is put in as text, but for the stay drawn, which is the service's own markup, parsed without running anything.
import {hoder as innlogget, spor} from '/side/token.js';

const $ = id => document.getElementById(id);
const ord = document.querySelector('main').dataset;
const sprak = document.documentElement.lang;
const fyll = (tekst, ...verdier) => verdier.reduce((t, v, i) => t.replaceAll(`{${i}}`, () => v), tekst);
const PAKKE = 'nord-trondelag-pasientsamarbeid';
/** After all messages of the stay, so that each deadline has been met or has passed. */
const ETTER = '2024-04-01T12:00:00';
const riktige = new Set();
const oppgaver = [...document.querySelectorAll('.oppgave form')];

function lag(navn, tekst, klasse = '') {
  const element = document.createElement(navn);
  element.textContent = tekst;
  element.className = klasse;
  return element;
}

async function eksempel(fil) {
  const svar = await fetch('/eksempler/' + fil, {redirect: 'error'});
  if (!svar.ok) throw new Error(svar.status);
  return svar.blob();
}

async function kall(adresse, sporring, kropp, hoder) {
  const svar = await fetch(adresse + '?' + new URLSearchParams({sprak, ...sporring}), {method: 'POST', body: kropp, headers: {...hoder, ...innlogget()}, cache: 'no-store', redirect: 'error'});
  spor(svar.status);
  if (!svar.ok) throw new Error(svar.status);
  return svar;
}

/** A page's own style may not be put in here, and this page has it in a file. */
const utenStil = side => side.replace(/<style>[^]*?<\/style>/, '');

async function svar(skjema) {
  const felt = skjema.querySelector('.dommen');
  const valgt = new FormData(skjema).get('svar');
  if (!valgt) {
    felt.replaceChildren(lag('p', ord.velg));
    return;
  }
  felt.replaceChildren(lag('p', ord.arbeider, 'dus'));
  try {
    const melding = await eksempel(skjema.dataset.fil);
    const dom = await (await kall('/api/v1/valideringer', {regelsett: skjema.dataset.regelsett}, melding, {'Content-Type': 'application/xml', Accept: 'application/json'})).json();
    const rett = dom.avvik.some(a => a.regel === valgt);
    if (rett) riktige.add(skjema);
    else riktige.delete(skjema);
    felt.replaceChildren(
        lag('p', rett ? ord.riktig : ord.galt, rett ? 'riktig' : 'galt'),
        ...dom.avvik.map(a => lag('p', a.tekst, a.alvorlighet)));
    $('sum').textContent = fyll(ord.sum, riktige.size, oppgaver.length);
  } catch {
    felt.replaceChildren(lag('p', ord.sviktet));
  }
}

for (const skjema of oppgaver) {
  skjema.addEventListener('submit', e => {
    e.preventDefault();
    svar(skjema);
  });
}

const rekke = document.querySelector('.brikker');

rekke.addEventListener('click', e => {
  const knapp = e.target.closest('button');
  if (!knapp) return;
  const brikke = knapp.closest('li');
  if (knapp.dataset.vei === '-1') brikke.previousElementSibling?.before(brikke);
  else brikke.nextElementSibling?.after(brikke);
  knapp.focus();
  $('opphold-svar').textContent = fyll(ord.plass, brikke.dataset.navn, [...rekke.children].indexOf(brikke) + 1);
});

$('opphold-form').addEventListener('submit', async e => {
  e.preventDefault();
  $('opphold-svar').textContent = ord.arbeider;
  try {
    const meldinger = await Promise.all([...rekke.children].map(async b => {
      const blob = await eksempel(b.dataset.fil);
      const xml = new DOMParser().parseFromString(await blob.text(), 'application/xml');
      return {blob, id: xml.querySelector('MsgId')?.textContent};
    }));
    const sporring = {regelsett: PAKKE, vurdert: ETTER};
    const skjema = () => meldinger.reduce((s, m, i) => (s.append('m' + i, m.blob, 'm' + i + '.xml'), s), new FormData());
    const dom = await (await kall('/api/v1/forlop/valideringer', sporring, skjema(), {Accept: 'application/json'})).json();
    const sendt = dom.meldinger.map(m => m.melding?.msgId);
    const rett = meldinger.filter((m, i) => m.id === sendt[i]).length;
    $('opphold-svar').textContent = rett === meldinger.length ? ord.iOrden : fyll(ord.ikkeIOrden, rett, meldinger.length);
    const side = await (await kall('/api/v1/forlop/valideringer', sporring, skjema(), {Accept: 'text/html'})).text();
    const tegnet = new DOMParser().parseFromString(utenStil(side), 'text/html').querySelectorAll('main .forlop');
    $('tegnet').replaceChildren(...[...tegnet].map(f => document.adoptNode(f)));
  } catch {
    $('opphold-svar').textContent = ord.sviktet;
  }
});

document.documentElement.classList.add('skript');
document.documentElement.dataset.klar = 'ja';
