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
        ItemType en = type.getPrimaryType();
        if (erNode(en)) {
            return NODER;
        }
        if (en.equals(BuiltInAtomicType.STRING)) {
            return TEKSTER;
        }
        if (en.equals(BuiltInAtomicType.UNTYPED_ATOMIC)) {
            return UTYPEDE;
        }
        boolean alltidEn = type.getCardinality() == StaticProperty.EXACTLY_ONE;
        return alltidEn && en.equals(BuiltInAtomicType.BOOLEAN) ? BOOLSK : VERDI;
    }

    static boolean erNode(ItemType type) {
        return !type.getUType().equals(UType.VOID) && UType.XNODE.subsumes(type.getUType());
    }
}
