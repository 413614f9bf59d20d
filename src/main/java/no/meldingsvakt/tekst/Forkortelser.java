package no.meldingsvakt.tekst;

import java.util.Set;

/** Abbreviations of clinical notes whose full stop ends no sentence; those in the lexicon's own words come in addition. */
final class Forkortelser {

    static final Set<String> ALLE = Set.of(
            "pas", "evt", "ev", "ca", "kl", "mnd", "hj.spl", "hj.sp", "p.t", "pt", "avd", "pol", "ktr", "m.fl", "m.m",
            "m.v", "mv", "f.eks", "feks", "bl.a", "bla", "d.d", "dd", "osv", "o.l", "e.l", "u.a", "i.a", "tlf", "jf",
            "jfr", "dr", "spl", "sykepl", "beh", "us", "rtg", "rad", "inf", "diag", "tbl", "tabl", "x", "nr", "pga",
            "p.g.a", "vha", "mtp", "ift", "iht", "ifbm", "vs", "dgl", "dagl", "max", "min", "ang", "vedr", "st", "kir",
            "med", "ort", "gyn", "nevr", "psyk", "kont", "kontr", "u/a", "i/a", "s.c", "i.m", "i.v", "p.o", "t.o.m",
            "f.o.m", "jan", "feb", "mars", "apr", "aug", "sept", "okt", "nov", "des", "hhv", "fys", "ergo", "tidl",
            "nåv", "resp", "egenl", "sistn", "vakth");

    private Forkortelser() {}
}
