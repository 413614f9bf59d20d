package no.meldingsvakt.tekst;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words that the reader must know besides concepts, triggers and headings; {@code ordlister.yaml}.
 *
 * @param forkortelser abbreviations whose full stop ends no sentence
 * @param smaord words that Norwegian text cannot do without; empty where no language is to be told
 * @param svarord what a bare «ingen» may go on with and still be an answer
 * @param nektelser words that make a form its own denial
 * @param skrivemater other ways to write a word, by the way, for words that all concepts and triggers share
 */
record Ordlister(
        Set<String> forkortelser,
        Set<String> smaord,
        Set<String> svarord,
        Set<String> nektelser,
        Map<String, List<String>> skrivemater) {

    static final Ordlister TOMME = new Ordlister(Set.of(), Set.of(), Set.of(), Set.of(), Map.of());
}
