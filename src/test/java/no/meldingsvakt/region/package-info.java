/**
 * A year in a region: hospitals, municipalities and patients that live lawful lives, written as real messages, and a switch
 * that breaks one rule at a time. It tells how often the rules on stays accuse wrongly, and how often they find what is wrong.
 */
package no.meldingsvakt.region;
