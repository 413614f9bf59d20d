package no.meldingsvakt.sporing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header of W3C Trace Context that tells which trace something is part of. It alone is read and passed on: {@code tracestate} and
 * {@code baggage} are free text of the caller's.
 */
final class Traceparent {

    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    private static final int FORSTE = 1;
    private static final int ANDRE = 2;
    private static final int TREDJE = 3;

    private Traceparent() {}

    /** The trace that the header tells of; none where there is no such header. */
    static Context les(@Nullable String hode) {
        Matcher form = FORM.matcher(hode == null ? "" : hode);
        if (!form.matches()) {
            return Context.root();
        }
        SpanContext fjern = SpanContext.createFromRemoteParent(
                form.group(FORSTE),
                form.group(ANDRE),
                TraceFlags.fromHex(form.group(TREDJE), 0),
                TraceState.getDefault());
        return fjern.isValid() ? Context.root().with(Span.wrap(fjern)) : Context.root();
    }

    static @Nullable String av(SpanContext span) {
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
