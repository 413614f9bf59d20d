// The page of stays: hands in what was dropped or chosen, and shows the page that the service answers with. What is shown is the
// service's own markup, parsed without running anything; names of files are only ever text.
import {hoder as innlogget, spor} from '/side/token.js';

const $ = id => document.getElementById(id);
const ord = JSON.parse($('ord').content.textContent);
const sprak = document.documentElement.lang;
let filer = [];
let lopenr = 0;

const si = (tekst, feil) => {
  $('melding').textContent = tekst;
  $('melding').classList.toggle('feil', Boolean(feil));
};

const fyll = (navn, verdi) => ord[navn].replace('{0}', verdi);

function velg(nye) {
  const egnede = nye.filter(f => /\.(xml|zip)$/i.test(f.name));
  const zip = egnede.filter(f => /\.zip$/i.test(f.name));
  const utelatt = nye.length - egnede.length;
  if (!egnede.length || zip.length > 1 || (zip.length && egnede.length > 1)) {
    si(ord[egnede.length ? 'en-zip' : 'ingen-filer'], true);
    return;
  }
  filer = egnede;
  $('filer-valgt').textContent = fyll('valgte', filer.length) + (utelatt ? ' ' + fyll('utelatt', utelatt) : '');
  $('forlop-id').value = '';
  bedom();
}

const inngang = oppforing => new Promise((ok, feil) => oppforing.file(ok, feil));

async function vandre(oppforing) {
  if (oppforing.isFile) {
    return [await inngang(oppforing)];
  }
  const leser = oppforing.createReader();
  const funnet = [];
  for (;;) {
    const noen = await new Promise((ok, feil) => leser.readEntries(ok, feil));
    if (!noen.length) {
      return funnet;
    }
    for (const o of noen) {
      funnet.push(...await vandre(o));
    }
  }
}

async function slipp(hendelse) {
  hendelse.preventDefault();
  $('slipp').classList.remove('over');
  const oppforinger = [...hendelse.dataTransfer.items].map(i => i.webkitGetAsEntry?.()).filter(Boolean);
  const lose = [...hendelse.dataTransfer.files];
  velg(oppforinger.length ? (await Promise.all(oppforinger.map(vandre))).flat() : lose);
}

function kall() {
  const onsker = new URLSearchParams({ sprak });
  const vurdert = $('vurdert').value.trim();
  if (vurdert) {
    onsker.set('vurdert', vurdert.replace(/^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(?=$|Z|[+-])/, '$1T$2:00').replace(' ', 'T'));
  }
  const hoder = { Accept: 'text/html', ...innlogget() };
  const id = $('forlop-id').value.trim();
  if (id) {
    return fetch('/api/v1/forlop/' + encodeURIComponent(id) + '?' + onsker, { headers: hoder });
  }
  if (filer.length === 1 && /\.zip$/i.test(filer[0].name)) {
    return fetch('/api/v1/forlop/valideringer?' + onsker, { method: 'POST', headers: { ...hoder, 'Content-Type': 'application/zip' }, body: filer[0] });
  }
  const skjema = new FormData();
  filer.forEach((f, i) => skjema.append('m' + i, new Blob([f], { type: 'application/xml' }), 'm' + i + '.xml'));
  return fetch('/api/v1/forlop/valideringer?' + onsker, { method: 'POST', headers: hoder, body: skjema });
}

async function bedom() {
  const mitt = ++lopenr;
  if (!filer.length && !$('forlop-id').value.trim()) {
    si(ord['ingen-filer'], true);
    return;
  }
  si(ord.bedommer);
  $('svar').setAttribute('aria-busy', 'true');
  try {
    const svar = await kall();
    const tekst = await svar.text();
    if (mitt !== lopenr) {
      return;
    }
    $('svar').replaceChildren();
    if (svar.ok) {
      vis(new DOMParser().parseFromString(tekst.replace(/<style>[^]*?<\/style>/, ''), 'text/html'));
    } else {
      si(problem(svar.status, tekst), true);
      spor(svar.status);
    }
  } catch (e) {
    si(ord.borte, true);
  } finally {
    $('svar').removeAttribute('aria-busy');
  }
}

function problem(status, tekst) {
  try {
    return fyll('feil', status) + ' ' + JSON.parse(tekst).detail;
  } catch (e) {
    return fyll('feil', status);
  }
}

function vis(side) {
  $('svar').append(...[...side.querySelector('main').children].filter(e => e.tagName !== 'H1').map(e => document.adoptNode(e)));
  for (const rull of document.querySelectorAll('.rull')) {
    const navn = rull.querySelectorAll('.banenavn');
    rull.addEventListener('scroll', () => navn.forEach(n => n.setAttribute('transform', 'translate(' + rull.scrollLeft + ',0)')), { passive: true });
  }
  si(ord.ferdig);
  $('svar').focus({ preventScroll: true });
}

$('filer').addEventListener('change', e => velg([...e.target.files]));
$('skjema').addEventListener('submit', e => {
  e.preventDefault();
  if ($('forlop-id').value.trim()) {
    filer = [];
    $('filer-valgt').textContent = '';
  }
  bedom();
});
for (const navn of ['dragenter', 'dragover']) {
  document.addEventListener(navn, e => { e.preventDefault(); $('slipp').classList.add('over'); });
}
document.addEventListener('dragleave', e => { if (!e.relatedTarget) { $('slipp').classList.remove('over'); } });
document.addEventListener('drop', slipp);
const id = new URLSearchParams(location.search).get('id');
if (id) {
  $('forlop-id').value = id;
  for (const a of document.querySelectorAll('.topp .sprak a')) {
    const adresse = new URL(a.href);
    adresse.searchParams.set('id', id);
    a.href = adresse;
  }
  bedom();
}
