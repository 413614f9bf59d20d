package no.meldingsvakt.regel.uttrykk;

import net.sf.saxon.expr.StaticProperty;
import net.sf.saxon.type.BuiltInAtomicType;
import net.sf.saxon.type.ItemType;
import net.sf.saxon.type.UType;
import net.sf.saxon.value.SequenceType;

/** What an expression gives, and a variable holds. */
enum Slag {
    NODER,
    BOOLSK,
    TEKSTER,
    UTYPEDE,
    VERDI;

    static Slag av(Uttrykk u) {
        if (u instanceof Uttrykk.Noder) {
            return NODER;
        }
        if (u instanceof Uttrykk.Tekster t) {
            return t.utypet() ? UTYPEDE : TEKSTER;
        }
        return u instanceof Uttrykk.Boolsk ? BOOLSK : VERDI;
    }

    static Slag av(SequenceType type) {
        return av(type.getPrimaryType(), type.getCardinality());
    }

    /** What is of a type, as many as Saxon says that there may be. */
    static Slag av(ItemType type, int antall) {
        if (erNode(type)) {
            return NODER;
        }
        if (type.equals(BuiltInAtomicType.STRING)) {
            return TEKSTER;
        }
        if (type.equals(BuiltInAtomicType.UNTYPED_ATOMIC)) {
            return UTYPEDE;
        }
        boolean alltidEn = antall == StaticProperty.EXACTLY_ONE;
        return alltidEn && type.equals(BuiltInAtomicType.BOOLEAN) ? BOOLSK : VERDI;
    }

    static boolean erNode(ItemType type) {
        return !type.getUType().equals(UType.VOID) && UType.XNODE.subsumes(type.getUType());
    }
}
