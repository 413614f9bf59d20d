<?xml version="1.0" encoding="UTF-8"?>
<!--
  Points in time. Values without offset are Norwegian local time; values with one are moved to it. Summer time runs from the last
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
  <xsl:function name="mv:norsk-tid" as="xs:dateTime">
    <xsl:param name="tid" as="xs:dateTime"/>
    <xsl:choose>
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

  <!-- The Norwegian moment of a dateTime or date as written, in years of four digits; a date is its midnight; anything else gives nothing. -->
  <xsl:function name="mv:tidspunkt" as="xs:dateTime?">
    <xsl:param name="verdi" as="xs:string?"/>
    <xsl:variable name="v" as="xs:string" select="normalize-space($verdi)"/>
    <xsl:sequence select="if (not(matches($v, '^[1-9][0-9]{3}-'))) then ()
                          else if ($v castable as xs:dateTime) then mv:norsk-tid(xs:dateTime($v))
                          else if (substring($v, 1, 10) castable as xs:date)
                               then dateTime(xs:date(substring($v, 1, 10)), xs:time('00:00:00'))
                          else ()"/>
  </xsl:function>

  <!-- The Norwegian calendar day of a dateTime or date as written. -->
  <xsl:function name="mv:dag" as="xs:date?">
    <xsl:param name="verdi" as="xs:string?"/>
    <xsl:sequence select="mv:tidspunkt($verdi) ! xs:date(.)"/>
  </xsl:function>

</xsl:stylesheet>
