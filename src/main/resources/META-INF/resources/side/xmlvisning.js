// XML in a CodeMirror view, with line numbers, colours, and findings marked at their lines. It lies in a shadow root, where its styles may
// be put in as the policy of the page demands.
import {EditorView, Decoration, GutterMarker, drawSelection, gutter, highlightActiveLine, keymap, lineNumbers, placeholder} from '/bibliotek/codemirror-view.js';
import {EditorState, RangeSet, StateEffect, StateField} from '/bibliotek/codemirror-state.js';
import {defaultKeymap, history, historyKeymap} from '/bibliotek/codemirror-commands.js';
import {highlightSelectionMatches, search, searchKeymap} from '/bibliotek/codemirror-search.js';
import {LRLanguage, syntaxHighlighting} from '/bibliotek/codemirror-language.js';
import {classHighlighter} from '/bibliotek/lezer-highlight.js';
import {parser} from '/bibliotek/lezer-xml.js';

export const NIVAER = ['AVVISES', 'FEIL', 'ADVARSEL', 'MERKNAD'];

const xml = LRLanguage.define({name: 'xml', parser});
const settFunn = StateEffect.define();

/** The mark at a line: the gravest of its findings, in a shape of its own besides the colour. */
class Merke extends GutterMarker {
  constructor(funn, tekst) {
    super();
    this.funn = funn;
    this.tekst = tekst;
    this.niva = NIVAER.find(n => funn.some(f => f.alvorlighet === n)) ?? 'MERKNAD';
  }

  eq(annet) {
    return annet.funn === this.funn;
  }

  toDOM() {
    const merke = document.createElement('span');
    merke.className = 'merke ' + this.niva;
    merke.title = this.tekst;
    merke.textContent = {AVVISES: '✕', FEIL: '!', ADVARSEL: '▲', MERKNAD: 'i'}[this.niva];
    return merke;
  }
}

const merker = StateField.define({
  create: () => RangeSet.empty,
  update(verdi, endring) {
    for (const e of endring.effects) {
      if (e.is(settFunn)) return e.value;
    }
    return verdi.map(endring.changes);
  },
});

const linjer = EditorView.decorations.compute([merker], tilstand => {
  const alle = [];
  for (let i = tilstand.field(merker).iter(); i.value; i.next()) {
    alle.push(Decoration.line({class: 'funnlinje ' + i.value.niva}).range(tilstand.doc.lineAt(i.from).from));
  }
  return Decoration.set(alle, true);
});

function valgtLinje(visning) {
  return visning.state.doc.lineAt(visning.state.selection.main.head);
}

function merkePaa(visning, linje) {
  let funnet = null;
  visning.state.field(merker).between(linje.from, linje.to, (fra, til, merke) => {
    funnet = merke;
    return false;
  });
  return funnet;
}

/** Goes to the next line with a finding, from the top again after the last. */
function neste(visning) {
  let forste = null;
  let etter = null;
  const her = valgtLinje(visning).to;
  for (let i = visning.state.field(merker).iter(); i.value; i.next()) {
    forste ??= i.from;
    if (i.from > her) {
      etter = i.from;
      break;
    }
  }
  const til = etter ?? forste;
  if (til === null) return false;
  visning.dispatch({selection: {anchor: til}, effects: EditorView.scrollIntoView(til, {y: 'center'})});
  return true;
}

/**
 * Makes a view.
 *
 * @param vert the element that it fills
 * @param valg navn: what it is called; bareLes; plassholder; linjetall: what a line's number is shown as; and what to call:
 *   endret, when the text is changed by hand; limt, when something is pasted into an empty one; valgt, with the findings of a line that is
 *   chosen; bedom, when a verdict is asked for
 */
export function lagVisning(vert, valg) {
  const skygge = vert.attachShadow({mode: 'open'});
  const stil = document.createElement('link');
  stil.rel = 'stylesheet';
  stil.href = '/side/xmlvisning.css';
  const rom = document.createElement('div');
  rom.className = 'rom';
  skygge.append(stil, rom);
  let linjetall = String;

  const visning = new EditorView({
    root: skygge,
    parent: rom,
    state: nyTilstand('', valg.bareLes),
  });
  // What is wider or longer than its room can be reached without a mouse: by what is written in, or by its room.
  if (valg.bareLes) visning.scrollDOM.tabIndex = 0;

  function nyTilstand(tekst, bareLes) {
    return EditorState.create({
      doc: tekst,
      extensions: [
        lineNumbers({formatNumber: n => linjetall(n)}),
        merker,
        linjer,
        gutter({
          class: 'merkespor',
          markers: v => v.state.field(merker),
          domEventHandlers: {
            mousedown(v, blokk) {
              const merke = merkePaa(v, v.state.doc.lineAt(blokk.from));
              if (merke) {
                v.dispatch({selection: {anchor: blokk.from}});
                valg.valgt?.(merke.funn);
              }
              return Boolean(merke);
            },
          },
        }),
        history(),
        drawSelection(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        search({top: true}),
        keymap.of([
          {key: 'F8', run: neste},
          {key: 'Alt-Enter', run: v => {
            const merke = merkePaa(v, valgtLinje(v));
            if (merke) valg.valgt?.(merke.funn);
            return Boolean(merke);
          }},
          {key: 'Mod-Enter', run: () => {
            valg.bedom?.();
            return true;
          }},
          ...searchKeymap,
          ...defaultKeymap,
          ...historyKeymap,
        ]),
        xml,
        syntaxHighlighting(classHighlighter),
        EditorState.readOnly.of(Boolean(bareLes)),
        EditorView.contentAttributes.of({'aria-label': valg.navn, tabindex: '0', ...(valg.hjelp ? {'aria-description': valg.hjelp} : {}), spellcheck: 'false', autocapitalize: 'off', translate: 'no'}),
        ...(valg.plassholder ? [placeholder(valg.plassholder)] : []),
        EditorView.updateListener.of(o => {
          if (o.docChanged && o.transactions.some(t => t.isUserEvent('input') || t.isUserEvent('delete') || t.isUserEvent('undo') || t.isUserEvent('redo') || t.isUserEvent('move'))) {
            const limt = o.startState.doc.length === 0 && o.transactions.some(t => t.isUserEvent('input.paste'));
            (limt ? valg.limt : valg.endret)?.();
          }
        }),
      ],
    });
  }

  return {
    /** Shows a text, from its beginning and without findings. */
    vis(tekst, {bareLes = valg.bareLes, nummer = String} = {}) {
      linjetall = nummer;
      visning.setState(nyTilstand(tekst, bareLes));
      visning.scrollDOM.scrollTop = 0;
    },

    tekst: () => visning.state.doc.toString(),

    lengde: () => visning.state.doc.length,

    /** Marks the lines that have findings; paa: from the number of a line in this text to its findings. */
    merk(paa, forklar) {
      const doc = visning.state.doc;
      const alle = [...paa.entries()]
          .filter(([linje]) => linje >= 1 && linje <= doc.lines)
          .sort(([a], [b]) => a - b)
          .map(([linje, funn]) => new Merke(funn, forklar(funn)).range(doc.line(linje).from));
      visning.dispatch({effects: settFunn.of(RangeSet.of(alle))});
    },

    /** Goes to the line where a finding is, wherever it has moved since it was marked. */
    gaaTil(funn) {
      for (let i = visning.state.field(merker).iter(); i.value; i.next()) {
        if (i.value.funn.includes(funn)) {
          visning.dispatch({selection: {anchor: i.from}, effects: EditorView.scrollIntoView(i.from, {y: 'center'})});
          visning.focus();
          return;
        }
      }
    },
  };
}
