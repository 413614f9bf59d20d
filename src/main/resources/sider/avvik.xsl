<?xml version="1.0" encoding="UTF-8"?>
<!-- Reports on deviations: what is asked for, a chart, and the table. Printed, it is the report alone. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="https://meldingsvakt.no/ns/side" exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="felles.xsl"/>
  <xsl:variable name="r" select="$s?rapport" as="map(*)"/>
  <xsl:variable name="felt" select="'opphold', 'meldinger', 'avvik', 'frister', 'brutt', 'svartid'"/>
  <xsl:variable name="flest" select="20"/>

  <!-- What a row is of; an enterprise's other services in words. -->
  <xsl:function name="f:rad" as="xs:string">
    <xsl:param name="verdi" as="xs:string"/>
    <xsl:sequence select="if (ends-with($verdi, '-ovrige')) then f:o('avvik.ovrige', substring-before($verdi, '-ovrige')) else $verdi"/>
  </xsl:function>

  <xsl:template name="xsl:initial-template">
    <html lang="{$sprak}">
      <xsl:call-template name="hode">
        <xsl:with-param name="tittel" select="f:o('avvik.tittel')"/>
        <xsl:with-param name="stiler" select="'/side/regler.css'"/>
      </xsl:call-template>
      <body>
        <xsl:call-template name="navigasjon"/>
        <main id="innhold" tabindex="-1">
          <h1>{f:o('avvik.tittel')}{if (exists($r?par)) then ' ' || $r?par else ''}</h1>
          <p class="dus">{f:o('avvik.om')}</p>
          <xsl:call-template name="skjema"/>
          <xsl:choose>
            <xsl:when test="empty($r?maneder?*)"><p role="status">{f:o('avvik.ingen', ($s?fra, $s?til))}</p></xsl:when>
            <xsl:otherwise>
              <p><xsl:sequence select="f:hele-datoer(f:o('avvik.periode', ($r?fra, $r?til, string-join($r?maneder?*, ', '))))"/></p>
              <xsl:choose>
                <xsl:when test="empty(($r?sum?opphold, $r?sum?meldinger, $r?sum?avvik, $r?sum?frister))"><p role="status">{f:o('avvik.for-fa')}</p></xsl:when>
                <xsl:otherwise>
                  <xsl:call-template name="figur"/>
                  <xsl:call-template name="tabell"/>
                  <xsl:if test="empty($r?rader?*)"><p role="status">{f:o('avvik.uten-rader')}</p></xsl:if>
                </xsl:otherwise>
              </xsl:choose>
            </xsl:otherwise>
          </xsl:choose>
          <xsl:if test="exists($r?ikkeTalt?*)">
            <p>{f:o('avvik.telt-ikke')}</p>
            <ul>
              <xsl:for-each select="$r?ikkeTalt?*"><li>{f:o('avvik.' || ?grunn, (if (?fra = ?til) then ?fra else ?fra || '–' || ?til, string(?telles)))}</li></xsl:for-each>
            </ul>
          </xsl:if>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="skjema">
    <form class="regelfilter likt forbi" action="/avvik" method="get">
      <xsl:if test="$sprak ne 'nb'"><input type="hidden" name="sprak" value="{$sprak}"/></xsl:if>
      <p class="felt"><label for="fra">{f:o('avvik.fra')}</label><input type="text" id="fra" name="fra" value="{$s?fra}" autocomplete="off"/></p>
      <p class="felt"><label for="til">{f:o('avvik.til')}</label><input type="text" id="til" name="til" value="{$s?til}" autocomplete="off"/></p>
      <p class="felt">
        <label for="gruppe">{f:o('avvik.gruppe')}</label>
        <select id="gruppe" name="gruppe">
          <xsl:for-each select="$s?grupper?*">
            <option value="{.}">
              <xsl:if test=". = $r?gruppe"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
              <xsl:text>{f:o('avvik.' || .)}</xsl:text>
            </option>
          </xsl:for-each>
        </select>
      </p>
      <p class="felt"><label for="par">{f:o('avvik.bare-par')}</label><input type="text" id="par" name="par" value="{$r?par}" autocomplete="off"/></p>
      <p class="felt knappene"><button type="submit" class="hoved">{f:o('avvik.vis')}</button></p>
    </form>
  </xsl:template>

  <!-- Bars of findings, the same numbers as the table has. -->
  <xsl:template name="figur">
    <xsl:variable name="rader" select="$r?rader?*[exists(?avvik)][position() le $flest]" as="map(*)*"/>
    <xsl:if test="exists($rader)">
      <xsl:variable name="mest" select="max($rader ! number(?avvik))"/>
      <h2>{f:o('avvik.figur')}</h2>
      <!-- Without a viewBox: a narrow screen has shorter bars, and no smaller words. -->
      <svg xmlns="http://www.w3.org/2000/svg" width="100%" height="{count($rader) * 32}" class="avviksfigur" role="img" aria-label="{f:o('avvik.figur-om')}">
        <xsl:for-each select="$rader">
          <xsl:variable name="y" select="(position() - 1) * 32"/>
          <text x="0" y="{$y + 12}" font-size="13" fill="currentColor">{f:rad(?verdi)}: {?avvik}</text>
          <rect x="0" y="{$y + 17}" width="{round(100 * number(?avvik) div $mest, 1)}%" height="10"/>
        </xsl:for-each>
      </svg>
    </xsl:if>
  </xsl:template>

  <xsl:template name="tabell">
    <h2>{f:o('avvik.tabell')}</h2>
    <table class="stabel">
      <thead><tr><th scope="col">{f:o('avvik.' || $r?gruppe)}</th><xsl:for-each select="$felt"><th scope="col">{f:o('avvik.' || .)}</th></xsl:for-each></tr></thead>
      <tbody>
        <xsl:for-each select="$r?rader?*, map:put($r?sum, 'verdi', f:o('avvik.sum'))" xmlns:map="http://www.w3.org/2005/xpath-functions/map">
          <xsl:variable name="rad" select="." as="map(*)"/>
          <tr>
            <xsl:if test="position() = last()"><xsl:attribute name="class">sum</xsl:attribute></xsl:if>
            <th scope="row" class="{if (position() = last()) then () else 'kode'}">{f:rad(?verdi)}</th>
            <xsl:for-each select="$felt"><td data-navn="{f:o('avvik.' || .)}">{($rad(.), '–')[1]}</td></xsl:for-each>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
    <p class="dus liten">{f:o('avvik.strek')}</p>
  </xsl:template>
</xsl:stylesheet>
