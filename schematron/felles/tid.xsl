<?xml version="1.0" encoding="UTF-8"?>
<!--
  Points in time. Rules read times through these functions alone: none of them can fail, whatever is written, and what cannot be
  computed with is nothing. RegeluttrykkTest demands it. Values without offset are Norwegian local time; values with one are moved to it. Summer time runs from the last
  Sunday of March to the last Sunday of October, changing at 01:00 UTC. All results are without offset.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!-- The last Sunday of a month with 31 days, at 01:00 UTC. -->
  <xsl:function name="mv:siste-sondag" as="xs:dateTime">
    <xsl:param name="ar" as="xs:integer"/>
    <xsl:param name="maned" as="xs:string"/>
    <xsl:variable name="ultimo" as="xs:date" select="xs:date(format-integer($ar, '0000') || '-' || $maned || '-31')"/>
    <xsl:variable name="ukedag" as="xs:integer"
        select="xs:integer(($ultimo - xs:date('1900-01-07')) div xs:dayTimeDuration('P1D')) mod 7"/>
    <xsl:sequence select="dateTime($ultimo - $ukedag * xs:dayTimeDuration('P1D'), xs:time('01:00:00Z'))"/>
  </xsl:function>

  <!-- Norwegian local time without offset. Years outside 1900-2999 are given back as they are. -->
  <xsl:function name="mv:norsk-tid" as="xs:dateTime?">
    <xsl:param name="tid" as="xs:dateTime?"/>
    <xsl:choose>
      <xsl:when test="empty($tid)"/>
      <xsl:when test="empty(timezone-from-dateTime($tid)) or not(year-from-dateTime($tid) = 1900 to 2999)">
        <xsl:sequence select="adjust-dateTime-to-timezone($tid, ())"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="utc" as="xs:dateTime" select="adjust-dateTime-to-timezone($tid, xs:dayTimeDuration('PT0S'))"/>
        <xsl:variable name="ar" as="xs:integer" select="min((2999, max((1900, year-from-dateTime($utc)))))"/>
        <xsl:variable name="sommertid" as="xs:boolean"
            select="$utc ge mv:siste-sondag($ar, '03') and $utc lt mv:siste-sondag($ar, '10')"/>
        <xsl:sequence select="adjust-dateTime-to-timezone(
            adjust-dateTime-to-timezone($utc, xs:dayTimeDuration(if ($sommertid) then 'PT2H' else 'PT1H')), ())"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!--
    A point in time as written, with the offset it has; Norway's at the time where it has none, so that moments can always be
    compared. Nothing for what cannot be computed with: what is no dateTime, seconds of 60, years outside 1900-2199 and offsets of
    more than twelve hours, which no clock in Norway shows. Of several values, the first.
  -->
  <xsl:function name="mv:moment" as="xs:dateTime?">
    <xsl:param name="verdi" as="item()*"/>
    <xsl:variable name="v" as="xs:string" select="normalize-space(string($verdi[1]))"/>
    <xsl:sequence select="if (matches($v, '^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+\-]((0[0-9]|1[01]):[0-9]{2}|12:00))?$'))
                          then (let $kort := replace($v, '(\.[0-9]{9})[0-9]+', '$1')
                                return if ($kort castable as xs:dateTime) then mv:med-forskyvning(xs:dateTime($kort)) else ())
                          else ()"/>
  </xsl:function>

  <!--
    The Norwegian moment of a dateTime or date as written; a date, and a time without seconds, is its midnight. Nothing for what
    cannot be computed with, as for mv:moment. Of several values, the first.
  -->
  <xsl:function name="mv:tidspunkt" as="xs:dateTime?">
    <xsl:param name="verdi" as="item()*"/>
    <xsl:variable name="v" as="xs:string" select="normalize-space(string($verdi[1]))"/>
    <xsl:variable name="moment" as="xs:dateTime?" select="mv:moment($v)"/>
    <xsl:variable name="dag" as="xs:string" select="substring($v, 1, 10)"/>
    <xsl:sequence select="if (exists($moment)) then mv:norsk-tid($moment)
                          else if (matches($v, '^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}(Z|[+\-].*|T[0-9]{2}:[0-9]{2})?$') and $dag castable as xs:date)
                               then xs:dateTime($dag || 'T00:00:00')
                          else ()"/>
  </xsl:function>

  <!-- The Norwegian calendar day of a dateTime or date as written. -->
  <xsl:function name="mv:dag" as="xs:date?">
    <xsl:param name="verdi" as="item()*"/>
    <xsl:sequence select="mv:dato(mv:tidspunkt($verdi))"/>
  </xsl:function>

  <!-- The calendar day of a point in time, where it is. -->
  <xsl:function name="mv:dato" as="xs:date?">
    <xsl:param name="tid" as="xs:dateTime?"/>
    <xsl:sequence select="$tid ! adjust-date-to-timezone(xs:date(.), ())"/>
  </xsl:function>

  <!-- A time of day as written. -->
  <xsl:function name="mv:klokke" as="xs:time?">
    <xsl:param name="verdi" as="item()*"/>
    <xsl:sequence select="string($verdi[1])[. castable as xs:time] ! xs:time(.)"/>
  </xsl:function>

  <!-- True for a value that stands where a point in time should, and is none that can be computed with. A year alone, or year and month, is only coarse. -->
  <xsl:function name="mv:er-urimelig-tid" as="xs:boolean">
    <xsl:param name="verdi" as="item()*"/>
    <xsl:variable name="v" as="xs:string" select="normalize-space(string($verdi[1]))"/>
    <xsl:sequence select="$v ne '' and not(matches($v, '^(19|20|21)[0-9]{2}(-[0-9]{2})?$')) and empty(mv:tidspunkt($v))"/>
  </xsl:function>

  <!-- A time as it is written, in parentheses; nothing where it does not look like one, for then it may be anything. -->
  <xsl:function name="mv:skrevet-tid" as="xs:string">
    <xsl:param name="verdi" as="item()*"/>
    <xsl:variable name="v" as="xs:string" select="normalize-space(string($verdi[1]))"/>
    <xsl:sequence select="if (matches($v, '^-?[0-9]{4,6}-[0-9]{2}-[0-9]{2}(T[0-9:]{5,8}(\.[0-9]{1,9})?)?(Z|[+\-][0-9:]{5})?$')) then ' (' || $v || ')' else ''"/>
  </xsl:function>

  <!-- The last moment of a Norwegian calendar day that is still on it: one second before the next begins. -->
  <xsl:function name="mv:dagens-slutt" as="xs:dateTime?">
    <xsl:param name="dag" as="xs:date?"/>
    <xsl:sequence select="mv:med-forskyvning($dag ! dateTime(adjust-date-to-timezone(., ()), xs:time('23:59:59')))"/>
  </xsl:function>

  <!-- The point in time with an offset: its own, else the one that Norway had then; of the hour that comes twice, the first. -->
  <xsl:function name="mv:med-forskyvning" as="xs:dateTime?">
    <xsl:param name="tid" as="xs:dateTime?"/>
    <xsl:choose>
      <xsl:when test="exists(timezone-from-dateTime($tid))"><xsl:sequence select="$tid"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="vinter" as="xs:dateTime?" select="adjust-dateTime-to-timezone($tid, xs:dayTimeDuration('PT1H'))"/>
        <xsl:variable name="sommer" as="xs:dateTime?" select="adjust-dateTime-to-timezone($tid, xs:dayTimeDuration('PT2H'))"/>
        <xsl:sequence select="if (mv:norsk-tid($sommer) = $tid) then $sommer else $vinter"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Easter Sunday of a year, by the anonymous Gregorian algorithm (Nature, 20 April 1876). -->
  <xsl:function name="mv:paskedag" as="xs:date">
    <xsl:param name="ar" as="xs:integer"/>
    <xsl:variable name="a" as="xs:integer" select="$ar mod 19"/>
    <xsl:variable name="b" as="xs:integer" select="$ar idiv 100"/>
    <xsl:variable name="c" as="xs:integer" select="$ar mod 100"/>
    <xsl:variable name="h" as="xs:integer" select="(19 * $a + $b - $b idiv 4 - ($b - ($b + 8) idiv 25 + 1) idiv 3 + 15) mod 30"/>
    <xsl:variable name="l" as="xs:integer" select="(32 + 2 * ($b mod 4) + 2 * ($c idiv 4) - $h - $c mod 4) mod 7"/>
    <xsl:variable name="m" as="xs:integer" select="($a + 11 * $h + 22 * $l) idiv 451"/>
    <xsl:variable name="n" as="xs:integer" select="$h + $l - 7 * $m + 114"/>
    <xsl:sequence select="xs:date(format-integer($ar, '0000') || '-' || format-integer($n idiv 31, '00') || '-' || format-integer($n mod 31 + 1, '00'))"/>
  </xsl:function>

  <!-- True on a Norwegian public holiday (lov om helligdager § 2, lov om 1 og 17 mai). -->
  <xsl:function name="mv:er-helligdag" as="xs:boolean">
    <xsl:param name="dag" as="xs:date?"/>
    <xsl:variable name="etter-paske" as="xs:integer?" select="$dag ! xs:integer((adjust-date-to-timezone(., ()) - mv:paskedag(year-from-date(.))) div xs:dayTimeDuration('P1D'))"/>
    <xsl:sequence select="$etter-paske = (-3, -2, 0, 1, 39, 49, 50)
                          or ($dag ! format-date(., '[M01]-[D01]')) = ('01-01', '05-01', '05-17', '12-25', '12-26')"/>
  </xsl:function>

  <!-- True on Monday to Friday that are no public holiday. -->
  <xsl:function name="mv:er-hverdag" as="xs:boolean">
    <xsl:param name="dag" as="xs:date?"/>
    <xsl:sequence select="exists($dag) and not(format-date($dag, '[F1]') = ('6', '7')) and not(mv:er-helligdag($dag))"/>
  </xsl:function>

  <!-- The first such day after a day. -->
  <xsl:function name="mv:neste-hverdag" as="xs:date?">
    <xsl:param name="dag" as="xs:date?"/>
    <xsl:variable name="neste" as="xs:date?" select="$dag + xs:dayTimeDuration('P1D')"/>
    <xsl:sequence select="if (empty($neste) or mv:er-hverdag($neste)) then $neste else mv:neste-hverdag($neste)"/>
  </xsl:function>

</xsl:stylesheet>
